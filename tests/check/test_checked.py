"""What `check` hands on: typed fields, translations laid over their originals, bodies, and what is left out."""

import pickle
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from trial_site import check_site, lay_out, sound_text, told

from stafett.check import (
    Checked,
    EntryCheck,
    EntryFiles,
    ValidatedEntry,
    check_content,
    codes,
    keep_entry,
    make_entry,
)
from stafett.read import read_content, read_source


@pytest.fixture
def sound(tmp_path: Path) -> Checked:
    lay_out(tmp_path, {})
    return check_site(tmp_path)


def test_a_sound_site_has_no_problems(sound: Checked) -> None:
    assert sound.problems == ()
    assert not sound.has_errors
    assert [*sound.needs] == ["andas", "sova"]
    assert [*sound.solutions, *sound.events, *sound.pages] == ["mataren", "verkstad", "om", "tillganglighet"]
    assert [*sound.organisations] == ["region-prov", "kommunen", "bolaget"]
    assert [*sound.vocabularies["areas"]] == ["lungs", "asthma"]


def test_scalars_are_exact(sound: Checked) -> None:
    need = sound.needs["andas"].fields
    assert need.quantity is not None
    assert need.quantity.patients_per_year == 42000
    assert str(need.goals[0].target) == "75.5"
    assert need.screening is not None
    assert need.screening.life_cycle is not None
    assert str(need.screening.life_cycle.co2e_kg_per_year) == "-1200.50"
    assert need.log[0].date == date(2025, 1, 20)
    assert need.procurement is not None
    assert need.procurement.planned == (2027, 1)
    assert need.stage is codes.Stage.FOLLOWED_UP
    assert sound.solutions["mataren"].fields.feedback[0].from_ is codes.Voice.PATIENT


def test_times_without_a_zone_are_in_the_sites(sound: Checked) -> None:
    start = sound.events["verkstad"].fields.start
    assert start == datetime(2025, 1, 9, 12, 0, tzinfo=UTC)
    assert str(start.tzinfo) == "Europe/Stockholm"


def test_a_country_code_stays_text(tmp_path: Path) -> None:
    lay_out(tmp_path, {"vocabularies/kinds.yml": "NO: {label: {sv: Nej, en: No}}\nmedical: {label: {sv: M, en: M}}\n"})
    assert check_site(tmp_path).vocabularies["kinds"]["NO"].label == {"sv": "Nej", "en": "No"}


def test_a_translation_is_its_original_with_the_text_laid_over(sound: Checked) -> None:
    need = sound.needs["andas"]
    english = need.text("en")
    assert english.title == "Breathe more easily"
    assert english.goals[0].measure == "Share with follow-up"
    assert english.goals[0].baseline == Decimal(38)
    assert english.discussion == need.fields.discussion
    assert english.preconditions is not None
    assert english.preconditions.clinical is not None
    assert (english.preconditions.clinical[0].text, english.preconditions.clinical[0].level) == (
        "An approved method",
        "must",
    )
    fit = sound.solutions["mataren"].text("en").fit["andas"].clinical
    assert fit is not None
    assert (fit.answer, fit.comment) == ("met", "Well tried")


def test_what_has_no_translation_is_given_as_it_was_written(sound: Checked) -> None:
    need = sound.needs["sova"]
    assert need.languages == ("sv",)
    assert need.text("en") is need.fields
    assert need.document("en").text == "Text om sömn."
    assert sound.needs["andas"].languages == ("sv", "en")
    assert "The problem" in sound.needs["andas"].document("en").text


def test_references_are_followed_despite_other_mistakes(tmp_path: Path) -> None:
    text = sound_text("needs/sova.md").replace("title: Sova gott\n", "").replace("[lungs]", "[lung, asthma]")
    lay_out(tmp_path, {"needs/sova.md": text.replace("solution: mataren", "solution: [x]")})
    assert [told(problem) for problem in check_site(tmp_path).problems] == [
        "needs/sova.md:2:1 missing-field",
        "needs/sova.md:5:9 unknown-reference",
        "needs/sova.md:6:36 not-a-text",
    ]


def test_drafts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    lay_out(tmp_path, {"needs/vila.md": sound_text("needs/sova.md").replace("feedback, solution: mataren", "student")})
    draft = (tmp_path / "content/needs/vila.md").read_text("utf-8").replace("---\ntitle", "---\ndraft: true\ntitle")
    (tmp_path / "content/needs/vila.md").write_text(draft, "utf-8")
    assert "vila" not in check_site(tmp_path).needs
    assert "vila" in check_site(tmp_path, with_drafts=True).needs


def test_a_translation_in_draft_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    english = sound_text("needs/andas.en.md").replace("goals:", "draft: true\ngoals:")
    lay_out(tmp_path, {"needs/andas.en.md": english})
    assert check_site(tmp_path).needs["andas"].languages == ("sv",)
    assert check_site(tmp_path, with_drafts=True).needs["andas"].languages == ("sv", "en")


def test_what_has_mistakes_is_left_out_and_the_rest_is_given(tmp_path: Path) -> None:
    lay_out(tmp_path, {"needs/sova.md": sound_text("needs/sova.md").replace("title:", "titel:")})
    checked = check_site(tmp_path)
    assert checked.has_errors
    assert [*checked.needs] == ["andas"]
    assert [problem.code for problem in checked.problems] == ["unknown-key"]


def test_an_entry_is_checked_by_itself_and_travels_between_processes(tmp_path: Path) -> None:
    lay_out(tmp_path, {})
    content = read_content(tmp_path)
    travelled: list[str] = []

    def over_processes(work: EntryCheck, entries: Sequence[EntryFiles]) -> Iterable[ValidatedEntry]:
        for entry in entries:
            travelled.append(entry.id)
            there = pickle.loads(pickle.dumps(work))(pickle.loads(pickle.dumps(entry)))
            yield make_entry(entry.kind, entry.id, keep_entry(there))

    read = partial(read_source, tmp_path, languages=content.languages)
    checked = check_content(content, read, each_entry=over_processes)
    assert checked == check_site(tmp_path)
    assert travelled == ["andas", "sova", "mataren", "verkstad", "om", "tillganglighet"]


def test_mistakes_in_all_files_are_told_at_once_in_the_order_of_their_places(tmp_path: Path) -> None:
    files = ("needs/andas.md", "needs/sova.md", "solutions/mataren.md", "events/verkstad.md", "pages/om.md")
    broken = {name: sound_text(name).replace("title:", "titel:") for name in files}
    lay_out(tmp_path, {**broken, "site.yml": "name: [", "vocabularies/kinds.yml": "- x"})
    problems = check_site(tmp_path).problems
    paths = [problem.place.path.removeprefix("content/") for problem in problems]
    assert paths == sorted(paths)
    assert {*files, "site.yml", "vocabularies/kinds.yml"} == {*paths}


def test_a_text_that_does_not_say_its_language_is_taken_to_be_in_the_sites_first(tmp_path: Path) -> None:
    site = sound_text("site.yml").replace("[sv, en]", "[en, sv]")
    lay_out(
        tmp_path,
        {
            "site.yml": site.replace("{sv: Provkatalogen, en: The trial catalogue}", "The trial catalogue"),
            "organisations.yml": sound_text("organisations.yml").replace(
                "{sv: Kommunen, en: The Municipality}", "The Municipality"
            ),
        },
    )
    near = [problem.values["near"] for problem in check_site(tmp_path).problems if problem.code == "not-a-mapping"]
    assert near == ['{en: "The Municipality"}', '{en: "The trial catalogue"}']

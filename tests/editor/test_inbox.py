"""Whole runs of the inbox on tiny sites: from exports to drafts that `check` finds no mistake in."""

import json
import shutil
from pathlib import Path

import pytest
from announced import announced, solution
from sending import ANSWER, EXPORTS, IN_USE, checked, files_of, reasons, run, send

from stafett.editor import tell
from stafett.errors import UsageError

# ---------------------------------------------------------------- what becomes of an export


def test_netlifys_table_becomes_drafts_of_solutions(site: Path) -> None:
    report = run(site, "netlify-answers.csv")
    assert not report.set_aside
    found = checked(site)
    assert not found.has_errors
    draft = found.solutions["andningskollen-lugnt-enkelt"].fields
    assert draft.draft
    assert draft.title == 'Andningskollen: "lugnt" & # enkelt'
    assert draft.answers == ("andas",)
    assert draft.maturity is not None
    assert (draft.maturity.trl, draft.maturity.device_class, draft.maturity.ce_marked) == (7, "IIa", True)
    assert [(item.title, item.url) for item in draft.evidence] == [
        ("Studie med 500", "https://rapport.example/studie"),
        ("Erfarenhet från en mottagning", None),
    ]
    assert draft.fit["andas"].clinical is not None
    assert draft.fit["andas"].clinical.comment == 'Ja: helt, "säkert"'
    assert draft.fit["andas"].legal is None
    assert str(draft.log[0].date) == "2026-11-01"
    html = found.solutions["andningskollen-lugnt-enkelt"].documents["sv"].html
    assert "# Inte en rubrik" in html
    assert "<script" not in html
    assert "<a" not in html


def test_what_does_not_fit_its_field_is_told(site: Path) -> None:
    report = run(site, "netlify-answers.csv")
    [taken] = [each for each in report.taken if each.draft.left_out]
    assert set(taken.draft.left_out) == {"trl", "device_class", "email"}
    contact = checked(site).solutions["andningskollen-pro"].fields.contact
    assert (contact.email, contact.phone) == (None, "08-465 004 12")


def test_a_new_provider_is_added_once_and_a_known_one_is_found_by_its_name(site: Path) -> None:
    before = (site / "content/organisations.yml").read_text("utf-8")
    report = run(site, "netlify-answers.csv")
    assert report.organisations == ["nya-bolaget-ab"]
    assert (site / "content/organisations.yml").read_text("utf-8").startswith(before)
    found = checked(site)
    assert found.organisations["nya-bolaget-ab"].url == "https://nya.example/"
    assert found.organisations["nya-bolaget-ab"].name == {"sv": "Nya Bolaget AB", "en": "Nya Bolaget AB"}
    assert found.solutions["andningskollen-pro"].fields.provider == "nya-bolaget-ab"
    assert found.solutions["fran-bolaget"].fields.provider == "bolaget"


def test_netlifys_json_becomes_a_need_and_entries_of_feedback(site: Path) -> None:
    report = run(site, "netlify-submissions.json")
    assert not report.set_aside
    found = checked(site)
    assert not found.has_errors
    need = found.needs["kortare-vantan-pa-horapparat"]
    assert (need.fields.draft, need.fields.stage, need.fields.origin.kind) == (True, "identified", "relative")
    assert [heading.text for heading in need.documents["sv"].headings] == [
        "Problemet i dag",
        "Vem det berör",
        "En bättre dag",
    ]
    assert "<li" not in need.documents["sv"].html
    texts = [(entry.from_, entry.text, entry.rating) for entry in found.solutions["hjalpen"].fields.feedback]
    assert texts == [
        ("staff", "Först", None),
        ("patient", 'It works: "mostly".\nNot at night # though', 4),
        ("staff", "Bra", None),
    ]
    assert "# behåll mig" in (site / "content/solutions/hjalpen.md").read_text("utf-8")


def test_whom_to_ask_is_told_and_kept_in_no_file(site: Path) -> None:
    report = run(site, "netlify-submissions.json")
    assert "anhorig@post.example" in tell(report, "sv")
    (site / "sent.json").unlink(missing_ok=True)
    assert not any(b"anhorig@post.example" in data for data in files_of(site).values())


def test_a_single_submission_as_a_webhook_sends_it_is_taken(site: Path) -> None:
    [one, *_] = json.loads((EXPORTS / "netlify-submissions.json").read_text("utf-8"))
    file = site / "hook.json"
    file.write_text(json.dumps({"payload": one}), "utf-8")
    assert [each.draft.path for each in run(site, file).taken] == ["content/needs/kortare-vantan-pa-horapparat.md"]


def test_a_table_that_a_spreadsheet_has_saved_is_the_same_table(site: Path, tmp_path: Path) -> None:
    head = "solution;from;text;created_at\r\n"
    file = site / "table.csv"
    file.write_bytes(b"\xef\xbb\xbf" + (head + 'hjalpen;patient;"Bra; mest";2026-11-01T10:00:00Z\r\n').encode())
    run(site, file)
    assert checked(site).solutions["hjalpen"].fields.feedback[-1].text == "Bra; mest"


def test_a_need_that_names_no_owner_waits_for_one(site: Path) -> None:
    assert reasons(run(site, "own.json")) == ["no-owner"]
    report = run(site, "own.json", owner="region-prov")
    assert [each.draft.language for each in report.taken] == ["en"]
    assert checked(site).needs["sleep-better-at-the-ward"].fields.organisation == "region-prov"


# ---------------------------------------------------------------- once, and nothing lost


def test_running_twice_adds_nothing_twice(site: Path) -> None:
    for export in ("netlify-answers.csv", "netlify-submissions.json"):
        run(site, export)
    after = files_of(site)
    for export in ("netlify-answers.csv", "netlify-submissions.json"):
        report = run(site, export)
        assert not report.taken
        assert report.known == 3
    assert files_of(site) == after


def test_a_run_cut_short_before_it_took_notes_adds_nothing_twice(site: Path) -> None:
    run(site, "netlify-answers.csv")
    run(site, "netlify-submissions.json")
    after = files_of(site)
    shutil.rmtree(site / "inbox")
    run(site, "netlify-answers.csv")
    run(site, "netlify-submissions.json")
    assert {name: data for name, data in files_of(site).items() if name.startswith("content")} == {
        name: data for name, data in after.items() if name.startswith("content")
    }


def test_a_draft_that_was_thrown_away_does_not_come_back(site: Path) -> None:
    run(site, "netlify-answers.csv")
    (site / "content/solutions/fran-bolaget.md").unlink()
    assert not run(site, "netlify-answers.csv").taken


def test_the_same_sent_twice_becomes_one_draft(site: Path) -> None:
    report = send(site, ANSWER, {**ANSWER, "received": "2026-11-01T10:00:01Z"})
    assert (len(report.taken), reasons(report)) == (1, ["double"])


def test_the_same_title_to_the_same_need_is_compared_by_the_editor(site: Path) -> None:
    send(site, ANSWER)
    again = send(site, {**ANSWER, "summary": "Hjälper mer."})
    assert reasons(again) == ["again"]
    report = send(site, {**ANSWER, "summary": "Hjälper mer."}, accepted=frozenset({again.set_aside[0].submission.id}))
    assert [each.draft.path for each in report.taken] == ["content/solutions/andningskollen-2.md"]


def test_what_is_set_aside_can_be_taken_later_and_is_then_set_aside_no_more(site: Path) -> None:
    [aside] = send(site, {**ANSWER, "need": "sova"}).set_aside
    assert aside.reason[0] == "unknown-need"
    kept = json.loads((site / "inbox/set-aside.json").read_text("utf-8"))["submissions"]
    assert kept[0]["fields"]["description"] == ANSWER["description"]
    (site / "content/needs/sova.md").write_text(announced("Sova"), "utf-8")
    report = send(site)
    assert [each.draft.path for each in report.taken] == ["content/solutions/andningskollen.md"]
    assert json.loads((site / "inbox/set-aside.json").read_text("utf-8"))["submissions"] == []


def test_what_is_set_aside_stays_out_of_the_repository(site: Path) -> None:
    send(site, {**ANSWER, "website": "x"})
    assert (site / "inbox/.gitignore").read_text("utf-8") == "set-aside.json\n"


def test_a_rehearsal_writes_nothing(site: Path) -> None:
    before = files_of(site)
    report = run(site, "netlify-answers.csv", is_rehearsal=True)
    assert len(report.taken) == 3
    assert files_of(site) == before


def test_a_file_that_stands_there_is_never_overwritten(site: Path) -> None:
    own = solution("Andningskollen", more=IN_USE)
    (site / "content/solutions/andningskollen.md").write_text(own, "utf-8")
    report = send(site, {**ANSWER, "title": "Andningskollen!"})
    assert [each.draft.path for each in report.taken] == ["content/solutions/andningskollen-2.md"]
    assert (site / "content/solutions/andningskollen.md").read_text("utf-8") == own


# ---------------------------------------------------------------- why something is set aside

LONG = "x" * 20_001
SET_ASIDE = {
    "trap": {"website": "http://spam.example"},
    "incomplete": {"organisation": ""},
    "too-long": {"description": LONG},
    "links": {"description": "https://a.example https://b.example köp https://c.example", "title": "köp"},
    "personal-number": {"description": "Det gäller 19811218-9876 som väntade."},
    "unknown-need": {"need": "../../etc/passwd"},
    "unreachable": {"email": "inte en adress", "phone": "ring"},
    "late": {"received": "2026-12-16T10:00:00Z"},
}


@pytest.mark.parametrize("reason", SET_ASIDE)
def test_it_is_set_aside_with_the_reason(site: Path, reason: str) -> None:
    report = send(site, {**ANSWER, **SET_ASIDE[reason]})
    assert reasons(report) == [reason]
    assert not report.taken


def test_a_row_with_more_cells_than_the_table_has_columns_is_set_aside_whole(site: Path) -> None:
    file = site / "table.csv"
    file.write_text("solution,from,text\nhjalpen,patient,Bra, mest,på natten\nhjalpen,staff,Bra,,\n", "utf-8")
    report = run(site, file)
    assert reasons(report) == ["excess"]
    assert "mest på natten" in tell(report, "sv")
    assert len(report.taken) == 1
    kept = json.loads((site / "inbox/set-aside.json").read_text("utf-8"))["submissions"]
    assert [entry["fields"]["excess"] for entry in kept] == ["mest\npå natten"]


def test_numbers_that_are_no_personal_numbers_are_let_through(site: Path) -> None:
    report = send(
        site, {**ANSWER, "description": "Order 811218-9875 och 202613-1234, organisationsnummer 232100-0156 i rad."}
    )
    assert not report.set_aside


def test_more_than_a_person_writes_is_set_aside(site: Path) -> None:
    many = [
        {**ANSWER, "title": f"Lösning {number}", "received": f"2026-11-01T10:0{number}:00Z", "sender": "192.0.2.1"}
        for number in range(7)
    ]
    assert reasons(send(site, *many)) == ["too-many"] * 7


def test_sooner_than_a_person_writes_is_set_aside(site: Path) -> None:
    times = ("10:00:00", "10:00:02", "10:05:00")
    sent = [{**ANSWER, "title": f"Från {time}", "received": f"2026-11-01T{time}Z"} for time in times]
    report = send(site, *sent)
    assert reasons(report) == ["too-fast"]
    assert len(report.taken) == 2


def test_a_draft_that_check_would_stop_is_set_aside_with_what_check_says(site: Path) -> None:
    need = {
        "title": "Väntan",
        "summary": "Lång.",
        "problem": "Väntan är lång.",
        "area": "moon",
        "organisation": "region-prov",
        "kind": "patient",
    }
    report = send(site, need, form="need")
    assert reasons(report) == ["check"]
    assert "moon" in tell(report, "sv")
    assert not (site / "content/needs/vantan.md").exists()


def test_a_likely_double_of_a_need_is_told_with_the_draft(site: Path) -> None:
    told = {
        "title": "Andas lättare nära industrin på natten",
        "summary": "Barn med astma vaknar varje natt av hosta nära industrin i dalen.",
        "problem": "Barnen vaknar varje natt.",
        "area": "asthma",
        "organisation": "region-prov",
        "kind": "relative",
    }
    send(site, told, form="need")
    report = send(site, {**told, "title": "Lättare att andas på natten nära industrin"}, form="need")
    assert [warning.code for warning in report.taken[0].warnings] == ["likely-duplicate"]


HOSTILE_TITLES = [
    "- ett",
    "a: b",
    "!!python/object:os.system",
    "&x *x",
    "'",
    '"',
    "{a: b}",
    "---",
    "null",
    "åäö" * 50,
    "../../x",
    "\u202egnorw",
    "=cmd|' /C calc'!A0",
    "<img src=x onerror=alert(1)>",
    "😀",
    "a\u0000b",
    "con",
]


def test_hostile_titles_become_drafts_that_say_just_that(site: Path) -> None:
    sent = [
        {**ANSWER, "title": title, "received": f"2026-11-01T{hour:02}:00:00Z"}
        for hour, title in enumerate(HOSTILE_TITLES)
    ]
    report = send(site, *sent)
    assert not report.set_aside
    assert not checked(site).has_errors
    for each in report.taken:
        assert (site / each.draft.path).resolve().parent == (site / "content/solutions").resolve()


@pytest.mark.parametrize(
    "text", ["", "{", "[1, 2]", '{"submissions": 3}', "namn,epost\na,b\n", "[" * 100_000, "\x00\x01"], ids=range(7)
)
def test_a_file_that_is_no_export_is_told_so(site: Path, text: str) -> None:
    file = site / "file"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError):
        run(site, file)


def test_what_is_too_long_for_its_field_is_cut_and_told_and_a_summary_is_kept_whole(site: Path) -> None:
    long = "Mycket långt sammandrag. " * 20
    report = send(site, {**ANSWER, "title": "Lång titel " * 20, "summary": long})
    [taken] = report.taken
    assert taken.draft.left_out == ("title",)
    assert long.strip() in taken.draft.text


def test_a_provider_that_organisations_cannot_hold_is_set_aside_with_its_answer(site: Path) -> None:
    file = site / "content/organisations.yml"
    file.write_text(
        "{" + file.read_text("utf-8").replace("\n\n", "\n").replace("\n", " ").replace(" kind", ", kind") + "}\n",
        "utf-8",
    )
    before = files_of(site / "content")
    report = send(site, {**ANSWER, "organisation": "En helt ny"})
    assert not report.taken
    assert files_of(site / "content") == before

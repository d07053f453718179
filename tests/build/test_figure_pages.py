"""The pages of figures of tiny sites: what is counted, and that the tables say the same."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny import NOW, build_tiny, lay_out, need, page, settings_for

from stafett.cli import main
from stafett.pipeline import check, look_after

SCREENED = """
    screening:
      date: 2026-02-02
      by: Behovsrådet
      conflicts_of_interest: "{conflict}"
      economic: {{score: {economic}, reason: Dyrt}}
      political: {{score: 3, reason: Viktigt}}
      technological: {{score: 3, reason: Finns}}
      legal: {{score: 3, reason: Lagligt}}
      climate: {{score: 3, reason: Färre resor}}
      staff_votes: 900
      societal_economy: {{summary: Det lönar sig}}
      life_cycle: {{summary: Mindre plast}}
    goals: [{{measure: Andel, unit: "%", baseline: 1, target: 2, by: 2027-01-01}}]
    """


def screened(title: str, economic: int, conflict: str = "Inga") -> str:
    text = need(title, "screened", SCREENED.format(economic=economic, conflict=conflict))
    return text.replace("stage: identified}]", "stage: identified}, {date: 2026-02-02, stage: screened}]")


def table(folder: Path, path: str) -> list[list[str]]:
    with (folder / "output" / path).open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)][1:]


def test_needs_are_ranked_by_their_scores_and_votes_change_nothing(tmp_path: Path) -> None:
    files = {f"needs/behov-{score}.md": screened(f"Behov {score}", score) for score in (1, 5, 3, 2)}
    build_tiny(tmp_path, {**files, "needs/nytt.md": need("Nytt")})
    first, second = page(tmp_path, "prioriteringar"), page(tmp_path, "prioriteringar/sida/2")
    assert first.index("rank-behov-5") < first.index("rank-behov-3") < first.index("rank-behov-2")
    assert "rank-behov-1" in second
    assert "nytt" not in first + second
    assert "900 från vårdpersonal" in first
    rows = table(tmp_path, "prioriteringar/prioriteringar.csv")
    assert [row[1] for row in rows] == ["behov-5", "behov-3", "behov-2", "behov-1"]
    assert 'href="/prioriteringar/sida/2/#rank-behov-1"' in page(tmp_path, "behov/behov-1")


def test_the_scores_that_the_browser_ranks_stand_under_a_name_that_tells_their_content(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": screened("Andas", 4)})
    [before] = (tmp_path / "output/static/data").glob("ranking.sv.*")
    assert f'data-source="/static/data/{before.name}"' in page(tmp_path, "prioriteringar")
    build_tiny(tmp_path, {"needs/andas.md": screened("Andas", 5)})
    assert not before.exists()


def test_a_cell_that_a_spreadsheet_would_run_is_marked_as_text(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": screened("=HYPERLINK(1)", 4, conflict="-1+1")})
    [row] = table(tmp_path, "prioriteringar/prioriteringar.csv")
    assert row[2] == "'=HYPERLINK(1)"
    assert "'-1+1" in row


def test_the_tables_hold_what_the_statistics_page_shows(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": screened("Andas", 4), "needs/nytt.md": need("Nytt")})
    assert table(tmp_path, "statistik/flode.csv")[:2] == [
        ["Identifierat", "2", "1", "1", "0", "0"],
        ["Screenat", "1", "0", "1", "0", "0"],
    ]
    assert table(tmp_path, "statistik/tider.csv") == [["Identifierat", "Screenat", "1", "13", "13", "13"]]
    assert table(tmp_path, "statistik/regioner.csv") == [["SE-S", "Värmlands län", "2", "0"]]
    assert ["lungs", "Lungor", "2", "0"] in table(tmp_path, "statistik/omraden.csv")
    html = page(tmp_path, "statistik")
    assert 'class="tile-label" x="10" y="25">S</text>' in html
    assert "Identifierat → Screenat" in html


def test_a_quarter_is_written_as_the_readers_language_does_wherever_it_stands(tmp_path: Path) -> None:
    planned = "procurement: {plan: open, planned: 2027-Q1}"
    build_tiny(
        tmp_path, {"needs/andas.md": need(more=planned), "needs/andas.en.md": "---\ntitle: Breathe\n---\n\nText.\n"}
    )
    assert "<dd>kv.\xa01 2027</dd>" in page(tmp_path, "behov/andas")
    assert "<dd>Q1 2027</dd>" in page(tmp_path, "en/needs/andas")
    html = page(tmp_path, "statistik")
    assert "kv.\xa01 2026" in html
    assert ">Upptäckta</th>" in html
    assert ">Utlysta</th>" in html


def test_data_quality_names_what_each_need_lacks(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need("Andas", body="")})
    [row] = table(tmp_path, "datakvalitet/behov.csv")
    assert row[:3] == ["andas", "Andas", "Region Prov"]
    assert row[4].startswith("Berättelsen om behovet; Slag av behov")
    assert "Översättning till engelska" in row[4]
    assert ["Behov", "engelska", "1", "1"] in table(tmp_path, "datakvalitet/oversattningar.csv")


@pytest.mark.parametrize("address", ["prioriteringar", "statistik", "datakvalitet", "att-se-over", "en/to-look-after"])
def test_an_empty_catalogue_has_every_page_of_figures(address: str, tmp_path: Path) -> None:
    assert build_tiny(tmp_path).is_built
    assert "<main" in page(tmp_path, address)


def test_the_editors_page_and_the_command_tell_the_same(tmp_path: Path) -> None:
    site = {"needs/gammalt.md": need("Gammalt").replace("2026-01-20", "2024-01-20"), "needs/nytt.md": need("Nytt")}
    build_tiny(tmp_path, site)
    html = page(tmp_path, "att-se-over")
    assert 'href="/behov/gammalt/"' in html
    assert 'href="/behov/nytt/"' not in html
    assert "noindex" in html
    settings = settings_for(tmp_path)
    told = look_after(check(settings), settings).problems
    assert [(problem.code, problem.place.path) for problem in told] == [
        ("health-lingers", "content/needs/gammalt.md"),
    ]
    assert len(table(tmp_path, "att-se-over/att-se-over.csv")) == 1


def test_content_with_mistakes_is_told_of_those_alone(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/gammalt.md": need(more="sumary: fel").replace("2026-01-20", "2024-01-20")})
    settings = settings_for(tmp_path)
    assert {problem.code for problem in look_after(check(settings), settings).problems} == {"unknown-key"}


def test_the_command_tells_of_health_when_asked_and_counts_it_under_strict(tmp_path: Path) -> None:
    lay_out(tmp_path, {"needs/gammalt.md": need("Gammalt").replace("2026-01-20", "2024-01-20")})
    run = CliRunner(env={"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}).invoke
    arguments = ["check", "--site", str(tmp_path), "--lang", "sv"]
    plain, asked, strict = (run(main, [*arguments, *more]) for more in ([], ["--health"], ["--health", "--strict"]))
    assert "health" not in plain.output
    assert "[health-lingers] Behovet har stått vid samma steg sedan 2024-01-20" in asked.output
    assert [plain.exit_code, asked.exit_code, strict.exit_code] == [0, 0, 1]

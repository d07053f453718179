"""Rounds, what is asked for beside what is given, suggestions and guidance, on whole builds of tiny sites."""

import re
from pathlib import Path

from announced import announced, solution
from tiny import build_tiny, need, page

LOG = (
    "[{date: 2025-01-20, stage: identified}, "
    "{date: 2025-02-01, stage: screened}, "
    "{date: 2025-03-01, stage: announced}, "
    "{date: 2025-04-01, stage: in_dialogue}, "
    "{date: 2025-05-01, stage: in_pilot}, "
    "{date: 2025-09-01, stage: implemented}, "
    "{date: 2026-01-01, stage: followed_up}]"
)
FEEDBACK = """
outcomes:
  - {measure: Väntan, unit: dagar, baseline: 30, target: 10, actual: 9, date: 2025-08-01}
  - {measure: Trygga, unit: "%", baseline: 50, target: 70, actual: 60, date: 2025-08-01}
fit:
  andas:
    clinical: {answer: partly, comment: Inte för de minsta}
lessons:
  - {side: clinical, text: Fråga barnen först., date: 2025-06-01}
sharing: {rule: Lika delar., cost_share: {provider: 40, care: 60}, gain_share: {provider: 30, care: 70}}
feedback:
  - {date: 2025-10-10, from: staff, text: Ingen kan logga in., new_need: logga-in}
"""
CHAIN = {
    "needs/andas.md": announced(answer_by="", log=LOG, stage="followed_up"),
    "needs/logga-in.md": need("Logga in utan krångel").replace(
        "kind: staff_meeting", "kind: feedback, solution: hjalpen"
    ),
    "needs/annat.md": need("Något helt annat").replace("[asthma]", "[sleep]"),
    "solutions/hjalpen.md": solution(more=FEEDBACK),
}


def main_of(html: str) -> str:
    return html.split("<main", 1)[1].split("</main>", 1)[0]


def text_of(html: str) -> str:
    return re.sub(r" (?=[.,])", "", " ".join(re.sub(r"<[^>]+>", " ", main_of(html)).split()))


def test_each_need_and_solution_shows_the_line_of_rounds_that_it_stands_in(tmp_path: Path) -> None:
    assert build_tiny(tmp_path, CHAIN).is_built
    for address in ("behov/andas", "behov/logga-in", "losningar/hjalpen", "varv"):
        html = page(tmp_path, address)
        text = text_of(html)
        assert text.index("Varv 1") < text.index("Varv 2"), address
        assert "Återkoppling från vårdpersonal" in text, address
        assert "Ingen kan logga in." in text, address
        assert "1 av 2 mål nådda" in text, address
        assert html.count('class="lineage-handover"') == 1, address
    assert 'class="lineage-handover"' not in page(tmp_path, "behov/annat")


def test_the_page_of_all_rounds_counts_them_and_leaves_out_needs_that_nobody_has_answered(tmp_path: Path) -> None:
    build_tiny(
        tmp_path,
        {**CHAIN, "needs/ensam.md": announced("Ensam"), "solutions/ny.md": solution("Ny", "[ensam]", "", "proposed")},
    )
    html = main_of(page(tmp_path, "varv"))
    assert re.findall(r"<li><strong>(\d+)</strong>", html) == ["1", "1", "2"]
    assert 'href="/behov/ensam/"' in html
    assert 'href="/behov/annat/"' not in html


def test_a_long_line_shows_the_way_to_the_need_and_counts_the_rest(tmp_path: Path) -> None:
    files = {"needs/n0.md": announced("Nollte", "", LOG, "followed_up")}
    for number in range(9):
        more = FEEDBACK.replace("logga-in", f"n{number + 1}").replace("andas", f"n{number}")
        files[f"solutions/s{number}.md"] = solution(f"Lösning {number}", f"[n{number}]", more)
        origin = f"kind: feedback, solution: s{number}"
        last = announced(f"Nummer {number + 1}", "", LOG, "followed_up") if number < 8 else need("Sista")
        files[f"needs/n{number + 1}.md"] = last.replace("kind: staff_meeting", origin)
    assert build_tiny(tmp_path, files).is_built
    html = page(tmp_path, "behov/n9")
    assert re.findall(r'class="lap-number">Varv (\d+)', html) == ["5", "6", "7", "8", "9", "10"]
    first = page(tmp_path, "behov/n0")
    assert re.findall(r'class="lap-number">Varv (\d+)', first) == ["1", "2", "3", "4", "5", "6"]
    assert "4 varv till i samma rad" in first


def test_needs_that_name_each_other_as_what_came_before_still_have_pages(tmp_path: Path) -> None:
    back = FEEDBACK.replace("logga-in", "andas").replace("andas:\n", "logga-in:\n")
    build_tiny(
        tmp_path,
        CHAIN
        | {
            "needs/andas.md": CHAIN["needs/andas.md"].replace("kind: staff_meeting", "kind: feedback, solution: ater"),
            "solutions/ater.md": solution("Åter", "[logga-in]", back),
        },
    )
    for address in ("behov/andas", "behov/logga-in", "losningar/ater"):
        assert "Varv 2" in text_of(page(tmp_path, address)), address


def test_what_is_asked_for_stands_beside_the_answers_and_musts_that_are_left_are_named(tmp_path: Path) -> None:
    build_tiny(tmp_path, CHAIN)
    text = text_of(page(tmp_path, "behov/andas"))
    left = text[text.index("Det här återstår") :]
    assert "Säker för barn" in text[: text.index("Det här återstår")]
    assert "Kliniskt (delvis): Säker för barn." in left
    assert "Inte för de minsta" in left


def test_a_solution_that_meets_every_must_is_said_to_by_its_own_account(tmp_path: Path) -> None:
    files = CHAIN | {"solutions/hjalpen.md": solution(more=FEEDBACK.replace("answer: partly", "answer: met"))}
    build_tiny(tmp_path, files)
    text = text_of(page(tmp_path, "behov/andas"))
    assert "Alla ska-krav är uppfyllda, enligt lösningens egen uppgift." in text
    assert "Det här återstår" not in text


def test_guidance_gathers_demands_answers_lessons_and_shares(tmp_path: Path) -> None:
    build_tiny(tmp_path, CHAIN)
    text = text_of(page(tmp_path, "vagledning/kliniskt"))
    assert "Säker för barn" in text
    assert "Delvis 1" in text
    assert "100 %" not in text
    assert "Fråga barnen först." in text
    economy = text_of(page(tmp_path, "vagledning/ekonomiskt"))
    assert "bär vården 60 procent av kostnaden" in economy
    assert "behåller vården 70 procent av vinsten" in economy
    assert "Ingen lärdom har berättats" in text_of(page(tmp_path, "vagledning/tekniskt"))
    assert 'href="/vagledning/kliniskt/"' in page(tmp_path, "vagledning")


def test_lessons_that_have_no_room_go_on_to_further_pages(tmp_path: Path) -> None:
    lessons = "\n".join(f"  - {{side: clinical, text: Lärdom {number}.}}" for number in range(7))
    more = FEEDBACK.replace("  - {side: clinical, text: Fråga barnen först., date: 2025-06-01}", lessons)
    build_tiny(tmp_path, CHAIN | {"solutions/hjalpen.md": solution(more=more)})
    pages = [page(tmp_path, f"vagledning/kliniskt{rest}") for rest in ("", "/sida/2", "/sida/3")]
    shown = [re.findall(r"Lärdom (\d)\.</p>", html) for html in pages]
    assert shown == [["0", "1", "2"], ["3", "4", "5"], ["6"]]
    assert "Säker för barn" not in pages[1]


def test_an_empty_catalogue_has_rounds_and_guidance_with_words_for_what_is_not_there(tmp_path: Path) -> None:
    build_tiny(tmp_path)
    assert "Inget behov har lett till ett nytt ännu." in page(tmp_path, "varv")
    assert "No announced need asks" in page(tmp_path, "en/guidance/legal")

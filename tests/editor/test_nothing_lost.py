"""What people send is kept: what does not fit, what comes twice, and what editors' files are written like."""

import json
import shutil
from pathlib import Path

import pytest
from announced import solution
from sending import ANSWER, IN_USE, checked, files_of, reasons, run, send
from tiny import NOW

from stafett.editor import tell

FEEDBACK = {"solution": "hjalpen", "from": "patient", "text": "Bra.", "rating": "4"}
NEED = {
    "title": "Kortare väntan",
    "summary": "Väntan är lång.",
    "problem": "Den som hör dåligt väntar.",
    "area": "sleep",
    "organisation": "region-prov",
    "kind": "patient",
}


def test_what_does_not_fit_its_field_stands_whole_in_a_comment(site: Path) -> None:
    evidence = "\n".join(f"Studie {number}" for number in range(12))
    long = "Lång titel " * 20
    report = send(site, {**ANSWER, "title": long, "phone": "ring: 'mig'", "evidence": evidence, "ce_marked": "kanske"})
    [taken] = report.taken
    assert set(taken.draft.left_out) == {"title", "phone", "evidence", "ce_marked"}
    text = (site / taken.draft.path).read_text("utf-8")
    assert f"\n# title: {long.strip()}\n" in text
    assert "\n# phone: ring: 'mig'\n" in text
    assert "Studie 10 Studie 11" in text
    assert "\n# ce_marked: kanske\n" in text
    assert not checked(site).has_errors


def test_of_one_who_tells_of_a_need_nothing_is_written_down(site: Path) -> None:
    report = send(site, {**NEED, "phone": "ring svärmor", "role": "Vän " * 60}, form="need")
    [taken] = report.taken
    text = (site / taken.draft.path).read_text("utf-8")
    assert "svärmor" not in text
    assert "Vän, ring svärmor" in tell(report, "sv")


def test_a_need_whose_owner_nobody_knew_waits_for_one(site: Path) -> None:
    assert reasons(send(site, {**NEED, "organisation": "-"}, form="need")) == ["no-owner"]
    assert len(send(site, {**NEED, "organisation": "-"}, form="need", owner="region-prov").taken) == 1


def test_what_no_form_asks_for_is_told(site: Path) -> None:
    report = send(site, {**ANSWER, "ward": "Avdelning 7"})
    assert "ward (Avdelning 7)" in tell(report, "sv")
    assert "Avdelning 7" not in (site / report.taken[0].draft.path).read_text("utf-8")


@pytest.mark.parametrize("url", ["www.bolag.example/x", "http://www.bolag.example/x", "https://www.bolag.example/x"])
def test_an_address_is_taken_as_people_write_it(site: Path, url: str) -> None:
    send(site, {**ANSWER, "organisation": "Nya", "organisation_url": url})
    assert checked(site).organisations["nya"].url == "https://www.bolag.example/x"


def test_an_address_that_cannot_be_is_told(site: Path) -> None:
    [taken] = send(site, {**ANSWER, "organisation": "Nya", "organisation_url": "javascript:alert(1)"}).taken
    assert taken.draft.left_out == ("organisation_url",)


def test_a_number_may_have_spaces_between_its_thousands(site: Path) -> None:
    send(site, {**NEED, "patients_per_year": "42\u00a0000"}, form="need")
    quantity = checked(site).needs["kortare-vantan"].fields.quantity
    assert quantity is not None
    assert quantity.patients_per_year == 42000


def test_lines_end_as_they_did(site: Path) -> None:
    for path in ("content/solutions/hjalpen.md", "content/organisations.yml"):
        file = site / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = (site / "content/solutions/hjalpen.md").read_bytes().splitlines(keepends=True)
    send(site, FEEDBACK, form="feedback")
    send(site, {**ANSWER, "organisation": "Nya"})
    after = (site / "content/solutions/hjalpen.md").read_bytes().splitlines(keepends=True)
    assert [line for line in after if line not in before] == [
        b"  - {date: 2026-11-01, from: patient, rating: 4, text: Bra.}\r\n"
    ]
    assert b"\n" not in (site / "content/organisations.yml").read_bytes().replace(b"\r\n", b"")
    assert "nya" in checked(site).organisations


def test_the_same_words_from_two_people_are_for_the_editor_to_judge(site: Path) -> None:
    report = send(
        site, {**FEEDBACK, "email": "a@post.example"}, {**FEEDBACK, "email": "b@post.example"}, form="feedback"
    )
    assert (len(report.taken), reasons(report)) == (1, ["said-before"])
    other = report.set_aside[0].submission.id
    assert reasons(send(site, FEEDBACK, form="feedback")) == ["said-before", "said-before"]
    send(site, FEEDBACK, form="feedback", accepted=frozenset({other}))
    assert [entry.text for entry in checked(site).solutions["hjalpen"].fields.feedback].count("Bra.") == 2


def test_a_run_cut_short_takes_its_own_files_again_and_sets_nothing_aside(site: Path) -> None:
    (site / "content/solutions/andningskollen.md").write_text(solution("Något annat", more=IN_USE), "utf-8")
    send(site, ANSWER)
    after = files_of(site)
    shutil.rmtree(site / "inbox")
    report = send(site)
    assert [each.draft.path for each in send(site, ANSWER).taken] == ["content/solutions/andningskollen-2.md"]
    assert not report.set_aside
    assert {name: data for name, data in files_of(site).items() if name.startswith("content")} == {
        name: data for name, data in after.items() if name.startswith("content")
    }


@pytest.mark.parametrize("time", ["2026-11-01T10:00:02Z", "2026-11-01 10:00:02 UTC", "2026-11-01 10:00:02 +0000"])
def test_a_time_is_read_as_programs_write_it(site: Path, time: str) -> None:
    file = site / "table.csv"
    head = "solution,from,text,created_at,ip\n"
    file.write_text(
        f"{head}hjalpen,staff,Ett,2026-11-01 10:00:00,192.0.2.1\nhjalpen,staff,Två,{time},192.0.2.1\n", "utf-8"
    )
    assert reasons(run(site, file)) == ["too-fast"]


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "i går"])
def test_a_time_that_cannot_be_is_taken_for_now(site: Path, time: str) -> None:
    send(site, {**FEEDBACK, "received": time}, form="feedback")
    assert checked(site).solutions["hjalpen"].fields.feedback[-1].date == NOW.date()


def test_empty_rows_of_a_table_are_nothing(site: Path) -> None:
    file = site / "table.csv"
    file.write_text("solution,from,text\nhjalpen,staff,Ett\n,,\n\n", "utf-8")
    report = run(site, file)
    assert (len(report.taken), report.set_aside) == (1, [])


def test_rows_that_differ_beyond_the_last_column_are_two(site: Path) -> None:
    file = site / "table.csv"
    file.write_text("solution,from,text\nhjalpen,staff,Ett,a\nhjalpen,staff,Ett,b\n", "utf-8")
    assert reasons(run(site, file)) == ["excess", "excess"]
    kept = json.loads((site / "inbox/set-aside.json").read_text("utf-8"))["submissions"]
    assert [entry["fields"]["excess"] for entry in kept] == ["a", "b"]


def test_a_number_that_nothing_has_is_told(site: Path) -> None:
    report = send(site, ANSWER, accepted=frozenset({"0000"}))
    assert "0000" in tell(report, "sv")


def test_a_solution_that_holds_no_more_keeps_what_it_holds_and_the_rest_is_set_aside(site: Path) -> None:
    times = [f"2026-11-{day:02}T10:00:00Z" for day in range(1, 8)]
    sent = [{**FEEDBACK, "text": f"{time} " + "Bra. " * 3000, "received": time} for time in times]
    report = send(site, *sent, form="feedback")
    assert (len(report.taken), set(reasons(report))) == (4, {"by-hand"})
    assert not checked(site).has_errors


def test_a_folder_that_cannot_be_written_to_loses_nothing(site: Path) -> None:
    (site / "inbox").write_text("", "utf-8")
    before = files_of(site / "content")
    with pytest.raises(OSError, match="inbox"):
        send(site, ANSWER)
    assert files_of(site / "content") == before

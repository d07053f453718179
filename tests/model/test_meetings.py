"""What an event led to is told by dates, and never claimed for what was there before it."""

from datetime import date
from pathlib import Path

from announced import LOG, announced, solution
from tiny import front_matter, lay_out, need

from stafett.check import check_sources
from stafett.model import Catalogue, assemble, meetings
from stafett.model.meetings import dated_by_area, followers, has_dates, recent, solutions_after
from stafett.read import read_sources

DAY = "2026-05-05"
ENDED = LOG.replace("]", ", {date: 2026-04-01, stage: closed}]")
REASON = "\nclosed: {reason: Löst på annat sätt, date: 2026-04-01}\nareas:"


def event(needs: str = "[andas]") -> str:
    fields = (
        f"title: Verkstad\nkind: workshop\nstart: {DAY}T10:00\nplace: Salen\norganisation: region-prov\nneeds: {needs}"
    )
    return front_matter(fields)


def grown(first_seen: str) -> str:
    """A need that feedback on `hjalpen` gave birth to."""
    text = need("Sova").replace("{kind: staff_meeting, date: 2026-01-20}", "{kind: feedback, solution: hjalpen}")
    return text.replace("2026-01-20", first_seen)


def feedback(new_need: str) -> str:
    return f"feedback: [{{date: 2026-04-01, from: staff, text: Sömnen, new_need: {new_need}}}]"


def catalogue(folder: Path, files: dict[str, str]) -> Catalogue:
    checked = check_sources(*read_sources(lay_out(folder, files)))
    assert not checked.has_errors, checked.problems
    return assemble(checked)


def dated(day: str) -> str:
    return solution(stage="proposed", more=f"log: [{{date: {day}, stage: proposed}}]")


def test_solutions_that_came_on_the_day_or_later_or_without_dates_may_have_come_of_it(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path,
        {
            "needs/andas.md": announced(),
            "needs/annat.md": announced("Annat"),
            "events/verkstad.md": event(),
            "solutions/fore.md": dated("2026-05-04"),
            "solutions/samma-dag.md": dated(DAY),
            "solutions/utan-datum.md": solution(stage="proposed"),
            "solutions/till-annat.md": dated("2026-06-01").replace("[andas]", "[annat]"),
        },
    )
    assert set(solutions_after(found, found.events["verkstad"])) == {"samma-dag", "utan-datum"}


def test_needs_that_grew_out_of_its_needs_are_those_first_seen_since(tmp_path: Path) -> None:
    files = {"needs/andas.md": announced(), "events/verkstad.md": event()}
    files["solutions/hjalpen.md"] = solution(stage="proposed", more=feedback("sova"))
    later = catalogue(tmp_path / "later", {**files, "needs/sova.md": grown("2026-06-01")})
    assert followers(later, later.events["verkstad"]) == ("sova",)
    earlier = catalogue(tmp_path / "earlier", {**files, "needs/sova.md": grown("2026-05-04")})
    assert followers(earlier, earlier.events["verkstad"]) == ()


def test_an_area_has_the_events_and_deadlines_of_its_needs_and_of_those_below_it(tmp_path: Path) -> None:
    born = need("Född").replace("{kind: staff_meeting, date: 2026-01-20}", "{kind: workshop, event: fodsel}")
    found = catalogue(
        tmp_path,
        {
            "needs/andas.md": need(),
            "needs/fodd.md": born.replace("[asthma]", "[sleep]"),
            "events/verkstad.md": event(),
            "events/fodsel.md": event("[]"),
            "events/annat.md": event("[]"),
            "needs/oppet.md": announced(),
        },
    )
    by_area = dated_by_area(found, meetings.dated(found))
    expected = {"lungs": ["verkstad", "oppet"], "asthma": ["verkstad", "oppet"], "sleep": ["fodsel"]}
    assert {area: [each.entry.id for each in dates] for area, dates in by_area.items()} == expected
    areas = found.vocabularies["areas"]
    assert {key for key, value in areas.items() if has_dates(found, value)} == expected.keys()


def test_only_a_need_that_may_take_answers_has_a_deadline(tmp_path: Path) -> None:
    files = {
        "needs/utlyst.md": announced(),
        "needs/tills-vidare.md": announced("Tills vidare", answer_by=""),
        "needs/sova.md": need("Sova"),
        "needs/avslutat.md": announced("Avslutat", stage="closed", log=ENDED).replace("\nareas:", REASON),
    }
    needs = catalogue(tmp_path, files).needs
    assert [need.id for need in needs.values() if need.deadline] == ["utlyst"]


def test_what_has_been_over_for_more_than_a_year_leaves_the_calendars(tmp_path: Path) -> None:
    found = catalogue(
        tmp_path,
        {
            "needs/andas.md": need(),
            "events/forr.md": event(),
            "events/lang.md": event().replace(f"start: {DAY}T10:00", f"start: {DAY}T10:00\nend: 2026-05-07T12:00"),
            "events/sen.md": event().replace(DAY, "2027-02-01"),
        },
    )
    entries = meetings.dated(found)

    def left(day: date) -> list[str]:
        return [each.entry.id for each in recent(entries, day)]

    assert left(date(2027, 5, 5)) == ["forr", "lang", "sen"]
    assert left(date(2027, 5, 6)) == ["lang", "sen"]
    assert left(date(2027, 5, 8)) == ["sen"]
    assert left(date(2030, 1, 1)) == ["sen"]
    assert recent((), date(2027, 1, 1)) == ()

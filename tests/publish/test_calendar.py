"""The calendar files: read back by a parser, and held against the standard's rules line by line."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from announced import announced
from tiny import NOW, build_tiny, front_matter, need, settings_for

from stafett.build import build

HOSTILE = 'Komma, semikolon; "citat" \\ bakstreck och ett långt ord: ' + "å" * 120
LAST_DAY = "verkstad.answer-by@behov.example"


def event(
    title: str = "Verkstad", start: str = "2027-03-11T09:00", end: str = "2027-03-11T16:30", more: str = ""
) -> str:
    return front_matter(
        f"""
        title: '{title}'
        summary: En dag om behov.
        kind: workshop
        start: {start}
        end: {end}
        place: Stora salen, Prov
        organisation: region-prov
        needs: [andas]
        """,
        more,
        "Text.",
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("calendar")
    files = {
        "needs/andas.md": need(),
        "needs/sova.md": need("Sova").replace("[asthma]", "[sleep]"),
        "needs/verkstad.md": announced("Har ett evenemangs namn", answer_by="2026-12-15T00:30"),
        "events/verkstad.md": event(HOSTILE),
        "events/verkstad.en.md": "---\ntitle: Workshop\nsummary: A day.\n---\n\nText.\n",
        "events/sommar.md": event("Sommarmöte", "2027-07-01T09:00", "", "online: https://mote.example/x"),
        "events/utan.md": event("Utan behov").replace("[andas]", "[]"),
    }
    assert build_tiny(folder, files).is_built
    return folder / "output"


def events_in(file: Path) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    return {str(found["uid"]): found for found in calendar.walk("VEVENT")}


def test_there_is_a_file_for_each_event_for_all_of_them_and_for_each_area(site: Path) -> None:
    everything = {"verkstad@behov.example", "sommar@behov.example", "utan@behov.example", LAST_DAY}
    assert events_in(site / "kalender.ics").keys() == everything
    assert events_in(site / "en/calendar.ics").keys() == everything
    with_needs = everything - {"utan@behov.example"}
    assert events_in(site / "omraden/asthma/kalender.ics").keys() == with_needs
    assert events_in(site / "omraden/lungs/kalender.ics").keys() == with_needs
    assert events_in(site / "evenemang/verkstad.ics").keys() == {"verkstad@behov.example"}
    assert not (site / "omraden/sleep/kalender.ics").exists()
    assert not (site / "en/events/sommar.ics").exists()


def test_an_area_without_meetings_offers_no_file(site: Path) -> None:
    assert "kalender.ics" in (site / "omraden/asthma/index.html").read_text("utf-8")
    assert ".ics" not in (site / "omraden/sleep/index.html").read_text("utf-8")


def test_times_are_the_sites_own_told_in_utc_in_winter_and_in_summer(site: Path) -> None:
    found = events_in(site / "kalender.ics")
    assert found["verkstad@behov.example"].start == datetime(2027, 3, 11, 8, 0, tzinfo=UTC)
    assert found["verkstad@behov.example"].end == datetime(2027, 3, 11, 15, 30, tzinfo=UTC)
    assert found["sommar@behov.example"].start == datetime(2027, 7, 1, 7, 0, tzinfo=UTC)


def test_the_last_day_for_answers_is_a_whole_day_of_the_sites_own_and_its_hour_is_told(site: Path) -> None:
    found = events_in(site / "omraden/asthma/kalender.ics")[LAST_DAY]
    assert found.start == date(2026, 12, 15)
    assert str(found["summary"]) == "Sista svarsdag: Har ett evenemangs namn"
    assert "Sista svarstid: 2026-12-15 00:30 CET" in str(found["description"])
    assert str(found["url"]) == "https://behov.example/behov/verkstad/"
    assert str(found["transp"]) == "TRANSPARENT"
    english = events_in(site / "en/calendar.ics")[LAST_DAY]
    assert str(english["summary"]) == "Last day to answer: Har ett evenemangs namn"


def test_texts_come_back_as_they_were_in_the_readers_language(site: Path) -> None:
    own, english = events_in(site / "kalender.ics"), events_in(site / "en/calendar.ics")
    assert str(own["verkstad@behov.example"]["summary"]) == HOSTILE
    assert str(own["verkstad@behov.example"]["location"]) == "Stora salen, Prov"
    assert str(english["verkstad@behov.example"]["summary"]) == "Workshop"
    assert str(english["sommar@behov.example"]["url"]) == "https://behov.example/evenemang/sommar/"


def test_every_file_keeps_to_the_standard(site: Path) -> None:
    files = list(site.rglob("*.ics"))
    assert files
    for file in files:
        data = file.read_bytes()
        lines = data.split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR", file
        assert lines[-2:] == [b"END:VCALENDAR", b""], file
        assert b"\n" not in b"".join(lines), file
        assert max(map(len, lines)) <= 75, file
        for line in lines:
            line.decode("utf-8")  # folded between letters, not within one
        times = [line for line in lines if line.startswith((b"DTSTART", b"DTEND", b"DTSTAMP"))]
        assert all(line.endswith(b"Z") or line.startswith(b"DTSTART;VALUE=DATE:") for line in times), file
        calendar = icalendar.Calendar.from_ical(data)
        assert {"version", "prodid", "method", "x-wr-calname"} <= {key.lower() for key in calendar}
        for found in calendar.walk("VEVENT"):
            assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"} <= found.keys(), file


def test_files_do_not_depend_on_when_they_are_made_while_nothing_has_been_over_for_a_year(
    site: Path, tmp_path: Path
) -> None:
    build(settings_for(site.parent, now=NOW + timedelta(days=30), output=tmp_path / "later"))
    assert files_in(site) == files_in(tmp_path / "later")


def test_what_has_been_over_for_a_year_stands_in_its_own_file_alone(site: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    build(settings_for(site.parent, now=datetime(2028, 5, 1, tzinfo=UTC), output=later))
    assert events_in(later / "kalender.ics").keys() == {"sommar@behov.example"}
    assert events_in(later / "omraden/asthma/kalender.ics").keys() == {"sommar@behov.example"}
    assert events_in(later / "evenemang/verkstad.ics").keys() == {"verkstad@behov.example"}
    page = (later / "evenemang/kalender/index.html").read_text("utf-8")
    assert '<span class="count">1<' in page.split('href="/omraden/asthma/kalender.ics"')[1].split("</li>")[0]


def test_a_build_on_the_next_day_leaves_out_what_has_then_been_over_for_a_year(tmp_path: Path) -> None:
    build_tiny(
        tmp_path, {"needs/andas.md": need(), "events/a.md": event(), "events/b.md": event("B", "2027-09-01T09:00", "")}
    )
    evening = settings_for(tmp_path, now=datetime(2028, 3, 10, 22, tzinfo=UTC))
    build(evening)
    assert len(events_in(tmp_path / "output/kalender.ics")) == 2
    build(settings_for(tmp_path, now=datetime(2028, 3, 10, 23, 30, tzinfo=UTC)))
    assert len(events_in(tmp_path / "output/kalender.ics")) == 1


def test_what_is_due_at_midnight_is_due_the_day_before(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/verkstad.md": announced(answer_by="2026-12-15T00:00")})
    assert events_in(tmp_path / "output/kalender.ics")[LAST_DAY].start == date(2026, 12, 14)


def test_an_event_tells_where_to_register(tmp_path: Path) -> None:
    text = event(more="registration: https://anmalan.example/v")
    build_tiny(tmp_path, {"needs/andas.md": need(), "events/verkstad.md": text})
    found = events_in(tmp_path / "output/evenemang/verkstad.ics")["verkstad@behov.example"]
    assert "Anmälan: https://anmalan.example/v" in str(found["description"])


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.ics")}


def test_a_site_below_a_path_keeps_its_ids_and_links_below_it(site: Path, tmp_path: Path) -> None:
    below = tmp_path / "below"
    build(settings_for(site.parent, base_url="https://behov.example/katalog/", output=below))
    found = events_in(below / "kalender.ics")["verkstad@behov.example"]
    assert str(found["url"]) == "https://behov.example/katalog/evenemang/verkstad/"
    html = (below / "evenemang/kalender/index.html").read_text("utf-8")
    assert 'href="webcal://behov.example/katalog/kalender.ics"' in html
    assert ">https://behov.example/katalog/kalender.ics<" in html


def test_the_calendar_page_has_what_is_to_come_and_a_page_for_each_year_that_was(tmp_path: Path) -> None:
    files = {
        "needs/andas.md": need(),
        "events/snart.md": event("Snart"),
        "events/forr.md": event("Förr", "2025-05-05T10:00", "2025-05-05T11:00"),
    }
    build_tiny(tmp_path, files)
    coming = (tmp_path / "output/evenemang/kalender/index.html").read_text("utf-8").split("<main", 1)[1]
    assert "Snart" in coming
    assert "Förr" not in coming
    past = (tmp_path / "output/en/events/calendar/2025/index.html").read_text("utf-8").split("<main", 1)[1]
    assert "Förr" in past
    assert "May 2025" in past
    assert not (tmp_path / "output/evenemang/kalender/2027").exists()


def test_the_calendar_page_has_the_last_days_of_needs_that_take_answers(tmp_path: Path) -> None:
    files = {
        "needs/oppet.md": announced("Öppet", answer_by="2027-03-12T16:00"),
        "needs/stangt.md": announced("Stängt", answer_by="2026-03-12T16:00"),
        "events/snart.md": event("Snart").replace("[andas]", "[oppet]"),
    }
    build_tiny(tmp_path, files)
    page = (tmp_path / "output/evenemang/kalender/index.html").read_text("utf-8").split("<main", 1)[1]
    assert page.index("/evenemang/snart/") < page.index("Sista svarsdag") < page.index("/behov/oppet/")
    assert "/behov/stangt/" not in page
    assert 'href="/behov/sista-svarsdag/"' in page


SOLUTION = """
    ---
    title: {title}
    summary: Hjälper.
    provider: bolaget
    answers: [andas]
    stage: proposed
    contact: {{role: Kundtjänst, email: kund@bolaget.example}}
    log: [{{date: {date}, stage: proposed}}]
    ---
    """


def test_a_past_event_shows_the_solutions_that_came_with_it_or_later(tmp_path: Path) -> None:
    files = {
        "needs/andas.md": announced(),
        "events/forr.md": event("Förr", "2026-05-05T10:00", "2026-05-05T11:00").replace("workshop", "contest"),
        "events/snart.md": event("Snart"),
        "solutions/tidig.md": SOLUTION.format(title="Tidig", date="2026-04-01"),
        "solutions/sen.md": SOLUTION.format(title="Sen", date="2026-06-01"),
    }
    build_tiny(tmp_path, files)
    past, coming = ((tmp_path / f"output/evenemang/{name}/index.html").read_text("utf-8") for name in ("forr", "snart"))
    assert "/losningar/sen/" in past
    assert "/losningar/tidig/" not in past
    assert "/losningar/sen/" not in coming


def test_a_contest_tells_how_it_is_judged_first_and_when_it_is_over_what_came_of_it_first(tmp_path: Path) -> None:
    contest = event(more="criteria: [Lugnare]\njury: [En närstående]").replace("workshop", "contest")
    files = {
        "needs/andas.md": announced(),
        "events/snart.md": contest,
        "events/forr.md": contest.replace("2027-03-11", "2026-05-05"),
        "solutions/sen.md": SOLUTION.format(title="Sen", date="2026-06-01"),
    }
    build_tiny(tmp_path, files)
    past, coming = ((tmp_path / f"output/evenemang/{name}/index.html").read_text("utf-8") for name in ("forr", "snart"))
    assert coming.index("Så bedöms bidragen") < coming.index("Jury") < coming.index('id="needs"')
    assert past.index("/losningar/sen/") < past.index("Så bedömdes bidragen") < past.index("Jury")


def test_an_event_on_line_says_whose_time_it_is(tmp_path: Path) -> None:
    files = {
        "needs/andas.md": need(),
        "events/sal.md": event(),
        "events/natet.md": event(more="online: https://mote.example/x"),
    }
    build_tiny(tmp_path, files)
    hall, online = ((tmp_path / f"output/evenemang/{name}/index.html").read_text("utf-8") for name in ("sal", "natet"))
    assert "CET" not in hall + online
    assert "Tidszon" not in hall
    assert "<dt>Tidszon</dt><dd>Sverige</dd>" in online

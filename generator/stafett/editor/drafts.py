"""From a submission to the front matter and the body of a draft. What does not fit a field is left out, and told."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from stafett.check import codes
from stafett.check.schema.numbers import WHOLE
from stafett.check.schema.texts import (
    MOST_ADDRESS,
    MOST_SUMMARY,
    PHONE,
    is_safe_address,
    nearest_email,
    nearest_https,
)
from stafett.i18n import Words

from .clean_text import as_markdown, one_line, shortened
from .submissions import Submission

MOST_TITLE = 160
MOST_EVIDENCE = 10
EVIDENCE = re.compile(r"^(?P<title>.*?)[\s:,;–—-]*(?P<url>https://\S+)?\s*$")
BODY_PARTS = (("problem", "The problem today"), ("who", "Who it touches"), ("better_day", "A better day"))


@dataclass(slots=True)
class Filled:
    """`left_out` are the fields that hold something that cannot stand in a file."""

    front: dict[str, Any]
    body: str = ""
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one submission's fields, and remembers what it leaves out."""

    submission: Submission
    left_out: list[str]

    def line(self, name: str, most: int = MOST_TITLE) -> str:
        text = one_line(self.submission.get(name))
        if len(text) > most and name != "summary":
            self.left_out.append(name)
        return shortened(text, most)

    def code(self, name: str, known: type[StrEnum]) -> str:
        return self.kept(name, self.submission.get(name) in list(known))

    def number(self, name: str, low: int, high: int) -> str:
        """A whole number, with or without spaces between its thousands."""
        text = "".join(self.submission.get(name).split())
        is_fit = bool(WHOLE.fullmatch(text)) and len(text) < 16 and low <= int(text) <= high  # noqa: PLR2004
        return text if self.kept(name, is_fit) else ""

    def https(self, name: str) -> str:
        """An address, as people write it: "www.example.org" will do."""
        text = nearest_https(self.submission.get(name))
        return text if self.kept(name, 0 < len(text) <= MOST_ADDRESS) else ""

    def mark(self, name: str) -> bool | None:
        return self.kept(name, self.submission.get(name) == "true") == "true" or None

    def kept(self, name: str, is_fit: bool) -> str:  # noqa: FBT001  what was found out of the text
        text = self.submission.get(name)
        if text and not is_fit:
            self.left_out.append(name)
        return text if is_fit else ""

    def contact(self) -> dict[str, str]:
        """A role and the ways to reach it that can be."""
        found = nearest_email(self.submission.get("email"))
        email = found if self.kept("email", bool(found)) else ""
        phone = self.kept("phone", bool(PHONE.fullmatch(self.submission.get("phone"))))
        return {"role": self.line("role"), "email": email, "phone": phone}


def fill_answer(submission: Submission, need: str, provider: str, day: date) -> Filled:
    left_out: list[str] = []
    read = Reader(submission, left_out)
    front = {
        "title": read.line("title"),
        "summary": read.line("summary", MOST_SUMMARY),
        "draft": True,
        "provider": provider,
        "answers": [need],
        "stage": "proposed",
        "maturity": {
            "trl": read.number("trl", 1, 9),
            "device_class": read.code("device_class", codes.DeviceClass),
            "ce_marked": read.mark("ce_marked"),
        },
        "evidence": list(evidence(read)),
        "fit": {need: sides} if (sides := fit(read)) else {},
        "declarations": {
            "ethics_agreement": read.mark("ethics_agreement"),
            "conflicts_of_interest": read.line("conflicts_of_interest", 1000),
        },
        "contact": read.contact(),
        "log": [{"date": day.isoformat(), "stage": "proposed"}],
    }
    return Filled(front, body_of(whole_summary(submission), submission.get("description")), left_out)


def fit(read: Reader) -> dict[str, Any]:
    """The sides that were answered; what is left out is unknown anyhow."""
    found: dict[str, Any] = {}
    for side in codes.Side:
        answer, comment = read.code(f"fit_{side}", codes.Answer), read.line(f"comment_{side}", 1000)
        if comment or answer not in ("", codes.Answer.UNKNOWN):
            found[str(side)] = {"answer": answer or "unknown", "comment": comment}
    return found


def evidence(read: Reader) -> Iterator[Mapping[str, str]]:
    """A line each: what it is, and its address if it has a safe one."""
    lines = [one_line(line) for line in read.submission.get("evidence").split("\n") if line.strip()]
    if len(lines) > MOST_EVIDENCE:
        read.left_out.append("evidence")
    for line in lines[:MOST_EVIDENCE]:
        found = EVIDENCE.match(line)
        url = found["url"] or "" if found else ""
        if url and not (is_safe_address(url) and len(url) <= MOST_ADDRESS):
            read.left_out.append("evidence")
            url = ""
        title = found["title"] if found and found["title"] else line
        yield {"title": shortened(title, MOST_TITLE), "url": url}


def fill_need(submission: Submission, organisation: str, day: date, words: Words) -> Filled:
    left_out: list[str] = []
    read = Reader(submission, left_out)
    patients = read.number("patients_per_year", 1, 10**9)
    front = {
        "title": read.line("title"),
        "summary": read.line("summary", MOST_SUMMARY),
        "draft": True,
        "organisation": organisation,
        "stage": "identified",
        "areas": [submission.get("area")],
        "origin": {"kind": read.code("kind", codes.OriginKind), "date": day.isoformat()},
        "quantity": {"patients_per_year": patients, "note": words.gettext("As told by the one who saw the need")}
        if patients
        else {},
        "log": [{"date": day.isoformat(), "stage": "identified"}],
    }
    parts = [
        f"## {words.gettext(heading)}\n\n{as_markdown(submission.get(name))}"
        for name, heading in BODY_PARTS
        if submission.get(name)
    ]
    return Filled(front, "\n\n".join(filter(None, (as_markdown(whole_summary(submission)), *parts))), left_out)


def fill_feedback(submission: Submission, need: str, day: date) -> Filled:
    left_out: list[str] = []
    read = Reader(submission, left_out)
    entry = {
        "need": need,
        "date": day.isoformat(),
        "from": read.code("from", codes.Voice),
        "rating": read.number("rating", 1, 5),
        "text": submission.get("text"),
    }
    return Filled({key: value for key, value in entry.items() if value}, "", left_out)


def whole_summary(submission: Submission) -> str:
    """The summary, where it is too long for its field: nothing of it is lost."""
    text = submission.get("summary")
    return text if len(one_line(text)) > MOST_SUMMARY else ""


def body_of(*texts: str) -> str:
    return "\n\n".join(as_markdown(text) for text in texts if text)

"""What is set aside before a draft is made: robots, floods, doubles, and what must not be written down."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from .clean_text import URL, one_line, shortened
from .forms import FORMS
from .submissions import EXCESS, Submission

REQUIRED = {
    "answer": ("need", "title", "summary", "organisation", "role"),
    "need": ("title", "summary", "problem", "area", "kind"),
    "feedback": ("solution", "from", "text"),
}
ABOUT_LINKS = ("evidence", "organisation_url")
MOST_LINKS = 10
WORDS_A_LINK = 4
MOST_SIGNS = 20_000
MOST_IN_A_ROW = 5
SHOWN = 100
"""Signs of a text that a reason quotes."""
A_ROW = timedelta(minutes=10)
QUICKEST = timedelta(seconds=5)
PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:19|20)?(\d{6})[-–−+ ]{0,3}(\d{4})(?!\d)")

Reason = tuple[str, dict[str, str]]
"""A code, and what fills its message's blanks."""
Arrival = tuple[datetime, int, str]
"""When, the submission's place in the list, and its id."""


def sift(submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Reason | None]]:
    """Each submission, with the reason to set it aside if there is one."""
    flooding = floods(submissions)
    seen: set[str] = set()
    for number, submission in enumerate(submissions):
        if submission.id in seen:
            yield submission, ("double", {})
            continue
        seen.add(submission.id)
        yield submission, reason_of(submission) or flooding.get(number)


def reason_of(submission: Submission) -> Reason | None:
    """What speaks against one submission by itself."""
    if submission.trap:
        return "trap", {}
    if submission.form not in FORMS:
        return "unknown-form", {"form": submission.form}
    if submission.get(EXCESS):
        return "excess", {"text": shortened(one_line(submission.get(EXCESS)), SHOWN)}
    missing = [name for name in REQUIRED[submission.form] if not submission.get(name)]
    if missing:
        return "incomplete", {"fields": ", ".join(missing)}
    return reason_in_text(submission)


def reason_in_text(submission: Submission) -> Reason | None:
    longest = max(submission.fields, key=lambda name: len(submission.get(name)))
    if len(submission.get(longest)) > MOST_SIGNS:
        return "too-long", {"field": longest, "most": str(MOST_SIGNS)}
    if is_links(value for name, value in submission.fields.items() if name not in ABOUT_LINKS):
        return "links", {}
    if any(map(has_personal_number, submission.fields.values())):
        return "personal-number", {}
    return None


def is_links(texts: Iterable[str]) -> bool:
    """Many links, or hardly anything but links."""
    text = " ".join(texts)
    links = len(URL.findall(text))
    return links > MOST_LINKS or bool(links and len(URL.sub(" ", text).split()) < links * WORDS_A_LINK)


def has_personal_number(text: str) -> bool:
    """Whether a Swedish personal number stands in the text: a day of birth and a right check digit."""
    return any(is_day(day) and is_checked(day + rest) for day, rest in PERSONAL_NUMBER.findall(text))


def is_day(digits: str) -> bool:
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)  # noqa: PLR2004  days of coordination numbers have 60 added


def is_checked(digits: str) -> bool:
    """Luhn's sum over all ten."""
    doubled = (int(digit) * (2 - number % 2) for number, digit in enumerate(digits))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def floods(submissions: Sequence[Submission]) -> dict[int, Reason]:
    """Those that came faster, or in greater number, than one sender writes; by their place in the list."""
    by_sender: dict[str, list[Arrival]] = defaultdict(list)
    for number, submission in enumerate(submissions):
        sender = submission.sender or submission.get("email").lower()
        if sender and submission.received:
            by_sender[sender].append((submission.received, number, submission.id))
    found: dict[int, Reason] = {}
    for arrivals in by_sender.values():
        found |= quick_ones(sorted(arrivals)) | rows_of_many(sorted(arrivals))
    return found


def quick_ones(arrivals: Sequence[Arrival]) -> dict[int, Reason]:
    """Those that follow another one sooner than a form can be filled in; the same thing pressed twice is a double."""
    values = {"seconds": str(int(QUICKEST.total_seconds()))}
    return {
        number: ("too-fast", values)
        for (before, _, earlier), (time, number, own) in pairwise(arrivals)
        if time - before < QUICKEST and own != earlier
    }


def rows_of_many(arrivals: Sequence[Arrival]) -> dict[int, Reason]:
    values = {"most": str(MOST_IN_A_ROW), "minutes": str(int(A_ROW.total_seconds() // 60))}
    found: dict[int, Reason] = {}
    for first in range(len(arrivals) - MOST_IN_A_ROW):
        row = arrivals[first : first + MOST_IN_A_ROW + 1]
        if row[-1][0] - row[0][0] <= A_ROW:
            found |= {number: ("too-many", values) for _, number, _ in row}
    return found

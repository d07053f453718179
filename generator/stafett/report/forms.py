"""Lists of problems as text for people, JSON for programs, and annotations for GitHub. Pure functions: nothing is printed."""

import json
from collections import Counter
from collections.abc import Callable, Sequence

from stafett.problems import Place, Problem, Severity

from .messages import describe, printable

LineOf = Callable[[Place], str]
"""The line of a file that a place is on, "" where it cannot be had."""
WIDTH = 100
INDENT = "    "


def text_report(problems: Sequence[Problem], language: str, line_of: LineOf) -> str:
    """A paragraph a problem: place and what is wrong, the line with a mark below it, how to mend it."""
    return "\n".join(paragraph(problem, language, line_of(problem.place)) for problem in problems)


def paragraph(problem: Problem, language: str, line: str) -> str:
    message = describe(problem, language)
    head = f"{printable(str(problem.place))}: {message.severity} [{problem.code}] {message.what}"
    parts = [head, *excerpt(line, problem.place.column), message.mend]
    return ("\n" + INDENT).join(parts) + "\n"


def excerpt(line: str, column: int) -> list[str]:
    """The part of a line around `column`, and a caret below it; nothing where the place is the file itself."""
    if not column or not line.strip():
        return []
    start = max(0, min(column - 1 - WIDTH // 2, len(line) - WIDTH))
    shown = printable(line[start : start + WIDTH])
    before, after = "…" if start else "", "…" if len(line) > start + WIDTH else ""
    return [before + shown + after, " " * (len(before) + column - 1 - start) + "^"]


def json_report(problems: Sequence[Problem], language: str) -> str:
    """One object: `errors` and `warnings` count them, `problems` lists them in the order of their places.

    Each has `code` (permanent), `severity` (error or warning), `path` (relative to the site's folder), `line` and `column`
    (from 1, null where the problem is about the whole file), `what` and `mend` in the language asked for, and `values`:
    the words of the file that it is about, and `near` for what was probably meant.
    """
    counts = Counter(problem.severity for problem in problems)
    listed = [json_problem(problem, language) for problem in problems]
    report = {"errors": counts[Severity.ERROR], "warnings": counts[Severity.WARNING], "problems": listed}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def json_problem(problem: Problem, language: str) -> dict[str, object]:
    message = describe(problem, language)
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.place.path,
        "line": problem.place.line or None,
        "column": problem.place.column or None,
        "what": message.what,
        "mend": message.mend,
        "values": problem.values,
    }


def github_report(problems: Sequence[Problem], language: str) -> str:
    """A line a problem that GitHub Actions shows at its place in a pull request."""
    return "".join(annotation(problem, language) + "\n" for problem in problems)


def annotation(problem: Problem, language: str) -> str:
    message, place = describe(problem, language), problem.place
    position = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    given = ",".join(f"{name}={escape_property(str(value))}" for name, value in position.items() if value)
    return f"::{problem.severity} {given}::{escape_text(f'{message.what} {message.mend}')}"


def escape_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    return escape_text(text).replace(":", "%3A").replace(",", "%2C")

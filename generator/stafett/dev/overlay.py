"""Mistakes as the open page tells them: place, what is wrong, the line, how to mend it, and a link to the editor."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from stafett.errors import UsageError
from stafett.i18n import Words
from stafett.problems import Place, Problem, Severity
from stafett.report import describe, excerpt, line_at, printable

MOST = 20
"""Problems shown in the page; the terminal tells all."""
EDITORS = {
    "vscode": "vscode://file{path}:{line}:{column}",
    "vscodium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}",
    "zed": "zed://file{path}:{line}:{column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "textmate": "txmt://open?url=file://{path}&line={line}&column={column}",
}


def editor_address(wanted: str) -> str:
    """The address that opens a file in an editor: of one known by name, or as given with {path} (which begins with a slash), {line} and {column}."""
    address = EDITORS.get(wanted, wanted)
    scheme, sign, _ = address.partition("://")
    if not sign or "{path}" not in address or not scheme.isalnum() or scheme.lower() == "javascript":
        raise UsageError(
            "%(wanted)s is no editor: give %(names)s, or an address such as vscode://file{path}:{line}",
            wanted=wanted,
            names=", ".join(EDITORS),
        )
    return address


class Overlay:
    """`site` is where places are counted from; `editor` an address with {path}, {line} and {column}; "" for no links."""

    def __init__(self, site: Path, editor: str, words: Words) -> None:
        self._site, self._editor, self._words = site, editor, words

    def show(self, problems: Sequence[Problem], fault: str) -> dict[str, Any] | None:
        """What the page's script lays over the page; None where all is well."""
        errors = [problem for problem in problems if problem.severity is Severity.ERROR] or list(problems)
        if not errors and not fault:
            return None
        words = self._words
        count = words.ngettext("%(num)d error", "%(num)d errors", len(errors)) % {"num": len(errors)}
        hidden = len(errors) - MOST
        return {
            "language": words.language,
            "title": count if errors else words.gettext("The site cannot be made"),
            "note": words.gettext("Below is the page as it was before. This goes away when the mistake does."),
            "close": words.gettext("Hide"),
            "open": words.gettext("Open in the editor"),
            "fault": printable(fault),
            "more": words.gettext("And %(num)d more: the terminal tells all.") % {"num": hidden} if hidden > 0 else "",
            "problems": [self._problem(problem) for problem in errors[:MOST]],
        }

    def gone(self) -> dict[str, Any]:
        """What it lays there once nobody answers any more."""
        words = self._words
        return {
            "language": words.language,
            "title": words.gettext("The preview has ended"),
            "note": words.gettext("What you save is not shown until it is started again with stafett serve."),
            "close": words.gettext("Hide"),
            "problems": [],
        }

    def _problem(self, problem: Problem) -> dict[str, Any]:
        message = describe(problem, self._words.language)
        return {
            "place": printable(str(problem.place)),
            "code": problem.code,
            "what": message.what,
            "excerpt": excerpt(line_at(self._site, problem.place), problem.place.column),
            "mend": message.mend,
            "editor": self._address(problem.place),
        }

    def _address(self, place: Place) -> str:
        if not self._editor or not place.path:
            return ""
        path = "/" + quote((self._site / place.path).as_posix().lstrip("/"))
        return self._editor.format(path=path, line=place.line or 1, column=place.column or 1)

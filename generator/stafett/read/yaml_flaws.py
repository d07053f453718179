"""What libyaml cannot read, told the way an editor would look for it."""

from collections.abc import Callable

from yaml import YAMLError
from yaml._yaml import Mark as CMark
from yaml.error import Mark as PythonMark
from yaml.error import MarkedYAMLError

from .text import Flaw

Mark = PythonMark | CMark
SIGNS = ("cannot start any token", "entries are not allowed", "keys are not allowed", "unknown directive", "equal to 0")
SIGN_CONTEXTS = ("an alias", "an anchor", "a block scalar", "a tag", "a directive")
ESCAPES = ("escape", "hexdecimal")


def flaw_of(error: YAMLError, text: str) -> Flaw:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if mark is None or not isinstance(error, MarkedYAMLError):
        return Flaw("yaml-syntax", values={"reason": str(error)})
    trouble = Trouble(error, mark, text)
    return next((flaw for flaw in (tell(trouble) for tell in TELLERS) if flaw), trouble.flaw("yaml-syntax"))


class Trouble:
    """libyaml's error with the lines that it is about; `start` is where the part began in which it was met."""

    def __init__(self, error: MarkedYAMLError, mark: Mark, text: str) -> None:
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.mark = mark
        self.start: Mark = error.context_mark or mark
        self.lines = [*text.split("\n"), ""]

    def line(self, mark: Mark) -> str:
        return self.lines[min(mark.line, len(self.lines) - 1)]

    def before(self) -> str:
        """What stands on the line before the trouble."""
        return self.line(self.mark)[: self.mark.column]

    def too_far_in(self) -> Flaw:
        """The parser stops at the colon; what is wrong is where the line begins."""
        line = self.line(self.mark)
        return Flaw("yaml-indent", self.mark.line + 1, len(line) - len(line.lstrip()) + 1)

    def flaw(self, code: str, mark: Mark | None = None, **values: str) -> Flaw:
        place = mark or self.mark
        return Flaw(code, place.line + 1, place.column + 1, {"reason": self.problem, **values})


def tell_tab(trouble: Trouble) -> Flaw | None:
    line = trouble.line(trouble.mark)
    indent = line[: len(line) - len(line.lstrip())]
    return Flaw("yaml-tab", trouble.mark.line + 1, indent.index("\t") + 1) if "\t" in indent else None


def tell_colon(trouble: Trouble) -> Flaw | None:
    """`title: a: b`; without an earlier colon on its line it is a line that stands too far in."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    key, colon, text = trouble.before().partition(": ")
    if not colon:
        return trouble.too_far_in()
    rest = text + trouble.line(trouble.mark)[trouble.mark.column :]
    quoted = rest.strip().replace("\\", "\\\\").replace('"', '\\"')
    is_flow = "{" in key or "[" in key
    return trouble.flaw("yaml-colon", near="" if is_flow else f'{key.strip()}: "{quoted}"')


def tell_quote(trouble: Trouble) -> Flaw | None:
    if "quoted scalar" not in trouble.context:
        return None
    if any(word in trouble.problem for word in ESCAPES):
        return trouble.flaw("yaml-escape")
    return trouble.flaw("yaml-quote", trouble.start)


def tell_sign(trouble: Trouble) -> Flaw | None:
    is_sign = any(word in trouble.problem for word in SIGNS)
    is_sign |= trouble.context.endswith(SIGN_CONTEXTS)
    mark = trouble.start if is_sign else trouble.mark
    sign = trouble.line(mark)[mark.column : mark.column + 1]
    is_sign |= "expected node content" in trouble.problem and sign in "]},"
    return trouble.flaw("yaml-sign", mark, sign=sign) if is_sign and sign else None


def tell_bracket(trouble: Trouble) -> Flaw | None:
    """A bracket that is never closed is told where it opens; a missing comma, where it is missed."""
    if "',' or" in trouble.problem:
        return trouble.flaw("yaml-bracket", None if trouble.start.line == trouble.mark.line else trouble.start)
    return trouble.flaw("yaml-bracket") if "flow" in trouble.context else None


def tell_leftover(trouble: Trouble) -> Flaw | None:
    """`title: "a" b` and `areas: [a] b`: more text after the end of a value."""
    before = trouble.before().rstrip()
    is_after_value = "did not find expected key" in trouble.problem and before.endswith(('"', "'", "]", "}"))
    return trouble.flaw("yaml-leftover", sign=before[-1]) if is_after_value else None


def tell_no_colon(trouble: Trouble) -> Flaw | None:
    return trouble.flaw("yaml-no-colon", trouble.start) if "could not find expected ':'" in trouble.problem else None


def tell_indent(trouble: Trouble) -> Flaw | None:
    is_indent = "expected key" in trouble.problem or "'-' indicator" in trouble.problem
    return trouble.flaw("yaml-indent") if is_indent else None


def tell_documents(trouble: Trouble) -> Flaw | None:
    return trouble.flaw("yaml-documents") if "document start" in trouble.problem else None


TELLERS: tuple[Callable[[Trouble], Flaw | None], ...] = (
    tell_tab,
    tell_colon,
    tell_quote,
    tell_sign,
    tell_bracket,
    tell_leftover,
    tell_no_colon,
    tell_indent,
    tell_documents,
)

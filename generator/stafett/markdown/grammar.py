"""The Markdown that bodies are written in: CommonMark with tables, strikethrough and footnotes, without raw HTML."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, wraps
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block, table
from markdown_it.rules_core import StateCore, text_join
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from .usual_text import is_marked, read_usual_text

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]
InlineRule: TypeAlias = Callable[[StateInline, bool], bool]

DEEPEST = 100  # levels of quotes, notes (one each) and lists (two each); what is nested deeper is a paragraph
DEEPEST_BRACKETS = 20  # links and images; brackets nested deeper are text
NESTING = DEEPEST + 10  # markdown-it drops text beyond its own limit, so that one is never reached by blocks


class Parser(MarkdownIt):
    """Hands every address on as it is written: which ones are fit is told by `addresses`."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the library's name
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's name
        return True


@cache
def parser() -> Parser:
    """The parser of this process; making it takes longer than parsing a page."""
    made = Parser("js-default", {"maxNesting": NESTING, "html": False})
    made.use(footnote_plugin, inline=False, move_to_end=False)
    made.disable(["html_block", "html_inline"])
    _limit_nesting(made)
    made.block.ruler.at("table", _with_row_starts, {"alt": ["paragraph", "reference"]})
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        made.inline.ruler.at(name, _with_position(rule))
    made.core.ruler.at("inline", lambda state: read_inlines(state.tokens, state.env))
    made.core.ruler.enableOnly(["block", "inline"])
    return made


def read_any(source: str) -> tuple[list[Token], Mapping[int, int]]:
    """The tokens of any body, and at which offset each row of a table begins."""
    findings: dict[str, Any] = {}  # of the parser's, beside its tokens
    tokens = parser().parse(source, findings)
    return tokens, findings.get("rows", {})


def read_inlines(tokens: Sequence[Token], env: EnvType) -> None:
    """Read what stands inside blocks; one with usual marks alone gets no children, but its `marks`."""
    unusual = []
    for token in tokens:
        if token.type == "inline":
            token.children = None
            token.meta["marks"] = read_usual_text(token.content) if is_marked(token.content) else ()
            if token.meta["marks"] is None:
                unusual.append(token)
    if unusual:
        made = parser()
        for token in unusual:
            token.children = made.inline.parse(token.content, made, env, [])
        text_join(StateCore("", made, env, unusual))


def _limit_nesting(made: Parser) -> None:
    ends = ["paragraph", "reference", "blockquote"]
    made.block.ruler.at("blockquote", _to_a_depth(blockquote), {"alt": [*ends, "list"]})
    made.block.ruler.at("list", _to_a_depth(list_block), {"alt": ends})
    made.block.ruler.at("footnote_def", _to_a_depth(footnote_def), {"alt": ends[:2]})


def _to_a_depth(rule: BlockRule) -> BlockRule:
    @wraps(rule)
    def limited(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's form
        return state.level < DEEPEST and rule(state, start, end, silent)

    return limited


def _with_row_starts(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - the library's form
    """A table; keeps at which offset of the body each of its rows begins, since cells do not tell their columns."""
    if not table(state, start, end, silent):
        return False
    if not silent:
        rows = state.env.setdefault("rows", {})
        rows.update((line, state.bMarks[line] + state.tShift[line]) for line in range(start, state.line))
    return True


def _with_position(rule: InlineRule) -> InlineRule:
    """The rule, whose token also tells at which offset of its block's text it begins."""

    @wraps(rule)
    def placed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's form
        start, first = state.pos, len(state.tokens)
        if silent and state.level > DEEPEST_BRACKETS and state.src[start] in "![":
            state.pos = state.posMax  # as markdown-it does at its own limit: no link ends here, look no further
            return True
        if not rule(state, silent):
            return False
        if not silent:
            first += state.tokens[first].type == "text"  # what was pending comes out before the token
            state.tokens[first].meta["at"] = start
        return True

    return placed

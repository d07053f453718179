"""Words put in their place when a template is compiled, instead of each time that it is rendered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from stafett.i18n import Words
from stafett.render.escaping import marked, shown

PLAIN = {"_": 1, "gettext": 1, "pgettext": 2}
"""Functions that give a word, and how many texts each takes."""
FUNCTIONS = frozenset((*PLAIN, "ngettext"))
FILL, PLURAL = "fill_in", "in_plural"
MOST_NUMBERS = 4096
"""How many choices by number are remembered: a locale's rules take their time."""


class FoldWords(Extension):
    """Looks words up when a template is compiled.

    `_("Needs")` and `pgettext("stage", "announced")` become the text itself. `_("of %(total)s", total=n)` becomes the
    text with a filter that fills it in, `ngettext` a filter that chooses among its texts. With anything else (a name
    instead of a text) the call stays.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        return self._fold(list(stream))

    def _fold(self, tokens: Sequence[Token]) -> Iterator[Token]:
        words: Words = self.environment.words  # type: ignore[attr-defined]  # given with the environment
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type != "name" or token.value not in FUNCTIONS:
                yield token
                position += 1
            elif texts := _texts_of_call(tokens, position):
                text = words.gettext(*texts) if len(texts) == 1 else words.pgettext(*texts)
                yield Token(token.lineno, "string", text.replace("%%", "%"))
                position += 2 + 2 * len(texts)
            elif _begins_call(tokens, position):
                text = tokens[position + 2].value
                is_plural = token.value == "ngettext"
                yield Token(token.lineno, "string", text if is_plural else words.gettext(text))
                yield Token(token.lineno, "pipe", "|")
                yield Token(token.lineno, "name", PLURAL if is_plural else FILL)
                yield tokens[position + 1]
                position += 4
            else:
                yield token
                position += 1


def add_words(environment: Environment, words: Words) -> None:
    """Let templates show words."""
    environment.extend(words=words)
    environment.add_extension(FoldWords)
    choose = lru_cache(maxsize=MOST_NUMBERS, typed=True)(words.ngettext)
    environment.filters |= {FILL: fill_in, PLURAL: partial(in_plural, choose)}


def fill_in(text: str, /, **values: object) -> Markup:
    """A text of the theme's own with values in its places."""
    return marked(text % {name: shown(value) for name, value in values.items()})


def in_plural(
    choose: Callable[[str, str, int], str], singular: str, plural: str, num: int, /, **values: object
) -> Markup:
    """The text that goes with the number, which is also a value to fill it in with."""
    return fill_in(choose(singular, plural, num), **{"num": num, **values})


def _texts_of_call(tokens: Sequence[Token], position: int) -> list[str]:
    """The texts of a call that begins at `position`, [] where no call with nothing but texts does."""
    count = PLAIN.get(tokens[position].value, 0)
    expected = ["lparen", *["string", "comma"] * (count - 1), "string", "rparen"]
    found = tokens[position + 1 : position + 1 + len(expected)]
    if not count or [token.type for token in found] != expected:
        return []
    return [token.value for token in found if token.type == "string"]


def _begins_call(tokens: Sequence[Token], position: int) -> bool:
    """Whether a call with a text and more begins at `position`."""
    kinds = [token.type for token in tokens[position : position + 4]]
    return kinds == ["name", "lparen", "string", "comma"] and tokens[position].value != "pgettext"

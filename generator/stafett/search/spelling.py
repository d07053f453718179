"""The tree for slips early in a word: from its fourth to seventh letter to the three letters that it may begin with.

A browser that has a misspelt word finds later slips among its neighbours in the tree of terms; for one among the first letters
it asks here, with the letters after it, and gets the beginnings where the word that was meant may stand.
"""

from collections.abc import Iterable, Iterator

from stafett.search.tree import Leaf
from stafett.search.words import fold, sort_key

HEAD = 3
KEY = 4
SHORTEST = 5


def spelling_leaves(words: Iterable[str], target: int) -> Iterator[Leaf]:
    """Leaves of lines `key`, tab, heads; about `target` bytes each when deflated."""
    heads: dict[str, set[str]] = {}
    for word in words:
        folded = fold(word)
        if len(folded) >= SHORTEST and folded.isalpha() and max(folded) <= "\uffff":
            heads.setdefault(folded[HEAD : HEAD + KEY], set()).add(folded[:HEAD])
    lines: list[tuple[str, str]] = []
    size = 0
    for key in sorted(heads, key=sort_key):
        if lines and size > target:
            yield _leaf(lines)
            lines, size = [], 0
        lines.append((key, f"{key}\t{''.join(sorted(heads[key]))}"))
        size += 3 + 2 * len(heads[key])
    if lines:
        yield _leaf(lines)


def _leaf(lines: list[tuple[str, str]]) -> Leaf:
    return Leaf(lines[0][0], lines[-1][0], "\n".join(line for _, line in lines).encode())

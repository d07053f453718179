"""Footnotes, numbered as the text refers to them; those that nothing refers to come last, so no words are lost."""

from collections.abc import Sequence

from markdown_it.token import Token

from .document import PREFIX


class Notes:
    """The numbers of one body's notes, and how often each is referred to."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self._numbers: dict[str, int] = {}
        self._references: dict[str, int] = {}

    def number(self, label: str) -> int:
        if label not in self._numbers:
            self.labels.append(label)
            self._numbers[label] = len(self.labels)
        return self._numbers[label]

    def has(self, label: str) -> bool:
        return label in self._numbers

    def refer(self, label: str) -> tuple[int, str]:
        """The note's number, and the id of this reference to it."""
        number = self.number(label)
        self._references[label] = count = self._references.get(label, 0) + 1
        return number, _reference_id(number, count)

    def back_links(self, label: str) -> str:
        number = self._numbers[label]
        ids = [_reference_id(number, count + 1) for count in range(self._references.get(label, 0))]
        return "".join(f' <a href="#{name}" class="footnote-back">↩</a>' for name in ids)


def note_id(number: int) -> str:
    """An id with a sign that no heading's id can have."""
    return f"{PREFIX}note_{number}"


def _reference_id(number: int, count: int) -> str:
    return f"{PREFIX}noteref_{number}" + (f"_{count}" if count > 1 else "")


def lift_notes(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Take the notes' definitions out of the text; a label defined again is another note, under a label of its own."""
    notes: dict[str, list[Token]] = {}
    text: list[Token] = []
    around = [text]
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            if label in notes:
                label = f"{label} {len(notes)}"  # a written label has no space
            notes[label] = []
            around.append(notes[label])
        elif token.type == "footnote_reference_close":
            around.pop()
        else:
            around[-1].append(token)
    return text, notes

"""What the writers of one body share: its HTML and its plain text, as they grow."""


class Output:
    """`html` and `words` are joined in the end; a place may be kept for a tag that depends on what comes after it."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self.words: list[str] = []
        self._kept: list[tuple[int, int]] = []

    def say(self, html: str, text: str) -> None:
        self.html.append(html)
        self.words.append(text)

    def keep_place(self) -> None:
        self._kept.append((len(self.html), len(self.words)))
        self.html.append("")

    def kept_place(self) -> tuple[int, str]:
        """The index in `html` of the place kept last, and the words written since."""
        place, first = self._kept.pop()
        return place, " ".join("".join(self.words[first:]).split())

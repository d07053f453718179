"""An entry is put last among the feedback, however the file is written, and nothing else in it changes."""

import difflib

import pytest

from stafett.editor.catalogue import as_source
from stafett.editor.feedback import with_feedback
from stafett.read import Source

ENTRY = {"date": "2026-11-20", "from": "patient", "text": 'Bra: "mest"\nmen # inte alltid'}
WAYS = {
    "no feedback yet": "stage: pilot\n",
    "one a line": "feedback:\n  - {date: 2026-01-01, from: staff, text: Ett}\nstage: pilot\n",
    "at the margin": "feedback:\n- {date: 2026-01-01, from: staff, text: Ett}\nstage: pilot\n",
    "deep": "feedback:\n      - date: 2026-01-01\n        from: staff\n        text: Ett\nstage: pilot\n",
    "last in the file": "stage: pilot\nfeedback:\n  - date: 2026-01-01\n    from: staff\n    text: Ett\n",
    "with remarks": "feedback:\n  # före\n  - {date: 2026-01-01, from: staff, text: Ett}  # vid\n  # efter\n\nstage: pilot\n",
    "in brackets": "feedback: [{date: 2026-01-01, from: staff, text: Ett}]  # slut\nstage: pilot\n",
    "in brackets with a comma": "feedback: [{date: 2026-01-01, from: staff, text: Ett}, ]\nstage: pilot\n",
    "in brackets over lines": "feedback: [\n  {date: 2026-01-01, from: staff, text: Ett}\n  ]\nstage: pilot\n",
    "kept lines": "feedback:\n  - date: 2026-01-01\n    from: staff\n    text: |\n      Ett\n      två\n\nstage: pilot\n",
    "folded lines": "feedback:\n  - from: staff\n    date: 2026-01-01\n    text: >-\n      Ett\n      två\nstage: pilot\n",
    "many-lined words": "feedback:\n  - from: staff\n    date: 2026-01-01\n    text: Ett\n      två\nstage: pilot\n",
    "two": "feedback:\n  - {text: Ett, from: staff, date: 2026-01-01}\n  - {text: Två, from: staff, date: 2026-01-02}\n",
}
BODY = "\n## Rubrik\n\nfeedback: i texten\n\n---\n\nslut\n"


def read(text: str) -> Source:
    source = as_source("content/solutions/x.md", text, ("sv", "en"))
    assert isinstance(source, Source)
    return source


@pytest.mark.parametrize("way", WAYS)
def test_the_entry_is_added_last(way: str) -> None:
    text = f"---\n{WAYS[way]}---\n{BODY}"
    before = read(text)
    added = with_feedback("content/solutions/x.md", text, ENTRY, ("sv", "en"))
    after = read(added)
    assert after.data == {**before.data, "feedback": [*before.data.get("feedback", []), ENTRY]}
    assert after.body == before.body
    kept = [line for line in difflib.ndiff(text.splitlines(), added.splitlines()) if line.startswith("- ")]
    assert len(kept) <= ("brackets" in way), "at most the line in brackets is written anew"


@pytest.mark.parametrize("way", WAYS)
def test_the_same_entry_is_added_once(way: str) -> None:
    once = with_feedback("content/solutions/x.md", f"---\n{WAYS[way]}---\n{BODY}", ENTRY, ("sv", "en"))
    assert with_feedback("content/solutions/x.md", once, ENTRY, ("sv", "en")) == once


@pytest.mark.parametrize("front", ["feedback:\n", "feedback: []\n", "feedback: ett\n", "{a: b}\n", "a: [\n"])
def test_a_way_that_cannot_be_added_to_is_told_by_nothing(front: str) -> None:
    assert with_feedback("content/solutions/x.md", f"---\n{front}---\n", ENTRY, ("sv",)) == ""

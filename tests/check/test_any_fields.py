"""Whatever stands in a field, checking ends with problems at places in its file, and never with a fault."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from trial_site import SOUND

from stafett.check import check_sources
from stafett.read import Source, read_sources
from stafett.read.text import LINE_SEPARATOR, Flaw, decode
from stafett.read.yaml_data import parse_mapping
from stafett.report.messages import LANGUAGES, describe

WORDS = st.sampled_from(
    [
        "",
        " ",
        "x",
        "andas",
        "sova",
        "mataren",
        "verkstad",
        "1",
        "-1.5",
        "true",
        "2025-01-01",
        "2025-01-01T10:00",
        "2027-Q1",
        "https://example.org/",
        "identified",
        "screened",
        "merged",
        "closed",
        "contest",
        "sv",
        "en",
        "å" * 400,
        "{0}",
        "1e9",
        "٣",
    ]
)
JUNK = st.recursive(
    st.none() | WORDS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner.filter(lambda item: item is not None), max_size=3)
        | st.dictionaries(WORDS | st.sampled_from(["title", "kind", "text", "date"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@cache
def sound_sources() -> tuple[Source, ...]:
    return tuple(read_sources(SOUND)[0])


def paths_in(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for step, inner in steps for found in paths_in(inner, (*path, step)))]


def with_value(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = data.copy()
    changed[path[0]] = with_value(data[path[0]], path[1:], value)
    return changed


def flow(data: Any) -> str:
    """The data as YAML on one line, where a key without a value is written so."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(flow(item) or '""' for item in data) + "]"
    return "" if data is None else json.dumps(data, ensure_ascii=False)


@st.composite
def broken_sites(draw: st.DrawFn) -> list[Source]:
    """The sound site with other values in some of its fields."""
    sources = [*sound_sources()]
    for _ in range(draw(st.integers(1, 4))):
        index = draw(st.integers(0, len(sources) - 1))
        source = sources[index]
        path = draw(st.sampled_from(paths_in(source.data)))
        value = draw(JUNK)
        data = with_value(source.data, path, value)
        front = flow(data)
        if LINE_SEPARATOR.search(front) or isinstance(decode(front.encode()), Flaw):
            continue  # what `read` never lets through
        parsed = parse_mapping(front)
        if not isinstance(parsed, Flaw):
            sources[index] = replace(source, data=parsed, front=front)
    return sources


@settings(deadline=None, max_examples=150)
@given(broken_sites(), st.booleans())
def test_any_fields_are_checked_to_the_end(sources: list[Source], with_drafts: Any) -> None:
    checked = check_sources(sources, with_drafts=with_drafts)
    fronts = {source.path: source for source in sources}
    for problem in checked.problems:
        source = fronts.get(problem.place.path)
        if source and problem.place.line and not source.body:
            assert problem.place.line - source.front_line <= source.front.count("\n")
        for language in LANGUAGES:
            assert describe(problem, language).what != problem.code

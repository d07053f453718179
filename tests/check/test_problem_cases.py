"""Every mistake that editors make, told at its place: the cases stand in cases/*.yml, each a small change to a sound site."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from trial_site import check_site, lay_out, sound_text, told

from stafett.report.messages import LANGUAGES, describe

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """`change` replaces texts in the file `in`, each of which must stand there once; `told` is all that is told."""

    about: str
    told: list[str]
    files: dict[str, str | bytes | None] = field(default_factory=dict)
    near: str | None = None
    drafts: bool = False
    links: dict[str, str] = field(default_factory=dict)
    pipes: list[str] = field(default_factory=list)


def read_cases() -> Iterator[Case]:
    for file in sorted(CASES.glob("*.yml")):
        for data in yaml.safe_load(file.read_text("utf-8")):
            files: dict[str, Any] = {**dict.fromkeys(data.get("without", ())), **data.get("files", {})}
            for name, changes in {data.get("in", ""): data.get("change", {}), **data.get("changes", {})}.items():
                if name:
                    files[name] = changed(sound_text(name), changes).encode(data.get("encoding", "utf-8"))
            others = {name: data[name] for name in ("near", "drafts", "links", "pipes") if name in data}
            yield Case(data["about"], data.get("told", ["?"]), files, **others)


def changed(text: str, changes: dict[str, Any]) -> str:
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new if isinstance(new, str) else new["repeat"] * new["times"])
    return text


def lay_out_case(root: Path, case: Case) -> None:
    lay_out(root, case.files)
    for name, target in case.links.items():
        (root / "content" / name).symlink_to(target)
    for name in case.pipes:
        os.mkfifo(root / "content" / name)


@pytest.mark.parametrize("case", [*read_cases()], ids=lambda case: case.about)
def test_a_mistake_is_told_at_its_place_and_nothing_else_is(case: Case, tmp_path: Path) -> None:
    lay_out_case(tmp_path, case)
    problems = check_site(tmp_path, with_drafts=case.drafts).problems
    assert [told(problem) for problem in problems] == case.told
    if case.near is not None:
        assert problems[0].values["near"] == case.near
    for language in LANGUAGES:
        for problem in problems:
            message = describe(problem, language)
            assert message.what != problem.code != message.mend

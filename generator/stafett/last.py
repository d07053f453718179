"""The last build that was published: if nothing that it was made from has changed, there is nothing to do."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from stafett.cache import Cache
from stafett.config import Settings
from stafett.inputs import Inputs, inputs_from
from stafett.problems import Place, Problem, Severity
from stafett.write import Summary

if TYPE_CHECKING:
    from stafett.check import Checked

ROOM, KEY = "build", "last"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What it was asked for (`choices`), what it read, how long the clock changes nothing, and what it had to tell."""

    choices: str
    inputs: Inputs
    since: float
    until: float
    mark: str
    pages: int
    files: int
    problems: tuple[Problem, ...]

    def is_for(self, settings: Settings) -> bool:
        """Whether a build would now give what is published, as far as it depends on choices and the clock."""
        return self.choices == choices_of(settings) and self.since <= settings.now.timestamp() < self.until


def choices_of(settings: Settings) -> str:
    output = str(settings.output.absolute())
    return json.dumps(
        [output, str(settings.site.absolute()), settings.base_url, settings.with_drafts, settings.is_strict]
    )


def load_last(cache: Cache) -> LastBuild | None:
    kept = cache.get(ROOM, KEY)
    if kept is None:
        return None
    data = json.loads(kept)
    problems = tuple(
        Problem(found["code"], Place(**found["place"]), found["values"], Severity(found["severity"]))
        for found in data["problems"]
    )
    return LastBuild(**{**data, "inputs": inputs_from(data["inputs"]), "problems": problems})


def save_last(cache: Cache, last: LastBuild) -> None:
    fields = ("choices", "since", "until", "mark", "pages", "files")
    data = {
        **{name: getattr(last, name) for name in fields},
        "inputs": last.inputs.as_data(),
        "problems": [asdict(problem) for problem in last.problems],
    }
    cache.put(ROOM, {KEY: json.dumps(data).encode()})  # in ASCII: a path may be of bytes that are no text


def forget_last(cache: Cache) -> None:
    cache.drop(ROOM, [KEY])


def describe(
    settings: Settings, until: datetime, inputs: Inputs, pages: int, summary: Summary, problems: Sequence[Problem]
) -> LastBuild:
    """The build that has just been published."""
    return LastBuild(
        choices=choices_of(settings),
        inputs=inputs,
        since=settings.now.timestamp(),
        until=until.timestamp(),
        mark=summary.mark,
        pages=pages,
        files=summary.written + summary.unchanged,
        problems=tuple(problems),
    )


def still_until(now: datetime, checked: "Checked") -> datetime:
    """The first moment after `now` at which pages may change: a day begins, an answer is due, an event begins or ends."""
    local = now.astimezone(checked.site.zone)
    midnight = datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), checked.site.zone)
    return min([midnight, *(just_after(moment, now) for moment in moments(checked) if moment >= now)])


def just_after(moment: datetime, now: datetime) -> datetime:
    return moment if moment > now else now + timedelta(seconds=1)


def moments(checked: "Checked") -> Iterator[datetime]:
    """Every time of day that content tells."""
    for need in checked.needs.values():
        if need.fields.announcement and need.fields.announcement.answer_by:
            yield need.fields.announcement.answer_by
    for event in checked.events.values():
        yield event.fields.start
        if event.fields.end:
            yield event.fields.end

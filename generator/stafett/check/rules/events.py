"""When and where an event is, and what only a contest has."""

from collections.abc import Iterator

from stafett.check.findings import Finding
from stafett.check.schema import EventFile
from stafett.check.schema.codes import EventKind


def event_findings(event: EventFile) -> Iterator[Finding]:
    if event.place is None and event.online is None:
        yield Finding("event-nowhere", ("place",))
    if event.end is not None and event.end <= event.start:
        values = {"start": event.start.isoformat(), "end": event.end.isoformat()}
        yield Finding("event-ends-before-start", ("end",), values)
    if event.kind is not EventKind.CONTEST:
        for name in ("criteria", "jury"):
            if getattr(event, name):
                yield Finding("only-contests", (name,), {"field": name, "kind": event.kind}, is_about_key=True)

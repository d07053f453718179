"""What stands in content/events/<id>.md."""

from typing import Annotated

from .codes import EventKind
from .fields import EntryFields
from .texts import Https, NeedId, OrganisationId, Summary, Title, Unique
from .times import Moment


class EventFile(EntryFields):
    """A workshop, an innovation contest, a presentation, a dialogue or a debate."""

    kind: EventKind
    start: Moment
    end: Moment | None = None
    place: Title | None = None
    online: Https | None = None
    summary: Summary | None = None
    organisation: OrganisationId
    needs: Annotated[tuple[NeedId, ...], Unique] = ()
    registration: Https | None = None
    criteria: tuple[Title, ...] = ()
    jury: tuple[Title, ...] = ()

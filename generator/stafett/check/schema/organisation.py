"""One organisation in content/organisations.yml."""

from typing import Annotated

from .codes import OrganisationKind
from .fields import ContactFields, Fields
from .texts import Https, LocalText, Orgnr, Plain, Reference


class OrganisationFile(Fields):
    name: LocalText
    kind: OrganisationKind
    region: Annotated[Plain, Reference("regions")] | None = None
    url: Https | None = None
    orgnr: Orgnr | None = None
    contact: ContactFields | None = None

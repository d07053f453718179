"""A contact can be reached."""

from collections.abc import Iterator

from stafett.check.findings import Finding, Path
from stafett.check.schema import ContactFields
from stafett.problems import Severity


def contact_findings(contact: ContactFields | None, path: Path) -> Iterator[Finding]:
    if contact and contact.email is None and contact.phone is None:
        yield Finding("contact-unreachable", path, is_about_key=True, severity=Severity.WARNING)

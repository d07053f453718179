"""Pages with a purpose: the accessibility statement, and what becomes of personal data."""

from collections.abc import Iterable, Iterator

from stafett.check.checked import Entry
from stafett.check.findings import Finding
from stafett.check.schema import PageFile
from stafett.check.schema.codes import Conformance, Purpose
from stafett.problems import Place, Problem, Severity
from stafett.read import CONTENT, FOLDER_OF, Kind

from .facts import Facts


def page_findings(page: Entry[PageFile], facts: Facts) -> Iterator[Finding]:
    """Pages stand at the site's root, and so do the languages."""
    fields = page.fields
    for address in (page.id, *fields.aliases):
        if address in facts.site.languages[1:]:
            path = ("aliases", fields.aliases.index(address)) if address in fields.aliases else ()
            yield Finding("page-address-taken", path, {"address": address})
    if fields.purpose:
        yield from purpose_findings(page, facts)
    if fields.purpose is Purpose.ACCESSIBILITY:
        yield from statement_findings(fields)
    elif fields.statement:
        yield Finding("statement-without-purpose", ("statement",), is_about_key=True)


def purpose_findings(page: Entry[PageFile], facts: Facts) -> Iterator[Finding]:
    fields = page.fields
    first = next(other for other in facts.pages.values() if other.fields.purpose is fields.purpose)
    if first is not page:
        yield Finding("purpose-twice", ("purpose",), {"purpose": str(fields.purpose), "other": first.path})


def statement_findings(fields: PageFile) -> Iterator[Finding]:
    if fields.statement is None:
        yield Finding("purpose-without-statement", ("purpose",), {"purpose": str(fields.purpose)})
    elif (fields.statement.conforms is Conformance.FULL) == bool(fields.statement.deficiencies):
        values = {"conforms": str(fields.statement.conforms)}
        yield Finding("statement-contradicts", ("statement", "conforms"), values, severity=Severity.WARNING)


def accessibility_problems(pages: Iterable[Entry[PageFile]], facts: Facts) -> Iterator[Problem]:
    """The law asks every public site for the statement."""
    published = (page for page in pages if facts.with_drafts or not page.fields.draft)
    if not any(page.fields.purpose is Purpose.ACCESSIBILITY for page in published) and not facts.has_unread("page"):
        yield Problem("no-accessibility-page", Place(f"{CONTENT}/{FOLDER_OF[Kind.PAGE]}"), {}, Severity.WARNING)

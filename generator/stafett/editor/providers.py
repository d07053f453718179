"""Whose solution it is: an organisation in the catalogue, or one that is added to organisations.yml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stafett.check import OrganisationFile, codes

from .catalogue import ids_after
from .clean_text import with_line_ends_of
from .drafts import Reader
from .submissions import Submission
from .yaml_text import flow, scalar

MOST_NAME = 120


@dataclass(frozen=True, slots=True)
class Provider:
    """`text` is what is to stand in organisations.yml, "" for one that stands there already; `left_out` did not fit there."""

    key: str
    text: str = ""
    left_out: tuple[str, ...] = ()


def provider_of(
    submission: Submission, known: Mapping[str, OrganisationFile], languages: tuple[str, ...], taken: Iterable[str] = ()
) -> Provider:
    """The one that bears the name in any language, or that has it for its key; else a new one, with a key that is not `taken`."""
    left_out: list[str] = []
    read = Reader(submission, left_out)
    name = read.line("organisation", MOST_NAME)
    folded = name.casefold()
    for key, organisation in known.items():
        if folded == key or folded in (text.casefold() for text in organisation.name.values()):
            return Provider(key)
    used = {*known, *taken}
    key = next(found for found in ids_after(name, "organisation") if found not in used)
    kind = read.code("organisation_kind", codes.OrganisationKind) or codes.OrganisationKind.COMPANY
    lines = [f"{key}:", f"  name: {flow(dict.fromkeys(languages, name))}", f"  kind: {kind}"]
    if url := read.https("organisation_url"):
        lines.append(f"  url: {scalar(url)}")
    return Provider(key, "\n".join(lines) + "\n", tuple(left_out))


def with_providers(text: str, providers: Mapping[str, str]) -> str:
    """organisations.yml with the new ones last, and its own line ends."""
    own = text if not text or text.endswith("\n") else text + "\n"
    return with_line_ends_of(text, own + "".join("\n" + provider for provider in providers.values()))

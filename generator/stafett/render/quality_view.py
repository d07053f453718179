"""What the page on data quality shows."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from heapq import nsmallest

from stafett.figures.completeness import PARTS, Completeness
from stafett.render import views
from stafett.render.diagrams import FULL, length
from stafett.render.edition import Edition
from stafett.render.figure_tables import QUALITY, Row, table_urls
from stafett.render.insight import insight_links

BANDS = ((0.0, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 1.0), (1.0, 2.0))
"""From (inclusive) to (exclusive), as shares of the parts asked for."""
TRANSLATION = "translation "
NEEDS_SHOWN = 20


def quality_view(edition: Edition) -> views.QualityView:
    """`needs` are the least complete; the table for download has all."""
    found = edition.completeness
    shares = [row.share for row in found]
    return views.QualityView(
        total=len(found),
        share=mean(shares),
        whole=shares.count(1.0),
        bands=bands(edition, shares),
        parts=tuple(part_rows(edition, found)),
        owners=tuple(owner_rows(edition, found)),
        needs=tuple(need_rows(edition, nsmallest(NEEDS_SHOWN, found, key=least_first))),
        translations=tuple(translation_rows(edition)),
        more=insight_links(edition, "quality"),
        tables=table_urls(edition, "quality", QUALITY),
    )


def mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def bands(edition: Edition, shares: Sequence[float]) -> tuple[views.Band, ...]:
    counts = [sum(low <= share < high for share in shares) for low, high in BANDS]
    most = max(counts)
    return tuple(
        views.Band(edition.label("band", f"{low:.2f}"), count, length(count, most))
        for (low, _), count in zip(BANDS, counts, strict=True)
    )


def part_rows(edition: Edition, found: Iterable[Completeness]) -> Iterator[views.PartRow]:
    """Each part in the order that an editor fills them in."""
    asked: dict[str, int] = {}
    filled: dict[str, int] = {}
    for row in found:
        for key in row.asked:
            asked[key] = asked.get(key, 0) + 1
            filled[key] = filled.get(key, 0) + (key not in row.missing)
    order = ["story", *PARTS, *(key for key in asked if key.startswith(TRANSLATION))]
    for key in order:
        if key in asked:
            yield views.PartRow(key, part_label(edition, key), filled[key], asked[key], length(filled[key], asked[key]))


def part_label(edition: Edition, key: str) -> str:
    if key.startswith(TRANSLATION):
        language = edition.label("language", key.removeprefix(TRANSLATION))
        return edition.words.gettext("Translation into %(language)s") % {"language": language}
    return edition.label("part", key)


def owner_rows(edition: Edition, found: Iterable[Completeness]) -> Iterator[views.OwnerRow]:
    """The organisations that own a need, those with the most needs first."""
    owned: dict[str, list[Completeness]] = {}
    for row in found:
        owned.setdefault(edition.catalogue.needs[row.need].fields.organisation, []).append(row)
    for key, rows in sorted(owned.items(), key=lambda item: (-len(item[1]), item[0])):
        share = mean([row.share for row in rows])
        untranslated = sum(any(part.startswith(TRANSLATION) for part in row.missing) for row in rows)
        yield views.OwnerRow(edition.organisation(key), len(rows), share, untranslated, round(FULL * share, 1))


def least_first(row: Completeness) -> tuple[float, str]:
    return row.share, row.need


def all_need_rows(edition: Edition) -> Iterator[views.NeedQuality]:
    return need_rows(edition, sorted(edition.completeness, key=least_first))


def need_rows(edition: Edition, found: Iterable[Completeness]) -> Iterator[views.NeedQuality]:
    organisation = cache(edition.organisation)
    label = cache(partial(part_label, edition))
    for row in found:
        need = edition.catalogue.needs[row.need]
        yield views.NeedQuality(
            edition.link("need", need.entry),
            organisation(need.fields.organisation),
            row.share,
            round(FULL * row.share, 1),
            tuple(map(label, row.missing)),
        )


def translation_rows(edition: Edition) -> Iterator[views.TranslationRow]:
    """For each kind of entry and each language but the first: how many lack it."""
    kinds: dict[str, list[Sequence[str]]] = {}
    for kind, entry in edition.catalogue.all_entries():
        kinds.setdefault(kind, []).append(entry.languages)
    for language in edition.catalogue.languages[1:]:
        for kind, entries in kinds.items():
            missing = sum(language not in languages for languages in entries)
            yield views.TranslationRow(
                edition.label("entries", kind),
                edition.label("language", language),
                len(entries),
                missing,
                length(len(entries) - missing, len(entries)),
            )


# ---------------------------------------------------------------- the tables


def quality_rows(edition: Edition, name: str, view: views.QualityView) -> list[Row]:
    if name == "needs":
        return [
            (row.link.id, row.link.title, row.organisation.label, percent(row.share), "; ".join(row.missing))
            for row in all_need_rows(edition)
        ]
    if name == "owners":
        return [
            (row.organisation.key, row.organisation.label, row.needs, percent(row.share), row.untranslated)
            for row in view.owners
        ]
    if name == "parts":
        return [(row.label, row.filled, row.asked) for row in view.parts]
    return [(row.kind, row.language, row.total, row.missing) for row in view.translations]


def percent(share: float) -> int:
    return round(100 * share)

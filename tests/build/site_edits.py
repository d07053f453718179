"""A small site with everything that pages take from each other, and edits to it that leave it sound."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tiny import NOW, front_matter, lay_out, need

THEMES = Path(__file__).parents[2] / "themes"
ANNOUNCED = """
    quantity: {patients_per_year: 300, note: Uppskattning}
    goals: [{measure: Andel i tid, unit: "%", baseline: 38, target: 75, by: 2027-12-31}]
    contact: {role: Innovationsenheten, email: innovation@example.org}
    preconditions:
      clinical: [{text: Ska kunna användas hemma, level: must}]
      technical: []
      legal: []
      organisational: []
      economic: []
    announcement: {answer_by: 2026-12-01T16:00}
    screening:
      date: 2026-03-02
      by: Behovsrådet
      economic: {score: 4, reason: Dyrt i dag}
      political: {score: 5, reason: Prioriterat}
      technological: {score: 3, reason: Finns delvis}
      legal: {score: 2, reason: Oklart}
      climate: {score: 3, reason: Färre resor}
      societal_economy: {summary: Lönar sig}
      life_cycle: {summary: Litet avtryck}
    """
LOG = (
    "[{date: 2026-01-20, stage: identified}, {date: 2026-03-02, stage: screened}, {date: 2026-04-15, stage: announced}]"
)
FILES: dict[str, str] = {
    "needs/andas.md": need("Andas lättare", body="Texten.\n\n## Problemet i dag\n\nSe [sömnen](need:sova)."),
    "needs/andas.en.md": "---\ntitle: Breathe easier\nsummary: A short summary.\n---\n\nThe text.\n",
    "needs/sova.md": need("Sova gott", body="## Natten\n\nOm [andning](need:andas#problemet-i-dag)."),
    "needs/tala.md": need("Tala tydligt", more="related: [sova]"),
    "needs/utlyst.md": need("Utlyst behov", "announced", ANNOUNCED, log=LOG),
    "solutions/mataren.md": front_matter(
        """
        title: Mätaren
        summary: Mäter hemma.
        provider: bolaget
        answers: [utlyst]
        stage: proposed
        contact: {role: Kundtjänst, email: kontakt@example.com}
        """
    ),
    "events/motet.md": front_matter(
        """
        title: Mötet
        kind: dialogue
        start: 2026-11-25T13:00
        end: 2026-11-25T15:00
        place: Karlstad
        organisation: region-prov
        needs: [utlyst]
        """
    ),
    "pages/om.md": "---\ntitle: Om katalogen\nsummary: Vad detta är.\nmenu: 1\n---\n\nText.\n",
}
CHILD = {
    "theme.yml": "name: barnet\nparent: standard\n",
    "templates/partials/not_a_procurement.html": '<p class="small">{{ _("All needs") }} 1</p>\n',
    "static/css/tokens.css": (THEMES / "standard/static/css/tokens.css").read_text("utf-8"),
    "locale/sv/LC_MESSAGES/messages.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n',
}


@dataclass(frozen=True)
class Asked:
    """What the command line and the clock say of the next build."""

    folder: Path
    number: int = 0
    settings: Mapping[str, object] = field(default_factory=lambda: {"now": NOW})
    tool: str = ""

    def file(self, name: str) -> Path:
        return self.folder / "content" / name

    def append(self, name: str, text: str) -> None:
        with self.file(name).open("a", encoding="utf-8") as file:
            file.write(text)

    def having(self, **settings: object) -> "Asked":
        return replace(self, settings={**self.settings, **settings})


Edit = Callable[[Asked], Asked | None]
EDITS: dict[str, Edit] = {}


def edit(function: Edit) -> Edit:
    EDITS[function.__name__] = function
    return function


def lay_out_site(folder: Path) -> Asked:
    lay_out(folder, FILES)
    for name, text in CHILD.items():
        file = folder / "themes/barnet" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    rewrite(folder / "content/site.yml", "page_size: 3", "page_size: 3\ntheme: barnet")
    return Asked(folder)


def make(asked: Asked, name: str, number: int, patch: pytest.MonkeyPatch) -> Asked:
    """Do the edit `name`; `number` makes its words unlike all others."""
    after = EDITS[name](replace(asked, number=number)) or replace(asked, number=number)
    if after.tool:
        patch.setattr("stafett.cache.tool_version", lambda _: after.tool)
    return after


def rewrite(file: Path, pattern: str, text: str) -> None:
    found, count = re.subn(pattern, lambda _: text, file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count, f"{file} has no {pattern}"
    file.write_text(found, "utf-8")


def swap(file: Path, text: str) -> None:
    """The file comes and goes by turns."""
    if file.exists():
        file.unlink()
    else:
        file.write_text(text, "utf-8")


# ---------------------------------------------------------------- entries


@edit
def body(asked: Asked) -> None:
    asked.append("needs/sova.md", f"\nOrd {asked.number}.\n")


@edit
def heading(asked: Asked) -> None:
    asked.append("needs/andas.md", f"\n## Rubrik {asked.number}\n")


@edit
def body_of_a_translation(asked: Asked) -> None:
    asked.append("needs/andas.en.md", f"\nWord {asked.number}.\n")


@edit
def body_of_an_event(asked: Asked) -> None:
    """None at first: then it is no longer empty."""
    asked.append("events/motet.md", f"\nOrd {asked.number} om [behovet](need:utlyst).\n")


@edit
def body_of_a_page(asked: Asked) -> None:
    """With a table of contents, once there are headings enough."""
    asked.append("pages/om.md", f"\n## Rubrik {asked.number}\n\nMed en not.[^1]\n\n[^1]: Noten {asked.number}.\n")


@edit
def moment_in_another_zone(asked: Asked) -> None:
    """The same one, on another clock."""
    written = ("13:00", "12:00Z", "14:00+02:00")[asked.number % 3]
    rewrite(asked.file("events/motet.md"), "^start: .*$", f"start: 2026-11-25T{written}")


@edit
def body_emptied_or_back(asked: Asked) -> None:
    file = asked.file("needs/tala.md")
    front, _, text = file.read_text("utf-8").rpartition("---\n")
    file.write_text(f"{front}---\n" if text.strip() else f"{front}---\n\nOm att tala.\n", "utf-8")


@edit
def body_of_the_same_size_and_time(asked: Asked) -> None:
    """As copies and archives save it: only that it was changed is told by the file system."""
    file = asked.file("needs/tala.md")
    text = file.read_text("utf-8").rstrip()
    file.write_text(re.sub(r"(\n\nOrd \d\d\d)?$", f"\n\nOrd {100 + asked.number}", text, count=1), "utf-8")
    os.utime(file, (1, 1))


@edit
def body_saved_beside(asked: Asked) -> None:
    """As editors do: written under another name, which then takes the place of the file."""
    file = asked.file("needs/sova.md")
    beside = file.with_name(".sova.md.tmp")
    beside.write_text(f"{file.read_text('utf-8')}\nOrd {asked.number}.[^1]\n\n[^1]: Noten.\n", "utf-8")
    beside.rename(file)


@edit
def titles_swapped(asked: Asked) -> None:
    files = [asked.file(f"needs/{name}.md") for name in ("sova", "tala")]
    lines = [next(line for line in file.read_text("utf-8").splitlines() if "title: " in line) for file in files]
    for file, line in zip(files, reversed(lines), strict=True):
        rewrite(file, "^title: .*$", line)


@edit
def title(asked: Asked) -> None:
    rewrite(asked.file("needs/sova.md"), "^title: .*$", f"title: Sova gott {asked.number}")


@edit
def title_of_a_solution(asked: Asked) -> None:
    rewrite(asked.file("solutions/mataren.md"), "^title: .*$", f"title: Mätaren {asked.number}")


@edit
def stage(asked: Asked) -> None:
    file = asked.file("needs/utlyst.md")
    entry = ", {date: 2026-11-01, stage: in_dialogue}"
    if entry in file.read_text("utf-8"):
        rewrite(file, re.escape(entry), "")
        rewrite(file, "^stage: in_dialogue$", "stage: announced")
    else:
        rewrite(file, r"stage: announced}\]$", f"stage: announced}}{entry}]")
        rewrite(file, "^stage: announced$", "stage: in_dialogue")


@edit
def score(asked: Asked) -> None:
    rewrite(asked.file("needs/utlyst.md"), r"climate: {score: \d", f"climate: {{score: {1 + asked.number % 5}")


@edit
def area(asked: Asked) -> None:
    rewrite(asked.file("needs/tala.md"), "^areas: .*$", f"areas: [{('asthma', 'sleep', 'lungs')[asked.number % 3]}]")


@edit
def added_or_removed(asked: Asked) -> None:
    swap(asked.file("needs/nytt.md"), need(f"Nytt behov {asked.number}"))


@edit
def linked_entry_deleted_or_back(asked: Asked) -> None:
    """What links to it is changed with it."""
    swap(asked.file("needs/lankat.md"), need("Länkat behov"))
    is_there = asked.file("needs/lankat.md").exists()
    asked.file("needs/lankar.md").write_text(
        need(
            "Länkar dit",
            more="related: [lankat]" if is_there else "",
            body="Se [det](need:lankat)." if is_there else "",
        )
    )


@edit
def renamed(asked: Asked) -> None:
    """The old name lives on as an alias, and every reference follows."""
    needs = asked.folder / "content/needs"
    old = next(needs.glob("namn*.md"), None)
    alias = f"aliases: [{old.stem}]" if old else ""
    if old:
        old.unlink()
    asked.file(f"needs/namn-{asked.number}.md").write_text(need("Namnet", more=alias), "utf-8")


@edit
def alias(asked: Asked) -> None:
    asked.file("pages/om.md").write_text(
        f"---\ntitle: Om katalogen\naliases: [om-{asked.number}]\nmenu: 1\n---\n\nText.\n"
    )


@edit
def translation_added_or_removed(asked: Asked) -> None:
    swap(asked.file("needs/sova.en.md"), "---\ntitle: Sleep well\nsummary: A summary.\n---\n\n## The night\n")


@edit
def draft(asked: Asked) -> None:
    swap(asked.file("needs/utkast.md"), need("Utkast", more="draft: true"))


@edit
def event(asked: Asked) -> None:
    rewrite(asked.file("events/motet.md"), "^place: .*$", f"place: Karlstad {asked.number}")


# ---------------------------------------------------------------- what all share


@edit
def organisation(asked: Asked) -> None:
    rewrite(asked.file("organisations.yml"), "sv: Region Prov[^,]*", f"sv: Region Prov {asked.number}")


@edit
def vocabulary(asked: Asked) -> None:
    rewrite(asked.file("vocabularies/areas.yml"), "sv: Astma[^,]*", f"sv: Astma {asked.number}")


@edit
def vocabulary_of_no_field(asked: Asked) -> None:
    """It is warned of."""
    swap(asked.file("vocabularies/annat.yml"), "x: {label: {sv: X, en: X}}\n")


@edit
def term_gone_or_back(asked: Asked) -> None:
    """Needs may be about it: then the build refuses."""
    file = asked.file("vocabularies/areas.yml")
    line = "sleep: {label: {sv: Sömn, en: Sleep}}\n"
    text = file.read_text("utf-8")
    file.write_text(text.replace(line, "") if line in text else text + line, "utf-8")


@edit
def weights(asked: Asked) -> None:
    """Of needs, and of words in search."""
    text = re.sub("^(weights|search): .*\n", "", asked.file("site.yml").read_text("utf-8"), flags=re.MULTILINE)
    lenses = f"{{economic: 1, political: 2, technological: 3, legal: 1, climate: {asked.number}}}"
    asked.file("site.yml").write_text(f"{text}weights: {lenses}\nsearch: {{title: {1 + asked.number % 7}}}\n", "utf-8")


@edit
def own_base_url(asked: Asked) -> None:
    places = ("https://behov.example/", "https://behov.example/under/", "https://annan.example/")
    rewrite(asked.file("site.yml"), "^base_url: .*$", f"base_url: {places[asked.number % 3]}")


@edit
def page_size(asked: Asked) -> None:
    rewrite(asked.file("site.yml"), "^page_size: .*$", f"page_size: {2 + asked.number % 3}")


@edit
def name(asked: Asked) -> None:
    rewrite(asked.file("site.yml"), "^name: {sv: [^,]*", f"name: {{sv: Katalogen {asked.number}")


@edit
def zone(asked: Asked) -> None:
    zones = ("Europe/Stockholm", "America/New_York", "Asia/Tokyo")
    text = re.sub("^timezone: .*\n", "", asked.file("site.yml").read_text("utf-8"), flags=re.MULTILINE)
    asked.file("site.yml").write_text(f"{text}timezone: {zones[asked.number % 3]}\n", "utf-8")


@edit
def languages(asked: Asked) -> None:
    """The site's second language goes, with the translations, or comes."""
    is_one = "languages: [sv]" in asked.file("site.yml").read_text("utf-8")
    for file in (asked.folder / "content").rglob("*.??.md"):
        file.unlink()
    rewrite(asked.file("site.yml"), "^languages: .*$", "languages: [sv, en]" if is_one else "languages: [sv]")


@edit
def first_language(asked: Asked) -> None:
    """The two change places, and the translations' files their names."""
    text = asked.file("site.yml").read_text("utf-8")
    before, after = ("sv", "en") if "languages: [sv" in text else ("en", "sv")
    for file in (asked.folder / "content").rglob(f"*.{after}.md"):
        file.rename(file.with_name(file.name.replace(f".{after}.", f".{before}.")))
    rewrite(asked.file("site.yml"), "^languages: .*$", f"languages: [{after}, {before}]")


# ---------------------------------------------------------------- theme, command line, clock


@edit
def template(asked: Asked) -> None:
    file = asked.folder / "themes/barnet/templates/partials/not_a_procurement.html"
    file.write_text(f'<p class="small">{{{{ _("All needs") }}}} {asked.number}</p>\n', "utf-8")


@edit
def template_added_or_removed(asked: Asked) -> None:
    """One by number, which its parent has as well."""
    file = asked.folder / "themes/barnet/templates" / ("page.html", "404.html")[asked.number % 2]
    swap(file, f'{{% extends "base.html" %}}{{% block main %}}<h1>Eget {asked.number}</h1>{{% endblock %}}\n')


@edit
def asset_added_or_removed(asked: Asked) -> None:
    swap(asked.folder / "themes/barnet/static/css/eget.css", f"p {{ --eget: {asked.number}; }}\n")


@edit
def template_of_a_linked_theme(asked: Asked) -> None:
    """The theme lies elsewhere, and a link leads there."""
    theme, elsewhere = asked.folder / "themes/barnet", asked.folder.with_name(f"{asked.folder.name}-theme")
    if not theme.is_symlink():
        theme.rename(elsewhere)
        theme.symlink_to(elsewhere)
    template(asked)


@edit
def token(asked: Asked) -> None:
    with (asked.folder / "themes/barnet/static/css/tokens.css").open("a", encoding="utf-8") as file:
        file.write(f":root {{ --own-{asked.number}: 1px; }}\n")


@edit
def locale(asked: Asked) -> None:
    file = asked.folder / "themes/barnet/locale/sv/LC_MESSAGES/messages.po"
    file.write_text(
        f'{CHILD["locale/sv/LC_MESSAGES/messages.po"]}\nmsgid "All needs"\nmsgstr "Alla {asked.number}"\n', "utf-8"
    )


@edit
def other_theme(asked: Asked) -> None:
    is_child = "theme: barnet" in asked.file("site.yml").read_text("utf-8")
    rewrite(asked.file("site.yml"), "^theme: .*$", "theme: standard" if is_child else "theme: barnet")


@edit
def base_url(asked: Asked) -> Asked:
    return asked.having(base_url=("", "https://prov.example/under/")[asked.number % 2])


@edit
def drafts(asked: Asked) -> Asked:
    return asked.having(with_drafts=bool(asked.number % 2))


@edit
def clock(asked: Asked) -> Asked:
    """Days, or to the very moments at which an event ends and the time for answers is over."""
    now = asked.settings["now"]
    assert isinstance(now, datetime)
    moments = ("2026-11-25T14:00:00+00:00", "2026-11-25T14:00:01+00:00", "2026-12-01T15:00:00+00:00")
    times = [now + timedelta(days=1), now + timedelta(seconds=40), *map(datetime.fromisoformat, moments)]
    return asked.having(now=times[asked.number % len(times)])


@edit
def tool(asked: Asked) -> Asked:
    return replace(asked, tool=str(asked.number))


@edit
def nothing(asked: Asked) -> None:
    """A build again."""


# ---------------------------------------------------------------- accidents


@edit
def output_damaged(asked: Asked) -> None:
    file = asked.folder / "output/index.html"
    file.unlink()
    file.write_text("fel", "utf-8")


@edit
def output_gone(asked: Asked) -> None:
    (asked.folder / "output").rename(asked.folder / f"gone-{asked.number}")


@edit
def cache_gone(asked: Asked) -> None:
    for file in (asked.folder / "cache").iterdir():
        file.unlink()


@edit
def cache_broken(asked: Asked) -> None:
    """Some bytes of it are others than they were."""
    for file in (asked.folder / "cache").glob("*.sqlite"):
        data = bytearray(file.read_bytes())
        for place in range(asked.number * 37 % 4096, len(data), 4096 + asked.number * 113):
            data[place] ^= 0xFF
        file.write_bytes(data)

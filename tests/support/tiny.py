"""Tiny catalogues written inline: the least that a site asks for, and what a test lays over it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

from stafett.build import build
from stafett.config import Settings
from stafett.result import BuildResult

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
BASE = {
    "site.yml": """
        name: {sv: Provkatalogen, en: The trial catalogue}
        languages: [sv, en]
        base_url: https://behov.example/
        contact: {role: Webbredaktionen, email: webb@behov.example}
        page_size: 3
        """,
    "organisations.yml": """
        region-prov:
          name: {sv: Region Prov, en: Region Trial}
          kind: region
          region: SE-S
        bolaget:
          name: {sv: Bolaget, en: The Company}
          kind: company
        """,
    "vocabularies/areas.yml": """
        lungs: {label: {sv: Lungor, en: Lungs}}
        asthma: {label: {sv: Astma, en: Asthma}, broader: lungs}
        sleep: {label: {sv: Sömn, en: Sleep}}
        """,
    "vocabularies/regions.yml": "SE-S: {label: {sv: Värmlands län, en: Värmland County}}\n",
    "pages/tillganglighet.md": """
        ---
        title: Tillgänglighet
        purpose: accessibility
        statement:
          conforms: partly
          deficiencies: [{text: En bild saknar text, reason: Den är ny}]
          assessed: 2026-01-10
          method: Egen granskning
          updated: 2026-02-01
        ---
        Vi vill att alla ska kunna läsa.
        """,
}


def need(
    title: str = "Andas lättare",
    stage: str = "identified",
    more: str = "",
    body: str = "Texten om behovet.",
    log: str = "[{date: 2026-01-20, stage: identified}]",
) -> str:
    """A need that stands at `identified` and says nothing that it need not; `more` is further front matter."""
    return front_matter(
        f"""
        title: {title}
        summary: Ett kort sammandrag.
        organisation: region-prov
        stage: {stage}
        areas: [asthma]
        origin: {{kind: staff_meeting, date: 2026-01-20}}
        log: {log}
        """,
        more,
        body,
    )


def front_matter(fields: str, more: str = "", body: str = "") -> str:
    return f"---\n{dedent(fields).strip()}\n{dedent(more).strip()}\n---\n\n{body}\n"


def lay_out(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """A site's folder with BASE and `files` in its content/; a text is unindented, and "" leaves the file out."""
    for name, text in {**BASE, **(files or {})}.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if text:
            file.write_text(dedent(text).lstrip("\n"), "utf-8")
    return folder


def build_tiny(folder: Path, files: Mapping[str, str] | None = None, **settings: object) -> BuildResult:
    """Lay out a site in `folder` and build it into `folder/output`."""
    lay_out(folder, files)
    return build(settings_for(folder, **settings))


def settings_for(folder: Path, **settings: object) -> Settings:
    return Settings(**{"site": folder, "output": folder / "output", "cache": folder / "cache", "now": NOW, **settings})  # type: ignore[arg-type]


def page(folder: Path, address: str) -> str:
    return (folder / "output" / address / "index.html").read_text("utf-8")

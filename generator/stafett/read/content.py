"""What lies in content/ by name: entries are read later, one by one, so that the work can be shared out or left out."""

from dataclasses import dataclass
from pathlib import Path

from stafett.errors import UsageError
from stafett.problems import Problem

from .folders import list_content
from .names import CONTENT, ENTRY_KINDS, Name, parse_path
from .sources import ASSUMED_LANGUAGE, SITE_FILE, Source, is_other_language, languages_of, name_problems, read_source


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file of an entry, not read yet; `name.language` is "" for the original."""

    path: str
    name: Name


@dataclass(frozen=True, slots=True)
class Content:
    """`sources` are the files beside the entries; `languages` the site's, or one that is assumed while site.yml says none."""

    sources: tuple[Source, ...]
    files: tuple[EntryFile, ...]
    languages: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_content(root: Path) -> Content:
    """List all, and read what is no entry; a translation into a language that the site does not have is left out."""
    if not (root / CONTENT).is_dir():
        raise UsageError(
            "%(folder)s: no such folder; name the one that holds content/ with --site", folder=root / CONTENT
        )
    listing = list_content(root)
    problems, sources, files = listing.problems, list[Source](), list[EntryFile]()
    site = read_source(root, SITE_FILE, ()) if SITE_FILE in listing.paths else None
    languages = languages_of(site) if isinstance(site, Source) else ()
    for path in listing.paths:
        problems += name_problems(path, languages)
        name = parse_path(path)
        if name is None:
            continue
        if name.kind in ENTRY_KINDS:
            if not name.language or is_other_language(name.language, languages):
                files.append(EntryFile(path, name))
            continue
        source = site if path == SITE_FILE else read_source(root, path, languages)
        if isinstance(source, Source):
            sources.append(source)
        elif source is not None:
            problems.append(source)
    return Content(tuple(sources), tuple(files), languages or (ASSUMED_LANGUAGE,), tuple(problems))


def read_sources(root: Path) -> tuple[list[Source], list[Problem]]:
    """All files of `root`/content that can be read, by path, and what is wrong with the others and with their names."""
    content = read_content(root)
    found = [read_source(root, file.path, content.languages) for file in content.files]
    sources = [*content.sources, *(each for each in found if isinstance(each, Source))]
    return sorted(sources, key=lambda source: source.path), [
        *content.problems,
        *(each for each in found if isinstance(each, Problem)),
    ]

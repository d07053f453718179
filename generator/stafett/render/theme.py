"""Templates and words of a theme and its parents: from a view to a page's HTML."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from babel.core import Locale, UnknownLocaleError
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateError, meta
from jinja2.ext import Extension, InternationalizationExtension

from stafett.errors import InstallationError
from stafett.i18n import Words, load_words
from stafett.render.fold_words import add_words
from stafett.render.formats import filters
from stafett.render.plain_bodies import uses_of_body
from stafett.render.quick_templates import QuickEnvironment
from stafett.render.remembered import Remembered
from stafett.render.theme_chain import ThemeFolder, find_chain, read_templates

MENTION = re.compile(r"\b(?:view|body)\b")


@dataclass(frozen=True, slots=True)
class Theme:
    """`chain` is the theme and its parents, nearest first; `templates` the sources of all of them by name.

    Each language's templates are compiled once, when first needed.
    """

    name: str
    chain: tuple[ThemeFolder, ...]
    templates: Mapping[str, str] = field(repr=False, compare=False)
    _words: dict[str, Words] = field(default_factory=dict, repr=False, compare=False)
    _environments: dict[str, QuickEnvironment] = field(default_factory=dict, repr=False, compare=False)
    _sources: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _references: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _hashes: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def __reduce__(self) -> tuple[Any, ...]:
        """Elsewhere the templates are compiled anew, and the theme's folders are not there."""
        return Theme, (self.name, self.chain, self.templates, self._words)

    def render(self, template: str, language: str, *, site: object, head: object, view: object) -> str:
        """Show a view by a template (`need.html`) in a language; InstallationError names a template that cannot."""
        try:
            found = self._environment(language).get_template(template)
            return found.render(site=site, head=head, view=view)
        except (TemplateError, AttributeError) as fault:
            raise InstallationError(
                "theme %(theme)s, %(template)s: %(fault)s", theme=self.name, template=template, fault=str(fault)
            ) from fault

    def forget(self) -> None:
        """Let go of what was made of values that stand on many pages."""
        for environment in self._environments.values():
            environment.globals["once"].forget()  # type: ignore[attr-defined]  # a Remembered

    def words(self, language: str) -> Words:
        """The words of a language, those of the nearest theme first."""
        if language not in self._words:
            files = [file for theme in reversed(self.chain) for file in theme.words(language)]
            if not files:
                raise InstallationError(
                    "the theme %(theme)s has no words in the language %(language)s", theme=self.name, language=language
                )
            self._words[language] = load_words(language, files)
        return self._words[language]

    def closure_hash(self, template: str, language: str) -> str:
        """What a page by this template depends on besides its view: the templates that it is made of, and the words."""
        digest = sha256(self._words_hash(language))
        for name in self._closure(template, self._environment(language)):
            digest.update(self._sources[name].encode())
        return digest.hexdigest()

    def uses_of_body(self, template: str) -> frozenset[str] | None:
        """What of `view.body` a page by this template shows, just as it is; None where more comes of it."""
        environment = self._environment(next(iter(self._words)))
        sources = (self._sources[name] for name in self._closure(template, environment))
        return uses_of_body(environment.parse(source) for source in sources if MENTION.search(source))

    def _words_hash(self, language: str) -> bytes:
        if language not in self._hashes:
            words = sorted(self.words(language).entries.items(), key=repr)
            self._hashes[language] = sha256(repr((self._locale(language), words)).encode()).digest()
        return self._hashes[language]

    def _closure(self, template: str, environment: QuickEnvironment) -> list[str]:
        """The template's name and those of all that it extends, includes or imports, however far."""
        found, ahead = set[str](), [template]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += self._referred(name, environment)
        return sorted(found)

    def _referred(self, name: str, environment: QuickEnvironment) -> tuple[str, ...]:
        """What a template names directly, which is the same in every language."""
        if name not in self._references:
            self._sources[name] = f"{name}\0{_source(environment, name)}\0"
            try:
                others = tuple(meta.find_referenced_templates(environment.look_into(_source(environment, name))))
            except TemplateError as fault:
                raise InstallationError(
                    "theme %(theme)s, %(template)s: %(fault)s", theme=self.name, template=name, fault=str(fault)
                ) from fault
            if None in others:
                raise InstallationError(
                    "%(template)s: the name of a template that it includes must be plain text", template=name
                )
            self._references[name] = tuple(other for other in others if other)
        return self._references[name]

    def _locale(self, language: str) -> str:
        return next((theme.locales[language] for theme in self.chain if language in theme.locales), language)

    def _environment(self, language: str) -> QuickEnvironment:
        if language not in self._environments:
            words, locale = self.words(language), self._locale(language)
            self._environments[language] = _make_environment(self.templates, words, locale)
        return self._environments[language]


def load_theme(name: str, places: Sequence[Path]) -> Theme:
    """The theme called `name` with its parents, each a folder with a `theme.yml` in one of `places`."""
    chain = find_chain(name, places)
    return Theme(name, chain, read_templates(chain))


def _make_environment(templates: Mapping[str, str], words: Words, locale: str) -> QuickEnvironment:
    environment = QuickEnvironment(
        loader=DictLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
        extensions=[InternationalizationExtension, Compact],
    )
    add_words(environment, words)
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext
    )
    environment.globals["once"] = Remembered()
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}
    environment.filters.update(filters(_parse_locale(locale)))
    return environment


def _parse_locale(code: str) -> Locale:
    try:
        return Locale.parse(code)
    except (ValueError, UnknownLocaleError) as fault:
        raise InstallationError("%(file)s: %(fault)s", file="theme.yml: locales", fault=str(fault)) from fault


class Compact(Extension):
    """Leaves out the indentation and the empty lines of templates: they are for us, not for readers' networks."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  # jinja2's signature
        return re.sub(r"\n\s+", "\n", source)


def _source(environment: Environment, name: str) -> str:
    if environment.loader is None:
        raise InstallationError("no templates to find %(template)s among", template=name)
    try:
        return environment.loader.get_source(environment, name)[0]
    except TemplateError as fault:
        raise InstallationError(
            "template %(template)s: not in the theme or its parents", template=str(fault)
        ) from fault

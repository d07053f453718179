import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.core import Locale
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from stafett.errors import InstallationError
from stafett.render.formats import filters
from stafett.render.theme import Theme, load_theme

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Needs"
msgstr "Behov"

msgid "of %(whole)s"
msgstr "av %(whole)s"

msgid "%(num)s need"
msgid_plural "%(num)s needs"
msgstr[0] "%(num)s behov"
msgstr[1] "%(num)s olika behov"

msgctxt "stage"
msgid "announced"
msgstr "Utlyst"
"""


@dataclass(frozen=True)
class View:
    text: str = "<b>"
    code: str = "announced"
    count: int = 2


def write_theme(place: Path, name: str, manifest: str = "", words: str = CATALOGUE, **templates: str) -> None:
    folder = place / name
    (folder / "templates").mkdir(parents=True)
    (folder / "theme.yml").write_text(f"name: {name}\n{manifest}", "utf-8")
    for template, source in templates.items():
        (folder / "templates" / f"{template}.html").write_text(source, "utf-8")
    if words:
        (folder / "locale/sv/LC_MESSAGES").mkdir(parents=True)
        (folder / "locale/sv/LC_MESSAGES/messages.po").write_text(words, "utf-8")


def show(theme: Theme, template: str = "page.html", view: object = View()) -> str:
    return theme.render(template, "sv", site=None, head=None, view=view)


def shown(place: Path, source: str) -> str:
    write_theme(place, "own", page=source)
    return show(load_theme("own", [place]))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ view.text }}", "&lt;b&gt;"),
        ('<i title="{{ view.text }}">', '<i title="&lt;b&gt;">'),
        ('{{ _("Needs") }}', "Behov"),
        ('{{ pgettext("stage", "announced") }}', "Utlyst"),
        ('{{ pgettext("stage", view.code) }}', "Utlyst"),
        ('{{ _("of %(whole)s", whole=view.text) }}', "av &lt;b&gt;"),
        ('{{ _("of %(whole)s", whole=view.count) ~ "<" }}', "av 2&lt;"),
        ('{{ ngettext("%(num)s need", "%(num)s needs", view.count) }}', "2 olika behov"),
        ('{{ ngettext("%(num)s need", "%(num)s needs", 1, num=view.text) }}', "&lt;b&gt; behov"),
        ('{% set text = "of %(whole)s" %}{{ _(text, whole=view.text) }}', "av &lt;b&gt;"),
        ('{% set label = _("Needs") %}{{ label|upper }}', "BEHOV"),
        ("<ul>\n   {% if true %}\n   <li>a</li>\n\n   {% endif %}\n</ul>", "<ul>\n<li>a</li>\n</ul>"),
        ("{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ once(m, view.text) }}", "<p>&lt;b&gt;</p>"),
    ],
)
def test_templates_show_words_and_escape_everything(tmp_path: Path, source: str, expected: str) -> None:
    assert shown(tmp_path, source) == expected


@pytest.mark.parametrize("source", ["{{ view.nothing }}", "{{ nothing }}", "{% if view.nothing %}{% endif %}"])
def test_an_undefined_name_is_a_fault_that_names_its_template(tmp_path: Path, source: str) -> None:
    with pytest.raises(InstallationError, match=r"theme own, page\.html: .*nothing"):
        shown(tmp_path, source)


def test_a_mistake_in_a_template_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(InstallationError, match=r"page\.html"):
        shown(tmp_path, "{% if %}")
    with pytest.raises(InstallationError, match=r"theme own, page\.html"):
        load_theme("own", [tmp_path]).closure_hash("page.html", "sv")


# ---------------------------------------------------------------- a child and its parent


def child_and_parent(place: Path) -> Theme:
    base = "<title>{% block title %}{% endblock %}</title>{% include 'foot.html' %}"
    page = "{% extends 'base.html' %}{% block title %}{{ _('Needs') }}{% endblock %}"
    write_theme(place, "standard", base=base, page=page, foot="foot", other="{{ pgettext('stage', 'announced') }}")
    own_words = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Needs"\nmsgstr "Önskemål"\n'
    write_theme(place, "own", "parent: standard\n", own_words, foot="own foot")
    return load_theme("own", [place])


def test_a_child_replaces_one_template_and_one_word(tmp_path: Path) -> None:
    theme = child_and_parent(tmp_path)
    assert show(theme) == "<title>Önskemål</title>own foot"
    assert show(theme, "other.html") == "Utlyst"


def test_the_nearest_place_is_looked_in_first(tmp_path: Path) -> None:
    write_theme(tmp_path / "site", "standard", page="site")
    write_theme(tmp_path / "package", "standard", page="package")
    assert show(load_theme("standard", [tmp_path / "site", tmp_path / "package"])) == "site"


@pytest.mark.parametrize(
    ("manifests", "told"),
    [
        ({}, "the theme own has no theme.yml"),
        ({"own": "parent: gone\n"}, "the theme gone, the parent of own, has no theme.yml"),
        ({"own": "parent: own\n"}, "own -> own"),
        ({"own": "parent: b\n", "b": "parent: own\n"}, "own -> b -> own"),
        ({"own": "colour: red\n"}, "unknown key colour"),
        ({"own": "assets: [a]\n"}, "assets must be a mapping"),
        ({"own": "assets: {css/main.css: a}\n"}, "must be a list"),
        ({"own": "parent: [a]\n"}, "parent: ['a'] is not text"),
        ({"own": "locales: {sv: 1}\n"}, "locales: 1 is not text"),
        ({"own": "a: b: c\n"}, "theme.yml"),
    ],
)
def test_a_theme_that_cannot_be_is_told(tmp_path: Path, manifests: dict[str, str], told: str) -> None:
    for name, manifest in manifests.items():
        write_theme(tmp_path, name, manifest)
    with pytest.raises(InstallationError, match=re.escape(told)):
        load_theme("own", [tmp_path])


def test_a_theme_must_bear_its_folders_name(tmp_path: Path) -> None:
    write_theme(tmp_path, "own")
    (tmp_path / "own/theme.yml").write_text("name: other\n", "utf-8")
    with pytest.raises(InstallationError, match="must say name: own"):
        load_theme("own", [tmp_path])


def test_a_language_without_words_is_told(tmp_path: Path) -> None:
    write_theme(tmp_path, "own", page="x")
    with pytest.raises(InstallationError, match="no words in the language fi"):
        load_theme("own", [tmp_path]).words("fi")


def test_a_locale_that_does_not_exist_is_told(tmp_path: Path) -> None:
    write_theme(tmp_path, "own", "locales: {sv: xx_YY}\n", page="x")
    with pytest.raises(InstallationError, match="locales"):
        show(load_theme("own", [tmp_path]))


# ---------------------------------------------------------------- what a page depends on


CHANGES = {
    "templates/page.html": True,
    "templates/base.html": True,
    "templates/foot.html": True,
    "templates/macros.html": True,
    "templates/alone.html": False,
    "locale/sv/LC_MESSAGES/messages.po": True,
}


@pytest.mark.parametrize(("file", "matters"), CHANGES.items())
def test_the_closure_hash_covers_all_that_a_template_is_made_of(tmp_path: Path, file: str, *, matters: bool) -> None:
    page = "{% extends 'base.html' %}{% import 'macros.html' as m %}{% block a %}{{ m.x() }}{% endblock %}"
    base = "{% block a %}{% endblock %}{% include 'foot.html' %}"
    macros = "{% macro x() %}{% endmacro %}"
    write_theme(tmp_path, "own", page=page, base=base, foot="foot", macros=macros, alone="alone")
    before = load_theme("own", [tmp_path]).closure_hash("page.html", "sv")
    assert before == load_theme("own", [tmp_path]).closure_hash("page.html", "sv")
    changed = tmp_path / "own" / file
    changed.write_text(changed.read_text("utf-8").replace("Behov", "Behoven") + "<!-- more -->\n" * (".html" in file))
    assert (load_theme("own", [tmp_path]).closure_hash("page.html", "sv") != before) is matters


@pytest.mark.parametrize("source", ["{% include view.text %}", "{% include 'gone.html' %}"])
def test_a_template_whose_parts_cannot_be_known_is_told(tmp_path: Path, source: str) -> None:
    write_theme(tmp_path, "own", page=source)
    with pytest.raises(InstallationError):
        load_theme("own", [tmp_path]).closure_hash("page.html", "sv")


# ---------------------------------------------------------------- dates and numbers

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FORMATS = [
    ("date", date(2026, 12, 1), "1 december 2026", "1 December 2026"),
    ("short_date", date(2026, 12, 1), "1 dec. 2026", "1 Dec 2026"),
    ("time", datetime(2026, 12, 1, 16, 5, tzinfo=STOCKHOLM), "16:05", "16:05"),
    ("zone", datetime(2026, 12, 1, 16, 0, tzinfo=STOCKHOLM), "", "CET"),
    ("zone", datetime(2026, 7, 1, 16, 0, tzinfo=STOCKHOLM), "", "CEST"),
    ("zone", datetime(2026, 7, 1, 16, 0, tzinfo=ZoneInfo("Europe/Oslo")), "CEST", "CEST"),
    ("zone", datetime(2026, 7, 1, 16, 0, tzinfo=UTC), "UTC", "UTC"),
    ("zone", datetime(2026, 7, 1, 16, 0, tzinfo=timezone(timedelta(hours=-5))), "GMT-05:00", "GMT-05:00"),
    (
        "zone_name",
        datetime(2026, 12, 1, tzinfo=STOCKHOLM),
        "centraleuropeisk normaltid",
        "Central European Standard Time",
    ),
    ("zone_place", datetime(2026, 12, 1, tzinfo=STOCKHOLM), "Sverige", "Sweden"),
    (
        "zone_place",
        datetime(2026, 12, 1, tzinfo=ZoneInfo("America/New_York")),
        "östnordamerikansk normaltid",
        "Eastern Standard Time",
    ),
    ("number", 42000, "42 000", "42,000"),
    ("number", Decimal("1.50"), "1,5", "1.5"),
    ("number", -1200, "−1 200", "−1,200"),
    ("decimal", Decimal("3.65"), "3,6", "3.6"),
    ("decimal", Decimal(4), "4,0", "4.0"),
    ("money", 310_000_000, "310 000 000 kr", "310,000,000 SEK"),
    ("money", -5, "−5 kr", "−5 SEK"),
    ("percent", Decimal("0.25"), "25 %", "25%"),
]


@pytest.mark.parametrize(("name", "value", "swedish", "english"), FORMATS)
def test_dates_and_numbers_follow_the_locale(name: str, value: object, swedish: str, english: str) -> None:
    for code, expected in (("sv", swedish), ("en_GB", english)):
        assert filters(Locale.parse(code))[name](value).replace("\xa0", " ") == expected


def test_one_moment_on_two_clocks_is_shown_as_on_each() -> None:
    shown = filters(Locale.parse("sv"))
    own, other = (datetime(2026, 12, 1, 16, 5, tzinfo=STOCKHOLM).astimezone(zone) for zone in (STOCKHOLM, UTC))
    assert (shown["time"](own), shown["time"](other)) == ("16:05", "15:05")
    assert (shown["zone"](own), shown["zone"](other)) == ("", "UTC")


def test_a_date_keeps_together_and_a_short_one_may_break_before_its_year() -> None:
    shown = filters(Locale.parse("sv"))
    assert shown["date"](date(2026, 12, 1)) == "1\xa0december\xa02026"
    assert shown["short_date"](date(2026, 12, 1)) == "1\xa0dec. 2026"


@pytest.mark.parametrize("locale", ["sv", "en", "fi", "pl", "de_CH", "hi", "es"])
@given(st.integers(-(10**20), 10**20))
def test_whole_numbers_are_written_as_their_locale_writes_them(locale: str, value: int) -> None:
    shown = filters(Locale.parse(locale))
    assert shown["number"](value) == format_decimal(value, locale=locale).replace("-", "−")
    expected = format_currency(value, "SEK", "#,##0\xa0¤", locale, currency_digits=False).replace("-", "−")
    assert shown["money"](value) == expected

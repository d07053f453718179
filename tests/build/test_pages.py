"""Whole builds of tiny sites: which pages there are, and what stands on them."""

from pathlib import Path

from tiny import build_tiny, front_matter, lay_out, need, page, settings_for

from stafett.build import build
from stafett.pipeline import check, find_theme, plan

ENGLISH = """
---
title: Breathe easier
summary: A short summary.
---

The text about the need.
"""


def test_a_need_has_a_page_and_stands_in_every_list_that_it_belongs_to(tmp_path: Path) -> None:
    assert build_tiny(tmp_path, {"needs/andas.md": need()}).is_built
    assert "Texten om behovet." in page(tmp_path, "behov/andas")
    lists = ["behov", "behov/titel", "omraden/asthma", "omraden/lungs", "regioner/se-s", "steg/identifierat"]
    for address in [*lists, "organisationer/region-prov"]:
        assert 'href="/behov/andas/"' in page(tmp_path, address), address
    assert 'href="/behov/andas/"' not in page(tmp_path, "omraden/sleep")


def test_a_need_without_a_translation_stands_in_the_other_language_with_a_mark(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need()})
    listed = page(tmp_path, "en/needs")
    assert 'href="/behov/andas/"' in listed
    assert "only in Swedish" in listed
    assert not (tmp_path / "output/en/needs/andas").exists()


def test_a_translated_need_has_a_page_in_each_language_that_lead_to_each_other(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need(), "needs/andas.en.md": ENGLISH})
    swedish, english = page(tmp_path, "behov/andas"), page(tmp_path, "en/needs/andas")
    assert 'hreflang="en" href="https://behov.example/en/needs/andas/"' in swedish
    assert 'hreflang="sv" href="https://behov.example/behov/andas/"' in english
    assert "Breathe easier" in english
    assert "Andas lättare" not in english.split("<main", 1)[1]


def test_lists_come_in_pages_of_the_size_that_the_site_says(tmp_path: Path) -> None:
    build_tiny(tmp_path, {f"needs/behov-{number}.md": need(f"Behov {number}") for number in range(7)})
    pages = [page(tmp_path, address) for address in ("behov", "behov/sida/2", "behov/sida/3")]
    shown = [sum(f'href="/behov/behov-{number}/"' in html for number in range(7)) for html in pages]
    assert shown == [3, 3, 1]
    assert not (tmp_path / "output/behov/sida/4").exists()
    assert "/en/needs/page/2/" in page(tmp_path, "en/needs")


def test_needs_are_sorted_by_title_as_swedish_sorts(tmp_path: Path) -> None:
    titles = ["Öron", "Zinkbrist", "Ådror", "Ärr", "andning"]
    site = {"site.yml": SITE_WITH_LONG_PAGES}
    build_tiny(tmp_path, {**site, **{f"needs/n-{place}.md": need(title) for place, title in enumerate(titles)}})
    html = page(tmp_path, "behov/titel").split("<main", 1)[1]
    assert sorted(titles, key=lambda title: html.index(f">{title}")) == ["andning", "Zinkbrist", "Ådror", "Ärr", "Öron"]


SITE_WITH_LONG_PAGES = """
    name: {sv: Provkatalogen, en: The trial catalogue}
    languages: [sv, en]
    base_url: https://behov.example/
    contact: {role: Webbredaktionen, email: webb@behov.example}
    page_size: 50
    """


def test_an_alias_leads_on_to_the_entry(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need(more="aliases: [gammalt-namn]")})
    html = page(tmp_path, "behov/gammalt-namn")
    assert 'http-equiv="refresh"' in html
    assert 'href="/behov/andas/"' in html
    assert "noindex" in html
    assert 'rel="canonical" href="https://behov.example/behov/andas/"' in html
    assert "hreflang" not in html.split("<body", 1)[0]


def test_a_link_in_a_body_leads_to_the_entry_in_the_readers_language(tmp_path: Path) -> None:
    body = "Läs om [sömn](need:somn#natten)."
    build_tiny(
        tmp_path,
        {
            "needs/andas.md": need(body=body),
            "needs/andas.en.md": ENGLISH + "\nRead about [sleep](need:somn).",
            "needs/somn.md": need("Sova bättre", body="## Natten\n\nTyst."),
            "needs/somn.en.md": ENGLISH,
        },
    )
    assert 'href="/behov/somn/#text-natten"' in page(tmp_path, "behov/andas")
    assert 'href="/en/needs/somn/"' in page(tmp_path, "en/needs/andas")


def test_a_site_below_a_path_links_below_it(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need()}, base_url="https://example.org/katalog/")
    html = page(tmp_path, "behov/andas")
    assert 'href="/katalog/behov/"' in html
    assert '"https://example.org/katalog/behov/andas/"' in html
    assert 'href="/behov' not in html


def test_a_draft_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    files = {"needs/andas.md": need(more="draft: true"), "needs/somn.md": need("Sova bättre")}
    build_tiny(tmp_path, files)
    assert not (tmp_path / "output/behov/andas").exists()
    assert "/behov/andas/" not in page(tmp_path, "behov")
    build(settings_for(tmp_path, with_drafts=True))
    assert "noindex" in page(tmp_path, "behov/andas")


def test_an_empty_catalogue_is_a_whole_site_with_words_for_what_is_not_there(tmp_path: Path) -> None:
    result = build_tiny(tmp_path)
    assert result.is_built
    assert "<main" in page(tmp_path, "behov")
    assert "<main" in page(tmp_path, "")


def test_a_site_in_one_language_has_no_way_to_others(tmp_path: Path) -> None:
    site = """
        name: {en: The trial catalogue}
        languages: [en]
        base_url: https://needs.example/
        contact: {role: The web team}
        """
    build_tiny(tmp_path, {"site.yml": site, "needs/breathe.md": need("Breathe easier")})
    html = page(tmp_path, "needs/breathe")
    assert '<html lang="en"' in html
    assert "hreflang" not in html


def test_two_pages_that_want_one_address_are_told(tmp_path: Path) -> None:
    result = build_tiny(tmp_path, {"pages/behov.md": front_matter("title: Behov", body="Text")})
    assert [problem.code for problem in result.problems] == ["address-taken"]
    assert result.problems[0].place.path == "content/pages/behov.md"
    assert not result.is_built


def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path) -> None:
    files = {f"needs/behov-{number}.md": need(f"Behov {number}") for number in range(60)}
    build_tiny(tmp_path / "one", files, jobs=1)
    build_tiny(tmp_path / "other", files, jobs=2)
    assert contents(tmp_path / "one/output") == contents(tmp_path / "other/output")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_mistakes_leave_what_was_published_as_it_was(tmp_path: Path) -> None:
    build_tiny(tmp_path, {"needs/andas.md": need()})
    before = contents(tmp_path / "output")
    result = build_tiny(tmp_path, {"needs/andas.md": need(more="sumary: Ett till")})
    assert not result.is_built
    assert contents(tmp_path / "output") == before


def test_a_renderer_that_has_forgotten_makes_the_same_pages(tmp_path: Path) -> None:
    lay_out(tmp_path, {"needs/andas.md": need(), "needs/sova.md": need("Sova gott")})
    settings = settings_for(tmp_path)
    checked = check(settings)
    renderer, _ = plan(checked, find_theme(checked, settings), settings)
    before = [renderer.render(number) for number in range(len(renderer.jobs))]
    renderer.forget()
    assert [renderer.render(number) for number in range(len(renderer.jobs))] == before

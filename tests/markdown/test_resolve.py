"""The last step: addresses of entries and words of the page's language."""

from stafett.markdown import LinkKind, NoteWords, parse, resolve

SWEDISH = NoteWords("Fotnoter", "Fotnot {number}", "Tillbaka till not {number} i texten")


def address(kind: LinkKind, entry: str, fragment: str) -> str | None:
    return None if entry == "borta" else f"/{kind}/{entry}/?a&b" + (f"#{fragment}" if fragment else "")


def resolved(body: str) -> str:
    return resolve(parse(body).html, address, SWEDISH)


def test_entries_get_their_addresses_and_fragments_their_prefix() -> None:
    html = resolved('[a](need:x "T") [b *c*](page:om#mal) [d](https://need.se)')
    assert html == (
        '<p><a href="/need/x/?a&amp;b" title="T">a</a> <a href="/page/om/?a&amp;b#text-mal">b <em>c</em></a>'
        ' <a href="https://need.se">d</a></p>\n'
    )


def test_a_link_that_leads_to_nothing_becomes_its_text() -> None:
    assert resolved("[a *b*](need:borta) [c](need:x)") == '<p>a <em>b</em> <a href="/need/x/?a&amp;b">c</a></p>\n'


def test_words_of_the_page_name_the_notes() -> None:
    html = resolved("a[^1] b[^1]\n\n[^1]: c\n")
    assert '<section class="footnotes" aria-label="Fotnoter">' in html
    assert html.count('aria-label="Fotnot 1"') == 2
    assert html.count('aria-label="Tillbaka till not 1 i texten"') == 2


def test_no_text_can_pass_for_a_link() -> None:
    body = '<a href="need:x">a</a> `<a href="need:y">` &lt;a href="need:z"&gt; <section class="footnotes">'
    document = parse(body)
    assert resolve(document.html, address, SWEDISH) == document.html
    assert "<a" not in document.html
    assert "<section" not in document.html


def test_no_title_can_pass_for_a_link() -> None:
    html = resolved("""[a](https://b.se '"><a href="need:x">y</a>')""")
    assert "/need/" not in html
    assert html.count("<a ") == 1

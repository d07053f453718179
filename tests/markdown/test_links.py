"""Which links a body may have, and where they stand."""

import pytest

from stafett.markdown import Link, LinkKind, parse

ACCEPTED = [
    ("need:enklare-inloggning", LinkKind.NEED, "enklare-inloggning", ""),
    ("need:x#problemet-i-dag", LinkKind.NEED, "x", "problemet-i-dag"),
    ("solution:s2", LinkKind.SOLUTION, "s2", ""),
    ("event:e", LinkKind.EVENT, "e", ""),
    ("page:om", LinkKind.PAGE, "om", ""),
    ("#har", LinkKind.HERE, "", "har"),
    ("https://a.se", LinkKind.HTTPS, "https://a.se", ""),
    ("HTTPS://a.se/B", LinkKind.HTTPS, "https://a.se/B", ""),
    ("https://a.se:8443/@b?c#d", LinkKind.HTTPS, "https://a.se:8443/@b?c#d", ""),
    ("https://exempel.se/å", LinkKind.HTTPS, "https://exempel.se/%C3%A5", ""),
    ("&#104;ttps&colon;//a.se", LinkKind.HTTPS, "https://a.se", ""),
    ("mailto:post@a.se", LinkKind.MAILTO, "mailto:post@a.se", ""),
    ("mailto:post@a.se?subject=Hej%20du", LinkKind.MAILTO, "mailto:post@a.se?subject=Hej%20du", ""),
]
REFUSED = [
    *("javascript:alert(1)", "JavaScript:alert(1)", "javascript&colon;alert(1)", "java&#115;cript:alert(1)"),
    *(
        "javascript%3Aalert(1)",
        "&#1;javascript:alert(1)",
        "java&Tab;script:alert(1)",
        "vbscript:x",
        "file:///etc/passwd",
    ),
    *(
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png;base64,AAAA",
        "blob:https://a.se/x",
        "ftp://a.se",
        "tel:112",
    ),
    *("http://a.se", "//a.se", "\\\\\\\\a.se", "/a", "a", "../a", "?a", "a.html#b", "#", "", "https:", "https:a.se"),
    *("https:/a.se", "https:///a.se", "https://", "https://a.se@b.se", "https://a:b@c.se", "https://a.se\\\\b"),
    *(
        "&#32;https://a.se",
        "mailto:",
        "mailto:a",
        "mailto:a@b.se?bcc=x%0Ay",
        "mailto:a@b.se,c@d.se",
        "NEED:x",
        "needs:x",
    ),
]
UNKNOWN = [
    "need:",
    "need:Stora-Bokstäver",
    "need:x/y",
    "need:../x",
    "need:x%2Fy",
    "need:x#Två",
    "page:om?x",
    "need://x",
]


@pytest.mark.parametrize(("address", "kind", "target", "fragment"), ACCEPTED)
def test_an_address_that_is_fit_is_a_link(address: str, kind: LinkKind, target: str, fragment: str) -> None:
    document = parse(f"[a]({address})")
    assert document.links == (Link(kind, target, fragment, 1, 1),)
    assert "<a href=" in document.html


@pytest.mark.parametrize("address", REFUSED)
def test_any_other_address_is_refused_and_its_text_shown(address: str) -> None:
    document = parse(f"[text](<{address}>)")
    assert [link.kind for link in document.links] == [LinkKind.REFUSED]
    assert document.html == "<p>text</p>\n"


@pytest.mark.parametrize("address", UNKNOWN)
def test_what_cannot_be_an_entry_is_told_as_written_and_leads_nowhere(address: str) -> None:
    document = parse(f"[text](<{address}>)")
    link = document.links[0]
    assert f"{link.kind}:{link.target}" + (f"#{link.fragment}" if link.fragment else "") == address
    assert document.html == "<p>text</p>\n"


def test_an_image_is_told_with_its_address() -> None:
    assert parse("a ![b](c.png)").links == (Link(LinkKind.IMAGE, "c.png", "", 1, 3),)


# ¤ stands before each link where it should be found.
PLACED = {
    "in a paragraph": "en ¤[a](need:x) två\ntre ¤[b](need:y) ¤<https://c.se>",
    "after emphasis and code": "*a* `b` **c** &aring; \\* ¤[d](need:x)",
    "within emphasis": "**fet ¤[d](need:x)**",
    "in headings": "## ¤[a](need:x) ##\n\n   ###  b ¤[c](need:y)\n\nd\n¤[e](need:z)\n===\n",
    "in quotes": "> a ¤[a](need:x)\n> > ¤[b](need:y)\nlat ¤[c](need:z)",
    "in lists": "- ¤[a](need:x)\n  - b ¤[b](need:y)\n\n    ¤[c](need:z)\n10. ¤[d](need:w)",
    "after tabs": "-\t¤[a](need:x)\n\t\n\t¤[b](need:y)\n>\t¤[c](need:y)",
    "in tables": "> | a \\| b | ¤[b](need:x) |\n> |--|--|\n> |   ¤[c](need:y) | \\| ¤[d](need:z) |\n\n- e | f\n  --|--\n  g | ¤[h](need:x)",
    "in footnotes": "a[^1]\n\n[^1]: b ¤[c](need:x)\n\n    ¤[d](need:y)\n",
    "in reference form": "¤[a][r] ¤[r][]\n¤[r]\n\n[r]: need:x\n",
    "refused, and images": "a ¤[b](http://c.se)\n¤![d](e.png) ¤<ftp://f.se>",
    "after no-break spaces": "\xa0\n\xa0 ¤[a](need:x)",
    "after lines that end otherwise": "a\r\nb ¤[c](need:x)\r¤[d](need:y)",
    "after letters beyond the common ones": "𝒜 👩‍⚕️ ¤[a](need:x)",
}


@pytest.mark.parametrize("body", PLACED.values(), ids=PLACED.keys())
def test_a_link_is_found_at_its_very_place(body: str) -> None:
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    wanted = [
        (number, part_end - count)
        for number, line in enumerate(lines, 1)
        for count, part_end in enumerate(position + 1 for position, sign in enumerate(line) if sign == "¤")
    ]
    found = [(link.line, link.column) for link in parse(body.replace("¤", "")).links]
    assert sorted(found) == wanted

"""Headings: their ids, levels, places and the table of contents."""

import pytest

from stafett.markdown import Heading, Misplaced, Section, parse, slug, table_of_contents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Problemet i dag", "problemet-i-dag"),
        ("Åtgärder för ÖGON", "atgarder-for-ogon"),
        ("Idé & café – tre/fyra", "ide-cafe-tre-fyra"),
        ("Ærø, Łódź, Straße, ﬁn", "aero-lodz-strasse-fin"),
        ("  --1. Mål (75 %)! ", "1-mal-75"),
        ("H₂O x²", "h2o-x2"),
        ("日本", ""),
    ],
)
def test_words_become_an_id(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_ids_are_never_given_twice() -> None:
    body = "## a\n## a\n## a-2\n## a\n## !\n## ?\n## section\n"
    ids = [heading.id for heading in parse(body).headings]
    assert ids == ["a", "a-2", "a-2-2", "a-3", "section", "section-2", "section-3"]


def test_anchors_are_the_ids_without_the_prefix_of_the_page() -> None:
    document = parse("## Vår väg\n\n[a](#var-vag)\n")
    assert document.anchors == {"var-vag"}
    assert document.headings == (Heading(2, "var-vag", "Vår väg"),)
    assert f'id="{document.headings[0].element_id}"' in document.html


def test_a_heading_is_told_by_its_plain_words() -> None:
    document = parse("## *Om* [oss](page:om) `kod`[^1] ![bild](x)\n\n[^1]: not\n")
    assert document.headings[0].text == "Om oss kod bild"


def test_headings_out_of_place_are_told_with_their_places() -> None:
    body = "a\n\n> # *Ett*\n\n### tre\n\nUnder\nstruken\n===\n\n##### fem ##\n\n## två\n"
    assert parse(body).misplaced == (
        Misplaced(1, 2, "Ett", 3, 3),
        Misplaced(1, 2, "Under struken", 7, 1),
        Misplaced(5, 3, "fem", 11, 1),
    )


def test_the_first_heading_may_not_skip_level_two() -> None:
    assert parse("### tre\n").misplaced == (Misplaced(3, 2, "tre", 1, 1),)


def test_the_table_of_contents_follows_the_headings() -> None:
    two, three, four, other = (Heading(level, name, name) for level, name in ((2, "a"), (3, "b"), (4, "c"), (2, "d")))
    document = parse("## a\n### b\n#### c\n## d\n")
    assert document.headings == (two, three, four, other)
    assert table_of_contents(document) == (Section(two, (Section(three, ()),)), Section(other, ()))
    assert table_of_contents(document, deepest=2) == (Section(two, ()), Section(other, ()))
    assert table_of_contents(parse("a")) == ()

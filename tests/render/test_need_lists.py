from stafett.render.need_lists import page_count, pager, pages_shown


def address(number: int) -> str:
    return f"/behov/{number}/"


def shown(number: int, count: int) -> str:
    """The pager as a reader sees it: the current page in brackets, … for a gap."""
    marks = (
        f"[{page.number}]" if page.is_current else str(page.number) if page.url else "…"
        for page in pages_shown(number, count, address)
    )
    return " ".join(marks)


def test_a_pager_shows_both_ends_and_the_neighbours() -> None:
    assert shown(1, 3) == "[1] 2 3"
    assert shown(10, 20) == "1 … 8 9 [10] 11 12 … 20"
    assert shown(20, 20) == "1 … 18 19 [20]"


def test_a_gap_never_stands_for_a_single_page() -> None:
    assert shown(5, 9) == "1 2 3 4 [5] 6 7 8 9"


def test_an_empty_list_has_one_page_without_a_pager() -> None:
    assert page_count(0, 50) == 1
    empty = pager(0, 50, 1, address)
    assert (empty.first, empty.last, empty.pages, empty.next_url) == (0, 0, (), "")


def test_the_last_page_holds_what_is_left() -> None:
    last = pager(101, 50, 3, address)
    assert (last.first, last.last, last.previous_url, last.next_url) == (101, 101, "/behov/2/", "")

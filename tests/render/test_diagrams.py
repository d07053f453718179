from stafett.render.diagrams import SWEDEN, columns, in_a_row, length, tile_map
from stafett.render.tables import cell, csv_bytes


def test_parts_of_a_bar_meet_and_fill_it() -> None:
    bars = in_a_row((1, 1, 0, 1), 3)
    assert [bar.x for bar in bars] == [0, 33.3, 66.7, 66.7]
    assert [bar.width for bar in bars] == [33.3, 33.4, 0, 33.3]
    assert bars[-1].x + bars[-1].width == 100


def test_nothing_at_all_has_no_length() -> None:
    assert length(0, 0) == 0
    assert [bar.width for bar in in_a_row((0, 0), 0)] == [0, 0]


def test_columns_stand_on_one_floor() -> None:
    assert {bar.y + bar.height for bar in columns([1, 5, 3])} == {40}
    assert [bar.height for bar in columns([1, 5, 3])] == [8, 40, 24]


def test_every_region_of_sweden_has_a_tile_of_its_own() -> None:
    assert len(SWEDEN) == len(set(SWEDEN.values())) == 21
    picture = tile_map(dict.fromkeys(SWEDEN, 3))
    assert picture is not None
    assert len(picture.tiles) == 21
    for tile in picture.tiles:
        assert 0 <= tile.x <= picture.width - picture.tile
        assert 0 <= tile.y <= picture.height - picture.tile


def test_a_catalogue_without_swedish_regions_has_no_map() -> None:
    assert tile_map({"NO-03": 4}) is None
    assert tile_map({}) is None


def test_a_table_keeps_numbers_as_numbers_and_letters_as_they_are() -> None:
    assert csv_bytes(["Å"], [[-3, None, "a,b", "å"]]).decode("utf-8-sig") == 'Å\r\n-3,,"a,b",å\r\n'
    assert [cell(text) for text in ("@x", "+1", "a=b", -1)] == ["'@x", "'+1", "a=b", -1]

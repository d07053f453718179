"""The question from the command line."""

from pathlib import Path

from search_catalogue import SWEDISH

from stafett.search.ask import ask


def test_hits_come_ranked_with_a_passage(tmp_path: Path) -> None:
    reply = ask("egenmonitorering mottagning", SWEDISH, "sv", tmp_path)
    assert reply.hits[0].id == "hjartsvikt"
    assert "Egenmonitorering i hemmet" in reply.hits[0].passage
    assert reply.as_json()["hits"][0]["url"] == "/behov/hjartsvikt/"


def test_the_index_is_kept_and_brought_up_to_date(tmp_path: Path) -> None:
    ask("diabetes", SWEDISH, "sv", tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    assert ask("diabetes", SWEDISH, "sv", tmp_path).total == 1
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before
    assert ask("diabetes", SWEDISH[:1], "sv", tmp_path).total == 0
    assert ask("diabetes", SWEDISH, "sv", tmp_path).total == 1


def test_it_explains_what_each_word_was_analysed_to(tmp_path: Path) -> None:
    words = ask("vården av vårdskador diabtes", SWEDISH, "sv", tmp_path).words
    assert [word.is_stop_word for word in words] == [False, True, False, False]
    assert words[0].terms == ("vård",)
    assert set(words[2].parts) >= {"vård", "skad"}
    assert words[3].asked == ("diabet",)


def test_a_question_of_nothing_has_no_hits(tmp_path: Path) -> None:
    assert ask("", SWEDISH, "sv", tmp_path).hits == ()
    assert ask("qqqqqq", SWEDISH, "sv", tmp_path).total == 0

from pathlib import Path

from stafett.problems import Place
from stafett.report import line_at


def test_a_line_is_shown_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "om.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: \xff\r\n")
    assert [line_at(tmp_path, Place("om.md", line)) for line in (0, 1, 2, 9)] == ["", "---", "title: \ufffd", ""]
    assert line_at(tmp_path, Place("gone.md", 1)) == ""

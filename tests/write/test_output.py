"""Publishing a site: all or nothing, only what changed, and nobody else's files."""

import errno
import os
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from trees import Files, empty_folders_in, files_in, twin_of

from stafett.errors import WriteError
from stafett.write import Summary, exchange, inspection, is_published, mark_of, publish

SITE: Files = {"index.html": b"home", "behov/a/index.html": b"a", "behov/b/index.html": b"b", "static/x.css": b"css"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def put(output: Path, files: Files) -> Summary:
    return publish(output, files.items())


def test_a_site_is_written_where_there_is_no_folder_an_empty_one_or_one_that_git_keeps(tmp_path: Path) -> None:
    for name in ("absent", "empty", "kept"):
        output = tmp_path / name / "output"
        if name != "absent":
            output.mkdir(parents=True)
        if name == "kept":
            (output / ".gitkeep").touch()
        assert put(output, SITE) == Summary(4, 0, 0, 9)
        assert files_in(output) == SITE | ({".gitkeep": b""} if name == "kept" else {})


def test_only_what_changed_is_written_and_what_is_gone_is_removed(output: Path) -> None:
    put(output, SITE)
    before = (output / "index.html").stat()
    following = {"index.html": b"home", "behov/a/index.html": b"changed", "behov/c/index.html": b"c"}
    assert put(output, following) == Summary(2, 1, 2, 8)
    assert files_in(output) == following
    assert empty_folders_in(output) == []
    assert (output / "index.html").stat().st_ino == before.st_ino


def test_each_publication_is_told_by_a_mark_of_its_own(output: Path) -> None:
    first = put(output, SITE)
    assert first.mark == mark_of(output) != ""
    second = put(output, {**SITE, "index.html": b"other"})
    assert second.mark == mark_of(output) != first.mark


def test_nothing_is_touched_when_nothing_changed(output: Path) -> None:
    put(output, SITE)
    before = output.stat()
    assert put(output, SITE) == Summary(0, 4, 0, 0)
    assert (output.stat().st_ino, output.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_of_another_content_but_the_same_size_and_time_is_written_anew(output: Path) -> None:
    mark = put(output, SITE).mark
    assert is_published(output, mark)
    file = output / "behov/a/index.html"
    before = file.stat()
    file.write_bytes(b"x")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not is_published(output, mark)
    assert put(output, SITE).written == 1
    assert files_in(output) == SITE


def test_what_was_but_touched_is_looked_into_once(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(output, SITE)
    for file in output.rglob("*.html"):
        file.chmod(0o600)
    assert put(output, SITE).written == 0
    monkeypatch.setattr(inspection, "digest_of", lambda _: pytest.fail("looked into again"))
    assert is_published(output, mark_of(output))


def test_a_build_that_fails_leaves_the_site_as_it_was_and_the_next_is_right(output: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        yield "behov/a", b"a file where a folder was"
        yield "new/index.html", b"new"
        raise OSError(errno.EIO, "the renderer's own fault")

    put(output, SITE)
    with pytest.raises(OSError, match="renderer's own"):
        publish(output, failing())
    assert files_in(output) == SITE
    following = SITE | {"index.html": b"following"}
    assert put(output, following).written == 1
    assert files_in(output) == following


def test_files_and_folders_may_change_places(output: Path) -> None:
    first, second = {"a/b/c": b"1", "d": b"2", "e/f": b"3"}, {"a": b"4", "d/g/h": b"5", "e/f/i": b"6"}
    for files in (first, second, first, {}, second):
        put(output, files)
        assert files_in(output) == files
        assert empty_folders_in(output) == []


def test_pages_are_taken_one_at_a_time(output: Path) -> None:
    tracemalloc.start()
    publish(output, ((f"{number}/index.html", os.urandom(1_000_000)) for number in range(30)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


def test_git_sees_no_change(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        return subprocess.run(
            ["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True
        ).stdout

    git("init", "-q")
    (tmp_path / ".gitignore").write_text("/output/*\n!/output/.gitkeep\n")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/.gitkeep").touch()
    git("add", ".")
    git("commit", "-qm", "start")
    for files in (SITE, SITE | {"index.html": b"2"}, {}):
        put(tmp_path / "output", files)
        assert git("status", "--porcelain") == ""


@pytest.mark.parametrize("stranger", ["mine.txt", "photos/1.jpg", ".git/config"])
def test_a_folder_with_files_of_others_is_refused_and_left_alone(output: Path, stranger: str) -> None:
    (output / stranger).parent.mkdir(parents=True, exist_ok=True)
    (output / stranger).write_text("precious")
    with pytest.raises(WriteError, match=stranger.partition("/")[0]):
        put(output, SITE)
    assert files_in(output) == {stranger: b"precious"}
    assert [*output.parent.iterdir()] == [output]


def test_a_file_of_others_among_ours_stops_the_build_until_it_is_moved(output: Path) -> None:
    put(output, SITE)
    (output / "behov/notes.txt").write_text("precious")
    with pytest.raises(WriteError, match=r"behov/notes\.txt"):
        put(output, SITE)
    assert files_in(output) == SITE | {"behov/notes.txt": b"precious"}
    (output / "behov/notes.txt").unlink()
    assert put(output, SITE).unchanged == 4


def test_what_file_managers_leave_is_no_hindrance(output: Path) -> None:
    put(output, SITE)
    (output / "behov/.DS_Store").write_text("x")
    for text in (b"2", b"3", b"4"):
        put(output, SITE | {"index.html": text})
    assert files_in(output) == SITE | {"index.html": b"4"}


def test_a_symbolic_link_is_never_followed(output: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    put(output, SITE)
    shutil.rmtree(output / "behov")
    (output / "behov").symlink_to(elsewhere)
    with pytest.raises(WriteError, match="behov"):
        put(output, SITE)
    assert files_in(elsewhere) == {}


def test_the_folder_itself_may_not_be_a_link_or_a_file(output: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    output.symlink_to(tmp_path / "real")
    with pytest.raises(WriteError, match="symbolic link"):
        put(output, SITE)
    output.unlink()
    output.write_text("a file")
    with pytest.raises(WriteError, match="is a file"):
        put(output, SITE)


@pytest.mark.parametrize("place", ["content", "content/needs/output", ".", "content/../content"])
def test_the_site_is_not_written_into_its_sources_or_around_them(tmp_path: Path, place: str) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(WriteError, match="sources"):
        publish(tmp_path / place, SITE.items(), sources=[tmp_path / "content"])
    assert files_in(tmp_path) == {}


def test_a_path_out_of_the_folder_stops_the_build(output: Path, tmp_path: Path) -> None:
    put(output, SITE)
    with pytest.raises(WriteError):
        put(output, {"index.html": b"new", "../escaped.html": b"x"})
    assert files_in(output) == SITE
    assert not (tmp_path / "escaped.html").exists()


def spoil_file(output: Path) -> None:
    (output / "index.html").write_bytes(b"spoilt, and longer")


def remove_file(output: Path) -> None:
    (output / "behov/a/index.html").unlink()


def remove_folder(output: Path) -> None:
    shutil.rmtree(output / "behov")


def empty_output(output: Path) -> None:
    for file in output.iterdir():
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def remove_output(output: Path) -> None:
    shutil.rmtree(output)


def remove_twin(output: Path) -> None:
    shutil.rmtree(twin_of(output))


def spoil_twin(output: Path) -> None:
    (twin_of(output) / "behov/b/index.html").unlink()
    (twin_of(output) / "behov/stray").mkdir()


def spoil_manifest(output: Path) -> None:
    (twin_of(output).parent / "manifest.json").write_text('{"format": 1, "files":')


def age_manifest(output: Path) -> None:
    (twin_of(output).parent / "manifest.json").write_text('{"format": 0}')


def copy_elsewhere(output: Path) -> None:
    """As when a project is copied or unpacked: other inodes, other times."""
    hidden = twin_of(output).parent
    for folder in (output, hidden):
        shutil.copytree(folder, folder.with_name("copy"), copy_function=shutil.copyfile)
        shutil.rmtree(folder)
        folder.with_name("copy").rename(folder)


def spoil_journal(output: Path) -> None:
    (twin_of(output).parent / "journal").write_bytes(b"index.html\nbehov\n\xff\nbeh")


HARM = [
    *(spoil_file, remove_file, remove_folder, empty_output, remove_output, remove_twin, spoil_twin, spoil_manifest),
    *(age_manifest, copy_elsewhere, spoil_journal),
]


@pytest.mark.parametrize("following", [SITE, SITE | {"index.html": b"edited"}], ids=["unchanged", "edited"])
@pytest.mark.parametrize("harm", HARM)
def test_whatever_was_spoilt_meanwhile_is_right_again_after_the_next_builds(
    output: Path, harm: Callable[[Path], None], following: Files
) -> None:
    put(output, SITE)
    harm(output)
    put(output, following)
    assert files_in(output) == following
    for files in (following | {"more": b"1"}, following):
        put(output, files)
        assert files_in(output) == files
        assert empty_folders_in(output) == []


def test_a_second_build_at_the_same_time_is_told_so(output: Path) -> None:
    put(output, SITE)
    program = "import sys\nfrom pathlib import Path\nfrom stafett.write import publish\npublish(Path(sys.argv[1]), [])"

    def while_another_builds() -> Iterator[tuple[str, bytes]]:
        second = subprocess.run([sys.executable, "-c", program, output], capture_output=True, text=True, check=False)
        assert "WriteError: another build is writing" in second.stderr
        yield "index.html", b"first"

    publish(output, while_another_builds())
    assert files_in(output) == {"index.html": b"first"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "only be read"),
        (errno.EIO, "error"),
    ],
)
def test_what_the_disk_refuses_is_told_in_words_and_the_site_is_whole(
    output: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    put(output, SITE)
    write = os.write

    def refuse(descriptor: int, data: bytes) -> int:
        if bytes(data) == b"too much":
            raise OSError(number, os.strerror(number))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(WriteError, match=words):
        put(output, SITE | {"index.html": b"new", "static/y.css": b"too much"})
    assert files_in(output) == SITE
    monkeypatch.undo()
    put(output, SITE)
    assert files_in(output) == SITE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(output: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(WriteError, match="no permission"):
            put(output, SITE)
    finally:
        tmp_path.chmod(0o755)


def test_without_hard_links_files_are_copied(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    for files, written in ((SITE, 4), (SITE | {"index.html": b"2"}, 1), (SITE | {"index.html": b"3"}, 1), (SITE, 1)):
        assert put(output, files).written == written
        assert files_in(output) == files


def test_without_an_exchange_in_one_step_two_renames_do(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchange_in_one_step", lambda *_: False)
    for files in (SITE, SITE | {"index.html": b"2"}, {}, SITE):
        put(output, files)
        assert files_in(output) == files


def test_the_folder_keeps_its_permissions(output: Path) -> None:
    output.mkdir()
    output.chmod(0o2775)
    put(output, SITE)
    put(output, {})
    assert output.stat().st_mode & 0o7777 == 0o2775

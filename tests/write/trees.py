"""A published folder beside a plain dict, the oracle of what it should hold."""

from pathlib import Path

Files = dict[str, bytes]


def files_in(folder: Path) -> Files:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def empty_folders_in(folder: Path) -> list[Path]:
    return [inner for inner in folder.rglob("*") if inner.is_dir() and not any(inner.iterdir())]


def twin_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.stafett") / "twin"

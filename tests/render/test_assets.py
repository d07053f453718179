import re
from pathlib import Path

import pytest

from stafett.errors import InstallationError
from stafett.render.assets import Asset, collect_assets, paths
from stafett.render.theme_chain import ThemeFolder

HASHED = re.compile(r"static/[\w/-]+\.[0-9a-f]{8}\.\w+")


def theme(folder: Path, files: dict[str, str], **more: object) -> ThemeFolder:
    for name, text in files.items():
        file = folder / "static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return ThemeFolder("standard", folder, **more)  # type: ignore[arg-type]


def collect(folder: Path, files: dict[str, str], **more: object) -> dict[str, Asset]:
    return {asset.name: asset for asset in collect_assets([theme(folder, files, **more)])}


def test_a_name_tells_its_content(tmp_path: Path) -> None:
    first = collect(tmp_path / "a", {"css/main.css": "a{}"})["css/main.css"]
    same = collect(tmp_path / "b", {"css/main.css": "a{}"})["css/main.css"]
    other = collect(tmp_path / "c", {"css/main.css": "b{}"})["css/main.css"]
    assert HASHED.fullmatch(first.path)
    assert first == same
    assert first.path != other.path


def test_bundles_are_put_together_in_order_and_their_parts_are_not_published(tmp_path: Path) -> None:
    files = {"css/b.css": "b{}", "css/a.css": "a{}"}
    found = collect(tmp_path, files, bundles={"css/main.css": ("css/b.css", "css/a.css")})
    assert set(found) == {"css/main.css"}
    assert found["css/main.css"].data == b"b{}a{}"


def test_style_sheets_lead_to_hashed_names(tmp_path: Path) -> None:
    css = "a{background:url(../img/x.svg#a)} b{background:url('../img/x.svg')} c{background:url(https://x.example/y)}"
    found = collect(tmp_path, {"css/main.css": css, "img/x.svg": "<svg/>"})
    name = found["img/x.svg"].path.removeprefix("static/img/")
    written = found["css/main.css"].data.decode()
    assert f"url(../img/{name}#a)" in written
    assert f"url('../img/{name}')" in written
    assert "url(https://x.example/y)" in written


def test_modules_lead_to_hashed_names(tmp_path: Path) -> None:
    page = """
    import { a, b } from "./lib/a.js";
    import './lib/side.js';
    export { c } from '../js/lib/a.js';
    const later = await import("./lib/a.js");
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: "module" });
    const text = "from elsewhere";
    """
    files = {"js/page.js": page, "js/lib/a.js": "1", "js/lib/side.js": "2", "js/worker.js": 'import "./lib/a.js";'}
    found = collect(tmp_path, files)
    written = found["js/page.js"].data.decode()
    for name in ("js/lib/a.js", "js/lib/side.js", "js/worker.js"):
        assert Path(found[name].path).name in written
    assert not re.search(r"/(a|side|worker)\.js", written)
    assert '"from elsewhere"' in written


def test_what_changes_below_changes_the_names_above(tmp_path: Path) -> None:
    files = {"js/page.js": 'import "./a.js";', "js/a.js": 'import "./b.js";'}
    before = collect(tmp_path / "1", files | {"js/b.js": "1"})
    after = collect(tmp_path / "2", files | {"js/b.js": "2"})
    assert all(before[name].path != after[name].path for name in before)


def test_a_childs_file_stands_in_for_its_parents(tmp_path: Path) -> None:
    parent = theme(
        tmp_path / "parent",
        {"css/tokens.css": "old", "css/base.css": "base", "js/site.js": "1"},
        bundles={"css/main.css": ("css/tokens.css", "css/base.css")},
    )
    child = theme(
        tmp_path / "child",
        {"css/tokens.css": "new", "css/own.css": "own"},
        bundles={"css/main.css": ("css/own.css",)},
    )
    found = {asset.name: asset.data for asset in collect_assets([child, parent])}
    assert found == {"css/main.css": b"new base own", "js/site.js": b"1"}


@pytest.mark.parametrize(
    ("files", "bundles", "told"),
    [
        ({"js/a.js": 'import "./b.js";'}, {}, "js/a.js refers to ./b.js"),
        ({"css/a.css": "a{background:url(x.svg)}"}, {}, "css/a.css refers to x.svg"),
        ({"js/a.js": 'import "./b.js";', "js/b.js": 'import "./a.js";'}, {}, "js/a.js -> js/b.js -> js/a.js"),
        ({}, {"css/main.css": ("css/none.css",)}, "no file static/css/none.css"),
        ({"img/a.css": ""}, {"css/main.css": ("img/a.css",)}, "must lie in the same folder"),
    ],
)
def test_references_that_cannot_hold_are_told(
    tmp_path: Path, files: dict[str, str], bundles: dict[str, tuple[str, ...]], told: str
) -> None:
    with pytest.raises(InstallationError, match=re.escape(told)):
        collect(tmp_path, files, bundles=bundles)


def test_hidden_files_stay_unpublished(tmp_path: Path) -> None:
    assert set(collect(tmp_path, {"css/.draft.css": "", ".cache/x.js": "", "js/a.js": ""})) == {"js/a.js"}


def test_templates_ask_for_an_asset_by_its_name(tmp_path: Path) -> None:
    assets = collect_assets([theme(tmp_path, {"js/a.js": "1"})])
    assert paths(assets) == {"js/a.js": assets[0].path}


def test_modules_are_joined_and_those_imported_later_stand_by_themselves(tmp_path: Path) -> None:
    files = {
        "js/search/page.js": 'import "../site.js";\nimport { b } from "./b.js";\nb(() => import("./later.js"));\n',
        "js/search/b.js": "export const b = (later) => later();\n",
        "js/search/later.js": "export const c = 3;\n",
        "js/site.js": "const s = 1;\n",
    }
    found = collect(tmp_path, files, bundles={"js/search.js": ("js/search/page.js",)})
    assert set(found) == {"js/search.js", "js/search/later.js", "js/site.js"}
    later = Path(found["js/search/later.js"].path).name
    assert f'import("./search/{later}")' in found["js/search.js"].data.decode()


@pytest.mark.parametrize("name", ["css/main.css", "js/site.js"])
def test_a_text_that_is_not_saved_as_utf8_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    own = theme(tmp_path, {name: ""})
    (own.static / name).write_bytes("/* å */".encode("latin-1"))
    with pytest.raises(InstallationError, match=rf"{re.escape(name)}: it is not saved as UTF-8"):
        collect_assets([own])

"""What the standard theme promises about its markup and its colours, without a browser."""

import re
from itertools import product
from pathlib import Path

import pytest

THEME = Path(__file__).parents[2] / "themes/standard"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
STYLES = sorted((THEME / "static/css").glob("*.css"))
TOKENS = (THEME / "static/css/tokens.css").read_text("utf-8")

PAIRS = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", TOKENS)
SINGLES = re.findall(r"--([\w-]+): (#\w+);", TOKENS)
COLOURS = {name: (light, dark) for name, light, dark in PAIRS} | {name: (both, both) for name, both in SINGLES}

WORDS = ("ink", "ink-quiet", "link", "link-hover", "clay")
GROUNDS = ("ground", "surface", "tint")
TEXT = [
    *product(WORDS, GROUNDS),
    *((f"on-{name}", name) for name in ("pine", "clay", "pine-tint", "clay-tint", "ochre-tint", "ended-tint")),
    ("ground", "link-hover"),
]
SHAPES = [*product(("line-strong", "track", "track-back", "clay"), GROUNDS), ("baton", "pine")]


def luminance(colour: str) -> float:
    """WCAG's relative luminance of #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), TEXT)
def test_words_stand_out_from_their_ground(words: str, ground: str, scheme: int) -> None:
    assert contrast(COLOURS[words][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_stand_out_from_their_ground(shape: str, ground: str, scheme: int) -> None:
    assert contrast(COLOURS[shape][scheme], COLOURS[ground][scheme]) >= 3


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [*GROUNDS, "pine", "clay", "track"])
def test_one_of_the_two_focus_rings_stands_out_everywhere(ground: str, scheme: int) -> None:
    rings = (COLOURS["focus"][scheme], COLOURS["focus-edge"][scheme])
    assert max(contrast(ring, COLOURS[ground][scheme]) for ring in rings) >= 3


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_keep_to_the_content_security_policy(template: Path) -> None:
    source = template.read_text("utf-8")
    assert not re.search(r"\sstyle\s*=|<style|\son\w+\s*=|javascript:", source)
    inline = [tag for tag in re.findall(r"<script[^>]*>", source) if "src=" not in tag]
    assert len(inline) <= (template.name == "base.html")  # the one that the policy has the hash of


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_style_sheets_ask_nobody_else_for_anything(style: Path) -> None:
    assert not re.search(r"@import|https?://|url\((?!\.\.?/)", style.read_text("utf-8"))


@pytest.mark.parametrize("style", [style for style in STYLES if style.name != "tokens.css"], ids=lambda path: path.name)
def test_colours_come_from_tokens(style: Path) -> None:
    colours = re.findall(r"#[0-9a-f]{3,8}\b", re.sub(r"light-dark\([^)]*\)", "", style.read_text("utf-8")))
    assert set(colours) <= {"#1b2a29"}  # words on the baton's yellow, the same in both schemes


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_every_token_that_is_used_is_there(style: Path) -> None:
    asked = set(re.findall(r"var\(--([\w-]+)\)", style.read_text("utf-8")))
    assert asked <= set(re.findall(r"--([\w-]+):", TOKENS))


def test_every_class_that_has_a_style_is_used() -> None:
    styled = {
        name for style in STYLES for name in re.findall(r"\.([a-z][\w-]*)", strip_values(style.read_text("utf-8")))
    }
    scripts = " ".join(path.read_text("utf-8") for path in (THEME / "static/js").rglob("*.js"))
    sources = " ".join(path.read_text("utf-8") for path in TEMPLATES) + scripts + BODY_CLASSES
    made = tuple(re.findall(r"([\w-]+-)\{\{", sources))  # with a code at the end: stage-{{ stage.key }}
    unused = {name for name in styled if name not in sources and not name.startswith(made)}
    assert unused == set()


BODY_CLASSES = "align-right align-center footnotes footnote-ref footnote-back refused table-scroll"
"""Classes that bodies' HTML brings."""


def strip_values(css: str) -> str:
    """Only what stands before each `{`, without comments."""
    return " ".join(re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))

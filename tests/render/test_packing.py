"""Style sheets and scripts in fewer bytes."""

import pytest

from stafett.render.packing import packed

STYLES = {
    "/* said */\na {\n  color: red;\n}\n": "a{color: red;}",
    "a { content: '/* not  said; */'; b: \"{ x }\" }": "a{content: '/* not  said; */';b: \"{ x }\"}",
    "@layer p {\n  .a :is(b, c) > d,\n  .e:is(f) {\n    x: calc(1px + 2px);\n  }\n}": "@layer p{.a :is(b, c) > d, .e:is(f){x: calc(1px + 2px);}}",
    "a { b: 1px/**/2px } c /* d */ e {}": "a{b: 1px/**/2px}c e{}",
    "a { b: 'it\\'s;  so' }": "a{b: 'it\\'s;  so'}",
}
SCRIPTS = {
    'const a = "https://x.example";\n\n/** said\n * and said\n */\n  // and said\nconst b = 1;\n': 'const a = "https://x.example";\nconst b = 1;\n',
    "if (a) {\n  b(`two  blanks // here`, /[\"']  c/u);\n}\n": "if (a) {\nb(`two  blanks // here`, /[\"']  c/u);\n}\n",
    "  a(`over\n  // lines`);\n": "  a(`over\n  // lines`);\n",
}


@pytest.mark.parametrize("text", STYLES)
def test_a_style_sheet_means_the_same_without_its_blanks(text: str) -> None:
    assert packed("a.css", text.encode()).decode() == STYLES[text]


@pytest.mark.parametrize("text", SCRIPTS)
def test_a_script_means_the_same_without_its_blanks(text: str) -> None:
    assert packed("a.js", text.encode()).decode() == SCRIPTS[text]


def test_other_files_stay_as_they_are() -> None:
    assert packed("a.svg", b"<svg>  <!-- x --></svg>") == b"<svg>  <!-- x --></svg>"

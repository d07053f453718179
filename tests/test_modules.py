"""Joining a theme's ES modules."""

import pytest

from stafett.errors import InstallationError
from stafett.modules import join_modules

MODULES = {
    "js/a.js": '// says hello\nimport { twice as two } from "./more/b.js";\n\nconst KEY = 1;\nexport function a() {\n  return two(KEY);\n}\n',
    "js/more/b.js": 'import { c } from "../c.js";\nconst KEY = 2;\n/** Twice. */\nexport const twice = (n) => n * KEY + c;\n',
    "js/c.js": "export const c = 0;\nexport class C {}\n",
}


def test_modules_are_joined_in_the_order_of_their_imports_each_in_a_scope_of_its_own() -> None:
    joined = join_modules(MODULES, "js/a.js", "js/all.js")["js/all.js"]
    assert joined.index("const c = 0") < joined.index("KEY = 2") < joined.index("KEY = 1")
    assert "const { twice: two } = m1;" in joined
    assert "return { c, C };" in joined
    assert "import" not in joined
    assert joined.endswith("export const { a } = m2;\n")


def test_a_circle_is_refused() -> None:
    with pytest.raises(InstallationError, match="circle"):
        join_modules(
            {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}, "a.js", "all.js"
        )


def test_a_module_that_is_not_there_is_named() -> None:
    with pytest.raises(InstallationError, match=r"x\.js"):
        join_modules({"a.js": 'import { x } from "./x.js";\n'}, "a.js", "all.js")


def test_a_form_of_import_that_it_cannot_join_is_refused() -> None:
    with pytest.raises(InstallationError, match="cannot join"):
        join_modules({"a.js": 'import x from "./x.js";\n'}, "a.js", "all.js")


def test_what_is_imported_later_is_joined_to_a_file_of_its_own_and_found_from_where_it_is_wanted() -> None:
    modules = MODULES | {
        "js/page.js": 'import { a } from "./a.js";\nimport "./c.js";\nexport const later = () => import("./more/late.js");\n',
        "js/more/late.js": 'import { c } from "../c.js";\nexport const last = async () => c + (await import("./b.js")).twice(1);\n',
    }
    joined = join_modules(modules, "js/page.js", "page.js")
    assert set(joined) == {"page.js", "js/more/late.js", "js/more/b.js"}
    assert 'import("./js/more/late.js")' in joined["page.js"]
    assert 'import("./b.js")' in joined["js/more/late.js"]
    assert joined["js/more/late.js"].startswith("const m0 = ")
    assert "export const { twice } = m1;" in joined["js/more/b.js"]

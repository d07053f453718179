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
    joined = join_modules(MODULES, "js/a.js")
    assert joined.index("const c = 0") < joined.index("KEY = 2") < joined.index("KEY = 1")
    assert "const { twice: two } = m1;" in joined
    assert "return { c, C };" in joined
    assert "import" not in joined
    assert "hello" not in joined


def test_a_circle_is_refused() -> None:
    with pytest.raises(InstallationError, match="circle"):
        join_modules({"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'}, "a.js")


def test_a_module_that_is_not_there_is_named() -> None:
    with pytest.raises(InstallationError, match=r"x\.js"):
        join_modules({"a.js": 'import { x } from "./x.js";\n'}, "a.js")


def test_a_form_of_import_that_it_cannot_join_is_refused() -> None:
    with pytest.raises(InstallationError, match="cannot join"):
        join_modules({"a.js": 'import x from "./x.js";\n'}, "a.js")

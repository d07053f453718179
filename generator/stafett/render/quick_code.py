"""The code that templates become: macros are called as the functions that they are, and attributes are taken as they are."""

from collections.abc import Callable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.utils import missing

TAKE_CONTEXT = frozenset(("_", "gettext", "ngettext", "pgettext", "npgettext"))
"""Functions that are given the page's context when they are called."""
MAY_BE_MISSING = frozenset(("default", "d", "defined", "undefined"))
"""Filters and tests of values that may not be there."""
OWN_NAMES = """
from stafett.render.escaping import marked as Markup, shown as escape
from stafett.render.quick_code import quick
"""


def takes_names(call: nodes.Call) -> bool:
    return bool(call.kwargs or call.dyn_args or call.dyn_kwargs) and not takes_context(call)


def takes_context(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name) and call.node.name in TAKE_CONTEXT


def named(macro: Any) -> Any:
    """What takes a macro's arguments by name, as a filter."""
    return getattr(macro, "named", macro)


def quick(macro: Callable[..., str], named: Macro) -> Callable[..., str]:
    """A macro's own function, to be called by position; `named` takes arguments by name."""
    macro.__defaults__ = (missing,) * len(named.arguments)
    macro.named = named  # type: ignore[attr-defined]
    return macro


class QuickCode(CodeGenerator):
    """Calls macros as the functions that they are, and takes attributes and imports without asking around."""

    _may_be_missing = False

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # the library's names
        super().visit_Template(node, frame)
        self.writeline(OWN_NAMES)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if self._may_be_missing or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.visit(node.node, frame)
            self.write(f".{node.attr}")

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        self._visit_carefully(super().visit_Filter, node, frame)

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        self._visit_carefully(super().visit_Test, node, frame)

    def _visit_carefully(self, visit: Callable[[Any, Frame], None], node: Any, frame: Frame) -> None:
        before = self._may_be_missing
        self._may_be_missing = before or node.name in MAY_BE_MISSING
        visit(node, frame)
        self._may_be_missing = before

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        if forward_caller or takes_names(node) or takes_context(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        takes_more = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
        if takes_more or isinstance(macro_ref.node, nodes.CallBlock):
            super().macro_def(macro_ref, frame)
            return
        self.write("quick(macro, ")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().return_buffer_contents(frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.module(")
        self.visit(node.template, frame)
        self.write(")")

"""Templates compiled to plainer code than Jinja's own: a page takes thousands of small steps, so each of them counts.

What a template means stays the same but for one thing: `a.b` is the attribute `b` and never the item `a["b"]`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing

PLACE = "_place"
"""What `loop` is called where it need not be more than a place."""
TAKE_CONTEXT = frozenset(("_", "gettext", "ngettext", "pgettext", "npgettext"))
"""Functions that are given the page's context when they are called."""
MAY_BE_MISSING = frozenset(("default", "d", "defined", "undefined"))
"""Filters and tests of values that may not be there."""
OWN_NAMES = "from stafett.render.escaping import marked as Markup, shown as escape"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its list an item stands: the part of Jinja's `loop` that most templates need."""

    index0: int
    index: int
    first: bool
    last: bool
    length: int


ASKED = frozenset(Place.__slots__)


@cache
def places(length: int) -> tuple[Place, ...]:
    return tuple(Place(at, at + 1, at == 0, at == length - 1, length) for at in range(length))


def with_places(items: Iterable[Any]) -> Iterator[tuple[Any, Place]]:
    """Each item with its place, as a filter."""
    known = items if isinstance(items, tuple | list) else tuple(items)
    return zip(known, places(len(known)), strict=True)


class QuickEnvironment(Environment):
    """Remembers imported templates, and makes its code with QuickCode."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.code_generator_class = QuickCode
        self.filters |= {"with_places": with_places, "named": named}
        self._modules: dict[str, TemplateModule] = {}

    def module(self, name: str) -> TemplateModule:
        """What a template offers for import: the same for all pages."""
        if name not in self._modules:
            self._modules[name] = self.get_template(name).module
        return self._modules[name]

    def make_globals(self, d: Any) -> Any:
        return {**self.globals, **d} if d else self.globals

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        for loop in list(template.find_all(nodes.For)):
            simplify(loop)
        for output in template.find_all(nodes.Output):
            complete(output)
        blocks = {id(block.call) for block in template.find_all(nodes.CallBlock)}
        for call in list(template.find_all(nodes.Call)):
            if takes_names(call) or id(call) in blocks:
                call.node = nodes.Filter(call.node, "named", [], [], None, None)
        return template


def simplify(loop: nodes.For) -> None:
    """Lets a loop that asks for no more than places run over pairs of an item and its place."""
    found = list(own_loop_names(loop.body))
    attributes = [above.attr for _, above in found if isinstance(above, nodes.Getattr)]
    is_simple = len(attributes) == len(found) and ASKED.issuperset(attributes)
    is_seen_elsewhere = any(loop.find_all((nodes.Block, nodes.Include)))
    if found and is_simple and not is_seen_elsewhere and not loop.recursive and loop.test is None:
        for name, _ in found:
            name.name = PLACE
        loop.target = nodes.Tuple([loop.target, nodes.Name(PLACE, "store")], "store")
        loop.iter = nodes.Filter(loop.iter, "with_places", [], [], None, None)


def complete(output: nodes.Output) -> None:
    """Shows nothing for a condition that fails: an undefined value would show as nothing, too, but has to be made."""
    for node in output.nodes:
        if isinstance(node, nodes.CondExpr) and node.expr2 is None:
            node.expr2 = nodes.Const("")


def own_loop_names(body: Iterable[nodes.Node]) -> Iterator[tuple[nodes.Name, nodes.Node | None]]:
    """The names `loop` that mean the loop which `body` is the body of, each with the node that it stands in."""
    ahead: list[tuple[nodes.Node, nodes.Node | None]] = [(node, None) for node in body]
    while ahead:
        node, above = ahead.pop()
        if isinstance(node, nodes.Name) and node.name == "loop":
            yield node, above
        inner = [*node.iter_child_nodes(only=("iter", "test", "else_"))] if isinstance(node, nodes.For) else None
        ahead += ((child, node) for child in (node.iter_child_nodes() if inner is None else inner))


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
        self.writeline("from stafett.render.quick_templates import quick")

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

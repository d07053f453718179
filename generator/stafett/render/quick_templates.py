"""Templates compiled to plainer code than Jinja's own: a page takes thousands of small steps, so each of them counts.

What a template means stays the same but for one thing: `a.b` is the attribute `b` and never the item `a["b"]`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.environment import TemplateModule

from stafett.render.quick_code import QuickCode, named, takes_names

WITH_PLACES, NAMED = "with_places", "named"
PLACE = "_place"
"""What `loop` is called where it need not be more than a place."""


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
        self.filters |= {WITH_PLACES: with_places, NAMED: named}
        self._modules: dict[str, TemplateModule] = {}
        self._parsed: dict[str, nodes.Template] = {}

    def module(self, name: str) -> TemplateModule:
        """What a template offers for import: the same for all pages."""
        if name not in self._modules:
            self._modules[name] = self.get_template(name).module
        return self._modules[name]

    def make_globals(self, d: Any) -> Any:
        return {**self.globals, **d} if d else self.globals

    def look_into(self, source: str) -> nodes.Template:
        """The parts of a template that will be compiled, too, most likely; they stay as they are."""
        found = self._parsed[source] = self._parse(source, None, None)
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return self._parsed.pop(source, None) or simplified(super()._parse(source, name, filename))


def simplified(template: nodes.Template) -> nodes.Template:
    """The template with plainer parts."""
    for node in list(template.find_all((nodes.For, nodes.Output, nodes.CallBlock, nodes.Call))):
        if isinstance(node, nodes.For):
            simplify(node)
        elif isinstance(node, nodes.Output):
            complete(node)
        elif isinstance(node, nodes.CallBlock):
            name_arguments(node.call)
        elif isinstance(node, nodes.Call) and takes_names(node):
            name_arguments(node)
    return template


def name_arguments(call: nodes.Call) -> None:
    if not (isinstance(call.node, nodes.Filter) and call.node.name == NAMED):
        call.node = nodes.Filter(call.node, NAMED, [], [], None, None)


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
        loop.iter = nodes.Filter(loop.iter, WITH_PLACES, [], [], None, None)


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

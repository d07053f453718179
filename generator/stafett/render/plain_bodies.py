"""Whether a template shows a body just as it is, and nothing else comes of it: then another body may take its place on a page."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

BODY, HTML, CONTENTS = "body", "html", "contents"
Path = tuple[nodes.Node, ...]
"""A node behind those that it stands in, the template first."""


def uses_of_body(templates: Iterable[nodes.Template]) -> frozenset[str] | None:
    """What of `view.body` the templates of a page show: its html, its contents; None where they do more with it."""
    uses: set[str] = set()
    for template in templates:
        for path in paths((template,)):
            node, above = path[-1], path[-2] if len(path) > 1 else None
            if isinstance(node, nodes.Name) and node.name == "view" and not isinstance(above, nodes.Getattr):
                return None
            if not isinstance(node, nodes.Getattr) or node.attr != BODY:
                continue
            use = above.attr if isinstance(above, nodes.Getattr) else ""
            if use not in (HTML, CONTENTS) or (use == HTML and not is_plain(path[:-1])):
                return None
            uses.add(use)
    return frozenset(uses)


def paths(start: Path) -> Iterator[Path]:
    for child in start[-1].iter_child_nodes():
        path = (*start, child)
        yield path
        yield from paths(path)


def is_plain(path: Path) -> bool:
    """Whether `view.body.html`, the last of `path`, is only put out, under no other condition than that it is there, or asked for being empty."""
    html, above = path[-1], path[-2]
    if isinstance(above, nodes.Compare):
        return all(isinstance(other.expr, nodes.Const) and not other.expr.value for other in above.ops)
    if isinstance(above, nodes.If):
        return above.test is html
    return isinstance(above, nodes.Output) and all(is_open(node, html) for node in path[:-2])


def is_open(node: nodes.Node, html: nodes.Node) -> bool:
    """Whether what stands in `node` is put out as it is."""
    if isinstance(node, nodes.If):
        return bool(node.test == html)
    return isinstance(node, nodes.Template | nodes.Block | nodes.Scope)

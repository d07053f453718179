from dataclasses import dataclass

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from stafett.render.quick_templates import QuickEnvironment

PARTS = """
{% macro bold(text, tail="!") %}<b>{{ text }}{{ tail }}</b>{% endmacro %}
{% macro item(value) %}<li>{{ bold(value) }}</li>{% endmacro %}
{% macro framed(title) %}<p>{{ title }}{{ caller() }}</p>{% endmacro %}
{% macro spread() %}{{ varargs|join("-") }}{{ kwargs['end'] }}{% endmacro %}
"""
TEMPLATES = {
    "parts": PARTS,
    "row": "{{ loop.index }}{{ view.text }}",
    "base": "<i>{% block main %}{% endblock %}</i>",
}
USES_OF_MACROS = [
    "{{ parts.bold(view.text) }}",
    "{{ parts.bold(view.text, 'a&b') }}",
    "{{ parts.bold(tail=view.text, text='<') }}",
    "{{ parts.bold(*['<', '>']) }}{{ parts.bold(**{'text': '<'}) }}",
    "{% call parts.framed('<') %}{{ view.text }}{% endcall %}",
    "{% call parts.framed(title='<') %}{{ view.text }}{% endcall %}",
    "{{ parts.spread(1, 2, end='<') }}",
    "{% macro own(a) %}{{ parts.item(a) }}{% endmacro %}{{ own(view.text) }}{{ own(a='x')|upper }}",
    "{% from 'parts' import bold as b with context %}{{ b(view.text) }}",
    "{% from 'parts' import bold, item %}{{ bold(item('<')) }}",
]
USES_OF_LOOPS = [
    "{% for x in view.items %}{{ loop.index }}{{ x }}{{ ', ' if not loop.last }}{% endfor %}",
    "{% for x in view.items|map('upper') %}{{ loop.index0 }}{{ loop.length }}{{ loop.first }}{{ x }}{% endfor %}",
    "{% for x in view.items if x != 'b' %}{{ loop.index }}{{ x }}{% endfor %}",
    "{% for x in view.items %}{{ loop.changed(x) }}{{ loop.cycle('odd', 'even') }}{% endfor %}",
    "{% for x in view.items %}{% for y in view.items[:loop.index] %}{{ loop.index }}{{ y }}{% endfor %}{{ loop.index }}{% endfor %}",
    "{% for x in [] %}{{ loop.index }}{% else %}none{% endfor %}",
    "{% for a, b in view.pairs %}{{ loop.index }}{{ a }}{{ b }}{% endfor %}",
    "{% for x in view.items %}{{ loop.first }}{% include 'row' %}{% endfor %}",
    "{% for x in [1, [2, [3]]] recursive %}{{ loop(x) if x is iterable else x }}{{ loop.index }}{% endfor %}",
]
USES_OF_VALUES = [
    "{{ view.text if view.items }}{{ view.text if not view.items }}{{ ('<' if false) is defined }}",
    "{{ view.nothing|default('<') }}{{ view.text is defined }}{{ view.nothing is defined }}{{ nothing is defined }}",
    "{{ view.text.upper() }}{{ view.items|first }}{{ {'a': '<'}['a'] }}",
    "{% extends 'base' %}{% import 'parts' as other %}{% block main %}{{ other.bold(view.text) }}{{ self.main is defined }}{% endblock %}",
    "{{ '<'|safe }}{{ view.text|e }}{{ '<' ~ view.text }}{% set x %}<{{ view.text }}>{% endset %}{{ x }}",
    "{{ range(3)|join }}{{ dict(a=1)|length }}",
]


@dataclass(frozen=True)
class View:
    text: str = "<&>"
    items: tuple[str, ...] = ("a", "<", "b")
    pairs: tuple[tuple[str, str], ...] = (("a", "<"), ("b", ">"))


def shown_by(kind: type[Environment], source: str) -> str:
    loader = DictLoader({**TEMPLATES, "page": "{% import 'parts' as parts %}" + source})
    return kind(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("page").render(view=View())


@pytest.mark.parametrize("source", USES_OF_MACROS + USES_OF_LOOPS + USES_OF_VALUES)
def test_a_template_gives_what_jinja_gives(source: str) -> None:
    assert shown_by(QuickEnvironment, source) == shown_by(Environment, source)


@pytest.mark.parametrize(
    "source", ["{{ parts.bold() }}", "{{ parts.gone() }}", "{{ nothing.a }}", "{% for x in y %}{% endfor %}"]
)
def test_what_is_not_there_is_a_fault(source: str) -> None:
    with pytest.raises((UndefinedError, AttributeError)):
        shown_by(QuickEnvironment, source)


def test_an_attribute_is_never_an_item() -> None:
    with pytest.raises(AttributeError):
        shown_by(QuickEnvironment, "{% set values = {'a': view.text} %}{{ values.a }}")


def test_a_macro_takes_no_more_than_it_names() -> None:
    with pytest.raises(TypeError):
        shown_by(QuickEnvironment, "{{ parts.item(1, 2) }}")

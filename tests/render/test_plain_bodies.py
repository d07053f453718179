"""Which templates show a body just as it is."""

import pytest
from jinja2 import Environment

from stafett.render.plain_bodies import uses_of_body

PLAIN: dict[str, tuple[str, ...]] = {
    "{% if view.body.html %}<div>{{ view.body.html }}</div>{% endif %}": ("html",),
    "{% block main %}{{ view.body.html }}{% endblock %}": ("html",),
    "{% set has = {'story': view.body.html != ''} %}": ("html",),
    "{{ parts.contents(view.body.contents) }}{{ view.body.html }}": ("html", "contents"),
    "{{ view.title }}": (),
}
OTHER = [
    "{{ view.body.html|length }}",
    "{{ view.body.html ~ '!' }}",
    "{{ view.body.html[:200] }}",
    "{{ view.body }}",
    "{{ view[name].html }}",
    "{{ view['body'].html }}",
    "{{ view|attr('body') }}",
    "{{ shorten(view.body.html) }}",
    "{{ card(view) }}",
    "{% set it = view %}",
    "{% set has = {'story': view.body.html} %}",
    "{% set story %}{{ view.body.html }}{% endset %}",
    "{% filter upper %}{{ view.body.html }}{% endfilter %}",
    "{% if view.is_open %}{{ view.body.html }}{% endif %}",
    "{% if not view.body.html %}{% else %}{{ view.body.html }}{% endif %}",
    "{% for goal in view.goals %}{{ view.body.html }}{% endfor %}",
    "{% macro story() %}{{ view.body.html }}{% endmacro %}",
    "{% call box() %}{{ view.body.html }}{% endcall %}",
    "{% if view.body.html == view.title %}same{% endif %}",
]


@pytest.mark.parametrize("source", PLAIN)
def test_a_body_that_is_put_out_as_it_is_may_be_replaced(source: str) -> None:
    assert uses_of_body([Environment(autoescape=True).parse(source)]) == frozenset(PLAIN[source])


@pytest.mark.parametrize("source", OTHER)
def test_more_than_that_is_no_plain_use(source: str) -> None:
    assert uses_of_body([Environment(autoescape=True).parse(source)]) is None

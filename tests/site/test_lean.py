"""The lean environment against Jinja2's own: the same text for every value, and `Markup` is not asked."""

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from generator.site.lean import LeanEnvironment

TEMPLATE = "{% macro twice(it) %}{{ it }}<b>{{ it }}</b>{% endmacro %}{{ value }} {{ twice(value) }} {{ value | trim }}"


class WithMarkup:
    """Says itself what it is in HTML."""

    def __html__(self):
        return "<i>it</i>"


class Words(str):
    """A text, but not a plain one."""


values = st.one_of(
    st.text(),
    st.text(alphabet="&<>\"'ab"),
    st.text(alphabet="&<>\"'ab").map(Markup),
    st.text(alphabet="&<>\"'ab").map(Words),
    st.integers(),
    st.floats(),
    st.none(),
    st.booleans(),
    st.lists(st.text(), max_size=2),
    st.builds(WithMarkup),
)


@given(values)
def test_every_value_becomes_the_text_that_jinja_makes_of_it(value):
    lean, plain = (made(autoescape=True).from_string(TEMPLATE) for made in (LeanEnvironment, Environment))

    assert LeanEnvironment.escaped(value) == escape(value)
    assert lean.render(value=value) == plain.render(value=value)


def test_templates_ask_it_and_not_markupsafe():
    source = LeanEnvironment(autoescape=True).compile(TEMPLATE, raw=True)

    assert source.count("environment.escaped(") == 5
    assert " escape(" not in source

"""No bytes make reading raise, hang, or forget to complain."""

import time
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entries.known import Known
from generator.entries.model import Entry
from generator.entries.reading import read_entry
from generator.entries.relations import record_of, relations
from generator.entries.source import DUD
from generator.problems import as_github, as_json, as_text
from tests.entries.conftest import FILE, FULL

FIELDS = [info.alias or name for name, info in Entry.model_fields.items()]
WORDS = st.sampled_from(
    [
        *FIELDS,
        "type",
        "city",
        "state",
        "on",
        "from",
        "to",
        "url",
        "states",
        "US",
        "CA",
        "Sacramento",
        "week",
        "tuesday",
        "9:00",
    ]
)
SCALARS = st.one_of(
    WORDS,
    st.text(max_size=20),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(min_value=date(1, 1, 1)),
    st.sampled_from(
        [
            "<b>",
            "&lt;",
            "https://[",
            "https://a.b:x",
            "a@b",
            "+1-2",
            "no",
            "08",
            "1e9",
            "\x1b[1m",
            "\u202e",
            "#x",
        ]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)
YAMLISH = st.text(alphabet=st.sampled_from(list("abn09 \n\n::--[]{},'\"#&*!|>%@`~?\t\\.\u00e9\u202e")), max_size=200)


def read(data: bytes, known: Known) -> None:
    """Read, relate and print; what cannot be an entry must have a problem."""
    reading = read_entry(FILE, data, known)
    record = record_of(FILE, reading.id, reading.kind, reading.draft, known.gazetteer)
    problems = [*reading.problems, *relations([record])]
    assert reading.entry is not None or any(problem.severity == "error" for problem in problems)
    for problem in problems:
        assert problem.line > 0
        assert problem.column > 0
        assert problem.what
        (as_text(problem) + as_github(problem)).encode()
    as_json(problems).encode()


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_read_without_an_exception(known, data):
    read(data, known)


@given(YAMLISH)
@settings(max_examples=300, deadline=None)
def test_anything_that_looks_like_yaml_is_read_without_an_exception(known, text):
    read(text.encode("utf-8", "surrogatepass"), known)


@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
@settings(max_examples=200, deadline=None)
def test_any_values_in_any_field_are_read_without_an_exception(known, values):
    whole = yaml.safe_load(FULL) | values
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
    read(text.encode("utf-8", "surrogatepass"), known)


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value of a nested one."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(way for key, item in inner for way in paths_in(item, (*path, key)))]


@pytest.mark.parametrize(
    "instead", ["x", "", 7, -1.5, True, None, [], {}, ["x"], {"x": "y"}, date(2026, 1, 1)], ids=repr
)
def test_a_wrong_value_anywhere_is_a_problem_and_no_exception(known, instead):
    for path in paths_in(yaml.safe_load(FULL))[1:]:
        broken = yaml.safe_load(FULL)
        inner = broken
        for part in path[:-1]:
            inner = inner[part]
        inner[path[-1]] = instead
        read(yaml.safe_dump(broken, sort_keys=False).encode(), known)


def test_a_field_left_out_anywhere_is_no_exception(known):
    for path in paths_in(yaml.safe_load(FULL))[1:]:
        broken = yaml.safe_load(FULL)
        inner = broken
        for part in path[:-1]:
            inner = inner[part]
        del inner[path[-1]]
        read(yaml.safe_dump(broken, sort_keys=False).encode(), known)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "{a: " * 15_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: &a [*a]\n",
        "x: " + "1" * 60_000,
        "x: 1" + "_" * 60_000 + "x",
        "x: " + "0:" * 30_000,
        "\t\n" * 30_000,
        "a:\n" * 20_000,
        "".join(f"f{i}:\n" for i in range(8000)),
        "summary: " + "<" * 60_000,
        "summary: " + "[](" * 20_000,
        "summary: " + "&a" * 30_000,
        "website: https://" + "a." * 30_000,
        "contact: {email: " + "a." * 30_000 + "@}",
    ],
    ids=lambda text: text[:20],
)
def test_text_made_to_take_long_takes_seconds_at_most(known, text):
    start = time.perf_counter()
    read(text.encode(), known)

    assert time.perf_counter() - start < 10


def test_a_value_complained_of_prints_as_what_it_is():
    assert repr(DUD) == "DUD"

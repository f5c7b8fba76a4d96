import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.contribute.amend import CannotAmend, with_fields

AT = ("locations", 0)
NEW = {"latitude": "38.58", "longitude": "-121.49"}


def test_fields_follow_the_last_one_of_a_block_mapping_and_comments_stay():
    text = "locations:\n  - city: Sacramento # downtown\n    state: CA   # not CO\n# after\nname: X\n"

    assert with_fields(text, AT, NEW) == (
        "locations:\n  - city: Sacramento # downtown\n    state: CA   # not CO\n"
        "    latitude: 38.58\n    longitude: -121.49\n# after\nname: X\n"
    )


def test_fields_go_inside_the_braces_of_a_flow_mapping():
    text = "locations:\n  - {city: Sacramento, state: CA} # hall\n"

    assert with_fields(text, AT, NEW) == (
        "locations:\n  - {city: Sacramento, state: CA, latitude: 38.58, longitude: -121.49} # hall\n"
    )


def test_a_field_that_stands_there_is_changed_in_its_place():
    text = "locations:\n- latitude: 1.0 # wrong\n  city: X\n"

    assert with_fields(text, AT, {"latitude": "38.58", "precision": "street"}) == (
        "locations:\n- latitude: 38.58 # wrong\n  city: X\n  precision: street\n"
    )


def test_line_ends_of_windows_and_a_missing_last_line_end_are_kept():
    assert with_fields("a:\r\n  b: 1\r\nc: 2\r\n", ("a",), {"d": "3"}) == "a:\r\n  b: 1\r\n  d: 3\r\nc: 2\r\n"
    assert with_fields("a:\n  b: 1", ("a",), {"d": "3"}) == "a:\n  b: 1\n  d: 3"


def test_the_last_value_may_be_a_folded_text():
    text = "a:\n  b: >-\n    one\n    two\nc: 3\n"

    assert yaml.safe_load(with_fields(text, ("a",), {"d": "4"})) == {"a": {"b": "one two", "d": 4}, "c": 3}


@pytest.mark.parametrize("text", ["a: 1\n", "locations: []\n", "locations: [x]\n", "a: [\n", ""])
def test_a_text_without_that_mapping_is_refused(text):
    with pytest.raises(CannotAmend):
        with_fields(text, AT, NEW)


_words = st.text("abcxyz é'\"#:,[]{}-", min_size=1, max_size=12)


@given(
    st.lists(st.dictionaries(st.sampled_from("abcd"), _words, min_size=1), min_size=1, max_size=3),
    st.booleans(),
)
def test_whatever_stands_around_keeps_its_value(locations, flow):
    text = yaml.safe_dump({"locations": locations, "z": "end"}, default_flow_style=flow, allow_unicode=True)

    amended = yaml.safe_load(with_fields(text, AT, {"latitude": "38.58"}))

    expected = [{**locations[0], "latitude": 38.58}, *locations[1:]]
    assert amended == {"locations": expected, "z": "end"}

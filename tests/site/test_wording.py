"""Titles and descriptions fit, and states read well in a sentence."""

import pytest

from generator.site.pages.wording import by_kind, fitting_description, fitting_title, state_name, the_state
from tests.site.made import SACRAMENTO, made, taxonomy


@pytest.mark.parametrize(
    ("choices", "title"),
    [
        (("short",), "short"),
        (("x" * 61, "the second"), "the second"),
        (("a " * 40, "words " * 20), "words words words words words words words words words…"),
    ],
)
def test_a_title_is_the_first_that_fits_and_else_cut(choices, title):
    assert fitting_title(*choices) == title


def test_a_description_takes_the_sentences_that_fit():
    assert fitting_description("One.", "", "Two.", "x" * 151, "Three.") == "One. Two. Three."
    assert len(fitting_description("word " * 60)) <= 160


@pytest.mark.parametrize(
    ("code", "heading", "within"),
    [
        ("CA", "California", "California"),
        ("NY", "New York State", "New York State"),
        ("DC", "District of Columbia", "the District of Columbia"),
        ("VI", "U.S. Virgin Islands", "the U.S. Virgin Islands"),
    ],
)
def test_a_state_is_named_as_people_say_it(code, heading, within):
    assert (state_name(code), the_state(code)) == (heading, within)


def test_counts_stand_in_the_order_of_kinds():
    whole = made(
        ("agency", "ca/one", {"locations": [SACRAMENTO]}),
        ("support-group", "ca/two", {"locations": [SACRAMENTO]}),
        ("support-group", "ca/three", {"locations": [SACRAMENTO]}),
    )

    assert by_kind(whole.live, taxonomy()) == "2 support groups and 1 agency"
    assert by_kind((), taxonomy()) == ""

"""Whether a page speaks of an organization: rows of names, and words of pages."""

import pytest

from generator.contribute.links.answer import Subject
from generator.contribute.links.naming import evidence, without
from generator.text import fold


def found(names: tuple[str, ...], text: str, places: tuple[str, ...] = ()) -> str:
    return evidence(Subject(names, places), f" {fold(text)} ").name


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Elmdale Job Club", "Welcome to the Elmdale Job Club!", "named"),
        ("Example Writers' Guild", "example writers guild", "named"),
        ("Example Writers' Guild", "The Guild of Example: for writers", "named"),
        ("Elmdale Job Club", "News from Elmdale", "words"),
        ("Job Club", "Our job club meets", "named"),
        ("Job Club", "A job, and a club", "none"),
        ("National Labor Exchange", "labor, national, exchange", "words"),
        ("The Workforce Connection", "about work", "none"),
        ("CareerBridge", "Career Bridge of the county", "words"),
        ("Career Bridgeway", "CareerBridgeway", "words"),
        ("EY", "EY today", "words"),
        ("211", "dial 211", "words"),
        ("Association", "an association", "none"),
        ("Society of Patient Example Planners", "plants and ferns", "none"),
        ("", "anything", "none"),
    ],
)
def test_how_surely_a_page_speaks_of_a_name(name, text, expected):
    assert found((name,), text) == expected


def test_any_of_its_names_will_do():
    assert found(("Society of Example Planners", "SEPL"), "Welcome to SEPL") == "named"


def test_a_city_or_a_state_by_its_name_is_only_a_place():
    assert found(("Tuesday Network",), "Plumbers in Fairbrook", ("Fairbrook", "CA")) == "place"
    assert found(("Tuesday Network",), "Plumbers in California", ("Fairbrook", "CA")) == "place"
    assert found(("Tuesday Network",), "We are in California", ("CA",)) == "place"
    assert found(("Tuesday Network",), "ca va", ("CA",)) == "none"


def test_words_are_taken_out_whole_and_the_longest_first():
    assert without(" elm org is elm org com elms ", ("elm.org", "elm.org.com")).split() == ["is", "elms"]

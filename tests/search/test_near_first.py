"""The engine keeps to the place: what is near comes before what is far, whatever else was said."""

from pathlib import Path
from typing import Any

import pytest

from generator.search import files_of
from tests.search.conftest import write
from tests.search.node import ask
from tests.site.made import made

SACRAMENTO = {"locations": [{"city": "Sacramento", "state": "CA"}]}
NATION = {"serves": ["US"]}


def over(folder: Path, *questions: dict[str, Any], entries: tuple[tuple[str, str, dict[str, Any]], ...]) -> Any:
    """Answers over a directory of a test's own."""
    write(folder, files_of(made(*entries)))
    return ask([{"index": str(folder / "search"), **question} for question in questions])


def ids(answer: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


def chips(answer: dict[str, Any]) -> list[str]:
    return [f"{chip['field']}: {chip['label']}" for chip in answer["chips"]]


@pytest.mark.parametrize(
    ("q", "read"),
    [
        ("busco trabajo en el paso", ["near: El Paso, TX"]),
        ("seguro de desempleo california", ["agency: Unemployment insurance office", "near: California"]),
        ("enfermera dallas", ["industry: Health care", "near: Dallas, TX"]),
        ("ayuda con empleo en Nueva York", ["near: New York, NY"]),
        ("the big apple", ["near: New York, NY"]),
        ("tn unemployment number", ["near: Tennessee", "agency: Unemployment insurance office"]),
        ("co-op denver", ["near: Denver, CO"]),
        ("pitsburg pa jobs", ["near: Pittsburgh, PA"]),
        ("prince georges county md over 50", ["near: Prince George's County, MD", "audience: People over 50"]),
        ("michigan state alumni dallas", ["kind: Alumni network", "near: Dallas, TX"]),
        ("michigan state alumni", ["near: Michigan", "kind: Alumni network"]),
        ("senior citizen part time jobs vermont", ["audience: People over 50", "near: Vermont"]),
    ],
)
def test_people_are_understood(found, q, read):
    assert chips(found(q)) == read


def test_initials_with_dots_are_initials(found):
    assert ids(found("N.A.W.I.C."))[0] == "us/national-association-of-women-in-construction"


def test_a_day_in_a_name_is_a_day(found):
    assert ids(found("wednesday networking boston"))[0] == "ma/wind-wednesday-is-networking-day"


def test_a_layoff_leaves_nobody_out(tmp_path):
    it = {"industries": ["information-technology"]}
    [answer] = over(
        tmp_path,
        {"q": "laid off programmer sacramento"},
        entries=(
            ("professional-association", "ca/local", {**SACRAMENTO, **it}),
            ("professional-association", "us/far", {**NATION, **it, "audiences": ["laid-off"]}),
        ),
    )

    assert ids(answer) == ["ca/local", "us/far"]


def test_a_layoff_alone_asks_for_groups_for_the_laid_off(tmp_path):
    [answer] = over(
        tmp_path,
        {"q": "laid off"},
        entries=(("support-group", "us/some", {**NATION, "audiences": ["laid-off"]}), ("agency", "us/other", NATION)),
    )

    assert ids(answer) == ["us/some"]


def test_a_word_that_only_far_summaries_hold_is_left_out(tmp_path):
    veterans = {"audiences": ["veterans"]}
    [answer] = over(
        tmp_path,
        {"q": "veterans transition sacramento"},
        entries=(
            ("support-group", "ca/local", {**SACRAMENTO, **veterans, "summary": "Meets on Mondays over coffee."}),
            ("agency", "us/far", {**NATION, **veterans, "summary": "Helps with the transition to civilian work."}),
        ),
    )

    assert ids(answer) == ["ca/local", "us/far"]
    assert [note["label"] for note in answer["widened"]] == [
        "Nothing in or near Sacramento, CA holds “transition”. Showing results without it."
    ]


def test_of_two_wishes_the_one_is_given_up_that_leaves_something_near(tmp_path):
    [answer] = over(
        tmp_path,
        {"q": "immigrant engineer sacramento"},
        entries=(
            ("support-group", "ca/local", {**SACRAMENTO, "audiences": ["immigrants-refugees"]}),
            ("professional-association", "us/far", {**NATION, "industries": ["engineering"]}),
        ),
    )

    assert ids(answer) == ["ca/local"]
    assert "“Engineering”" in answer["widened"][0]["label"]


def test_where_all_is_far_what_is_near_and_fits_in_part_is_shown_too(tmp_path):
    [answer] = over(
        tmp_path,
        {"q": "over 50 sacramento"},
        entries=(
            ("support-group", "ca/local", SACRAMENTO),
            ("support-group", "ca/for-women", {**SACRAMENTO, "audiences": ["women"]}),
            ("support-group", "us/far", {**NATION, "audiences": ["over-50"]}),
        ),
    )

    assert ids(answer) == ["us/far"]
    assert answer["also"]["label"] == "In or near Sacramento, CA, but not for “People over 50”"
    assert [hit["id"] for hit in answer["also"]["hits"]] == ["ca/local"]


def test_what_serves_the_state_comes_before_what_is_far_away(tmp_path):
    law = {"industries": ["legal"]}
    [answer] = over(
        tmp_path,
        {"q": "lawyers sacramento"},
        entries=(
            ("professional-association", "ca/state", {"serves": ["CA"], **law}),
            ("professional-association", "nv/reno", {"locations": [{"city": "Carson City", "state": "NV"}], **law}),
        ),
    )

    assert [(hit["id"], hit["section"]) for hit in answer["hits"]] == [("ca/state", "state"), ("nv/reno", "far")]


def test_with_nothing_within_100_miles_the_state_is_searched(tmp_path):
    [answer] = over(
        tmp_path,
        {"q": "job center sacramento"},
        entries=(
            (
                "agency",
                "ca/south",
                {"locations": [{"city": "Los Angeles", "state": "CA"}], "agency_type": "american-job-center"},
            ),
        ),
    )

    assert ids(answer) == ["ca/south"]
    assert "elsewhere in California" in answer["widened"][0]["label"]


def test_where_only_help_in_a_place_is_asked_for_those_who_help_come_first(tmp_path):
    [answer] = over(
        tmp_path,
        {"q": "job help in sacramento"},
        entries=(
            ("alumni-network", "ca/a-network", {**SACRAMENTO, "institution": "Example College"}),
            ("support-group", "ca/the-group", SACRAMENTO),
        ),
    )

    assert ids(answer) == ["ca/the-group", "ca/a-network"]

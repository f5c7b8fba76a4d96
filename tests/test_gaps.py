"""Where nothing is listed, or nothing fresh."""

from datetime import date

from generator.gaps import cells, cities_without, missing_industries, states_without_job_center, thin_cities
from tests.site.made import made

TODAY = date(2026, 11, 23)
FRESH = [{"url": "https://www.example.org/a", "states": "that it meets", "accessed": date(2026, 11, 1)}]
AUSTIN = {"city": "Austin", "state": "TX"}
HOUSTON = {"city": "Houston", "state": "TX"}
ROUND_ROCK = {"city": "Round Rock", "state": "TX"}


def test_a_cell_is_empty_old_thin_or_fresh():
    whole = made(
        ("support-group", "tx/aa", {"locations": [AUSTIN], "sources": FRESH}),
        ("support-group", "nv/aa", {"serves": ["NV"]}),
        *(("support-group", f"ca/{n}{n}", {"serves": ["CA"], "sources": FRESH}) for n in "abc"),
        ("support-group", "us/aa", {"serves": ["US"], "sources": FRESH}),
        ("support-group", "or/gone", {"serves": ["OR"], "sources": FRESH, "status": "closed"}),
    )

    found = {code: row["support-group"] for code, row in cells(whole, TODAY).items()}

    assert {code: cell.level for code, cell in found.items() if cell.level != "none"} == {
        "CA": "fresh",
        "NV": "old",
        "TX": "few",
    }
    assert (found["TX"].listed, found["TX"].fresh, found["NV"].listed, found["OR"].listed) == (1, 1, 1, 0)
    assert list(found)[:3] == ["AL", "AK", "AS"]


def test_states_without_a_job_center_and_fields_that_a_state_lacks():
    whole = made(
        ("agency", "tx/center", {"locations": [AUSTIN], "agency_type": "american-job-center"}),
        ("agency", "ca/board", {"serves": ["CA"], "agency_type": "workforce-board"}),
        ("professional-association", "tx/nurses", {"serves": ["TX"], "industries": ["health-care"]}),
        ("professional-association", "us/lawyers", {"serves": ["US"], "industries": ["legal"]}),
    )

    without, missing = states_without_job_center(whole), missing_industries(whole)

    assert "TX" not in without
    assert {"CA", "AL", "GU"} <= set(without)
    assert "health-care" not in missing["TX"]
    assert {"legal", "education"} <= set(missing["TX"])
    assert "health-care" in missing["CA"]


def test_the_biggest_cities_with_next_to_nothing_come_first_with_what_is_near():
    here = [("agency", f"tx/h{n}", {"locations": [HOUSTON]}) for n in range(3)]
    whole = made(
        *here,
        ("agency", "tx/austin", {"locations": [AUSTIN]}),
        ("support-group", "tx/rock", {"locations": [ROUND_ROCK]}),
    )

    found = thin_cities(whole)
    by_label = {city.place.label: city for city in found}

    assert "Houston, TX" not in by_label
    assert [city.place.size for city in found] == sorted((city.place.size for city in found), reverse=True)
    austin = by_label["Austin, TX"]
    assert (austin.here, austin.near, austin.kinds, austin.first_wanted) == (1, 1, ("agency",), "support-group")
    assert austin.page is not None
    chicago = by_label["Chicago, IL"]
    assert (chicago.here, chicago.near, chicago.page, chicago.first_wanted) == (0, 0, None, "support-group")


def test_a_neighbor_within_25_miles_fills_the_gap_of_a_kind():
    whole = made(("support-group", "tx/rock", {"locations": [ROUND_ROCK]}))

    labels = [city.place.label for city in cities_without(whole, "support-group")]

    assert "Austin, TX" not in labels
    assert {"Houston, TX", "New York, NY"} <= set(labels)
    assert "Austin, TX" in [city.place.label for city in cities_without(whole, "agency")]

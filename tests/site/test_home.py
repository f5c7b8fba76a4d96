"""The home page's values: four kinds, a map of the states, and what was confirmed or read last."""

import pytest

from generator.site.pages.home import pages, tiles
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made


def home(*rows):
    whole = made(*rows)
    [page] = pages(whole, cards_of(whole), SETTINGS, NOW)
    return page


def test_the_four_kinds_stand_there_with_their_counts():
    page = home(
        ("support-group", "ca/one", {"locations": [SACRAMENTO]}),
        ("support-group", "ca/two", {"locations": [DAVIS]}),
        ("agency", "ca/three", {"locations": [DAVIS], "status": "closed"}),
    )

    assert [(kind.address, kind.count) for kind in page.context["kinds"]] == [
        ("support-groups/", 2),
        ("professional-associations/", 0),
        ("alumni-networks/", 0),
        ("agencies/", 0),
    ]
    assert page.context["total"] == 2


def test_its_head_fits():
    page = home(("support-group", "ca/one", {"locations": [SACRAMENTO]}))

    assert page.path == "index.html"
    assert len(page.title) <= 60
    assert 50 <= len(page.description) <= 160


def test_only_fields_with_an_entry_are_offered():
    page = home(("professional-association", "ca/nurses", {"locations": [SACRAMENTO], "industries": ["health-care"]}))

    assert page.context["industries"] == (("Health care", "industries/health-care/", 1),)


def test_every_state_has_a_tile_and_no_two_share_a_place():
    drawn = tiles({"CA": 10})

    assert len({tile.code for tile in drawn}) == 52
    assert len({(tile.x, tile.y) for tile in drawn}) == 52
    assert {tile.code for tile in tiles({"GU": 1, "AS": 1, "MP": 1, "VI": 1})} > {"GU", "AS", "MP", "VI"}


@pytest.mark.parametrize(
    ("code", "shade", "address"), [("WY", 0, ""), ("CA", 4, "cities/ca/"), ("NV", 1, "cities/nv/")]
)
def test_a_tile_is_shaded_by_its_place_among_the_others(code, shade, address):
    drawn = {tile.code: tile for tile in tiles({"NV": 1, "OR": 2, "WA": 3, "CA": 100})}

    assert (drawn[code].shade, drawn[code].address) == (shade, address)


def test_what_a_person_confirmed_comes_first_and_latest():
    page = home(
        (
            "support-group",
            "ca/old",
            {"verified": {"on": "2026-01-02", "how": "called"}, "locations": [SACRAMENTO]},
        ),
        (
            "support-group",
            "ca/new",
            {"verified": {"on": "2026-11-02", "how": "visited"}, "locations": [SACRAMENTO]},
        ),
        ("support-group", "ca/never", {"locations": [SACRAMENTO]}),
    )

    assert page.context["confirmed"] is True
    assert [card.id for card in page.context["newest"]] == ["ca/new", "ca/old"]


def test_while_nothing_is_confirmed_the_newest_source_of_each_state_stands_there():
    def source(dated):
        return {"sources": [{"url": "https://www.example.org/", "dated": dated, "states": "that it meets"}]}

    page = home(
        ("support-group", "ca/older", {**source("2019"), "locations": [SACRAMENTO]}),
        ("support-group", "ca/newer", {**source("2024-05"), "locations": [SACRAMENTO]}),
        ("support-group", "nv/newest", {**source("2025"), "serves": ["NV"]}),
        ("support-group", "or/in-doubt", {**source("2026"), "serves": ["OR"], "status": "unconfirmed"}),
    )

    assert page.context["confirmed"] is False
    assert [card.id for card in page.context["newest"]] == ["nv/newest", "ca/newer"]

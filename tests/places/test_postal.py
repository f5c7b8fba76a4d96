"""What compiling mends, each on a handful of rows."""

from collections.abc import Mapping
from typing import Any

import pytest

from generator.places.gazetteer import Gazetteer
from generator.places.postal import SECTIONS, compile_tables


def row(zip_code: str, city: str, **fields: Any) -> Mapping[str, Any]:
    """A row as the package gives it; what a test does not name is unremarkable."""
    return {
        "zip_code": zip_code,
        "zip_code_type": "STANDARD",
        "active": True,
        "city": city,
        "acceptable_cities": [],
        "unacceptable_cities": [],
        "state": "CA",
        "county": "Yolo County",
        "timezone": "America/Los_Angeles",
        "lat": "38.5",
        "long": "-121.7",
    } | fields


def gazetteer_of(*rows: Mapping[str, Any]) -> Gazetteer:
    return Gazetteer(compile_tables(rows))


def test_a_city_lies_in_the_middle_of_its_delivery_zips() -> None:
    places = gazetteer_of(
        row("95001", "Davis", lat="38.0", long="-121.0"),
        row("95002", "Davis", lat="38.2", long="-121.4"),
        row("95003", "Davis", lat="30.0", long="-100.0", zip_code_type="PO BOX"),
        row("95004", "Davis", lat="30.0", long="-100.0", active=False),
    )
    davis = places.city("Davis", "CA")

    assert davis
    assert (davis.point, davis.size) == ((38.1, -121.2), 2)
    assert places.postal_codes_of(davis) == ("95001", "95002", "95003", "95004")


def test_a_city_of_boxes_lies_at_its_boxes() -> None:
    davis = gazetteer_of(row("95001", "Davis", zip_code_type="PO BOX")).city("Davis", "CA")

    assert davis
    assert (davis.point, davis.size) == ((38.5, -121.7), 0)


@pytest.mark.parametrize(("latitude", "longitude"), [("0", "0"), ("", ""), ("0.0000", "0.0000")])
def test_missing_coordinates_come_from_the_city_then_the_area(latitude: str, longitude: str) -> None:
    places = gazetteer_of(
        row("95001", "Davis", lat="38.0", long="-121.0"),
        row("95002", "Davis", lat=latitude, long=longitude),
        row("95003", "Lost", lat=latitude, long=longitude),
        row("90001", "Far", lat="34.0", long="-118.0"),
        row("92001", "Lone", lat=latitude, long=longitude),
    )
    points = {place.name: place.point for place in places.postal_codes()}

    assert points["95002"] == points["95003"] == (38.0, -121.0)
    assert points["92001"] == (37.0, -120.25)


def test_a_missing_time_zone_comes_from_the_nearest_zip_of_the_state() -> None:
    places = gazetteer_of(
        row("83001", "Near", state="ID", timezone="America/Boise", lat="43.0"),
        row("83002", "Far", state="ID", timezone="America/Los_Angeles", lat="47.0"),
        row("83003", "Town", state="ID", timezone="Napakiak", lat="43.1"),
    )

    assert [place.timezone for place in places.postal_codes()] == [
        "America/Boise",
        "America/Los_Angeles",
        "America/Boise",
    ]


def test_a_missing_county_comes_from_the_city_then_the_nearest_zip() -> None:
    places = gazetteer_of(
        row("95001", "Davis", lat="38.0"),
        row("95002", "Davis", county="", lat="45.0"),
        row("95003", "Loomis", county="Placer County", lat="39.0"),
        row("95004", "Hamlet", county="", lat="39.1"),
    )

    assert [place.county for place in places.postal_codes()] == [
        "Yolo County",
        "Yolo County",
        "Placer County",
        "Placer County",
    ]


def test_a_territory_without_counties_has_none() -> None:
    places = gazetteer_of(row("96910", "Hagatna", state="GU", county=""))
    city = places.city("Hagåtña", "GU")

    assert city
    assert (city.name, city.county, places.counties_of(city)) == ("Hagåtña", None, ())


def test_two_spellings_of_a_county_become_the_more_frequent_one() -> None:
    places = gazetteer_of(
        row("60001", "One", state="IL", county="DuPage County"),
        row("60002", "Two", state="IL", county="Dupage County"),
        row("60003", "Three", state="IL", county="DuPage County"),
    )

    assert {place.county for place in places.postal_codes()} == {"DuPage County"}


def test_a_box_counted_to_a_far_county_is_brought_back() -> None:
    el_paso = [row(f"7990{n}", "El Paso", state="TX", county="El Paso County", lat="31.8") for n in range(3)]
    ozona = row("76943", "Ozona", state="TX", county="Crockett County", lat="30.7", long="-101.2")
    stray = row("79942", "El Paso", state="TX", county="Crockett County", zip_code_type="PO BOX", lat="31.7")
    places = gazetteer_of(*el_paso, ozona, stray)
    county, city = places.county("Crockett", "TX"), places.city("El Paso", "TX")

    assert county
    assert city
    assert places.postal_codes_of(county) == ("76943",)
    assert places.counties_of(city) == ("El Paso County",)


def test_a_city_may_lie_in_several_counties_the_main_one_first() -> None:
    places = gazetteer_of(
        row("95001", "Davis", county="Solano County"),
        row("95002", "Davis"),
        row("95003", "Davis"),
    )
    davis = places.city("Davis", "CA")

    assert davis
    assert (davis.county, places.counties_of(davis)) == ("Yolo County", ("Yolo County", "Solano County"))


def test_two_spellings_of_a_city_are_one_city() -> None:
    places = gazetteer_of(
        row("27101", "Winston Salem", state="NC"),
        row("27102", "Winston-salem", state="NC"),
    )

    assert [place.name for place in places.cities()] == ["Winston-Salem"]


def test_a_main_name_wins_over_an_accepted_one() -> None:
    places = gazetteer_of(
        row("98001", "Tacoma", acceptable_cities=["Lakewood"]),
        row("98002", "Lakewood"),
    )
    lakewood = places.city("Lakewood", "CA")

    assert lakewood
    assert lakewood.name == "Lakewood"
    assert places.cities_of_postal_code("98001") == ("Tacoma", "Lakewood")


def test_an_accepted_name_belongs_to_the_city_with_most_zips_under_it() -> None:
    places = gazetteer_of(
        row("35001", "Birmingham", acceptable_cities=["Hoover"]),
        row("35002", "Birmingham", acceptable_cities=["Hoover"]),
        row("35003", "Bessemer", acceptable_cities=["Hoover"]),
    )
    city = places.city("hoover", "CA")

    assert city
    assert city.name == "Birmingham"


def test_a_discouraged_name_counts_when_one_city_has_most_of_it() -> None:
    places = gazetteer_of(
        row("10001", "New York", unacceptable_cities=["Manhattan"]),
        row("11001", "Jamaica", unacceptable_cities=["Queens", "Manhattan Beach"]),
        row("11002", "Flushing", unacceptable_cities=["Queens"]),
        row("10003", "Taxes", unacceptable_cities=["Internal Revenue Service"], zip_code_type="UNIQUE"),
    )
    city = places.city("Manhattan", "CA")

    assert city
    assert city.name == "New York"
    assert places.city("Queens", "CA") is None
    assert places.city("Internal Revenue Service", "CA") is None


def test_military_post_is_left_out() -> None:
    places = gazetteer_of(
        row("95001", "Davis"),
        row("09001", "Apo", state="AE", lat="0", long="0", county="", timezone=""),
        row("09905", "Apo", lat="0", long="0"),
    )

    assert [place.name for place in places.postal_codes()] == ["95001"]


def test_the_same_rows_in_any_order_give_the_same_bytes() -> None:
    rows = [row("95002", "Davis"), row("95001", "Davis", county="Solano County"), row("95003", "Loomis")]

    assert compile_tables(rows) == compile_tables(reversed(rows))
    assert len(compile_tables(rows).split(b"\n")) == len(SECTIONS)

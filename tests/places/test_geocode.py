"""The offline geocoder, used as any geopy geocoder is."""

import inspect

import pytest
from geopy.exc import GeocoderServiceError
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given
from hypothesis import strategies as st

from generator.places.geocode import OfflineGeocoder
from generator.places.near import miles

GEOCODER = OfflineGeocoder()


def test_it_is_a_geopy_geocoder() -> None:
    assert isinstance(GEOCODER, Geocoder)
    for method in ("geocode", "reverse"):
        own = inspect.signature(getattr(OfflineGeocoder, method)).parameters
        theirs = inspect.signature(getattr(Nominatim, method)).parameters
        assert list(own) == ["self", "query", "exactly_one", "timeout"]
        assert all(own[name].kind == theirs[name].kind for name in own)
        assert all(own[name].default == theirs[name].default for name in own)


def test_a_location_says_how_near_it_comes() -> None:
    location = GEOCODER.geocode("95814")

    assert isinstance(location, Location)
    assert location.address == "95814 (Sacramento, CA)"
    assert (location.latitude, location.longitude) == (38.5804, -121.4922)
    assert location.raw == {
        "kind": "postal-code",
        "precision": "postal-code",
        "name": "95814",
        "city": "Sacramento",
        "county": "Sacramento County",
        "state": "CA",
        "timezone": "America/Los_Angeles",
    }


@pytest.mark.parametrize(
    ("query", "address", "precision"),
    [
        ("Sacramento, CA", "Sacramento, CA", "city"),
        ("Sacramento CA", "Sacramento, CA", "city"),
        ("sacramento, california, USA", "Sacramento, CA", "city"),
        ("95814", "95814 (Sacramento, CA)", "postal-code"),
        ("95814-1234", "95814 (Sacramento, CA)", "postal-code"),
        ("100 Main St, Sacramento, CA 95814", "95814 (Sacramento, CA)", "postal-code"),
        ("100 Main St, Sacramento, CA 95814, United States", "95814 (Sacramento, CA)", "postal-code"),
        ("100 Main St, Sacramento, CA 00000", "Sacramento, CA", "city"),
        ("100 Main St, Sacramento, CA 10001", "Sacramento, CA", "city"),
        ("100 Main St, Sacramento, CA", "Sacramento, CA", "city"),
        ("100 Main St Sacramento CA", "Sacramento, CA", "city"),
        ("10001 Main St, Austin, TX", "Austin, TX", "city"),
        ("Sacramento County, CA", "Sacramento County, CA", "county"),
        ("Orleans Parish, Louisiana", "Orleans Parish, LA", "county"),
        ("California", "California", "state"),
        ("CA", "California", "state"),
        ("West Virginia", "West Virginia", "state"),
        ("Northern Mariana Islands", "Northern Mariana Islands", "state"),
        ("New York, NY", "New York, NY", "city"),
        ("Salt Lake City UT", "Salt Lake City, UT", "city"),
        ("Kansas City, Missouri", "Kansas City, MO", "city"),
        ("Washington, D.C.", "Washington, DC", "city"),
        ("Washington DC", "Washington, DC", "city"),
        ("Fort Washington", "Fort Washington, MD", "city"),
        ("Springfield", "Springfield, MA", "city"),
        ("NYC", "New York, NY", "city"),
        ("Philly, PA", "Philadelphia, PA", "city"),
        ("Ponce, PR", "Ponce, PR", "city"),
        (
            {"street": "100 Main St", "city": "Sacramento", "state": "CA", "postalcode": "95814"},
            "95814 (Sacramento, CA)",
            "postal-code",
        ),
        ({"county": "Sacramento County", "state": "CA"}, "Sacramento County, CA", "county"),
    ],
)
def test_a_query_is_found_by_its_end(query: str, address: str, precision: str) -> None:
    location = GEOCODER.geocode(query)

    assert location
    assert (location.address, location.raw["precision"]) == (address, precision)


@pytest.mark.parametrize(
    "query",
    ["", " ", ",", "US", "Sacremento, CA", "Unknown Paris, CA", "1 Rue de la Paix, France", "00000", {}],
)
def test_nothing_found_is_none(query: str) -> None:
    assert GEOCODER.geocode(query) is None
    assert GEOCODER.geocode(query, exactly_one=False) is None


@pytest.mark.parametrize("query", [None, 5, 38.58, b"95814", ["Sacramento", "CA"]])
def test_what_is_neither_text_nor_a_structured_query_is_refused(query: object) -> None:
    with pytest.raises(ValueError, match="give a text or a structured query"):
        GEOCODER.geocode(query)  # type: ignore[call-overload]


def test_a_structured_query_may_hold_numbers_and_nothing() -> None:
    assert str(GEOCODER.geocode({"city": None, "postalcode": 95814})) == "95814 (Sacramento, CA)"  # type: ignore[dict-item]


def meant(query: str) -> list[str]:
    return [str(place) for place in GEOCODER.geocode(query, exactly_one=False, timeout=3) or []]


def test_all_that_a_query_may_mean_comes_best_first() -> None:
    assert meant("Springfield")[:3] == ["Springfield, MA", "Springfield, IL", "Springfield, MO"]
    assert meant("100 Main St, Sacramento, CA 95814") == ["95814 (Sacramento, CA)", "Sacramento, CA"]
    assert meant("New York")[:2] == ["New York", "New York, NY"]


@pytest.mark.parametrize(
    "point",
    [(38.58, -121.49), [38.58, -121.49], "38.58, -121.49", "38.58,-121.49", Point(38.58, -121.49)],
)
def test_a_point_lies_in_its_nearest_zip(point: object) -> None:
    assert str(GEOCODER.reverse(point)) == "95814 (Sacramento, CA)"


@pytest.mark.parametrize(
    ("point", "city"),
    [
        ((13.51, 144.83), "Dededo"),
        ((51.88, -176.65), "Adak"),
        ((71.29, -156.79), "Barrow"),
        ((18.4655, -66.1057), "San Juan"),
    ],
)
def test_far_places_are_found_too(point: tuple[float, float], city: str) -> None:
    found = GEOCODER.reverse(point, exactly_one=False)

    assert city in {place.raw["city"] for place in found or []}


@pytest.mark.parametrize("point", [(0, 0), (51.5, -0.1), (45.0, -40.0), (52.0, 179.9)])
def test_at_sea_and_abroad_there_is_nothing(point: tuple[float, float]) -> None:
    assert GEOCODER.reverse(point) is None
    assert GEOCODER.reverse(point, exactly_one=False) is None


def test_the_five_nearest_zips_come_nearest_first() -> None:
    here = (38.58, -121.49)
    found = GEOCODER.reverse(here, exactly_one=False, timeout=1) or []
    distances = [miles(here, place.point[:2]) for place in found]

    assert len(distances) == 5
    assert distances == sorted(distances)


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("query", ["nowhere", "", (120, 0)])
def test_what_is_no_point_is_refused_as_geopy_does(query: object) -> None:
    with pytest.raises(ValueError, match=r"Latitude|coordinates|Failed"):
        GEOCODER.reverse(query)


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for(text: str) -> None:
    found = GEOCODER.geocode(text, exactly_one=False)

    assert found is None or found[0] == GEOCODER.geocode(text)


def test_it_asks_nobody() -> None:
    with pytest.raises(GeocoderServiceError, match="asks nobody"):
        GEOCODER.adapter.get_json("http://127.0.0.1/", timeout=1, headers={})

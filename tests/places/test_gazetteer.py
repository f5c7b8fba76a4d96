"""The gazetteer over the real rows: every kind of county, every way to call a city."""

from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import cache
from generator.places import gazetteer as module
from generator.places.gazetteer import STATES, Gazetteer, Place, load
from generator.places.near import miles


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load()


def found(place: Place | None) -> Place:
    assert place
    return place


def test_a_city_is_a_place_with_a_county_a_clock_and_a_size(places: Gazetteer) -> None:
    city = found(places.city("Sacramento", "CA"))

    assert (city.kind, city.name, city.state, city.county) == (
        "city",
        "Sacramento",
        "CA",
        "Sacramento County",
    )
    assert city.timezone == "America/Los_Angeles"
    assert city.size > 20
    assert miles(city.point, (38.5816, -121.4944)) < 10
    assert city.label == "Sacramento, CA"


def test_a_zip_names_its_city(places: Gazetteer) -> None:
    zip_ = found(places.postal_code("95814"))

    assert (zip_.kind, zip_.state, zip_.county, zip_.size) == ("postal-code", "CA", "Sacramento County", 1)
    assert zip_.label == "95814 (Sacramento, CA)"
    assert places.cities_of_postal_code("95814") == ("Sacramento",)
    assert zip_.point == (38.5804, -121.4922)


def test_a_state_is_known_by_its_code(places: Gazetteer) -> None:
    state = found(places.state("CA"))

    assert (state.kind, state.name, state.label, state.county) == ("state", "California", "California", None)
    assert state.size > 1500
    assert places.state("XX") is None
    assert places.state("AE") is None


def test_every_state_has_places(places: Gazetteer) -> None:
    cities = Counter(city.state for city in places.cities())

    assert set(cities) == set(STATES)
    assert all(places.state(code) for code in STATES)


@pytest.mark.parametrize(
    ("name", "state", "county"),
    [
        ("Sacramento", "CA", "Sacramento County"),
        ("sacramento county", "CA", "Sacramento County"),
        ("County of Sacramento", "CA", "Sacramento County"),
        ("Orleans", "LA", "Orleans Parish"),
        ("St Tammany Parish", "LA", "St. Tammany Parish"),
        ("East Baton Rouge", "LA", "East Baton Rouge Parish"),
        ("Fairbanks North Star", "AK", "Fairbanks North Star Borough"),
        ("Matanuska-Susitna Borough", "AK", "Matanuska-Susitna Borough"),
        ("Municipality of Anchorage", "AK", "Anchorage Municipality"),
        ("Juneau", "AK", "Juneau City and Borough"),
        ("City and Borough of Juneau", "AK", "Juneau City and Borough"),
        ("Nome", "AK", "Nome Census Area"),
        ("Alexandria", "VA", "Alexandria City"),
        ("Alexandria city", "VA", "Alexandria City"),
        ("City of Richmond", "VA", "Richmond City"),
        ("Richmond", "VA", "Richmond County"),
        ("Fairfax", "VA", "Fairfax County"),
        ("Fairfax City", "VA", "Fairfax City"),
        ("Charles City", "VA", "Charles City County"),
        ("Baltimore", "MD", "Baltimore County"),
        ("Baltimore City", "MD", "Baltimore City"),
        ("St. Louis City", "MO", "St. Louis City"),
        ("Saint Louis County", "MO", "St. Louis County"),
        ("Carson City", "NV", "Carson City"),
        ("District of Columbia", "DC", "District of Columbia"),
        ("San Juan", "PR", "San Juan Municipio"),
        ("Bayamon", "PR", "Bayamón Municipio"),
        ("DeKalb", "GA", "DeKalb County"),
        ("De Kalb", "IL", "DeKalb County"),
        ("Dona Ana", "NM", "Doña Ana County"),
    ],
)
def test_a_county_goes_by_its_name_with_and_without_the_word(
    places: Gazetteer, name: str, state: str, county: str
) -> None:
    place = found(places.county(name, state))

    assert (place.kind, place.name, place.label) == ("county", county, f"{county}, {state}")


def test_the_counties_are_as_many_as_there_are(places: Gazetteer) -> None:
    counties = {(place.state, place.county) for place in places.postal_codes() if place.county}
    by_state = Counter(state for state, _ in counties)

    assert {state: by_state[state] for state in ("CA", "TX", "GA", "LA", "PR", "DC", "CT", "AK", "DE")} == {
        "CA": 58,
        "TX": 254,
        "GA": 159,
        "LA": 64,
        "PR": 78,
        "DC": 1,
        "CT": 8,
        "AK": 30,
        "DE": 3,
    }


@pytest.mark.parametrize(
    ("name", "state", "city"),
    [
        ("NYC", "NY", "New York"),
        ("New York City", "NY", "New York"),
        ("Manhattan", "NY", "New York"),
        ("The Bronx", "NY", "Bronx"),
        ("LA", "CA", "Los Angeles"),
        ("L.A.", "CA", "Los Angeles"),
        ("SF", "CA", "San Francisco"),
        ("Philly", "PA", "Philadelphia"),
        ("Washington DC", "DC", "Washington"),
        ("Washington, D.C.", "DC", "Washington"),
        ("Saint Louis", "MO", "St. Louis"),
        ("st louis", "MO", "St. Louis"),
        ("Ft. Lauderdale", "FL", "Fort Lauderdale"),
        ("Winston Salem", "NC", "Winston-Salem"),
        ("Mcallen", "TX", "McAllen"),
        ("Coeur d’Alene", "ID", "Coeur d'Alene"),
        ("Mayaguez", "PR", "Mayagüez"),
        ("Hato Rey", "PR", "San Juan"),
        ("Hoover", "AL", "Birmingham"),
        ("Charlotte Amalie", "VI", "St. Thomas"),
        ("Agana", "GU", "Hagåtña"),
        ("Utqiagvik", "AK", "Barrow"),
    ],
)
def test_a_city_goes_by_its_other_names(places: Gazetteer, name: str, state: str, city: str) -> None:
    assert found(places.city(name, state)).name == city


def test_new_york_is_manhattan_and_queens_is_a_county(places: Gazetteer) -> None:
    new_york = found(places.city("New York", "NY"))

    assert new_york.county == "New York County"
    assert places.counties_of(new_york) == ("New York County",)
    assert miles(new_york.point, (40.7580, -73.9855)) < 3
    assert found(places.city("Flushing", "NY")).county == "Queens County"
    assert found(places.city("Brooklyn", "NY")).county == "Kings County"
    assert places.city("Queens", "NY") is None
    assert found(places.places_served("Queens, NY")).label == "Queens County, NY"


def test_an_independent_city_is_city_and_county(places: Gazetteer) -> None:
    assert found(places.city("Alexandria", "VA")).county == "Alexandria City"
    assert found(places.city("Baltimore", "MD")).county == "Baltimore City"
    assert found(places.city("Washington", "DC")).county == "District of Columbia"


def test_a_town_under_anothers_postal_name_can_be_asked_for_itself(places: Gazetteer) -> None:
    hoover, birmingham = found(places.town("hoover", "AL")), found(places.city("Hoover", "AL"))

    assert (hoover.kind, hoover.label, hoover.county) == ("city", "Hoover, AL", "Jefferson County")
    assert miles(hoover.point, (33.4054, -86.8114)) < miles(birmingham.point, (33.4054, -86.8114))
    assert 0 < hoover.size < birmingham.size
    assert places.counties_of(hoover) == ("Jefferson County", "Shelby County")
    assert len(places.postal_codes_of(hoover)) >= hoover.size
    assert places.town("Sacramento", "CA") == places.city("Sacramento", "CA")
    assert places.town("NYC", "NY") == places.city("New York", "NY")
    assert places.town("Xyzzy", "NY") is None


def test_the_unknown_is_none(places: Gazetteer) -> None:
    assert places.city("Sacremento", "CA") is None
    assert places.city("Sacramento", "XX") is None
    assert places.city("", "CA") is None
    assert places.county("Nowhere", "CA") is None
    assert places.county("", "CA") is None
    assert places.postal_code("00000") is None
    assert places.cities_of_postal_code("00000") == ()
    assert places.postal_codes_of(Place("city", "Xyzzy", "CA", None, 0, 0, "", 0)) == ()
    assert places.postal_codes_of(Place("postal-code", "00000", "CA", None, 0, 0, "", 0)) == ()


def test_military_post_and_mail_rooms_are_no_places(places: Gazetteer) -> None:
    assert places.postal_code("09001") is None
    assert places.postal_code("09905") is None
    assert places.city("Apo", "NJ") is None
    assert places.city("Parcel Return Service", "DC") is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sacramento, CA", "Sacramento, CA"),
        ("  sacramento ,CA ", "Sacramento, CA"),
        ("Sacramento County, CA", "Sacramento County, CA"),
        ("Orleans Parish, LA", "Orleans Parish, LA"),
        ("Juneau, AK", "Juneau, AK"),
        ("Juneau City and Borough, AK", "Juneau City and Borough, AK"),
        ("Ponce Municipio, PR", "Ponce Municipio, PR"),
        ("Baltimore City, MD", "Baltimore City, MD"),
        ("Baltimore, MD", "Baltimore, MD"),
        ("Parish, NY", "Parish, NY"),
        ("CA", "California"),
        ("PR", "Puerto Rico"),
    ],
)
def test_what_an_entry_serves_is_a_place(places: Gazetteer, text: str, label: str) -> None:
    assert found(places.places_served(text)).label == label


@pytest.mark.parametrize("text", ["US", "", ",", "Xyzzy, CA", "Xyzzy County, CA", "Sacramento, XX", "California"])
def test_nationwide_and_the_unknown_are_no_place(places: Gazetteer, text: str) -> None:
    assert places.places_served(text) is None


def test_a_misspelt_city_has_its_nearest_names(places: Gazetteer) -> None:
    assert places.nearest_names("Sacremento", "CA")[0] == "Sacramento"
    assert places.nearest_names("Pheonix", "AZ")[0] == "Phoenix"
    assert places.nearest_names("hovver", "AL")[0] == "Hoover"
    assert len(places.nearest_names("Sacremento", "CA", most=2)) == 2
    assert places.nearest_names("Qqqqqqqq", "CA") == []
    assert places.nearest_names("Sacramento", "XX") == []


def test_zips_counties_and_cities_lead_to_each_other(places: Gazetteer) -> None:
    city, county = found(places.city("Sacramento", "CA")), found(places.county("Sacramento", "CA"))
    zip_ = found(places.postal_code("95814"))

    assert "95814" in places.postal_codes_of(city)
    assert set(places.postal_codes_of(city)) < set(places.postal_codes_of(county))
    assert places.postal_codes_of(zip_) == ("95814",)
    assert places.counties_of(zip_) == places.counties_of(county) == ("Sacramento County",)
    assert places.counties_of(found(places.city("Portland", "OR")))[0] == "Multnomah County"
    assert len(places.counties_of(found(places.state("CA")))) == 58


@pytest.mark.parametrize(
    ("code", "city", "state", "agrees"),
    [
        ("95814", "Sacramento", "CA", True),
        ("95814", "Davis", "CA", False),
        ("95814", "Sacramento", "NV", False),
        ("00000", "Sacramento", "CA", False),
        ("11354", "Flushing", "NY", True),
        ("11354", "Queens", "NY", True),
        ("10001", "NYC", "NY", True),
        ("90012", "LA", "CA", True),
        ("55101", "Saint Paul", "MN", True),
        ("35216", "Hoover", "AL", True),
        ("00918", "Hato Rey", "PR", True),
    ],
)
def test_a_zip_agrees_with_the_names_of_its_city(
    places: Gazetteer, code: str, city: str, state: str, agrees: bool
) -> None:
    assert places.postal_code_is_in(code, city, state) is agrees


def test_cities_come_by_state_and_name(places: Gazetteer) -> None:
    names = [(city.state, city.name) for city in places.cities()]

    assert names == sorted(names)
    assert len(names) == len(set(names)) > 29_000


def test_every_city_and_zip_lies_somewhere_with_a_clock(places: Gazetteer) -> None:
    zones: set[str] = set()
    for place in (*places.cities(), *places.postal_codes()):
        zones.add(place.timezone)
        assert -15 < place.latitude < 72, place
        assert place.longitude < -60 or place.longitude > 140, place
        assert place.county or place.state in {"VI", "GU", "AS", "MP"}, place
    assert all(ZoneInfo(zone) for zone in zones)


def test_every_city_is_found_under_its_own_name(places: Gazetteer) -> None:
    lost = [city for city in places.cities() if places.city(city.name, city.state) != city]

    assert lost == []


@given(st.text(max_size=30), st.sampled_from([*STATES, "XX", ""]))
def test_any_text_may_be_asked_for(name: str, state: str) -> None:
    places = load()

    for answer in (places.city(name, state), places.town(name, state), places.county(name, state)):
        assert answer is None or answer.state == state
    assert places.postal_code(name) is None or name in {place.name for place in places.postal_codes()}
    assert len(places.nearest_names(name, state)) <= 3
    assert places.places_served(name) is None or name.strip()
    assert not places.postal_code_is_in(name, name, "XX")


def test_the_tables_are_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = 0
    tables = b"\n".join(load()._lines.values())

    def compile_again() -> bytes:
        nonlocal compiled
        compiled += 1
        return tables

    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path))
    monkeypatch.setattr(module, "_compiled", compile_again)
    first, second = load.__wrapped__(), load.__wrapped__()

    assert compiled == 1
    assert found(first.city("Davis", "CA")) == found(second.city("Davis", "CA"))

    (tmp_path / "gazetteer").write_bytes(b"something else")
    load.__wrapped__()

    assert compiled == 2

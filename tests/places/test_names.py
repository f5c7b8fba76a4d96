"""How places are written, and which spellings are one."""

import pytest

from generator.places.names import STATES, county_spelt, is_place, key, spelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint Louis"),
        ("Ft. Lauderdale", "FORT LAUDERDALE"),
        ("Winston-Salem", "Winston Salem"),
        ("O'Fallon", "O Fallon"),
        ("Coeur d’Alene", "Coeur D Alene"),
        ("McAllen", "Mc Allen"),
        ("Mayagüez", "Mayaguez"),
        ("Hagåtña", "Hagatna"),
    ],
)
def test_two_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("postal", "state", "own"),
    [
        ("Sacramento", "CA", "Sacramento"),
        ("Saint Paul", "MN", "St. Paul"),
        ("Port Saint Lucie", "FL", "Port St. Lucie"),
        ("St Thomas", "VI", "St. Thomas"),
        ("Sault Sainte Marie", "MI", "Sault Ste. Marie"),
        ("Main St", "ME", "Main St"),
        ("Mc Lean", "VA", "McLean"),
        ("Mcallen", "TX", "McAllen"),
        ("East Mc Keesport", "PA", "East McKeesport"),
        ("Mcbh Kaneohe Bay", "HI", "Mcbh Kaneohe Bay"),
        ("King Of Prussia", "PA", "King of Prussia"),
        ("The Dalles", "OR", "The Dalles"),
        ("Of", "CA", "Of"),
        ("O Fallon", "MO", "O'Fallon"),
        ("Winston-salem", "NC", "Winston-Salem"),
        ("Wilkes Barre", "PA", "Wilkes-Barre"),
        ("Coeur D Alene", "ID", "Coeur d'Alene"),
        ("Dekalb", "IL", "DeKalb"),
        ("Mayaguez", "PR", "Mayagüez"),
    ],
)
def test_a_city_is_spelt_as_it_spells_itself(postal: str, state: str, own: str) -> None:
    assert spelt(postal, state) == own


@pytest.mark.parametrize(
    ("written", "state", "county"),
    [
        ("Baltimore city", "MD", "Baltimore City"),
        ("Bayamon", "PR", "Bayamón Municipio"),
        ("Mayaguez Municipio", "PR", "Mayagüez Municipio"),
        ("City and Borough of Juneau", "AK", "Juneau City and Borough"),
        ("St Mary Parish", "LA", "St. Mary Parish"),
        ("James city", "VA", "James City County"),
        ("Modoc County", "OR", ""),
        ("Modoc County", "CA", "Modoc County"),
        ("", "PR", ""),
    ],
)
def test_a_county_has_one_spelling(written: str, state: str, county: str) -> None:
    assert county_spelt(written, state) == county


def test_military_post_and_mail_rooms_are_no_places() -> None:
    assert is_place("Sacramento", "CA")
    assert not is_place("Apo", "AE")
    assert not is_place("Dpo", "NJ")
    assert not is_place("North Pole", "DC")
    assert is_place("North Pole", "AK")
    assert not is_place("Majuro", "MH")


def test_there_are_fifty_states_the_district_and_five_territories() -> None:
    assert len(STATES) == 56
    assert {"DC", "PR", "VI", "GU", "AS", "MP"} < set(STATES)

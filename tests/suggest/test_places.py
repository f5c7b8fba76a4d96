"""A state's small file holds what the gazetteer knows of it."""

import pytest

from generator.places import gazetteer
from generator.places.gazetteer import STATES
from generator.suggest import places


@pytest.fixture(scope="module")
def files():
    return dict(places.files_of(gazetteer.load()))


def test_every_state_has_a_file(files):
    assert sorted(files) == sorted(state.lower() for state in STATES)


def test_the_tables_of_all_states_are_the_gazetteers(files):
    whole, tables = gazetteer.load(), places.tables_of(list(files.values()))
    cities, zips = whole.section("cities"), whole.section("postal_codes")
    name_of, our_name = cities[0], tables["cities"][0]

    assert sorted(zip(*tables["cities"][:2], strict=True)) == sorted(zip(*cities[:2], strict=True))
    for column in (0, 3, 4, 6):
        assert sorted(tables["postal_codes"][column]) == sorted(zips[column])
    spellings = whole.section("spellings")
    assert tables["spellings"] == spellings
    assert {state: list(names) for state, names in tables["spellings"].items()} == {
        state: list(spellings[state]) for state in tables["spellings"]
    }
    for table in ("accepted", "discouraged"):
        assert tables[table] == whole.section(table)
    for state, names in whole.section("names").items():
        assert {key: our_name[number] for key, number in tables["names"][state].items()} == {
            key: name_of[number] for key, number in names.items()
        }


@pytest.mark.parametrize("states", [["ca"], ["or", "ca", "nv"], ["vi", "dc"]])
def test_places_are_found_as_in_the_whole_gazetteer(files, states):
    whole, some = gazetteer.load(), places.Places([files[state] for state in states])

    for place in whole.postal_codes():
        if place.state.lower() in states and place.name.endswith("1"):
            ours = some.postal_code(place.name)
            assert ours is not None
            assert (ours.point, ours.county, ours.city) == (place.point, place.county, place.city)
            assert some.cities_of_postal_code(place.name) == whole.cities_of_postal_code(place.name)
            for name in whole.cities_of_postal_code(place.name):
                town, known = some.town(name, place.state), whole.town(name, place.state)
                assert town is not None
                assert known is not None
                assert (town.name, town.point, some.counties_of(town)) == (
                    known.name,
                    known.point,
                    whole.counties_of(known),
                )

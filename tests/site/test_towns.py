"""Every other town is answered by its nearest city with a page."""

from generator.site.pages.towns import towns_by_state, towns_page
from tests.site.drawn import drawn, read
from tests.site.made import SACRAMENTO, SETTINGS, made

RENO = {"city": "Reno", "state": "NV"}


def towns_of(state, *places):
    whole = made(*(("support-group", f"ca/g{i}", {"locations": [place]}) for i, place in enumerate(places)))
    return {town.name: town for town in towns_by_state(whole)[state]}


def test_a_town_names_its_nearest_city_and_the_distance():
    davis = towns_of("CA", SACRAMENTO)["Davis"]

    assert (davis.city, davis.address) == ("Sacramento", "cities/ca/sacramento/")
    assert 12 <= int(davis.miles.partition("\N{NO-BREAK SPACE}")[0]) <= 18


def test_the_nearest_city_may_lie_in_another_state():
    assert towns_of("CA", SACRAMENTO, RENO)["Truckee"].city == "Reno, NV"


def test_a_city_with_a_page_is_not_among_them():
    found = towns_of("CA", SACRAMENTO)

    assert "Sacramento" not in found
    assert len(found) > 1000


def test_where_no_city_has_a_page_no_town_has_an_answer():
    assert towns_by_state(made(("support-group", "us/online", {"serves": ["US"]}))) == {}


def test_the_page_stands_in_the_alphabet_and_out_of_search_engines():
    towns = list(towns_of("CA", SACRAMENTO).values())

    page = towns_page(SETTINGS, "CA", towns)

    letters = [letter for letter, _, _ in page.context["letters"]]
    assert letters == sorted(set(letters))
    assert sum(len(group) for _, _, group in page.context["letters"]) == len(towns)
    assert not page.indexed
    assert read(drawn(page)).ids == [letter.lower() for letter in letters]


def test_the_longest_list_of_towns_is_no_heavy_page():
    towns = list(towns_of("PA", SACRAMENTO).values())

    assert len(towns) > 1700
    assert len(drawn(towns_page(SETTINGS, "PA", towns))) < 200_000

"""What machines read of a page has absolute addresses, or is not there."""

from generator.site.page import Crumb, Settings
from generator.site.pages.structured import HOME, MOST_ITEMS, structured
from tests.site.made import SACRAMENTO, SETTINGS, cards_of, made

CITIES = Crumb("Cities", "cities/")


def some_cards(number):
    whole = made(*(("support-group", f"ca/g{n:03}", {"locations": [SACRAMENTO]}) for n in range(number)))
    return cards_of(whole).all(whole.live)


def test_the_trail_leads_from_home_to_the_page():
    [trail] = structured(SETTINGS, (HOME, CITIES))

    assert trail["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"], step["item"]) for step in trail["itemListElement"]] == [
        (1, "Home", "https://foothold.example.org/"),
        (2, "Cities", "https://foothold.example.org/cities/"),
    ]


def test_the_entries_of_the_page_are_listed_by_their_own_pages():
    _, items = structured(SETTINGS, (HOME,), some_cards(2))

    assert [step["url"] for step in items["itemListElement"]] == [
        "https://foothold.example.org/entries/ca/g000/",
        "https://foothold.example.org/entries/ca/g001/",
    ]


def test_a_long_list_is_cut():
    _, items = structured(SETTINGS, (HOME,), some_cards(MOST_ITEMS + 5))

    assert len(items["itemListElement"]) == MOST_ITEMS


def test_without_the_sites_address_nothing_is_said():
    assert structured(Settings("Foothold", ""), (HOME, CITIES), some_cards(1)) == ()

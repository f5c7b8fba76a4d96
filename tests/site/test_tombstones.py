"""A closed entry keeps its address, says that it has closed, and leads on."""

from generator.site.pages.tombstones import pages
from tests.site.drawn import drawn, words_of
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made

RENO = {"city": "Reno", "state": "NV"}


def closed(id_="ca/gone", **fields):
    source = {"url": "https://www.example.org/end", "states": "that it ended", "dated": "2024-06"}
    return (
        "support-group",
        id_,
        {"status": "closed", "locations": [SACRAMENTO], "sources": [source], **fields},
    )


def tombstone(*rows, settings=SETTINGS):
    whole = made(*rows)
    [page] = pages(whole, cards_of(whole), settings, NOW)
    return page


def test_it_stands_at_the_entrys_address_outside_of_search_engines():
    page = tombstone(closed(name="Old Group"))

    assert page.address == "entries/ca/gone/"
    assert page.title == "Closed: Old Group, Sacramento, CA"
    assert not page.indexed


def test_it_says_so_with_the_date_of_its_source():
    words = words_of(tombstone(closed()))

    assert "It has closed." in words
    assert "That it ended. (page dated June 2024; the source)" in words


def test_who_knows_better_can_say_so():
    page = drawn(tombstone(closed()))

    assert '<a class="fh-more" href="../../../suggest/?entry=ca/gone&amp;do=change" rel="nofollow">' in page
    assert '"id":"ca/gone"' in page


def test_it_leads_to_the_nearest_of_the_same_kind():
    page = tombstone(
        closed(),
        ("support-group", "ca/near", {"locations": [DAVIS]}),
        ("support-group", "nv/far", {"locations": [RENO]}),
        ("agency", "ca/other-kind", {"locations": [SACRAMENTO]}),
    )

    assert [card.id for card in page.context["instead"]] == ["ca/near"]
    assert page.context["links"][0] == ("Everything in and around Sacramento, CA", "cities/ca/sacramento/")


def test_where_its_own_city_has_no_page_the_nearest_one_has():
    page = tombstone(closed(), ("agency", "ca/davis", {"locations": [DAVIS]}))

    assert page.context["links"][0] == ("Everything in and around Davis, CA", "cities/ca/davis/")
    assert "Nothing of this kind is listed near it." in words_of(page)


def test_without_a_place_the_field_and_the_state_decide():
    page = tombstone(
        closed(locations=[], serves=["CA"], industries=["legal"]),
        ("support-group", "us/a-all", {"serves": ["US"]}),
        ("support-group", "us/z-law", {"serves": ["US"], "industries": ["legal"]}),
        ("support-group", "nv/reno", {"locations": [RENO], "industries": ["legal"]}),
    )

    assert [card.id for card in page.context["instead"]] == ["us/z-law", "us/a-all"]


def test_a_directory_of_nothing_else_is_still_no_dead_end():
    page = tombstone(closed())

    assert page.context["links"] == [("All support groups", "support-groups/")]
    assert "Closed" in drawn(page)

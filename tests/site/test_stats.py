"""The page /stats/: numbers with bars, a gap map for each kind, and links that fill a gap."""

from urllib.parse import parse_qs, urlsplit

import html5lib

from generator.site.pages.stats import pages, suggest
from tests.site.drawn import drawn, read, words_of
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made
from tests.site.world import world


def page_of(whole):
    [page] = pages(whole, cards_of(whole), SETTINGS, NOW)
    return page


def test_an_empty_tile_leads_to_the_form_and_a_full_one_to_its_list():
    page = page_of(made(("support-group", "ca/aa", {"locations": [DAVIS]})))
    groups = page.context["maps"][0]
    tiles = {tile.code: tile for tile in groups.tiles}

    assert (tiles["CA"].address, tiles["CA"].level) == ("support-groups/ca/", "old")
    assert (tiles["NV"].address, tiles["NV"].level) == ("suggest/?kind=support-group&state=NV", "none")
    assert tiles["CA"].words == "California: 1 listed, none fresh"
    assert len(tiles) == 56


def test_every_state_stands_on_each_of_four_maps_and_in_the_table():
    page = page_of(world())
    reader = read(drawn(page))

    assert reader.tags.count("figure") == 4
    assert reader.tags.count("rect") >= 4 * 56
    assert len(page.context["table"]) == 56
    assert [name for name, _, _ in page.context["table"]][:2] == ["Alabama", "Alaska"]


def test_a_city_without_a_group_is_offered_with_kind_and_place_filled_in():
    page = page_of(made(("agency", "ca/aa", {"locations": [SACRAMENTO]})))
    wanted = {row.place: row for row in page.context["thin"]}
    sacramento = wanted["Sacramento, CA"]

    assert sacramento.address == "cities/ca/sacramento/"
    assert sacramento.words == "1 entry in town, nothing else within 25 miles"
    assert parse_qs(urlsplit(sacramento.suggest).query) == {
        "kind": ["support-group"],
        "city": ["Sacramento"],
        "state": ["CA"],
    }
    assert wanted["Houston, TX"].address == ""


def test_what_the_form_gets_is_written_as_a_query():
    assert suggest("support-group", "St. Paul", "MN") == "suggest/?kind=support-group&city=St.+Paul&state=MN"
    assert suggest() == "suggest/"


def test_the_numbers_stand_there_as_text_beside_their_bars():
    words = words_of(page_of(world()))

    assert "7 entries in 2 cities. 1 rests on something of the last year." in words
    assert "Support groups 2" in words
    assert "A person has confirmed it 14%, missing in 6" in words


def test_it_is_valid_and_no_heavy_page_even_when_everything_is_missing():
    html = drawn(page_of(made())).replace("<head>", "<!doctype html><html lang=en><head>")

    html5lib.HTMLParser(strict=True).parse(html)
    assert "style=" not in html
    assert len(html) < 165_000

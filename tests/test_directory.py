from generator.directory import CityKey
from tests.site.made import DAVIS, SACRAMENTO, made
from tests.site.world import world

RENO = {"city": "Reno", "state": "NV"}
CAPITAL = CityKey("CA", "sacramento")


def ids(listings):
    return [listing.id for listing in listings]


def test_a_city_has_a_page_when_an_entry_is_in_it_or_names_it():
    whole = made(
        ("support-group", "ca/in-it", {"locations": [SACRAMENTO]}),
        ("support-group", "ca/names-it", {"serves": ["Fresno, CA"]}),
        ("support-group", "ca/serves-a-county", {"serves": ["Yolo County, CA"]}),
    )

    assert list(whole.cities) == [CityKey("CA", "fresno"), CAPITAL]


def test_a_town_that_mail_knows_under_its_own_name_has_its_own_page():
    whole = made(("support-group", "mn/group-x", {"locations": [{"city": "Edina", "state": "MN"}]}))

    [city] = whole.cities.values()
    assert city.label == "Edina, Minnesota"


def test_one_city_however_it_is_spelled():
    whole = made(
        ("support-group", "mn/group-a", {"locations": [{"city": "St. Paul", "state": "MN"}]}),
        ("support-group", "mn/group-b", {"serves": ["Saint Paul, MN"]}),
    )

    [city] = whole.cities.values()
    assert ids(city.here) == ["mn/group-a", "mn/group-b"]


def test_a_city_that_the_gazetteer_does_not_know_is_kept():
    whole = made(("support-group", "ca/group-x", {"locations": [{"city": "Nowhereville", "state": "CA"}]}))

    [city] = whole.cities.values()
    assert city.name == "Nowhereville"
    assert city.point is None
    assert ids(whole.around(city).here) == ["ca/group-x"]


def test_around_a_city_each_listing_stands_once_in_the_first_section_that_fits():
    whole = made(
        ("support-group", "ca/here", {"locations": [SACRAMENTO], "serves": ["CA", "US"]}),
        ("support-group", "ca/near", {"locations": [DAVIS], "serves": ["CA"]}),
        ("support-group", "ca/far", {"locations": [{"city": "Stockton", "state": "CA"}]}),
        ("support-group", "ca/county", {"serves": ["Sacramento County, CA"]}),
        ("agency", "ca/state", {"serves": ["CA"]}),
        ("support-group", "us/online", {"serves": ["US"], "format": "online"}),
        ("support-group", "nv/elsewhere", {"locations": [RENO]}),
    )

    around = whole.around(whole.cities[CAPITAL])

    assert ids(around.here) == ["ca/here"]
    assert [hit.listing.id for hit in around.near[25]] == ["ca/near"]
    assert [hit.listing.id for hit in around.near[50]] == ["ca/far"]
    assert ids(around.area) == ["ca/county", "ca/state"]
    assert ids(around.online) == ["us/online"]


def test_active_stands_before_unconfirmed():
    whole = made(
        ("support-group", "ca/group-a", {"locations": [SACRAMENTO], "status": "unconfirmed"}),
        ("support-group", "ca/group-b", {"locations": [SACRAMENTO]}),
    )

    assert ids(whole.cities[CAPITAL].here) == ["ca/group-b", "ca/group-a"]


def test_closed_entries_stand_in_no_list_but_keep_their_place():
    whole = world()

    assert ids(whole.closed) == ["ca/gone"]
    assert "ca/gone" not in ids(whole.live)
    assert "ca/gone" not in ids(whole.cities[CAPITAL].here)
    assert "ca/gone" in whole.listings


def test_chapters_know_their_parent_and_parents_their_chapters():
    whole = world()
    chapter = whole.listings["ca/nurses-of-sacramento"]

    assert whole.parent(chapter) is whole.listings["us/nurses"]
    assert ids(whole.chapters["us/nurses"]) == ["ca/nurses-of-sacramento"]


def test_old_ids_lead_to_the_new_one():
    assert world().redirects == {"ca/old-tuesday-group": "ca/tuesday-group"}


def test_unconfirmed_stands_last_even_in_the_city_itself():
    whole = made(
        ("support-group", "ca/group-a", {"locations": [SACRAMENTO], "status": "unconfirmed"}),
        ("support-group", "ca/group-b", {"serves": ["Sacramento, CA"]}),
    )

    assert ids(whole.cities[CAPITAL].here) == ["ca/group-b", "ca/group-a"]


def test_a_chapter_has_what_its_parent_says_and_keeps_its_own_words():
    whole = made(
        (
            "professional-association",
            "us/body",
            {"cost": "membership", "industries": ["legal"], "take_part": "Join the body."},
        ),
        ("professional-association", "ca/chapter", {"parent": "us/body", "cost": "free", "locations": [SACRAMENTO]}),
    )
    chapter = whole.listings["ca/chapter"]

    assert chapter.says("cost") == "free"
    assert chapter.says("take_part") == "Join the body."
    assert sorted(ids(whole.by_industry["legal"])) == ["ca/chapter", "us/body"]


def test_an_alumni_club_of_another_city_does_not_serve_the_state():
    whole = made(
        ("support-group", "ca/group-a", {"locations": [SACRAMENTO]}),
        ("alumni-network", "ca/college", {"locations": [{"city": "San Diego", "state": "CA"}], "serves": ["US"]}),
        (
            "alumni-network",
            "ca/club",
            {"locations": [{"city": "San Diego", "state": "CA"}], "serves": ["San Diego, CA"]},
        ),
    )

    assert ids(whole.around(whole.cities[CAPITAL]).area) == ["ca/college"]


def test_the_nearest_bigger_city_is_clearly_bigger_and_not_far():
    whole = made(
        ("support-group", "ca/group-a", {"locations": [DAVIS]}),
        ("support-group", "ca/group-b", {"locations": [SACRAMENTO]}),
        ("support-group", "hi/group-c", {"locations": [{"city": "Honolulu", "state": "HI"}]}),
    )

    found = whole.bigger_city_near(whole.cities[CityKey("CA", "davis")])

    assert found is not None
    assert found[1].key == CAPITAL
    assert whole.bigger_city_near(whole.cities[CAPITAL]) is None
    assert whole.bigger_city_near(whole.cities[CityKey("HI", "honolulu")]) is None


def test_a_schools_network_is_at_home_in_its_own_state():
    whole = world()

    around = whole.around(whole.cities[CAPITAL])

    assert "ca/example-college-alumni" in [hit.listing.id for hit in around.near[25]]


def test_an_entry_in_two_cities_stands_near_by_its_nearest_spot():
    whole = made(
        ("support-group", "ca/two", {"locations": [{"city": "Stockton", "state": "CA"}, DAVIS]}),
        ("support-group", "ca/here", {"locations": [SACRAMENTO]}),
    )

    [hit] = whole.around(whole.cities[CAPITAL]).near[25]

    assert hit.listing.id == "ca/two"
    assert hit.spot.city == CityKey("CA", "davis")

"""The pages of the four kinds: how to begin, where there is some, and every school by name."""

from generator.site.pages.kinds import pages
from generator.site.pages.schools import filed_under
from tests.site.drawn import drawn, read
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made, taxonomy

PAYER = ("agency", "ca/benefits", {"agency_type": "unemployment-insurance", "serves": ["CA"]})
CENTER = ("agency", "ca/center", {"agency_type": "american-job-center", "locations": [SACRAMENTO]})
BOARD = ("agency", "ca/board", {"agency_type": "workforce-board", "locations": [SACRAMENTO]})
GROUP = ("support-group", "ca/group", {"locations": [DAVIS]})
ONLINE = ("support-group", "us/online", {"serves": ["US"], "format": "online"})


def pages_of(*rows):
    whole = made(*rows)
    return {page.address: page for page in pages(whole, cards_of(whole), SETTINGS, NOW)}


def alumni(id_, school, **more):
    return ("alumni-network", id_, {"institution": school, "serves": ["US"], **more})


def test_each_kind_has_a_page_and_only_states_with_some_have_theirs():
    assert list(pages_of(GROUP, ONLINE)) == [
        "support-groups/",
        "support-groups/ca/",
        "support-groups/us/",
        "professional-associations/",
        "professional-associations/us/",
        "alumni-networks/",
        "alumni-networks/us/",
        "agencies/",
        "agencies/us/",
    ]


def test_a_page_that_others_link_to_says_when_it_is_empty():
    page = pages_of(GROUP)["agencies/us/"]

    assert "Nothing of this kind is listed for the whole country yet." in drawn(page)
    assert not page.indexed


def test_a_kind_says_what_it_gives_and_how_to_begin():
    page = pages_of(GROUP)["support-groups/"]
    words = taxonomy().kinds["support-group"]

    assert words.sentence in drawn(page)
    assert words.first_step in drawn(page)
    assert page.context["states"] == [("California", "support-groups/ca/", 1)]


def test_groups_that_meet_online_can_be_joined_from_anywhere():
    places = ("support-group", "us/places", {"serves": ["US"], "format": "in-person"})

    page = pages_of(ONLINE, places)["support-groups/"]

    assert [card.id for card in page.context["online"]] == ["us/online"]


def test_agencies_are_explained_by_type_with_the_payers_state_by_state():
    page = pages_of(PAYER, BOARD, CENTER)["agencies/"]

    assert [(sort.name, sort.count) for sort in page.context["sorts"]] == [
        ("Unemployment insurance offices", 1),
        ("American Job Centers", 1),
        ("Workforce development boards", 1),
    ]
    assert [(state, card.id) for state, card in page.context["sorts"][0].by_state] == [("California", "ca/benefits")]


def test_support_groups_are_explained_by_who_runs_them():
    church = ("support-group", "ca/church", {"locations": [DAVIS], "run_by": {"type": "faith"}})

    page = pages_of(GROUP, church)["support-groups/"]

    assert [(sort.name, sort.count) for sort in page.context["sorts"]] == [
        ("Congregations", 1),
        ("Volunteers", 1),
    ]


def test_every_alumni_network_stands_under_its_school():
    page = pages_of(
        alumni("us/badgers", "University of Wisconsin–Madison"),
        alumni("us/wolverines", "University of Michigan"),
        alumni("ca/blues", "University of Michigan", locations=[SACRAMENTO]),
        alumni("us/bears", "Mercer University"),
    )["alumni-networks/"]

    letters = [
        (letter.letter, [(school.name, [card.id for card in school.items]) for school in letter.schools])
        for letter in page.context["letters"]
    ]
    assert letters == [
        (
            "M",
            [("Mercer University", ["us/bears"]), ("University of Michigan", ["ca/blues", "us/wolverines"])],
        ),
        ("W", [("University of Wisconsin–Madison", ["us/badgers"])]),
    ]
    assert {"m", "w"} <= set(read(drawn(page)).ids)


def test_a_university_is_filed_under_the_word_that_tells_it_apart():
    assert filed_under("University of the Virgin Islands") == "virgin islands university of the"
    assert filed_under("The Ohio State University") == "ohio state university the"
    assert filed_under("Boston University") == "boston university"


def test_a_state_lists_agencies_by_what_a_person_needs_first():
    page = pages_of(BOARD, CENTER, PAYER)["agencies/ca/"]

    assert [(part.anchor, part.title, part.count) for part in page.context["sections"].parts] == [
        ("unemployment-insurance", "Unemployment insurance office", 1),
        ("american-job-center", "American Job Center", 1),
        ("workforce-board", "Workforce development board", 1),
    ]


def test_job_centers_stand_by_city_and_doubtful_ones_last():
    def center(id_, city, **more):
        place = {"city": city, "state": "CA"}
        return ("agency", id_, {"agency_type": "american-job-center", "locations": [place], **more})

    page = pages_of(
        center("ca/aa", "Oakland"), center("ca/bb", "Fresno"), center("ca/cc", "Davis", status="unconfirmed")
    )["agencies/ca/"]

    assert [card.id for card in page.context["sections"].items] == ["ca/bb", "ca/aa", "ca/cc"]


def test_a_state_without_an_unemployment_agency_is_not_said_to_have_one():
    found = pages_of(PAYER, ("agency", "gu/center", {"agency_type": "american-job-center", "serves": ["GU"]}))

    assert found["agencies/ca/"].title == "Unemployment agency and job centers in California"
    assert found["agencies/gu/"].title == "Job centers and other agencies in Guam"


def test_groups_in_a_state_stand_by_city():
    page = pages_of(GROUP, ("support-group", "ca/all", {"serves": ["CA"]}))["support-groups/ca/"]

    assert [part.anchor for part in page.context["sections"].parts] == ["davis", "statewide"]
    assert page.context["lead"].startswith("2 support groups in 1 city.")


def test_nationwide_associations_stand_under_their_first_field():
    found = pages_of(
        (
            "professional-association",
            "us/nurses",
            {"serves": ["US"], "industries": ["health-care", "science"]},
        ),
        ("professional-association", "us/all", {"serves": ["US"]}),
    )["professional-associations/us/"]

    assert [(part.anchor, [card.id for card in part.items]) for part in found.context["sections"].parts] == [
        ("health-care", ["us/nurses"]),
        ("every-field", ["us/all"]),
    ]


def test_nationwide_groups_are_told_apart_by_how_they_meet():
    page = pages_of(ONLINE, ("support-group", "us/places", {"serves": ["US"]}))["support-groups/us/"]

    assert [part.anchor for part in page.context["sections"].parts] == ["online", "places"]

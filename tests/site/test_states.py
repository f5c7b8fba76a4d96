"""The states: every city by name, and in each state where to start."""

import pytest

from generator.site.pages.states import pages
from tests.site.drawn import drawn, read, words_of
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made

PAYER = ("agency", "ca/benefits", {"agency_type": "unemployment-insurance", "serves": ["CA"]})
CENTER = ("agency", "ca/center", {"agency_type": "american-job-center", "locations": [SACRAMENTO]})
GROUP = ("support-group", "ca/group", {"locations": [DAVIS]})
TUESDAYS = {"every": "week", "on": ["tuesday"], "from": "09:00"}


def page_of(address, *rows):
    whole = made(*rows)
    return next(page for page in pages(whole, cards_of(whole), SETTINGS, NOW) if page.address == address)


def test_every_state_with_an_entry_gets_a_page_and_no_other():
    whole = made(PAYER, ("agency", "gu/office", {"serves": ["GU"]}))

    found = [page.address for page in pages(whole, cards_of(whole), SETTINGS, NOW)]

    assert [address for address in found if "towns" not in address] == ["cities/", "cities/ca/", "cities/gu/"]


def test_all_cities_stand_below_their_state_with_their_count():
    page = page_of("cities/", PAYER, CENTER, GROUP)

    [state] = page.context["states"]
    assert (state.name, state.address, state.anchor, state.count) == ("California", "cities/ca/", "ca", 3)
    assert [(city.name, len(city.here)) for city in state.cities] == [("Davis", 1), ("Sacramento", 1)]
    assert {"ca", "all"} <= set(read(drawn(page)).ids)


def test_states_without_an_entry_are_named_and_told_where_else():
    page = page_of("cities/", GROUP, ("support-group", "us/online", {"serves": ["US"]}))

    assert "the Northern Mariana Islands" in page.context["without"]
    assert page.context["nationwide"] == [("Support groups", "support-groups/us/", 1)]


def test_a_state_page_counts_what_is_there():
    page = page_of("cities/ca/", PAYER, CENTER, GROUP)

    assert page.context["intro"] == (
        "3 groups and offices: 1 support group and 2 agencies. "
        "They are in Davis and Sacramento, or for the whole of it."
    )
    assert [(words.slug, count, address) for words, count, _, address in page.context["kinds"]] == [
        ("support-group", 1, "support-groups/ca/"),
        ("professional-association", 0, "professional-associations/us/"),
        ("alumni-network", 0, "alumni-networks/us/"),
        ("agency", 2, "agencies/ca/"),
    ]


def test_it_starts_with_benefits_then_the_job_centers():
    first, second, *_ = page_of("cities/ca/", CENTER, PAYER).context["starts"]

    assert [card.id for card in first.cards] == ["ca/benefits"]
    assert second.places == (("Sacramento", "entries/ca/center/"),)
    assert second.elsewhere == ("All job centers, with what each does", "agencies/ca/#american-job-center")


def test_an_office_for_the_whole_state_comes_before_a_local_one():
    local = ("agency", "ca/aa-local", {"agency_type": "unemployment-insurance", "locations": [DAVIS]})

    first, *_ = page_of("cities/ca/", local, PAYER).context["starts"]

    assert [card.id for card in first.cards] == ["ca/benefits", "ca/aa-local"]


def test_a_state_without_an_unemployment_agency_says_so():
    first, *_ = page_of("cities/ca/", GROUP).context["starts"]

    assert first.cards == ()
    assert first.words.startswith("No unemployment agency is listed for California.")


@pytest.mark.parametrize(("place", "shown"), [(DAVIS, ["ca/group"]), ({"city": "Reno", "state": "NV"}, [])])
def test_this_weeks_meetings_are_those_in_the_state(place, shown):
    group = ("support-group", "ca/group", {"locations": [place], "serves": ["CA"], "meetings": [TUESDAYS]})

    assert [card.id for card in page_of("cities/ca/", group).context["meetings"]] == shown


def test_a_meeting_after_a_week_is_not_this_weeks():
    monthly = {"every": "month", "on": ["2nd tuesday"], "from": "09:00"}
    group = ("support-group", "ca/group", {"locations": [DAVIS], "meetings": [monthly]})

    assert page_of("cities/ca/", group).context["meetings"] == ()


def test_what_serves_the_whole_state_stands_once():
    page = page_of("cities/ca/", PAYER, ("support-group", "ca/all", {"serves": ["CA"]}), GROUP)

    assert [card.id for card in page.context["statewide"].items] == ["ca/all"]
    assert drawn(page).count('data-entry="ca/benefits"') == 1


def test_fields_lead_to_their_page_for_the_state():
    nurses = ("professional-association", "ca/nurses", {"locations": [DAVIS], "industries": ["health-care"]})

    page = page_of("cities/ca/", nurses)

    assert page.context["industries"] == [("Health care", "industries/health-care/ca/", 1)]


def test_a_page_asks_for_help_only_where_something_is_in_doubt():
    doubtful = ("support-group", "ca/old", {"locations": [DAVIS], "status": "unconfirmed"})

    assert "Confirm one" not in words_of(page_of("cities/ca/", GROUP))
    assert "Confirm one" in words_of(page_of("cities/ca/", GROUP, doubtful))

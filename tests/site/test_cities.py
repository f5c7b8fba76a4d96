"""A city's page: whom to call, where to go this week, and no dead end."""

from collections.abc import Iterable
from typing import Any

import pytest

from generator.directory import KINDS, CityKey, Listing
from generator.site.cards import Card, Cards
from generator.site.frame import Frame
from generator.site.pages.cities import pages
from generator.site.pages.city_sections import MOST_LINES
from generator.site.render import Renderer
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made

FRAME = Frame(dict.fromkeys(range(4), (b"<head>", b"</head><body><main>", b"</main></body>")))
BENEFITS = ("agency", "ca/benefits", {"agency_type": "unemployment-insurance", "serves": ["CA"]})
GROUP = ("support-group", "ca/group", {"locations": [SACRAMENTO]})
RENO = {"city": "Reno", "state": "NV"}


def city_page(whole, state="CA", slug="sacramento", settings=SETTINGS):
    address = CityKey(state, slug).address
    return next(page for page in pages(whole, cards_of(whole), settings, NOW) if page.address == address)


def job_center(id_, place=SACRAMENTO, **fields):
    return ("agency", id_, {"agency_type": "american-job-center", "locations": [place], **fields})


def shown(page):
    """The id of every entry in the page's lists, in order."""
    groups = [*page.context["here"], *(group for band in page.context["bands"] for group in band.groups)]
    groups += [*page.context["area"], *page.context["online"]]
    return [card.id for group in groups for card in group.all]


def test_each_city_with_an_entry_gets_a_page_and_no_other():
    whole = made(GROUP, ("support-group", "ca/elsewhere", {"serves": ["Fresno, CA"]}))

    assert [page.address for page in pages(whole, cards_of(whole), SETTINGS, NOW)] == [
        "cities/ca/fresno/",
        "cities/ca/sacramento/",
    ]


def test_the_introduction_counts_what_is_in_town_near_and_named():
    page = city_page(
        made(
            GROUP,
            ("agency", "ca/names-it", {"serves": ["Sacramento, CA"]}),
            ("agency", "ca/davis", {"locations": [DAVIS]}),
        )
    )

    assert page.context["intro"] == (
        "1 group or office in town, 1 elsewhere that serves it by name and 1 more within 25 miles.",
        "Sacramento is in Sacramento County.",
    )


def test_a_small_town_hears_of_the_nearest_bigger_city():
    page = city_page(made(GROUP, ("agency", "ca/davis", {"locations": [DAVIS]})), slug="davis")

    assert "the nearest bigger city here is Sacramento" in page.context["intro"][-1]


def test_every_entry_is_listed_once_in_the_nearest_section_that_fits():
    page = city_page(
        made(
            GROUP,
            BENEFITS,
            ("agency", "ca/davis", {"locations": [DAVIS], "serves": ["Sacramento, CA", "CA", "US"]}),
            ("agency", "ca/county", {"serves": ["Sacramento County, CA"]}),
            ("agency", "ca/near", {"locations": [DAVIS]}),
            ("support-group", "us/online", {"serves": ["US"], "format": "online"}),
            ("support-group", "nv/reno", {"locations": [RENO]}),
        )
    )

    assert [group.anchor for group in page.context["here"]] == ["here-support-groups", "here-agencies"]
    assert shown(page) == ["ca/group", "ca/davis", "ca/near", "ca/benefits", "ca/county", "us/online"]


def test_in_each_section_the_sure_entries_come_before_those_in_doubt():
    page = city_page(
        made(
            GROUP,
            (
                "agency",
                "ca/a-near-but-in-doubt",
                {"locations": [{"city": "West Sacramento", "state": "CA"}], "status": "unconfirmed"},
            ),
            ("agency", "ca/z-farther", {"locations": [DAVIS]}),
            ("support-group", "ca/a-in-doubt", {"locations": [SACRAMENTO], "status": "unconfirmed"}),
        )
    )

    assert shown(page) == ["ca/group", "ca/a-in-doubt", "ca/z-farther", "ca/a-near-but-in-doubt"]


@pytest.mark.parametrize(
    ("row", "count", "link", "widened"),
    [
        (
            ("alumni-network", "ca/xx", {"locations": [SACRAMENTO]}),
            "1 here",
            "#here-alumni-networks",
            "",
        ),
        (
            ("alumni-network", "ca/xx", {"locations": [DAVIS]}),
            "1 within 25 miles",
            "#near-25-alumni-networks",
            "No alumni network is listed in Sacramento itself. Within 25 miles: 1 alumni network.",
        ),
        (
            ("alumni-network", "ca/xx", {"serves": ["CA"]}),
            "1 for the county or state",
            "#area-alumni-networks",
            "No alumni network is listed in Sacramento itself, nor within 50 miles. "
            "For the county or the whole of California: 1 alumni network.",
        ),
        (
            ("alumni-network", "ca/xx", {"serves": ["San Diego, CA"]}),
            "1 in California",
            "alumni-networks/ca/",
            "No alumni network is listed in Sacramento itself, nor within 50 miles. "
            "Elsewhere in California: 1 alumni network.",
        ),
        (
            ("alumni-network", "us/xx", {"serves": ["US"]}),
            "1 nationwide",
            "alumni-networks/us/",
            "No alumni network is listed in Sacramento itself, nor in California. "
            "For the whole country: 1 alumni network.",
        ),
    ],
    ids=["here", "near", "state", "elsewhere in the state", "nationwide"],
)
def test_each_kind_leads_to_the_nearest_of_it_and_says_what_was_widened(row, count, link, widened):
    kinds = city_page(made(GROUP, row)).context["kinds"]
    [place] = [place for place in kinds if place.words.slug == "alumni-network"]

    assert [place.words.slug for place in kinds] == list(KINDS)
    assert (place.count, place.link, place.widened) == (count, link, widened)


def test_the_first_step_is_the_unemployment_agency_of_the_state():
    first = city_page(made(GROUP, BENEFITS)).context["steps"][0]

    assert first.card.id == "ca/benefits"
    assert first.link[1] == "guide/agencies/"


def test_the_second_step_is_the_nearest_job_center_that_is_not_in_doubt():
    street = {**DAVIS, "street": "100 Example St", "postal_code": "95616"}
    step = city_page(
        made(GROUP, job_center("ca/doubtful", status="unconfirmed"), job_center("ca/sure", street))
    ).context["steps"][0]

    assert step.card.id == "ca/sure"
    assert step.where == "100 Example St, Davis, CA"
    assert step.card.distance.endswith(" mi")
    assert step.map_link == "https://www.openstreetmap.org/search?query=100%20Example%20St%2C%20Davis%2C%20CA%2095616"


def test_without_a_job_center_the_board_of_the_area_is_named():
    board = ("agency", "ca/board", {"agency_type": "workforce-board", "serves": ["Sacramento County, CA"]})
    step = city_page(made(GROUP, board, job_center("ca/doubtful", status="unconfirmed"))).context["steps"][0]

    assert step.card.id == "ca/board"
    assert "ask for the nearest" in step.words


@pytest.mark.parametrize(
    ("elsewhere", "link"),
    [
        ((), "guide/agencies/"),
        ((job_center("ca/far", {"city": "San Diego", "state": "CA"}),), "agencies/ca/#american-job-center"),
    ],
    ids=["none in the state", "one far away"],
)
def test_without_a_job_center_near_the_finder_for_the_whole_country_is_named(elsewhere, link):
    finder = ("agency", "us/finder", {"agency_type": "american-job-center", "serves": ["US"]})
    step = city_page(made(GROUP, finder, *elsewhere)).context["steps"][0]

    assert step.card.id == "us/finder"
    assert step.words.startswith("None is listed within 50 miles.")
    assert step.link[1] == link


def test_a_group_that_nobody_can_reach_is_not_to_be_asked():
    unreachable = ("support-group", "ca/silent", {"locations": [SACRAMENTO], "website": None})
    step = city_page(made(unreachable)).context["steps"][-1]

    assert step.where == "When they meet is not known"


def test_a_chapter_stands_in_its_parents_field():
    page = city_page(
        made(
            ("professional-association", "us/nurses", {"serves": ["US"], "industries": ["health-care"]}),
            ("professional-association", "ca/chapter", {"locations": [SACRAMENTO], "parent": "us/nurses"}),
        )
    )

    assert [(field.name, [card.id for card in field.cards]) for field in page.context["fields"]] == [
        ("Health care", ["ca/chapter"])
    ]


def test_descriptions_of_two_towns_differ_in_more_than_the_name():
    whole = made(
        ("agency", "wy/one", {"locations": [{"city": "Casper", "state": "WY"}]}),
        ("agency", "wy/two", {"locations": [{"city": "Laramie", "state": "WY"}]}),
    )
    casper, laramie = (city_page(whole, "WY", slug).description for slug in ("casper", "laramie"))

    assert (
        casper == "Casper, WY: 1 agency for people who look for work. Listed: One. Whom to call first, and where to go."
    )
    assert casper.replace("Casper", "Laramie") != laramie
    assert casper.count("Whom to call") == 1


def test_the_third_step_is_a_group_that_is_for_everybody():
    step = city_page(
        made(
            ("support-group", "ca/a-for-veterans", {"locations": [SACRAMENTO], "audiences": ["veterans"]}),
            ("support-group", "ca/b-in-doubt", {"locations": [SACRAMENTO], "status": "unconfirmed"}),
            ("support-group", "ca/c-for-all", {"locations": [SACRAMENTO]}),
        )
    ).context["steps"][-1]

    assert step.card.id == "ca/c-for-all"
    assert step.where == "Ask when they meet next"


def test_a_chapter_without_a_phone_is_reached_through_its_parent():
    step = city_page(
        made(
            ("support-group", "us/parent", {"serves": ["US"]}),
            (
                "support-group",
                "ca/chapter",
                {"locations": [SACRAMENTO], "website": None, "parent": "us/parent"},
            ),
        )
    ).context["steps"][-1]

    assert (step.card.id, step.through.id) == ("ca/chapter", "us/parent")


def test_where_no_group_is_near_those_online_and_the_guide_are_offered():
    step = city_page(made(job_center("ca/center"), ("support-group", "us/online", {"serves": ["US"]}))).context[
        "steps"
    ][-1]

    assert step.card is None
    assert step.link == ("Groups for the whole country", "support-groups/us/")


def test_this_week_lists_the_dates_of_seven_days_here_and_near():
    weekly = {"every": "week", "on": ["tuesday"], "from": "09:00", "to": "11:00"}
    monthly = {"every": "month", "on": ["1st monday"], "from": "18:00"}
    week = city_page(
        made(
            ("support-group", "ca/here", {"locations": [SACRAMENTO], "meetings": [weekly]}),
            ("support-group", "ca/near", {"locations": [DAVIS], "meetings": [{**weekly, "on": ["friday"]}]}),
            ("support-group", "ca/later", {"locations": [SACRAMENTO], "meetings": [monthly]}),
            (
                "support-group",
                "ca/far",
                {"locations": [{"city": "San Diego", "state": "CA"}], "meetings": [weekly]},
            ),
        )
    ).context["week"]

    assert [(date.weekday, date.day, date.clock, date.card.id) for date in week.dates] == [
        ("Tuesday", "24 Nov", "9:00–11:00 am", "ca/here"),
        ("Friday", "27 Nov", "9:00–11:00 am", "ca/near"),
    ]
    assert [card.id for card in week.ask] == ["ca/later"]


def test_where_no_day_is_known_the_week_names_whom_to_ask_those_with_words_first():
    week = city_page(
        made(
            GROUP,
            (
                "support-group",
                "ca/words",
                {"locations": [SACRAMENTO], "meetings_note": {"text": "Monday mornings"}},
            ),
        )
    ).context["week"]

    assert week.dates == ()
    assert [card.id for card in week.ask] == ["ca/words", "ca/group"]


def test_fields_are_anchors_to_the_people_here_and_near():
    whole = made(
        GROUP,
        ("professional-association", "ca/nurses", {"locations": [DAVIS], "industries": ["health-care"]}),
        ("professional-association", "ca/all-nurses", {"serves": ["CA"], "industries": ["health-care"]}),
    )
    page = city_page(whole)
    html = Renderer(FRAME, SETTINGS).render(page).decode()
    [field] = page.context["fields"]

    assert (field.anchor, field.state_address, field.state_count) == (
        "field-health-care",
        "industries/health-care/ca/",
        2,
    )
    assert [card.id for card in field.cards] == ["ca/nurses"]
    assert 'href="#field-health-care"' in html
    assert 'id="field-health-care"' in html


def test_a_crowded_city_turns_its_later_cards_into_lines():
    many = [("support-group", f"ca/group-{number:03}", {"locations": [SACRAMENTO]}) for number in range(100)]
    [group] = city_page(made(*many)).context["here"]

    assert (len(group.cards), len(group.lines)) == (60, 40)


def test_associations_for_the_whole_country_are_links_by_field():
    page = city_page(
        made(
            GROUP,
            (
                "professional-association",
                "us/nurses",
                {"serves": ["US"], "industries": ["health-care", "legal"]},
            ),
        )
    )
    [group] = page.context["online"]

    assert group.more == (("Health care", "industries/health-care/", 1), ("Legal", "industries/legal/", 1))


def test_a_missing_group_is_added_with_the_city_filled_in():
    html = Renderer(FRAME, SETTINGS).render(city_page(made(GROUP))).decode()

    assert 'href="../../../suggest/?place=Sacramento%2C%20CA"' in html


def test_the_rendered_page_marks_its_sections_and_entries():
    html = Renderer(FRAME, SETTINGS).render(city_page(made(GROUP, BENEFITS))).decode()

    for section in ("here", "near", "area", "online"):
        assert f'data-section="{section}"' in html
    assert 'data-entry="ca/group" data-kind="support-group"' in html
    assert html.count("<h1>") == 1
    assert 'href="../../../entries/ca/group/"' in html


def test_the_head_fits_also_where_the_name_is_long():
    long = {"city": "Rancho Santa Margarita", "state": "CA"}
    page = city_page(made(("agency", "ca/xx", {"locations": [long]})), slug="rancho-santa-margarita")

    assert len(page.title) <= 60
    assert 50 <= len(page.description) <= 160
    assert {thing["@type"] for thing in page.structured} == {"BreadcrumbList", "ItemList"}


def test_near_a_city_no_more_lines_of_one_kind_than_a_page_can_carry_and_the_rest_counted():
    far = {"city": "Stockton", "state": "CA"}
    clubs = [("support-group", f"ca/club-{n:03}", {"locations": [far]}) for n in range(MOST_LINES + 5)]

    [band] = city_page(made(GROUP, *clubs)).context["bands"]

    [group] = band.groups
    assert (len(group.lines), group.count, group.left_out) == (MOST_LINES, MOST_LINES + 5, 5)
    assert group.more == (("5 more support groups", "support-groups/ca/", None),)
    assert band.sentence.startswith(f"{MOST_LINES + 5} support groups.")


TOWNS = ("Sacramento", "Fresno", "San Diego", "Eureka", "Redding", "Bakersfield", "Santa Barbara")


def cards_asked_for(monkeypatch: pytest.MonkeyPatch, towns: int, size: int) -> int:
    """How often the pages of so many cities ask for a card, where so many groups serve the state and the country."""
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("support-group", f"ca/in-{n}", {"locations": [{"city": TOWNS[n], "state": "CA"}]}) for n in range(towns)
    ]
    rows += [("support-group", f"ca/state-{n:03}", {"serves": ["CA"]}) for n in range(size)]
    rows += [("agency", f"us/office-{n:03}", {"serves": ["US"]}) for n in range(size)]
    asked: list[str] = []
    of, all_of = Cards.of, Cards.all

    def one_noted(self: Cards, listing: Listing) -> Card:
        asked.append(listing.id)
        return of(self, listing)

    def all_noted(self: Cards, listings: Iterable[Listing]) -> list[Card]:
        cards = all_of(self, listings)
        asked.extend(card.id for card in cards)
        return cards

    whole = made(*rows)
    with monkeypatch.context() as patch:
        patch.setattr(Cards, "of", one_noted)
        patch.setattr(Cards, "all", all_noted)
        made_pages = list(pages(whole, cards_of(whole), SETTINGS, NOW))
    assert [len(shown(page)) for page in made_pages] == [1 + 2 * MOST_LINES] * towns
    return len(asked)


def test_a_further_city_asks_for_no_more_cards_where_ten_times_as_many_groups_serve_everybody(monkeypatch):
    few, many = (
        cards_asked_for(monkeypatch, len(TOWNS), size) - cards_asked_for(monkeypatch, 1, size) for size in (100, 1000)
    )

    assert 0 < many == few

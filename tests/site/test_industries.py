"""Industries: what a field has nationwide, and in each state where it has something."""

from generator.site.pages.industries import MOST_CARDS, MOST_LINES, job_titles, pages
from tests.site.drawn import drawn, words_of
from tests.site.made import DAVIS, NOW, SACRAMENTO, SETTINGS, cards_of, made, taxonomy

FIELD = {"industries": ["health-care"]}
NATIONAL = ("professional-association", "us/nurses", {"serves": ["US"], **FIELD})
CHAPTER = ("professional-association", "ca/nurses", {"locations": [SACRAMENTO], **FIELD})
STATEWIDE = ("support-group", "ca/aides", {"serves": ["CA"], **FIELD})


def pages_of(*rows):
    whole = made(*rows)
    return {page.address: page for page in pages(whole, cards_of(whole), SETTINGS, NOW)}


def test_every_field_has_a_page_and_a_state_only_where_something_is_its_own():
    found = pages_of(NATIONAL, CHAPTER)

    assert len([address for address in found if address.count("/") == 2]) == len(taxonomy().industries) == 32
    assert [address for address in found if address.count("/") == 3] == ["industries/health-care/ca/"]


def test_the_overview_counts_each_field():
    page = pages_of(NATIONAL, CHAPTER, ("agency", "ca/office", {"serves": ["CA"]}))["industries/"]

    [field] = [field for field in page.context["fields"] if field.industry.slug == "health-care"]
    assert (len(field.listings), len(field.states), len(field.nationwide)) == (2, 1, 1)
    assert page.context["without"] == 1


def test_job_titles_begin_with_those_the_field_is_best_for():
    titles = job_titles(taxonomy(), "health-care")
    best = [o.title for o in taxonomy().occupations if o.industries[0] == "health-care"]

    assert set(titles[: len(best)]) == set(best)
    assert "Registered Nurse" in titles


def test_associations_come_before_other_nationwide_groups():
    group = ("support-group", "us/a-group", {"serves": ["US"], **FIELD})

    page = pages_of(group, NATIONAL)["industries/health-care/"]

    assert [card.id for card in page.context["full"]] == ["us/nurses", "us/a-group"]
    assert 'id="nationwide"' in drawn(page)


def test_many_nationwide_groups_end_as_lines():
    rows = [("professional-association", f"us/n{n:03}", {"serves": ["US"], **FIELD}) for n in range(MOST_CARDS + 2)]

    page = pages_of(*rows)["industries/health-care/"]

    assert len(page.context["full"]) == MOST_CARDS
    assert [card.id for card in page.context["rest"]] == ["us/n024", "us/n025"]


def test_a_field_in_a_state_goes_by_city_then_state_then_country():
    page = pages_of(NATIONAL, CHAPTER, STATEWIDE)["industries/health-care/ca/"]

    assert [(part.title, [card.id for card in part.items]) for part in page.context["sections"].parts] == [
        ("Sacramento", ["ca/nurses"]),
        ("Statewide, or for whole counties", ["ca/aides"]),
    ]
    assert [card.id for card in page.context["nationwide"]] == ["us/nurses"]
    assert page.title == "Health care in California: groups and associations"


def test_what_is_nationwide_and_in_the_state_stands_there_once():
    both = ("professional-association", "ca/home", {"locations": [DAVIS], "serves": ["US"], **FIELD})

    page = pages_of(both)["industries/health-care/ca/"]

    assert page.context["nationwide"] == []
    assert drawn(page).count('data-entry="ca/home"') == 1


def test_a_long_nationwide_list_is_cut_and_linked():
    rows = [("professional-association", f"us/n{n:03}", {"serves": ["US"], **FIELD}) for n in range(MOST_LINES + 3)]

    page = pages_of(CHAPTER, *rows)["industries/health-care/ca/"]

    assert page.context["left_out"] == 3
    assert '../../../industries/health-care/#nationwide">3 more' in drawn(page)


def test_cities_with_several_of_the_field_are_named():
    page = pages_of(CHAPTER, ("agency", "ca/clinic", {"locations": [SACRAMENTO], **FIELD}))["industries/health-care/"]

    assert page.context["biggest"] == [("Sacramento, CA", "cities/ca/sacramento/", 2)]


def test_a_field_without_any_entry_says_so():
    page = pages_of(CHAPTER)["industries/retail/"]

    assert "Listed here: nothing yet." in words_of(page)
    assert page.context["states"] == []

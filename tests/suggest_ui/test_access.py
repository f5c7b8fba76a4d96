"""Everybody can use the form: axe in each state, small screens, magnified pages, fingers, no motion."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.search_ui.test_access import complaints
from tests.suggest_ui.conftest import WIDTHS, Person


def blank(person: Person) -> None:
    person.open()


def everything(person: Person) -> None:
    """All that folds is unfolded, and each list has two items."""
    page = person.open("?kind=agency").page
    for button in page.locator(".fh-add").all():
        if button.is_visible():
            button.click()
    page.evaluate("document.querySelectorAll('fh-suggest details').forEach(details => { details.open = true })")
    page.get_by_label("Every month").first.check()
    page.evaluate("document.querySelectorAll('fh-suggest details').forEach(details => { details.open = true })")


def slips(person: Person) -> None:
    person.open().check()


def suggestions(person: Person) -> None:
    person.open()
    person.field("locations-0-city").press_sequentially("sacr")
    expect(person.page.get_by_role("option").first).to_be_visible()
    person.page.keyboard.press("ArrowDown")


def ready(person: Person) -> None:
    person.open().group().check().ready()


def duplicate(person: Person) -> None:
    person.open()
    person.field("name").fill("Davis Job Club")
    person.place("Davis, CA")
    expect(person.page.locator("[data-part=likely] a").first).to_be_visible()


def change(person: Person) -> None:
    person.open("?entry=ca/davis-job-club&do=change")


def confirm(person: Person) -> None:
    person.open("?entry=ca/davis-job-club&do=confirm")
    person.page.get_by_label("I called").check()
    person.check().ready()


def closed(person: Person) -> None:
    person.open("?entry=ca/davis-job-club&do=closed")
    person.page.get_by_label("A web page says so").check()
    person.check()


def missing(person: Person) -> None:
    person.page.goto(f"{person.site}suggest/?entry=ca/no-such-entry")
    expect(person.page.locator("[data-part=trouble]")).to_be_visible()


STATES = (blank, everything, slips, suggestions, ready, duplicate, change, confirm, closed, missing)


@pytest.mark.parametrize(("width", "scheme"), [(WIDTHS["phone"], "dark"), (WIDTHS["desktop"], "light")])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(person_with, state: Callable[[Person], None], width, scheme):
    person = person_with(width, color_scheme=scheme)
    state(person)

    assert complaints(person.page) == []


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_hangs_over_the_edge_of_a_small_or_magnified_page(person_with, state, width):
    """640 pixels are what a page 1280 wide has left when it is shown at 200 %."""
    person = person_with(width, 700)
    state(person)

    assert person.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("state", [everything, ready, confirm], ids=lambda state: state.__name__)
def test_what_a_finger_meets_is_large_enough(person_with, state):
    person = person_with(WIDTHS["phone"], 844)
    state(person)
    sizes = person.page.locator(
        "fh-suggest :is(button, summary, input, select, textarea, .fh-option-line, a.fh-button, a.fh-chip)"
    ).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => {"
        " const box = one.getBoundingClientRect();"
        " return [one.outerHTML.slice(0, 90), Math.round(Math.min(box.width, box.height))] })"
    )
    main = person.page.locator("fh-suggest :is(.fh-button:not(.fh-preview *), .fh-add, .fh-input)").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => Math.round(one.getBoundingClientRect().height))"
    )

    assert [size for size in sizes if size[1] < 24] == []
    assert min(main) >= 44


def test_nothing_moves_for_those_who_asked_for_stillness(person_with):
    person = person_with(reduced_motion="reduce")
    ready(person)

    assert person.page.evaluate("document.getAnimations().length") == 0


def test_every_control_has_a_name_and_says_what_is_wrong_with_it(person: Person):
    slips(person)
    unnamed = person.page.locator("fh-suggest :is(input, select, textarea)").evaluate_all(
        "all => all.filter(one => one.checkVisibility() && !one.labels.length && !one.getAttribute('aria-label'))"
        ".map(one => one.outerHTML)"
    )
    dangling = person.page.locator("fh-suggest [aria-describedby]").evaluate_all(
        "all => all.flatMap(one => one.getAttribute('aria-describedby').split(' '))"
        ".filter(id => !document.getElementById(id))"
    )

    assert unnamed == []
    assert dangling == []
    expect(person.field("name")).to_have_attribute("aria-invalid", "true")
    expect(person.problem("name")).to_be_visible()

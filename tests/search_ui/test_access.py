"""Everybody can use it: axe in each state, the keyboard alone, small screens, magnified pages, no motion."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.search_ui.conftest import WIDTHS, Visitor

RULES = {"rules": {"target-size": {"enabled": True}}}


def complaints(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on the page as it stands."""
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(found["id"], [node["html"][:160] for node in found["nodes"]]) for found in violations]


def start(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.site}search/")
    visitor.answered()


def hits(visitor: Visitor) -> None:
    visitor.search(q="nurse sacramento", kind="professional-association")


def a_slip(visitor: Visitor) -> None:
    visitor.search(q="acountant sacremento")


def nothing(visitor: Visitor) -> None:
    visitor.search(q="xqzzyv blorptang")


def besides(visitor: Visitor) -> None:
    """All hits are far away: what is near and fits in part stands below them."""
    visitor.search(q="women engineers chicago")
    expect(visitor.page.get_by_text("but not for “Women”")).to_be_visible()


def loading(visitor: Visitor) -> None:
    visitor.hang()
    visitor.page.goto(f"{visitor.site}search/?q=nurse")
    visitor.answered("loading")


def failed(visitor: Visitor) -> None:
    visitor.cut_off()
    visitor.page.goto(f"{visitor.site}search/?q=nurse")
    visitor.answered("error")


def suggestions(visitor: Visitor) -> None:
    visitor.search(q="nurse")
    visitor.page.locator("#near").press_sequentially("sacr")
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    visitor.page.keyboard.press("ArrowDown")


def filters(visitor: Visitor) -> None:
    visitor.search(near="Boston, MA")
    panel = visitor.page.locator(".fh-filters")
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    visitor.facet("kind", "agency").check()
    visitor.answered()


STATES = (start, hits, a_slip, nothing, besides, loading, failed, suggestions, filters)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(visitor_with, state: Callable[[Visitor], None], width, scheme):
    visitor = visitor_with(width, color_scheme=scheme)
    state(visitor)

    assert complaints(visitor.page) == []
    visitor.page.unroute_all(behavior="ignoreErrors")


def test_the_number_of_results_is_said_once_and_not_for_each_key(visitor):
    visitor.search(q="nurse")
    visitor.record("#result-count")
    visitor.words.press("End")
    visitor.words.press_sequentially(" sacramento", delay=40)
    expect(visitor.count).to_contain_text("Sacramento, CA")

    expect(visitor.count).to_have_attribute("role", "status")
    assert len(visitor.said) == 1


def test_a_whole_search_by_keyboard(visitor):
    visitor.page.goto(f"{visitor.site}search/")
    visitor.answered()
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("near sacramento")
    visitor.page.keyboard.press("Enter")
    visitor.answered()
    for _ in range(12):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("document.activeElement.name === 'kind'"):
            break
    visitor.page.keyboard.press("Space")
    visitor.answered()

    box = visitor.page.locator("input[name=kind]:checked")
    expect(box).to_be_focused()
    kind = box.get_attribute("value")
    assert set(visitor.of_hits("data-kind")) == {kind}
    for _ in range(200):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("!!document.activeElement.closest('[data-entry] h3')"):
            break
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/entries/**")


@pytest.mark.parametrize("width", [320, 390, 640])
@pytest.mark.parametrize(
    "state", [start, hits, a_slip, nothing, failed, suggestions, filters], ids=lambda state: state.__name__
)
def test_nothing_hangs_over_the_edge_of_a_small_or_magnified_page(visitor_with, state, width):
    """640 pixels are what a page 1280 wide has left when it is shown at 200 %."""
    visitor = visitor_with(width, 700)
    state(visitor)

    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    visitor.page.unroute_all(behavior="ignoreErrors")


def test_on_a_phone_the_filters_are_folded_and_come_on_demand(visitor_with):
    visitor = visitor_with(WIDTHS["phone"], 844, has_touch=True)
    visitor.search(near="Boston, MA")
    expect(visitor.facet("kind", "agency")).to_be_hidden()

    visitor.page.get_by_text("Narrow it down").tap()
    visitor.facet("kind", "agency").tap()
    visitor.answered()
    expect(visitor.page.locator(".fh-filters__active")).to_have_text("1 chosen")
    visitor.page.get_by_role("button", name="Show the results").tap()

    expect(visitor.facet("kind", "agency")).to_be_hidden()
    expect(visitor.count).to_be_in_viewport()


def test_what_a_finger_meets_is_large_enough(visitor_with):
    visitor = visitor_with(WIDTHS["phone"], 844)
    hits(visitor)
    sizes = visitor.page.locator(
        "fh-search :is(button, summary, input, select, label.fh-facet__option, h3 a)"
    ).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => {"
        " const box = one.getBoundingClientRect();"
        " return [one.outerHTML.slice(0, 80), Math.min(box.width, box.height)] })"
    )

    assert [size for size in sizes if size[1] < 24] == []


def test_nothing_moves_for_those_who_asked_for_stillness(visitor_with):
    visitor = visitor_with(reduced_motion="reduce")
    visitor.hang()
    visitor.page.goto(f"{visitor.site}search/?q=nurse")
    visitor.answered("loading")

    assert visitor.page.evaluate("document.getAnimations().length") == 0
    visitor.page.unroute_all(behavior="ignoreErrors")


def test_every_page_of_results_has_a_title_of_its_own(visitor):
    visitor.search(q="nurse", near="Sacramento, CA")

    expect(visitor.page).to_have_title(re.compile(r"^nurse near Sacramento, CA · Search · "))

"""The search box of every page: suggestions by keyboard and by pointer."""

import re

from playwright.sync_api import expect

PAGE = "cities/ca/sacramento/"


def test_a_slash_goes_to_the_box(visitor):
    visitor.page.goto(visitor.site + PAGE)
    visitor.page.keyboard.press("/")

    expect(visitor.page.locator("header [name=q]").first).to_be_focused()
    expect(visitor.page.locator("header [name=q]").first).to_have_value("")


def test_a_slash_in_a_field_is_a_slash(visitor):
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.press_sequentially("and/or")

    expect(box).to_have_value("and/or")


def test_on_the_search_page_and_at_home_a_slash_goes_to_their_own_box(visitor):
    for path in ("search/", ""):
        visitor.page.goto(visitor.site + path)
        visitor.page.keyboard.press("/")
        expect(visitor.page.locator("main [name=q]")).to_be_focused()


def test_the_box_is_a_combobox_by_the_book(visitor):
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.press_sequentially("sacr")
    options = visitor.page.get_by_role("option")
    expect(options.first).to_be_visible()

    for name, value in {"role": "combobox", "aria-autocomplete": "list", "aria-expanded": "true"}.items():
        expect(box).to_have_attribute(name, value)
    listbox = visitor.page.get_by_role("listbox")
    expect(box).to_have_attribute("aria-controls", listbox.get_attribute("id") or "")
    expect(listbox).to_have_attribute("aria-label", "Suggestions")

    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "")
    expect(box).to_be_focused()

    box.press("ArrowUp")
    expect(visitor.page.locator("[aria-selected=true]")).to_have_count(0)
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")

    box.press("Escape")
    expect(listbox).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("sacr")
    expect(box).to_be_focused()


def test_a_chosen_city_leads_to_what_is_there_and_to_its_page(visitor):
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.press_sequentially("davis")
    visitor.page.get_by_role("option", name=re.compile("Davis, CA")).click()

    visitor.answered()
    expect(visitor.count).to_contain_text("Davis, CA")
    visitor.page.get_by_role("link", name="Davis, CA", exact=True).click()
    visitor.page.wait_for_url("**/cities/ca/davis/")


def test_a_chosen_entry_leads_to_its_page(visitor):
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.press_sequentially("black accountants")
    visitor.page.get_by_role("option", name="National Association of Black Accountants").click()

    visitor.page.wait_for_url("**/entries/us/national-association-of-black-accountants/")


def test_enter_without_a_choice_searches_for_the_words(visitor):
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.press_sequentially("nurse sacramento")
    box.press("Enter")

    visitor.page.wait_for_url("**/search/?q=nurse+sacramento")
    visitor.answered()
    expect(visitor.hits.first).to_be_visible()


def test_what_and_where_at_home_are_filled_one_after_the_other(visitor):
    visitor.page.goto(visitor.site)
    what, where = visitor.page.locator("main [name=q]"), visitor.page.locator("main [name=near]")
    what.press_sequentially("accountant")
    expect(visitor.page.get_by_role("option").first).to_be_visible()
    what.press("ArrowDown")
    what.press("Enter")
    expect(where).to_be_focused()

    where.press_sequentially("sacramen")
    visitor.page.get_by_role("option", name="Sacramento, CA").first.click()
    expect(where).to_have_value("Sacramento, CA")
    where.press("Enter")

    visitor.page.wait_for_url(re.compile(r"/search/\?q=.+&near=Sacramento%2C\+CA"))
    visitor.answered()
    expect(visitor.count).to_contain_text("Sacramento")


def test_a_place_on_the_search_page_takes_its_suggestion(visitor):
    visitor.search(q="support group")
    where = visitor.page.locator("#near")
    where.press_sequentially("bosto")
    expect(visitor.page.get_by_role("option").first).to_contain_text("Boston, MA")
    where.press("ArrowDown")
    where.press("Enter")

    visitor.answered()
    visitor.page.wait_for_url("**near=Boston%2C+MA")
    expect(visitor.count).to_contain_text("Boston")


def test_suggestions_are_counted_aloud_once_and_late(visitor):
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.focus()
    said = visitor.page.locator(".fh-header [role=status]")
    expect(said).to_have_count(1)
    visitor.record(".fh-header [role=status]")
    box.press_sequentially("sacramento", delay=30)

    expect(said).to_have_text(re.compile(r"^\d+ suggestions?$"))
    assert len(visitor.said) == 1


def test_nothing_of_the_engine_is_fetched_before_the_box_is_used(visitor):
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    visitor.page.goto(visitor.site + PAGE, wait_until="networkidle")

    assert [url for url in fetched if "/search/" in url] == []


def test_without_the_engine_the_box_still_searches(visitor):
    visitor.page.route("**/js/search-suggest.js", lambda route: route.abort())
    visitor.page.goto(visitor.site + PAGE)
    box = visitor.page.locator(".fh-header [name=q]")
    box.press_sequentially("nurse")
    box.press("Enter")

    visitor.page.wait_for_url("**/search/?q=nurse")

"""The search page: words, readings, filters, the address, and what happens when things go wrong."""

import re
import time
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Route, expect

from tests.search_ui.conftest import PARTS, Visitor

SACRAMENTO = {"latitude": 38.58157, "longitude": -121.4944}


def asked(visitor: Visitor) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(visitor.page.url).query)


def test_typing_shows_hits_and_the_address_follows(visitor):
    visitor.page.goto(f"{visitor.site}search/")
    visitor.answered()
    visitor.words.press_sequentially("sacramento")

    expect(visitor.hits.first).to_be_visible()
    expect(visitor.count).to_contain_text("Sacramento, CA")
    visitor.page.wait_for_url("**/search/?q=sacramento")


def test_a_hit_says_what_a_person_needs_to_choose(visitor):
    hit = visitor.search(q="job club", near="95814").hits.first

    expect(hit.locator("h3 a")).to_have_attribute("href", re.compile(r"^\.\./entries/.+/$"))
    expect(hit).to_contain_text(re.compile(r"Support group|Agency"))
    expect(hit).to_contain_text("from 95814")
    expect(hit).to_contain_text(re.compile("confirmed", re.IGNORECASE))
    assert float(hit.get_attribute("data-miles") or "nan") >= 0


def test_a_removed_chip_is_searched_as_text(visitor):
    visitor.search(q="nurse sacramento")
    chip = visitor.chips.filter(has_text="Health care")

    chip.click()

    visitor.answered()
    expect(visitor.chips.filter(has_text="Health care")).to_have_count(0)
    assert asked(visitor) == {"q": ["nurse sacramento"], "text": ["nurse"]}
    expect(visitor.page.locator("[data-part=text]")).to_contain_text("nurse")


def test_the_focus_goes_on_to_the_next_chip(visitor):
    visitor.search(q="nurse sacramento", kind="professional-association")
    names = visitor.chips.all_inner_texts()
    visitor.chips.first.press("Enter")

    visitor.answered()
    expect(visitor.chips).to_have_count(len(names) - 1)
    expect(visitor.chips.first).to_be_focused()


def test_a_filter_narrows_and_back_and_forward_follow_it(visitor):
    visitor.search(near="Sacramento, CA")
    before = visitor.count.inner_text()
    visitor.facet("kind", "agency").check()
    visitor.answered()
    expect(visitor.count).not_to_have_text(before)
    assert set(visitor.of_hits("data-kind")) == {"agency"}
    assert asked(visitor)["kind"] == ["agency"]

    visitor.page.go_back()
    expect(visitor.count).to_have_text(before)
    expect(visitor.facet("kind", "agency")).not_to_be_checked()

    visitor.page.go_forward()
    expect(visitor.facet("kind", "agency")).to_be_checked()
    assert set(visitor.of_hits("data-kind")) == {"agency"}


def test_a_filters_count_is_what_it_leaves(visitor):
    visitor.search(near="Sacramento, CA")
    option = visitor.page.locator("label", has=visitor.facet("cost", "free"))
    number = option.locator(".fh-facet__count").inner_text()

    option.click()

    expect(visitor.count).to_contain_text(re.compile(rf"^{number}\b"))


def test_every_choice_offered_leads_somewhere(visitor):
    visitor.search(near="Sacramento, CA")

    counts = visitor.page.locator(".fh-facet input:not(:checked) ~ .fh-facet__count").all_inner_texts()
    assert counts
    assert "0" not in counts


def test_two_quick_choices_both_hold(visitor):
    visitor.search(near="Sacramento, CA")
    visitor.page.evaluate(
        "for (const kind of ['agency', 'support-group']) document.querySelector(`[name=kind][value=${kind}]`).click()"
    )
    visitor.answered()

    assert asked(visitor)["kind"] == ["agency", "support-group"]
    assert set(visitor.of_hits("data-kind")) <= {"agency", "support-group"}


def test_the_distance_is_a_choice(visitor):
    visitor.search(q="job", near="95814", within="10")
    near = [float(miles) for miles in visitor.of_hits("data-miles")]
    assert near
    assert max(near) <= 10

    visitor.page.get_by_label("How far?").select_option("100")

    visitor.answered()
    assert asked(visitor)["within"] == ["100"]


def test_a_slip_of_the_pen_is_forgiven_and_said(visitor):
    visitor.search(q="acountant sacremento")

    expect(visitor.chips.filter(has_text="Sacramento, CA")).to_be_visible()
    expect(visitor.chips.filter(has_text="Accounting")).to_be_visible()
    expect(visitor.hits.first).to_be_visible()
    expect(visitor.page.get_by_role("link", name="“sacremento”")).to_be_visible()


def test_one_click_hides_what_nobody_confirmed(visitor):
    visitor.search(q="support group", near="Boston, MA", within="100")
    expect(visitor.page.locator(".fh-card--unconfirmed").first).to_contain_text("Not confirmed")

    visitor.facet("confirmed", "1").click()

    visitor.answered()
    expect(visitor.page.locator(".fh-card--unconfirmed")).to_have_count(0)
    expect(visitor.facet("confirmed", "1")).to_be_checked()
    assert asked(visitor)["confirmed"] == ["1"]


def test_a_search_can_be_shared(visitor, visitor_with):
    visitor.search(near="Sacramento, CA")
    visitor.facet("kind", "support-group").check()
    visitor.answered()
    hits = visitor.of_hits("data-entry")

    other = visitor_with()
    other.page.goto(visitor.page.url)

    assert other.answered().of_hits("data-entry") == hits
    expect(other.page).to_have_title(re.compile("Sacramento"))


def test_going_back_over_typed_words_is_one_step(visitor):
    visitor.search(q="nurse sacramento")
    visitor.words.fill("")
    visitor.words.press_sequentially("welder ohio", delay=20)
    visitor.page.wait_for_url("**/search/?q=welder+ohio")

    visitor.page.go_back()

    expect(visitor.words).to_have_value("nurse sacramento")
    expect(visitor.count).to_contain_text("Sacramento")


def test_further_results_have_an_address(visitor):
    visitor.search(near="Washington, DC", within="50")
    first = visitor.of_hits("data-entry")
    visitor.page.get_by_role("link", name="More results").click()
    visitor.answered()

    assert asked(visitor)["page"] == ["2"]
    assert not set(first) & set(visitor.of_hits("data-entry"))
    expect(visitor.count).to_be_focused()


def test_nonsense_finds_nothing_and_leads_on(visitor):
    visitor.search(q="xqzzyv blorptang")

    expect(visitor.hits).to_have_count(0)
    expect(visitor.page.get_by_role("heading", name="Nothing fits")).to_be_visible()
    ways = visitor.page.locator("[data-part=ways] a")
    expect(ways.first).to_be_visible()


def test_pages_of_the_site_are_found_too(visitor):
    visitor.search(q="nurse sacramento")
    pages = visitor.page.get_by_role("navigation", name="Pages that fit")

    expect(pages.locator('a[href="../cities/ca/sacramento/"]')).to_be_visible()
    expect(pages.locator('a[href="../industries/health-care/"]')).to_be_visible()


def test_near_me_asks_only_after_a_click(visitor_with):
    visitor = visitor_with(geolocation=SACRAMENTO, permissions=["geolocation"])
    visitor.page.add_init_script(
        "const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation); window.asked = 0;"
        "navigator.geolocation.getCurrentPosition = (...how) => { window.asked++; ask(...how) }"
    )
    visitor.search(q="support group")
    assert visitor.page.evaluate("window.asked") == 0

    visitor.page.get_by_role("button", name="Near me").click()

    visitor.page.wait_for_url("**near=38.58%2C-121.49")
    visitor.answered()
    expect(visitor.page.locator("#near")).to_have_value("My location")
    assert all(float(miles) < 101 for miles in visitor.of_hits("data-miles"))


def test_a_refused_location_is_said(visitor_with):
    visitor = visitor_with(permissions=[])
    visitor.search(q="support group")
    visitor.page.evaluate("() => { navigator.geolocation.getCurrentPosition = (_, refuse) => refuse({code: 1}) }")
    visitor.page.get_by_role("button", name="Near me").click()

    expect(visitor.page.get_by_text("Your browser did not say where you are")).to_be_visible()


def test_a_failed_fetch_shows_a_way_to_try_again(visitor):
    visitor.cut_off()
    visitor.page.goto(f"{visitor.site}search/?q=nurse+sacramento")
    visitor.answered("error")
    expect(visitor.page.get_by_role("heading", name="The search did not come through")).to_be_visible()
    expect(visitor.words).to_have_value("nurse sacramento")

    visitor.page.unroute(PARTS)
    visitor.page.get_by_role("button", name="Try again").click()

    visitor.answered()
    expect(visitor.hits.first).to_be_visible()
    expect(visitor.count).to_be_focused()


def test_a_search_goes_on_when_the_connection_is_back(visitor):
    visitor.search(q="nurse sacramento")
    visitor.page.context.set_offline(True)
    visitor.page.locator("#near").fill("Anchorage, AK")
    visitor.words.fill("welder")
    visitor.answered("error")

    visitor.page.context.set_offline(False)

    visitor.answered()
    expect(visitor.count).to_contain_text("Anchorage")


def test_the_answer_to_the_last_key_is_the_one_that_stays(visitor):
    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    visitor.search(q="nurse sacramento")
    visitor.page.route(PARTS, late)
    visitor.words.fill("seattle")
    visitor.words.fill("anchorage")

    visitor.answered()
    expect(visitor.count).to_contain_text("Anchorage")
    visitor.page.wait_for_timeout(800)
    expect(visitor.count).to_contain_text("Anchorage")
    expect(visitor.chips.filter(has_text="Seattle")).to_have_count(0)


def test_without_javascript_the_lists_lead_to_every_entry(visitor_with):
    visitor = visitor_with(java_script_enabled=False)
    visitor.page.goto(f"{visitor.site}search/")
    visitor.page.locator("main [name=q]").fill("nurse")
    visitor.page.locator("main [name=q]").press("Enter")

    visitor.page.wait_for_url("**/search/?q=nurse&near=")
    expect(visitor.page.get_by_text("This browser runs no scripts here")).to_be_visible()
    expect(visitor.page.locator("main .fh-wait")).to_be_hidden()
    visitor.page.get_by_role("link", name="California", exact=True).click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("California")
    visitor.page.go_back()
    visitor.page.get_by_role("link", name="Health care").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("Health care")


def test_the_search_works_below_a_path(visitor, address_below_a_path):
    below = Visitor(visitor.page, address_below_a_path).search(q="nurse sacramento")

    below.hits.first.locator("h3 a").click()

    below.page.wait_for_url(f"{address_below_a_path}entries/**")
    expect(below.page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_is_fetched_from_anywhere_else(visitor):
    fetched: list[str] = []
    complaints: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    visitor.page.on("console", lambda message: complaints.append(message.text))
    visitor.page.on("pageerror", lambda error: complaints.append(str(error)))
    visitor.search(q="nurse sacramento")

    assert {url for url in fetched if not url.startswith((visitor.site, "blob:", "data:"))} == set()
    assert complaints == []

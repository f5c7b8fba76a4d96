"""Pages of the real site in a real Chromium, at phone and desktop widths, under the site's own policy."""

import pytest

PAGES = (
    "",
    "cities/",
    "cities/ca/",
    "cities/ca/sacramento/",
    "cities/ny/new-york/",
    "industries/health-care/",
    "support-groups/",
    "entries/ca/job-connections/",
    "confirm/ca/",
    "open-data/",
    "stats/",
    "guide/",
    "guide/first-month/",
)
PHONE, DESKTOP = (390, 844), (1280, 900)


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def open_page(chromium, site_address):
    """Opens a page at a size and scheme, and collects what went wrong on it."""
    contexts = []

    def opened(path, size=DESKTOP, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        wrong = []
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request",
            lambda request: wrong.append(request.url) if not request.url.startswith((site_address, "data:")) else None,
        )
        page.goto(site_address + path, wait_until="networkidle")
        return page, wrong

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_renders_without_errors_foreign_requests_or_sideways_scrolling(open_page, path, size, scheme):
    page, wrong = open_page(path, size, scheme)

    assert wrong == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("path", ["", "cities/ca/sacramento/", "guide/first-month/"])
def test_a_narrow_phone_needs_no_sideways_scrolling(open_page, path):
    page, _ = open_page(path, (320, 640))

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_city_page_says_whom_to_call_first(open_page):
    page, _ = open_page("cities/ca/sacramento/", PHONE)

    call = page.locator("a[href^='tel:']").first
    box = call.bounding_box()

    assert call.is_visible()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] < 2 * PHONE[1]


def test_pages_are_whole_without_javascript(open_page):
    page, _ = open_page("cities/ca/sacramento/", java_script_enabled=False)

    assert page.locator("[data-section=here] [data-entry]").count() >= 10
    assert page.get_by_role("link", name="Agencies").first.is_visible()


def test_an_address_that_leads_nowhere_shows_ways_on(open_page, site_address):
    page, _ = open_page("cities/ca/nowhere-at-all/")

    assert page.locator("h1").count() == 1
    assert page.locator("main a").count() >= 3


def test_the_first_key_leads_past_the_header(open_page):
    page, _ = open_page("cities/ca/sacramento/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") in ("#content", "#__skip")


def test_the_chosen_scheme_stays_on_the_next_page(open_page):
    page, wrong = open_page("", scheme="light")

    page.locator("[data-scheme-toggle]").click()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("link", name="Guide", exact=True).first.click()
    page.wait_for_load_state("networkidle")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == before
    assert wrong == []

"""The verification sheet, printed by a real Chromium: one page of A4 or Letter, with codes that a phone reads."""

from datetime import date
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from generator.freshness import confirm_first
from generator.site.page import Settings
from generator.site.sheet import sheet
from tests.site.made import DAVIS, SACRAMENTO, SETTINGS, made

TODAY = date(2026, 11, 23)
LONG = "Sacramento Valley and Sierra Foothills Interfaith Career Transition and Networking Ministry"


def rows(number):
    """The longest texts that an entry may have, and short ones, by turns."""
    long = {
        "name": LONG,
        "locations": [{**SACRAMENTO, "street": "12345 North Martin Luther King Junior Boulevard, Suite 1200"}],
        "meetings": [
            {"every": "month", "on": ["2nd wednesday", "last wednesday"], "from": "18:00", "to": "19:30"},
            {"every": "week", "on": ["monday", "wednesday", "thursday"], "from": "09:00", "to": "11:30"},
        ],
        "website": f"https://www.example.org/{'ministries/' * 12}",
    }
    short = {"locations": [DAVIS], "contact": {"phone": "+1-916-555-0100"}, "cost": "free"}
    return [("support-group", f"ca/number-{n}", long if n % 2 else short) for n in range(number)]


def sheet_of(*entries, settings=SETTINGS, most=20):
    whole = made(*entries)
    return sheet(whole, confirm_first(whole, whole.live, TODAY)[:most], "California", settings, TODAY)


@pytest.fixture
def printed(chromium):
    page = chromium.new_page()

    def pages_of(html, size):
        page.set_content(html)
        return PdfReader(BytesIO(page.pdf(format=size, margin=dict.fromkeys(("top", "bottom"), "9mm"))))

    yield pages_of
    page.close()


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_twenty_entries_fit_on_one_page_however_long_they_are(printed, size):
    pdf = printed(sheet_of(*rows(20)), size)
    text = pdf.pages[0].extract_text()

    assert len(pdf.pages) == 1
    assert text.count("still right") == text.count("not reached") + 1 == 21  # the footer says it once more
    assert "generator validate" in text


def test_more_entries_take_a_second_page(printed):
    assert len(printed(sheet_of(*rows(21), most=40), "Letter").pages) == 2


def test_a_phone_reads_each_code_and_finds_the_page_of_the_entry(chromium):
    page = chromium.new_page(viewport={"width": 900, "height": 1200}, device_scale_factor=2)
    page.set_content(sheet_of(*rows(20)))
    picture = Image.open(BytesIO(page.screenshot(full_page=True)))
    page.close()

    read = {code.text for code in zxingcpp.read_barcodes(picture)}

    assert read == {f"https://foothold.example.org/entries/ca/number-{n}/" for n in range(20)}


def test_a_row_says_what_to_ask():
    whole = made(
        (
            "support-group",
            "ca/tuesday",
            {
                "name": "Tuesday Group",
                "locations": [{**SACRAMENTO, "street": "100 Main St"}],
                "meetings": [{"every": "week", "on": ["tuesday"], "from": "09:00"}],
                "cost": "free",
                "contact": {"phone": "+1-916-555-0100"},
            },
        ),
        ("agency", "ca/office", {"locations": [DAVIS], "website": "https://www.example.org/office/"}),
    )

    html = sheet(whole, confirm_first(whole, whole.live, TODAY), "California", SETTINGS, TODAY)

    assert "Does it still meet? Tuesdays 9:00 am? At 100 Main St?" in html
    assert "Sacramento, CA · 916-555-0100" in html
    assert "Is it still open? What does it cost? An office number to publish?" in html
    assert "Davis, CA · example.org/office" in html
    assert "https://foothold.example.org/suggest/?entry=ID&amp;do=confirm" in html
    assert "python -m generator confirm ID --how called --on 2026-11-23" in html


def test_without_an_address_of_the_site_there_is_no_code_and_no_dead_link():
    html = sheet_of(*rows(2), settings=Settings("Foothold", ""))

    assert "<svg" not in html
    assert "suggest/" not in html


def test_nothing_is_fetched_and_markup_in_a_name_stays_text():
    html = sheet_of(("support-group", "ca/aa", {"name": "<script>alert(1)</script>", "locations": [DAVIS]}))

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "src=" not in html
    assert "<link" not in html

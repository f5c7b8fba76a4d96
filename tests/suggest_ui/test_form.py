"""Filling the form: by keyboard, on a phone, with slips, twice, and with places that it looks up."""

import re

from playwright.sync_api import expect

from tests.suggest_ui.conftest import WIDTHS, Person


def test_a_group_is_added_by_keyboard_alone(person: Person):
    page = person.open().page
    keys = page.keyboard

    def to(name: str) -> None:
        """Press Tab until the focus is where it is wanted."""
        for _ in range(60):
            if page.evaluate("document.activeElement.id").startswith(f"f-{name}"):
                return
            keys.press("Tab")
        raise AssertionError(f"no way to {name} by Tab")

    page.locator("h1").click()
    to("kind")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    to("entry-name")
    keys.type("Yolo Walk-in Center")
    to("entry-summary")
    keys.type("Counselors help with resumes and list open jobs in the county.")
    to("entry-agency_type")
    keys.press("Space")
    to("entry-locations-0-city")
    keys.type("95695", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(person.field("locations-0-city")).to_have_value("Woodland")
    to("entry-website")
    keys.type("center.example.net")
    to("entry-meetings-0-every")
    keys.press("Space")
    to("entry-meetings-0-on-monday")
    keys.press("Space")
    to("entry-meetings-0-from")
    keys.type("0900AM")
    to("entry-run_by-type")
    keys.press("Space")
    to("entry-sources-0-states")
    keys.type("hours and address")
    for _ in range(30):
        keys.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    keys.press("Enter")

    expect(person.summary).to_be_focused()
    expect(person.summary).to_contain_text("Nothing to mend")
    assert person.file == "data/agencies/ca/yolo-walk-in-center.yaml"
    assert 'postal_code: "95695"' in person.text
    assert "county: Yolo County" in person.text
    assert "website: https://center.example.net" in person.text


def test_choosing_a_place_fills_what_follows_from_it(person: Person):
    person.open()
    city = person.field("locations-0-city")
    city.press_sequentially("95616")
    expect(person.page.get_by_role("option", name=re.compile("95616"))).to_be_visible()
    city.press("ArrowDown")
    city.press("Enter")

    expect(city).to_have_value("Davis")
    expect(city).to_be_focused()
    expect(person.field("locations-0-state")).to_have_value("CA")
    expect(person.field("locations-0-postal_code")).to_have_value("95616")
    expect(person.page.locator("[data-part=said]")).to_have_text("Filled in: Davis, CA, 95616, Yolo County.")


def test_a_place_that_is_typed_and_not_chosen_is_found_too(person: Person):
    person.open()
    person.place("Reno, Nevada")

    expect(person.field("locations-0-city")).to_have_value("Reno")
    expect(person.field("locations-0-state")).to_have_value("NV")


def test_another_city_takes_its_own_county_and_point(person: Person):
    person.open().group()
    person.place("Davis, CA")
    person.check().ready()

    assert "city: Davis" in person.text
    assert "county: Yolo County" in person.text
    assert "latitude: 38.5" in person.text
    assert "precision: city" in person.text


def test_a_field_is_complained_of_once_it_was_left_and_not_before(person: Person):
    person.open()
    summary = person.field("summary")
    summary.press_sequentially("Too short")
    expect(person.problem("summary")).to_be_hidden()
    summary.press("Tab")

    expect(person.problem("summary")).to_be_visible()
    expect(person.problem("name")).to_be_hidden()
    expect(summary).to_have_attribute("aria-invalid", "true")
    assert "f-entry-summary-problem" in (summary.get_attribute("aria-describedby") or "")
    expect(person.page.locator("[data-part=said]")).to_contain_text("What does it do, and for whom?")

    summary.fill("Long enough: people practice interviews here.")
    expect(person.problem("summary")).to_be_hidden()
    expect(summary).not_to_have_attribute("aria-invalid", "true")


def test_a_pause_is_enough_to_hear_of_a_slip(person: Person):
    person.open()
    person.field("website").press_sequentially("ftp://example.org")

    expect(person.problem("website")).to_be_visible(timeout=5000)
    expect(person.field("website")).to_be_focused()


def test_the_check_names_all_that_is_missing_and_leads_there(person: Person):
    person.open().check()
    links = person.summary.get_by_role("link")

    assert links.count() >= 4
    expect(person.summary.locator("h2")).to_have_text(f"{links.count()} things to mend")
    expect(person.page.locator("[data-part=hand]")).to_be_hidden()
    links.filter(has_text="What is it called?").click()
    expect(person.field("name")).to_be_focused()

    person.group().check()
    expect(person.summary.locator("h2")).to_have_text("Nothing to mend")


def test_the_words_are_those_of_validate(person: Person):
    person.open().group(website="https://circle.example.net/ x").check()

    expect(person.problem("website")).to_contain_text("space", ignore_case=True)
    person.field("website").fill("https://circle.example.net/")
    person.field("locations-0-postal_code").fill("10001")
    person.leave()
    expect(person.problem("locations-0-postal_code")).to_contain_text(
        "The ZIP Code 10001 is in New York, not in California."
    )
    expect(person.problem("locations-0-postal_code")).to_contain_text("10001 is New York, NY")


def test_items_come_and_go_and_the_focus_goes_with_them(person: Person):
    page = person.open().page
    page.get_by_role("button", name="Add another place").press("Enter")
    expect(person.field("locations-1-city")).to_be_focused()
    person.field("locations-1-city").fill("Reno, NV")
    person.leave()
    expect(person.field("locations-1-state")).to_have_value("NV")
    page.get_by_role("button", name="Add another place").press("Enter")

    page.get_by_role("button", name="Remove place 1").press("Enter")

    expect(person.field("locations-0-city")).to_have_value("Reno")
    expect(person.field("locations-0-city")).to_be_focused()
    expect(page.locator("[data-part=said]")).to_have_text("Place 1 is removed.")
    page.get_by_role("button", name="Remove place 2").press("Enter")
    expect(person.field("locations-0-city")).to_be_focused()
    expect(person.field("locations-1-city")).to_have_count(0)


def test_a_meeting_is_entered_as_people_say_it(person: Person):
    page = person.open().group().page
    page.get_by_label("Every month").check()
    person.field("meetings-0-on-0-which").select_option("2nd")
    person.field("meetings-0-on-0-day").select_option("tuesday")
    page.get_by_role("button", name="Add another day of the month").press("Enter")
    expect(person.field("meetings-0-on-1-which")).to_be_focused()
    person.field("meetings-0-on-1-which").select_option("last")
    person.field("meetings-0-on-1-day").select_option("friday")
    person.field("meetings-0-from").fill("18:00")
    person.field("meetings-0-to").fill("19:30")
    person.check().ready()

    assert '{every: month, on: [2nd tuesday, last friday], from: "18:00", to: "19:30"}' in person.text
    expect(page.locator("[data-part=preview]")).to_contain_text(
        "2nd Tuesday and last Friday of the month, 6:00–7:30 pm."
    )


def test_every_two_weeks_asks_for_a_day_and_another_choice_forgets_it(person: Person):
    page = person.open().group().page
    page.get_by_label("Every two weeks").check()
    expect(page.get_by_label("Every two weeks")).to_be_focused()
    page.get_by_label("Monday").check()
    person.field("meetings-0-from").fill("09:00")
    person.field("meetings-0-starting").fill("2026-11-23")
    person.check().ready()
    assert "starting: 2026-11-23" in person.text

    page.get_by_label("Every week").check()
    expect(person.field("meetings-0-starting")).to_have_count(0)
    expect(person.page.locator("[data-part=yaml]")).not_to_contain_text("starting")
    expect(person.page.locator("[data-part=yaml]")).to_contain_text("monday")


def test_questions_of_one_kind_come_and_go_with_it(person: Person):
    page = person.open("?kind=agency").group().page
    page.get_by_label("American Job Center").check()
    person.check().ready()
    assert "agency_type: american-job-center" in person.text

    page.get_by_label("Alumni network").check()
    expect(page.get_by_label("Alumni network")).to_be_focused()
    person.field("institution").fill("University of Example")

    expect(person.page.locator("[data-part=file]")).to_have_text("data/alumni-networks/ca/wednesday-circle.yaml")
    expect(person.page.locator("[data-part=yaml]")).not_to_contain_text("agency_type")


def test_an_entry_that_is_likely_the_same_is_shown_with_a_link(person: Person):
    person.open()
    expect(person.page.locator("[data-part=likely]")).to_be_empty()
    person.field("name").fill("Davis Job Club")
    person.place("Davis, CA")
    likely = person.page.locator("[data-part=likely]")

    expect(likely.get_by_role("link", name="Davis Job Club", exact=True)).to_have_attribute(
        "href", "../entries/ca/davis-job-club/"
    )
    likely.get_by_role("link", name="Report a change").click()
    expect(person.page.locator("h1")).to_have_text("Report a change")
    expect(person.field("name")).to_have_value("Davis Job Club")


def test_the_same_web_page_is_noticed_under_another_name(person: Person):
    person.open()
    person.field("name").fill("Something else entirely")
    person.field("website").fill("https://club.example.org/davis")
    person.place("Davis, CA")

    expect(person.page.locator("[data-part=likely]")).to_contain_text("Davis Job Club")


def test_a_draft_is_there_after_a_reload_and_goes_when_asked(person: Person):
    page = person.open().group().page
    expect(page.locator("[data-part=kept]")).to_contain_text("Your draft is kept here")

    page.reload()
    expect(person.field("name")).to_have_value("Wednesday Circle")
    expect(person.field("locations-0-city")).to_have_value("Sacramento")
    page.get_by_role("button", name="Start again").click()

    expect(person.field("name")).to_have_value("")
    expect(page.locator("[data-part=kept]")).to_be_empty()
    page.reload()
    expect(person.field("name")).to_have_value("")


def test_drafts_of_two_entries_do_not_meet(person: Person):
    person.open("?entry=ca/tuesday-group&do=change")
    person.field("name").fill("Tuesday Group of Sacramento")
    expect(person.page.locator("[data-part=kept]")).to_contain_text("Your draft is kept here")

    person.open("?entry=ca/davis-job-club&do=change")
    expect(person.field("name")).to_have_value("Davis Job Club")
    person.open()
    expect(person.field("name")).to_have_value("")
    person.open("?entry=ca/tuesday-group&do=change")
    expect(person.field("name")).to_have_value("Tuesday Group of Sacramento")


def test_on_a_phone_everything_is_in_reach(person_with):
    person = person_with(WIDTHS["phone"], 844, has_touch=True)
    person.open().group()
    person.page.get_by_text("Check it and go on").tap()
    person.ready()

    assert person.page.evaluate("document.documentElement.scrollWidth") <= WIDTHS["phone"]
    expect(person.summary).to_be_in_viewport()


def test_what_the_address_knows_is_filled_in(person: Person):
    person.open("?place=Davis,%20CA&name=A%20New%20Group&kind=professional-association")

    expect(person.field("name")).to_have_value("A New Group")
    expect(person.field("locations-0-city")).to_have_value("Davis")
    expect(person.field("locations-0-state")).to_have_value("CA")
    expect(person.page.get_by_label("Professional association")).to_be_checked()
    expect(person.page.locator("[data-part=kept]")).to_be_empty()


def test_without_a_script_other_ways_are_explained(person_with):
    person = person_with(java_script_enabled=False)
    page = person.page
    page.goto(f"{person.site}suggest/?entry=ca/davis-job-club&do=change")

    expect(page.get_by_text("This browser runs no scripts here")).to_be_visible()
    expect(page.get_by_role("link", name="Fill in a form in the repository")).to_be_visible()
    expect(page.get_by_role("link", name="entries@example.org")).to_be_visible()
    page.get_by_text("An empty entry to copy").click()
    expect(page.get_by_text("run_by: {type: nonprofit}")).to_be_visible()
    expect(page.get_by_role("button", name="Check it and go on")).to_be_hidden()


def test_nothing_is_fetched_from_anywhere_else_and_nothing_complains(person: Person):
    fetched: list[str] = []
    complaints: list[str] = []
    person.page.on("request", lambda request: fetched.append(request.url))
    person.page.on("console", lambda message: complaints.append(message.text))
    person.page.on("pageerror", lambda error: complaints.append(str(error)))
    person.open().group().check().ready()

    assert {url for url in fetched if not url.startswith((person.site, "blob:"))} == set()
    assert complaints == []

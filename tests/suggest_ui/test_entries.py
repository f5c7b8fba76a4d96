"""An entry that is there: changed, confirmed, closed, and every real one through the form and back."""

import json
from datetime import date
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect

from generator.entries.source import read
from tests.suggest_ui.conftest import CLUB, HOSTILE, Person

CLUB_VALUES = read("", CLUB.encode()).values
CARRIED = json.dumps(CLUB_VALUES, default=str)


def values(text: str) -> dict[str, Any]:
    """What a finished entry says."""
    found = read("", text.encode())
    assert not found.problems
    return cast(dict[str, Any], found.values)


def test_a_change_begins_with_the_entry_as_it_is(person: Person):
    person.open("?entry=ca/davis-job-club&do=change").check()

    expect(person.summary).to_contain_text("nothing is changed yet", ignore_case=True)
    expect(person.page.locator("[data-part=hand]")).to_be_hidden()
    expect(person.field("locations-0-name")).to_have_value("Parish hall")
    expect(person.field("open_to-note")).to_have_value("People who live in Yolo County")
    expect(person.field("meetings-0-on-1-which")).to_have_value("last")


def test_a_change_changes_what_was_changed_and_nothing_else(person: Person):
    page = person.open("?entry=ca/davis-job-club&do=change").page
    person.field("contact-phone").fill("916 555 0199")
    person.check().ready()

    phone = {**CLUB_VALUES["contact"], "phone": "+1-916-555-0199"}
    assert values(person.text) == {**CLUB_VALUES, "contact": phone}
    assert person.file == "data/support-groups/ca/davis-job-club.yaml"
    expect(person.summary).to_contain_text("Changed: contact.")
    assert person.way("request") == (
        "https://github.com/example/foothold/edit/main/data/support-groups/ca/davis-job-club.yaml"
    )
    expect(page.get_by_text("Select everything in it and paste the entry over it.")).to_be_visible()
    asked = {name: found[0] for name, found in parse_qs(urlsplit(person.way("issue")).query).items()}
    assert (asked["template"], asked["id"], asked["what"]) == ("change.yml", "ca/davis-job-club", "Changed: contact.")
    assert values(asked["entry"]) == values(person.text)


def test_a_place_that_moves_loses_its_old_point(person: Person):
    person.open("?entry=ca/davis-job-club&do=change")
    person.field("locations-0-postal_code").fill("")
    person.place("Woodland, CA")
    person.check().ready()

    [location] = values(person.text)["locations"]
    assert (location["city"], location["county"], location["precision"]) == ("Woodland", "Yolo County", "city")
    assert "postal_code" not in location
    assert location["latitude"] == pytest.approx(38.68, abs=0.05)


def test_still_right_asks_two_things_and_confirms(person: Person):
    person.open("?entry=ca/davis-job-club&do=confirm")
    assert person.page.locator("[data-part=questions] input:visible").count() == 5
    person.check()
    expect(person.summary).to_contain_text("choose one", ignore_case=True)
    person.page.get_by_label("I called").check()
    person.page.locator("#f-told-on").fill("2026-11-20")
    person.check().ready()

    done = values(person.text)
    assert done == {**CLUB_VALUES, "verified": {"on": done["verified"]["on"], "how": "called"}, "status": "active"}
    assert str(done["verified"]["on"]) == "2026-11-20"
    asked = {name: found[0] for name, found in parse_qs(urlsplit(person.way("issue")).query).items()}
    assert (asked["template"], asked["id"], asked["how"], asked["on"]) == (
        "still-right.yml",
        "ca/davis-job-club",
        "I called",
        "2026-11-20",
    )


def test_closed_asks_for_the_page_that_says_so(person: Person):
    page = person.open("?entry=ca/tuesday-group&do=closed").page
    page.get_by_label("A web page says so").check()
    page.locator("#f-told-url").fill("www.example.org/news")
    page.locator("#f-told-states").fill("that the group ended in May")
    page.locator("#f-told-on").fill("2026-11-20")
    person.check().ready()

    done = values(person.text)
    assert done["status"] == "closed"
    assert [source["url"] for source in done["sources"]] == [
        "https://www.example.org/about",
        "https://www.example.org/news",
    ]
    assert "id=ca%2Ftuesday-group" in person.way("issue")
    expect(page.locator("[data-part=preview]")).to_contain_text("It has closed.")


def test_the_three_reports_lead_to_each_other(person: Person):
    person.open("?entry=ca/davis-job-club&do=confirm")
    person.page.get_by_role("link", name="Report a change instead").click()

    expect(person.page.locator("h1")).to_have_text("Report a change")
    expect(person.field("name")).to_have_value("Davis Job Club")


def test_the_links_of_an_entrys_page_lead_there(person: Person):
    for words, title in (
        ("Report a change", "Report a change"),
        ("Still right", "Still right"),
        ("It has closed", "It has closed"),
    ):
        person.page.goto(f"{person.site}entries/ca/davis-job-club/")
        person.page.get_by_role("link", name=words, exact=True).click()
        expect(person.page.locator("h1")).to_have_text(title)
        expect(person.page.locator("[data-part=about]")).to_contain_text("Davis Job Club")


def test_a_closed_entry_can_be_opened_again(person: Person):
    person.page.goto(f"{person.site}entries/ca/gone/")
    person.page.get_by_role("link", name="It still meets? Tell us").click()
    person.page.get_by_text("More, if you know it").click()
    person.page.get_by_label("Yes, there is good reason to think so").check()
    person.check().ready()

    assert values(person.text)["status"] == "active"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?entry=ca/no-such-entry&do=change", "No entry has this address."),
        (f"?entry={quote(HOSTILE)}&do=change", "names no entry"),
        ("?entry=../../suggest&do=change", "names no entry"),
    ],
)
def test_an_entry_that_is_not_there_is_said_to_be_missing(person: Person, query, words):
    person.page.goto(f"{person.site}suggest/{query}")

    expect(person.page.locator("[data-part=trouble]")).to_contain_text(words)
    assert person.page.evaluate("window.hit") is None


def test_without_a_connection_the_entry_can_be_asked_for_again(person: Person):
    person.page.route("**/entries/ca/davis-job-club/", lambda route: route.abort())
    person.page.goto(f"{person.site}suggest/?entry=ca/davis-job-club&do=change")
    expect(person.page.locator("[data-part=trouble]")).to_contain_text("could not be loaded")

    person.page.unroute_all()
    person.page.get_by_role("button", name="Try again").click()

    expect(person.field("name")).to_have_value("Davis Job Club")
    expect(person.page.locator("[data-part=trouble]")).to_be_hidden()


def test_hostile_words_of_an_entry_stay_words(person: Person):
    words = json.dumps({"id": "ca/davis-job-club", "kind": HOSTILE, "values": {**json.loads(CARRIED), "name": HOSTILE}})
    page = f"<script data-entry-file>{words.replace('<', chr(92) + 'u003c')}</script><script>window.hit=1</script>"
    person.page.route("**/entries/ca/davis-job-club/", lambda route: route.fulfill(body=page, content_type="text/html"))
    person.open("?entry=ca/davis-job-club&do=change")
    expect(person.field("name")).to_have_value(HOSTILE)
    expect(person.page.locator(".fh-preview__name")).to_have_text(HOSTILE)
    expect(person.page.locator("[data-part=about] a").first).to_have_text(HOSTILE)
    person.field("summary").fill(HOSTILE * 2)
    person.check()

    expect(person.page.locator(".fh-preview .fh-lead")).to_have_text(HOSTILE * 2)
    assert person.page.evaluate("window.hit") is None
    assert person.page.locator("fh-suggest img").count() == 0


def test_hostile_words_of_the_address_stay_words(person: Person):
    person.open(f"?name={quote(HOSTILE)}&place={quote(HOSTILE)}&kind={quote(HOSTILE)}")

    expect(person.field("name")).to_have_value(HOSTILE[:120])
    expect(person.page.get_by_label("Support group")).to_be_checked()
    assert person.page.evaluate("window.hit") is None


def test_a_draft_of_somebody_elses_making_breaks_nothing(person: Person):
    person.open()
    draft = {
        "version": 1,
        "kind": HOSTILE,
        "told": {},
        "saved": HOSTILE,
        "values": {"name": HOSTILE, "locations": "x", "meetings": [1, None], "sources": {"a": []}},
    }
    person.page.evaluate("text => localStorage.setItem('foothold.suggest.new', text)", json.dumps(draft))
    person.page.reload()
    expect(person.page.locator("[data-part=work]")).to_be_visible()

    assert person.page.evaluate("window.hit") is None
    expect(person.field("name")).to_have_value("")
    assert person.page.evaluate("localStorage.getItem('foothold.suggest.new')") is None


ROUND_TRIP = """async ({scripts, entries}) => {
    const load = name => import(`${scripts}suggest/${name}.js`)
    const [{Form}, {whole, ofKind}, {filled, same}, {written}] =
        await Promise.all(["form", "questions", "answers", "yaml"].map(load))
    const {questions, states} = JSON.parse(document.querySelector("[data-part=data]").textContent)
    const asked = questions.map(whole)
    const places = {towns: async () => [], areas: async () => [], find: async () => null}
    const stage = document.createElement("div")
    document.body.append(stage)
    const speaks = "input:not([type=radio]):not([type=checkbox]), textarea, input:checked, select"
    const tell = (control, type) => control.dispatchEvent(new Event(type, {bubbles: true}))
    return entries.map(({id, kind, values}) => {
        const nothing = () => {}
        const form = new Form({values: {kind, entry: values}, states, places, changed: nothing, announce: nothing})
        stage.replaceChildren(...ofKind(asked, kind).map(one => form.draw(one, ["entry", one.name])))
        const controls = [...stage.querySelectorAll(speaks)]
        for (const control of controls) tell(control, "input")
        for (const control of controls)
            if (control.matches("select, [type=radio], [type=checkbox]") && !control.closest(".fh-q--state"))
                tell(control, "change")
        const after = filled(form.values.entry)
        return {id, controls: controls.length, same: same(after, values), text: written(after)}
    })
}"""


def test_every_real_entry_comes_back_from_the_form_as_it_was(real_site: Path, chromium, site_address):
    """Each is drawn, every control writes what it holds, and the text is read again."""
    listed = [
        (row["id"], row["kind"], row["values"])
        for row in (carried(path) for path in sorted(real_site.glob("entries/*/*/index.html")))
        if row
    ]
    page = chromium.new_page()
    page.goto(f"{site_address}suggest/")
    [script] = real_site.rglob("suggest-page.js")
    scripts = f"{site_address}{script.parent.relative_to(real_site).as_posix()}/"

    assert len(listed) > 2500
    for start in range(0, len(listed), 500):
        entries = [{"id": i, "kind": kind, "values": row} for i, kind, row in listed[start : start + 500]]
        found = page.evaluate(ROUND_TRIP, {"scripts": scripts, "entries": entries})
        assert [row["id"] for row in found if not row["same"]] == []
        assert min(row["controls"] for row in found) > 20
        for row, entry in zip(found, entries, strict=True):
            assert plain(row["text"]) == entry["values"], row["id"]
    page.close()


def carried(path: Path) -> dict[str, Any] | None:
    """The entry that a page carries."""
    html = path.read_text(encoding="utf-8")
    _, mark, rest = html.partition('<script type="application/json" data-entry-file>')
    return json.loads(rest.partition("</script>")[0]) if mark else None


def plain(text: str) -> Any:
    """The values of a text as the project reads it, with its days as text, as JSON has them."""
    return _without_days(read("", text.encode()).values)


def _without_days(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_days(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_without_days(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value

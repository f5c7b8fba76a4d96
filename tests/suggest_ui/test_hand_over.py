"""Handing over: what is saved validates at the first try; nothing leaves by itself."""

import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.suggest_ui.conftest import Person


def validated(project: Path, folder: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    """What `validate` says of the file, beside the others of the project."""
    shutil.copytree(project / "data", folder / "data")
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "validate", name]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_saved_file_validates_at_the_first_try(person: Person, project, tmp_path):
    person.open().group(name="Café “Second Start” & Friends: a circle").check().ready()
    with person.page.expect_download() as download:
        person.page.get_by_role("button", name="Save the file").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8")

    assert download.value.suggested_filename == "cafe-second-start-and-friends-a-circle.yaml"
    assert saved == person.text
    check = validated(project, tmp_path, person.file, saved)
    assert (check.returncode, check.stdout) == (0, "1 of 5 entries checked, no problems\n"), check.stdout


def test_an_entry_with_everything_validates_too(person: Person, project, tmp_path):
    page = person.open("?kind=support-group").group().page
    page.get_by_text("More about this").first.click()
    person.field("locations-0-name").fill("Room 4")
    person.field("locations-0-street").fill("100 Main St")
    person.place("95814")
    page.get_by_role("button", name="Add an area").click()
    person.field("serves-0").press_sequentially("sacramento county")
    page.get_by_role("option", name="Sacramento County, CA").click()
    person.field("contact-phone").fill("916.555.0100")
    person.field("contact-email").fill("info@example.org")
    page.get_by_label("Every two weeks").check()
    page.get_by_label("Thursday").check()
    person.field("meetings-0-from").fill("18:00")
    person.field("meetings-0-to").fill("19:30")
    person.field("meetings-0-starting").fill("2026-11-19")
    page.get_by_label("A congregation or religious organization").check()
    person.field("run_by-faith").select_option("interfaith")
    person.field("run_by-name").fill("Example Parish: the “old” one")
    page.locator("summary", has_text="More, if you know it").click()
    page.get_by_label("Other: in words").check()
    person.field("open_to-note").fill("veterans, and their families")
    person.field("cost-free").check()
    person.field("take_part").fill("Come a quarter of an hour early; somebody will show you around.")
    person.field("volunteer").fill("Bring coffee, chairs or an hour: # whatever you have.")
    page.locator("#f-entry-industries summary").click()
    person.field("industries-health-care").check()
    page.locator("#f-entry-languages summary").click()
    person.field("languages-es").check()
    person.check().ready()

    check = validated(project, tmp_path, person.file, person.text)
    assert (check.returncode, check.stdout) == (0, "1 of 5 entries checked, no problems\n"), check.stdout
    for line in (
        'serves: ["Sacramento County, CA"]',
        "industries: [health-care]",
        "languages: [es]",
        'open_to: {note: "veterans, and their families"}',
    ):
        assert line in person.text


def test_the_same_text_stands_in_every_way(person: Person):
    person.open().group().check().ready()
    new_file = parse_qs(urlsplit(person.way("request")).query)
    form = parse_qs(urlsplit(person.way("issue")).query)
    mail = parse_qs(urlsplit(person.way("mail")).query)

    assert new_file == {"filename": ["wednesday-circle.yaml"], "value": [person.text]}
    assert urlsplit(person.way("request")).path == "/example/foothold/new/main/data/support-groups/ca"
    assert form["entry"] == [f"# {person.file}\n{person.text}"]
    assert form["template"] == ["new-entry.yml"]
    assert mail["body"][0].replace("\r\n", "\n") == f"{person.file}\n\n{person.text}"
    assert urlsplit(person.way("mail")).path == "entries@example.org"


def test_what_is_too_long_for_an_address_is_copied_in_steps(person: Person):
    page = person.open().group().page
    for number in range(11):
        page.locator("#f-entry-sources-add").click()
        person.field(f"sources-{number + 1}-url").fill(f"https://circle.example.net/{number}/{'a' * 300}")
        person.leave()
        person.field(f"sources-{number + 1}-states").fill(f"number {number}, " + "and so on " * 30)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.check().ready()

    assert len(person.text) > 6000
    for way in ("request", "issue"):
        assert len(person.way(way)) < 1000
        assert "Wednesday Circle" not in unquote(person.way("request"))
    page.get_by_role("button", name="Copy the entry").first.click()
    expect(page.locator("[data-part=said]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == person.text


def test_where_copying_is_refused_the_text_is_selected(person: Person):
    page = person.open().group().page
    person.check().ready()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
    page.get_by_text("The finished entry, as a file").click()
    page.get_by_role("button", name="Copy it").click()

    expect(page.locator("[data-part=copied]")).to_contain_text("It is selected")
    assert page.evaluate("getSelection().toString()").strip() == person.text.strip()


def test_a_second_entry_of_the_same_name_gets_an_id_of_its_own(person: Person):
    person.open().group(name="Tuesday Group").check().ready()

    assert person.file == "data/support-groups/ca/tuesday-group-2.yaml"


def test_links_open_beside_the_form_and_say_so(person: Person):
    person.open().group().check().ready()
    link = person.page.locator("[data-way=request]")

    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")
    expect(link).to_contain_text("opens a new window")


@pytest.mark.parametrize("query", ["", "?entry=ca/job-connections&do=confirm"])
def test_without_a_repository_there_are_only_the_file_and_the_words(chromium, site_address, query):
    page = chromium.new_page()
    person = Person(page, site_address)
    person.open(query)
    if query:
        page.get_by_label("I called").check()
    else:
        person.group()
    person.check().ready()

    assert page.locator("[data-way]").count() == 0
    expect(page.get_by_role("button", name="Save the file")).to_be_visible()
    expect(page.locator("[data-part=ways]")).to_contain_text("whoever runs this copy")
    expect(page.get_by_role("link", name="Whom to send it to")).to_be_visible()
    page.close()

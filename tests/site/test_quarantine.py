"""No page leads a reader to a site that may have changed hands, and each says why."""

import json
from pathlib import Path

import pytest

from generator import build, directory
from generator.directory import Directory
from generator.entries.quarantine import Quarantine
from generator.exports import files_of
from generator.places import gazetteer
from generator.site.pages.every import all_pages
from tests.project import GROUP, small_project
from tests.site.drawn import drawn, read, words_of
from tests.site.made import NOW, SACRAMENTO, WITH_REPO, _row, taxonomy

SUSPECT = "https://www.tuesday-group.org/"
SOURCE = {"url": "https://www.tuesday-group.org/about", "dated": "2019", "states": "that it meets"}


@pytest.fixture(scope="module")
def whole() -> Directory:
    rows = [
        _row("support-group", "ca/tuesday-group", {"website": SUSPECT, "locations": [SACRAMENTO], "sources": [SOURCE]}),
        _row("support-group", "ca/other-group", {"website": "https://other-group.org/", "locations": [SACRAMENTO]}),
    ]
    return directory.build(rows, taxonomy(), gazetteer.load(), Quarantine([SUSPECT]))


def test_no_page_links_to_it_and_every_page_still_links_to_the_others(whole):
    links = {link for page in all_pages(whole, WITH_REPO, NOW) for link in read(drawn(page, WITH_REPO)).links}

    assert [link for link in links if "tuesday-group.org" in link] == []
    assert "https://other-group.org/" in links


def test_the_entrys_page_says_that_its_website_may_have_changed_hands(whole):
    [page] = [page for page in all_pages(whole, WITH_REPO, NOW) if page.address == "entries/ca/tuesday-group/"]

    words = words_of(page, WITH_REPO)

    assert "Not confirmed: it may have moved or ended." in words
    assert "Its website, tuesday-group.org, may have changed hands, so there is no link to it here." in words
    assert "(page dated 2019, general knowledge" in words
    assert "the site may have changed hands since)" in words


def test_lists_treat_it_as_not_confirmed(whole):
    [listing] = [listing for listing in whole.live if listing.former_website]

    assert (listing.id, listing.unconfirmed, listing.former_website) == ("ca/tuesday-group", True, SUSPECT)
    assert [listing.id for listing in whole.live] == ["ca/other-group", "ca/tuesday-group"]


def test_the_open_data_calls_it_unconfirmed_and_gives_no_website(whole):
    exported = dict(files_of(whole, NOW))
    [path] = [path for path in exported if path.endswith("entries.ndjson")]
    rows = {row["id"]: row for row in map(json.loads, exported[path].splitlines())}

    assert (rows["ca/tuesday-group"]["status"], "website" in rows["ca/tuesday-group"]) == ("unconfirmed", False)
    assert (rows["ca/other-group"]["status"], rows["ca/other-group"]["website"]) == (
        "active",
        "https://other-group.org/",
    )


LINE = '{{\n"{}": {{"state": "suspect", "first": "2026-11-02", "last": "2026-11-02", "checks": 1, "sure": true}}\n}}\n'


def read_project(folder: Path, links: str) -> build.Checked:
    (folder / ".foothold").mkdir()
    (folder / ".foothold" / "links.json").write_text(links)
    return build.read(folder / "data", NOW)


def test_a_build_reads_what_the_link_checks_have_found(tmp_path):
    folder = small_project(tmp_path / "p", {"support-groups/ca/tuesday-group.yaml": GROUP})

    checked = read_project(folder, LINE.format("https://www.example.org/"))

    assert checked.directory is not None
    [listing] = checked.directory.live
    assert (listing.unconfirmed, listing.entry.website) == (True, None)


def test_a_damaged_file_stops_the_build_rather_than_send_readers_anywhere(tmp_path):
    folder = small_project(tmp_path / "p", {"support-groups/ca/tuesday-group.yaml": GROUP})

    checked = read_project(folder, "<<<<<<< HEAD")

    assert checked.directory is None
    [problem] = checked.problems
    assert (problem.path, problem.severity) == (".foothold/links.json", "error")
    assert "cannot be read" in problem.what

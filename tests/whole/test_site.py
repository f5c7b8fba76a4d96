"""The whole real site, built once and read as a visitor, a crawler and a re-user would."""

import json
from collections import Counter, deque
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from tests.whole.pages import Parsed, pages_of, target_of, things

LARGEST = 250 * 1024
KINDS = {"support-group", "professional-association", "alumni-network", "agency"}
SAMPLES = (
    "index.html",
    "404.html",
    "search/index.html",
    "cities/index.html",
    "cities/ca/index.html",
    "cities/ca/towns/index.html",
    "cities/ca/sacramento/index.html",
    "cities/ny/new-york/index.html",
    "industries/index.html",
    "industries/health-care/index.html",
    "industries/health-care/ca/index.html",
    "support-groups/index.html",
    "support-groups/ca/index.html",
    "alumni-networks/index.html",
    "agencies/us/index.html",
    "confirm/index.html",
    "confirm/ca/index.html",
    "open-data/index.html",
    "stats/index.html",
    "entries/ca/job-connections/index.html",
    "guide/index.html",
    "guide/first-month/index.html",
    "about/index.html",
)


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, Parsed]:
    return pages_of(real_site)


@pytest.fixture(scope="module")
def entries(real_site: Path) -> list[dict[str, object]]:
    lines = (real_site / "api/v1/entries.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("path", SAMPLES)
def test_a_page_of_each_type_is_valid_html(real_site, path):
    html5lib.HTMLParser(strict=True).parse((real_site / path).read_text(encoding="utf-8"))


def test_every_page_has_one_heading_one_main_and_a_description(pages):
    wrong = {
        page.path: (page.headings, page.mains, page.description)
        for page in pages.values()
        if page.headings != 1 or page.mains != 1 or not 50 <= len(page.description) <= 160
    }

    assert wrong == {}


def test_titles_and_canonicals_are_unique(pages):
    lasting = [page for page in pages.values() if page.robots == "" and page.path != "404.html"]

    assert [title for title, count in Counter(page.title for page in lasting).items() if count > 1] == []
    assert [page.path for page in lasting if urlsplit(page.canonical).path.removeprefix("/") != page.address] == []
    assert [page.path for page in lasting if not 5 <= len(page.title) <= 75] == []


def test_no_page_is_heavy(pages):
    assert {page.path: page.size for page in pages.values() if page.size > LARGEST} == {}


def test_no_link_and_no_anchor_is_broken(real_site, pages):
    files = {path.relative_to(real_site).as_posix() for path in real_site.rglob("*") if path.is_file()}
    broken = []
    for page in pages.values():
        for link in set(page.links) | set(page.resources):
            target = target_of(page.path, link)
            if target is None:
                continue
            path, anchor = target
            if path not in files or (anchor and path in pages and anchor not in pages[path].ids):
                broken.append((page.path, link))

    assert broken[:20] == []


def test_every_entry_is_reached_from_home_by_links(pages, entries):
    seen, waiting = {"index.html"}, deque(["index.html"])
    while waiting:
        page = pages[waiting.popleft()]
        for link in page.links:
            target = target_of(page.path, link)
            if target and target[0] in pages and target[0] not in seen:
                seen.add(target[0])
                waiting.append(target[0])

    assert [entry["id"] for entry in entries if f"{entry['address']}index.html" not in seen] == []


def test_nothing_is_fetched_from_another_site(pages):
    foreign = {
        (page.path, resource) for page in pages.values() for resource in page.resources if urlsplit(resource).netloc
    }

    assert foreign == set()


def test_no_page_carries_a_style_of_its_own(pages):
    """The Content-Security-Policy refuses them."""
    assert [page.path for page in pages.values() if page.inline_styles] == []


def test_structured_data_parses_and_says_what_it_is(pages):
    for page in pages.values():
        for thing in things(page):
            assert thing["@context"] == "https://schema.org", page.path
            assert thing["@type"], page.path
    entry = things(pages["entries/ca/job-connections/index.html"])
    city = things(pages["cities/ca/sacramento/index.html"])

    assert {"BreadcrumbList"} < {str(thing["@type"]) for thing in entry}
    assert {"BreadcrumbList", "ItemList"} <= {str(thing["@type"]) for thing in city}


def test_every_city_page_leads_to_all_four_kinds_and_is_no_dead_end(pages):
    cities = [page for page in pages.values() if page.path.startswith("cities/") and page.path.count("/") == 3]
    cities = [page for page in cities if "/towns/" not in page.path]

    assert len(cities) > 650
    for page in cities:
        targets = {target[0].split("/")[0] for link in page.links if (target := target_of(page.path, link))}
        assert {"support-groups", "professional-associations", "alumni-networks", "agencies"} <= targets, page.path
        assert {"here", "online"} <= page.sections, page.path
        assert len(page.entries) >= 8, page.path


def test_every_state_has_a_page_with_all_four_kinds(pages, entries):
    states = {path.split("/")[1] for path in pages if path.startswith("cities/") and path.count("/") == 2}
    reached = {
        (location["state"].lower(), entry["kind"]) for entry in entries for location in entry.get("locations", [])
    } | {(place[-2:].lower(), entry["kind"]) for entry in entries for place in entry.get("serves", [])}

    assert len(states) >= 52
    assert {"dc", "pr", "ak", "hi"} <= states
    assert {kind for _, kind in reached} == KINDS


def test_an_entry_stands_on_the_page_of_its_city(pages, entries):
    [found] = [entry for entry in entries if entry["id"] == "ca/job-connections"]

    assert "ca/job-connections" in pages["cities/ca/danville/index.html"].entries
    assert found["address"] == "entries/ca/job-connections/"


def test_the_sitemap_names_exactly_the_pages_that_search_engines_may_list(real_site, pages):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ElementTree.parse(real_site / "sitemap.xml").getroot()
    listed = set()
    for location in index.iter(f"{space}loc"):
        part = ElementTree.parse(real_site / urlsplit(str(location.text)).path.removeprefix("/")).getroot()
        listed |= {str(found.text) for found in part.iter(f"{space}loc")}

    assert listed == {page.canonical for page in pages.values() if not page.robots and page.path != "404.html"}
    assert not (real_site / "sitemap.xml.gz").exists()


def test_no_folder_holds_more_files_than_hosts_take(real_site):
    crowded = Counter(path.parent for path in real_site.rglob("*") if path.is_file())

    assert max(crowded.values()) < 50_000


def test_the_open_data_agree_with_each_other(real_site, entries):
    api = real_site / "api/v1"
    index = json.loads((api / "index.json").read_text())
    table = (api / "entries.csv").read_bytes().count(b"\r\n")
    points = json.loads((api / "entries.geojson").read_text(encoding="utf-8"))["features"]

    assert len(entries) == index["counts"]["entries"] + index["counts"]["closed"]
    assert table == len(entries) + 1
    assert {point["properties"]["id"] for point in points} <= {entry["id"] for entry in entries}
    for paths in (index["files"]["states"], index["files"]["cities"], index["files"]["industries"]):
        assert all((api / path).is_file() for path in paths)
    assert index["counts"]["verified"] == 0
    assert index["built"] == "2026-11-23"


def test_an_unseen_source_says_that_nobody_has_checked_the_address(real_site, entries):
    unseen = [entry for entry in entries if not any("accessed" in source for source in entry["sources"])]
    page = (real_site / str(unseen[0]["address"]) / "index.html").read_text(encoding="utf-8")

    assert len(unseen) > 600
    assert "obody has checked" in page

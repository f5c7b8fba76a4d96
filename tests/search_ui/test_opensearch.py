"""The description by which a browser adds the site to its own search box."""

from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import expect

from generator.site.opensearch import description, opensearch_files
from generator.site.page import Settings

NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
SITE = Settings("Work & Friends, a directory", "https://example.org/a/")


def test_the_description_is_well_formed_and_absolute():
    tree = ElementTree.fromstring(description(SITE))

    urls = {url.get("type"): url.get("template") for url in tree.findall("o:Url", NAMES)}
    assert urls == {
        "text/html": "https://example.org/a/search/?q={searchTerms}",
        "application/opensearchdescription+xml": "https://example.org/a/opensearch.xml",
    }
    assert len(tree.findtext("o:ShortName", "", NAMES)) <= 16
    assert len(tree.findtext("o:Description", "", NAMES)) <= 1024


def test_a_site_without_an_address_has_no_description():
    assert list(opensearch_files(Settings("Foothold", ""))) == []


def test_the_site_holds_it_and_every_page_names_it(real_site: Path, visitor):
    visitor.page.goto(f"{visitor.site}cities/ca/sacramento/")
    link = visitor.page.locator('link[rel="search"]')

    expect(link).to_have_attribute("type", "application/opensearchdescription+xml")
    expect(link).to_have_attribute("title", "Foothold")
    expect(link).to_have_attribute("href", "../../../opensearch.xml")
    assert (real_site / "opensearch.xml").is_file()

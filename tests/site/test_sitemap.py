from datetime import date
from xml.etree import ElementTree

from generator.site.sitemap import robots, sitemap_files

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://example.org/"


def locations(xml: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(xml).iter(f"{SPACE}loc")]


def test_the_index_names_every_file():
    files = dict(sitemap_files([(f"p{n}/", None) for n in range(5)], SITE, most=2))

    assert locations(files["sitemap.xml"]) == [f"https://example.org/sitemap-{n}.xml" for n in (1, 2, 3)]
    assert [len(locations(files[f"sitemap-{n}.xml"])) for n in (1, 2, 3)] == [2, 2, 1]


def test_lastmod_is_the_entrys_own_day_or_left_out():
    [_, (_, xml)] = sitemap_files([("a/", date(2019, 3, 8)), ("b/", None)], SITE)

    assert xml.count(b"<lastmod>") == 1
    assert b"<lastmod>2019-03-08</lastmod>" in xml


def test_an_address_stands_once_and_escaped():
    [_, (_, xml)] = sitemap_files([("a&b/", None), ("a&b/", None)], SITE)

    assert locations(xml) == ["https://example.org/a&b/"]


def test_without_a_site_address_there_is_no_sitemap():
    assert list(sitemap_files([("a/", None)], "")) == []
    assert b"Sitemap" not in robots("")
    assert b"Sitemap: https://example.org/sitemap.xml\n" in robots(SITE)

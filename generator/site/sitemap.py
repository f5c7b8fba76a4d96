"""The sitemap for search engines (sitemaps.org, protocol 0.9): an index, and files of at most 50,000 addresses.

Pure. `lastmod` is the day on which an entry's own facts were last read or confirmed, and left out where nobody
knows: a build is not a change.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape

MOST = 50_000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap_files(
    addresses: Iterable[tuple[str, date | None]], site_url: str, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """sitemap.xml and the files it names, from (address below the root, lastmod); nothing without a site_url."""
    if not site_url:
        return
    rows = sorted(set(addresses), key=lambda row: row[0])
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = "".join(f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{index}</sitemapindex>\n".encode()
    for name, part in zip(names, parts, strict=True):
        urls = "".join(_url(site_url + address, modified) for address, modified in part)
        yield name, f"{_HEAD}<urlset {_SPACE}>\n{urls}</urlset>\n".encode()


def robots(site_url: str) -> bytes:
    """robots.txt: everything may be read; where the sitemap is."""
    place = f"Sitemap: {site_url}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{place}".encode()


def _url(address: str, modified: date | None) -> str:
    lastmod = f"<lastmod>{modified.isoformat()}</lastmod>" if modified else ""
    return f"<url><loc>{escape(address)}</loc>{lastmod}</url>\n"

"""The built site's pages, parsed once: what the checks of the whole site look at."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html


@dataclass(frozen=True)
class Parsed:
    """What the checks ask of a page."""

    path: str
    size: int
    title: str
    description: str
    canonical: str
    robots: str
    headings: int
    mains: int
    ids: frozenset[str]
    links: tuple[str, ...]
    """Every href of an anchor, as written."""
    resources: tuple[str, ...]
    """What the browser would fetch: scripts, styles, images, icons."""
    structured: tuple[str, ...]
    entries: tuple[str, ...]
    """The ids of the entries that the page lists."""
    sections: frozenset[str]
    inline_styles: int

    @property
    def address(self) -> str:
        return self.path.removesuffix("index.html")


@cache
def pages_of(site: Path) -> dict[str, Parsed]:
    """Every HTML page by its path below the site."""
    return {path: _parsed(site / path, path) for path in sorted(_html_paths(site))}


def _html_paths(site: Path) -> list[str]:
    return [path.relative_to(site).as_posix() for path in site.rglob("*.html")]


def _parsed(file: Path, path: str) -> Parsed:
    data = file.read_bytes()
    tree = html.document_fromstring(data.decode("utf-8"))

    def found(query: str) -> list[Any]:
        return cast("list[Any]", tree.xpath(query))

    def texts(query: str) -> tuple[str, ...]:
        return tuple(str(text) for text in found(query))

    def one(query: str) -> str:
        return next(iter(texts(query)), "")

    return Parsed(
        path=path,
        size=len(data),
        title=one("/html/head/title/text()"),
        description=one("/html/head/meta[@name='description']/@content"),
        canonical=one("/html/head/link[@rel='canonical']/@href"),
        robots=one("/html/head/meta[@name='robots']/@content"),
        headings=len(found("//h1")),
        mains=len(found("//main")),
        ids=frozenset(texts("//@id") + texts("//a/@name")),
        links=texts("//body//a/@href"),
        resources=texts("//script/@src | //img/@src | //link[@rel!='canonical' and @rel!='alternate']/@href"),
        structured=texts("//script[@type='application/ld+json']/text()"),
        entries=texts("//@data-entry"),
        sections=frozenset(texts("//@data-section")),
        inline_styles=len(found("//@style | //style")),
    )


def target_of(page: str, link: str) -> tuple[str, str] | None:
    """(path of the file, anchor) that a link of a page leads to; none for another site, a mail or a call."""
    if urlsplit(link).scheme or link.startswith("//"):
        return None
    address, anchor = urldefrag(urljoin(f"/{page}", link))
    path = urlsplit(address).path.removeprefix("/")
    return (f"{path}index.html" if path == "" or path.endswith("/") else path), anchor


def things(page: Parsed) -> list[dict[str, Any]]:
    """The page's JSON-LD objects. Raises ValueError for what does not parse."""
    return [json.loads(text) for text in page.structured]

"""Pages as a browser gets them, without the theme: for tests of templates and of what links lead to."""

from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from generator.site.frame import Frame
from generator.site.page import Page, Settings
from generator.site.render import Renderer
from tests.site.made import SETTINGS

FRAME = Frame(dict.fromkeys(range(4), (b"<head>", b"</head><body><main>", b"</main></body>")))
ELSEWHERE = ("guide/", "about/", "api/", "assets/")
"""What is written by hand or exported, and so is no page here."""


def drawn(page: Page, settings: Settings = SETTINGS) -> str:
    """The whole page."""
    return _renderer(settings).render(page).decode()


@cache
def _renderer(settings: Settings) -> Renderer:
    """Templates are compiled once."""
    return Renderer(FRAME, settings)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if tag == "a" and name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> _Reader:
    """Its links, ids, tags and text."""
    reader = _Reader()
    reader.feed(html)
    return reader


def words_of(page: Page, settings: Settings = SETTINGS) -> str:
    """Its text on one line."""
    return " ".join("".join(read(drawn(page, settings)).text).split())


def broken_links(pages: Iterable[Page], settings: Settings = SETTINGS) -> list[tuple[str, str]]:
    """(page, link) of each link to a generated page or anchor that does not exist."""
    known = {page.address: read(drawn(page, settings)) for page in pages}
    found = []
    for address, reader in known.items():
        for link in reader.links:
            target, anchor = urldefrag(urljoin(f"https://site.example/{address}", link))
            if not target.startswith("https://site.example/"):
                continue
            path = urlsplit(target).path.removeprefix("/")
            if path.startswith(ELSEWHERE):
                continue
            if path not in known or (anchor and anchor not in known[path].ids):
                found.append((address, link))
    return found

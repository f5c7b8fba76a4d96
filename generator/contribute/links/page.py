"""The words on a page: bytes as a server sent them, into title, text and source. Pure, whatever the bytes."""

import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from lxml import etree, html

from generator.text import fold

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_REFRESH = re.compile(r"""^\s*([0-9]{1,4})(?:\.[0-9]*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)""", re.IGNORECASE)
_SOON = 5
"""Seconds within which a page's own refresh is as good as a redirect."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object", "svg")
_SPOKEN = ("alt", "aria-label")
"""Attributes that are read aloud, and so are words of the page: a logo's name."""
_METAS = ("description", "og:site_name", "og:title", "og:description", "author", "application-name")


@dataclass(frozen=True)
class Page:
    """A page as a reader meets it."""

    title: str
    text: str
    """What is seen, on one line."""
    more: str
    """What else says whose page it is: descriptions, the names of pictures."""
    source: str
    refresh: str = ""
    """Where it sends its readers within seconds; as written."""

    @cached_property
    def folded(self) -> str:
        """Title, text and the rest as one comparison sees them, with a space at both ends."""
        return f" {fold(self.title)} {fold(self.text)} {fold(self.more)} "

    @cached_property
    def plain(self) -> str:
        """The same in small letters, for the scripts of which folding leaves nothing."""
        return f"{self.title} {self.text} {self.more}".casefold()


def page_of(body: bytes, content_type: str = "") -> Page:
    """The page in these bytes; an empty one where there is nothing to read."""
    source = decoded(body, content_type)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Page("", "", "", source)
    refresh = _refresh(tree)
    more = [element.get(name, "") for element in tree.iter() for name in _SPOKEN if element.get(name)]
    more += [meta.get("content", "") for meta in tree.iter("meta") if _name(meta) in _METAS]
    title = next((_line(found.text or "") for found in tree.iter("title") if found.text), "")
    etree.strip_elements(tree, *_UNSEEN, etree.Comment, with_tail=False)
    body_of = tree.find("body")
    words = _line(" ".join(str(part) for part in (tree if body_of is None else body_of).itertext()))
    return Page(title, words, _line(" ".join(more)), source, refresh)


def target_of(page: Page, address: str) -> str:
    """The whole address to which the page sends its readers by itself; empty where it does not."""
    if not page.refresh:
        return ""
    try:
        target = urljoin(address, page.refresh.strip())
    except ValueError:
        return ""
    return "" if target.split("#")[0] == address.split("#")[0] else target


def decoded(body: bytes, content_type: str = "") -> str:
    """The text: by the mark at its start, the header, the page's own word, else as UTF-8 or Windows' Latin."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    said = _HEADER_CHARSET.search(content_type)
    own = _CHARSET.search(body[:4096])
    for name in (said[1] if said else "", own[1].decode("ascii") if own else ""):
        if name and (text := _decoded_as(body, name)) is not None:
            return text
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_in_a_letter = error.start >= len(body) - 3
        return body.decode("utf-8" if cut_in_a_letter else "cp1252", "replace")


def _decoded_as(body: bytes, name: str) -> str | None:
    try:
        info = codecs.lookup(name)
        return body.decode("cp1252" if info.name == "iso8859-1" else info.name, "replace")
    except (LookupError, UnicodeError, TypeError, AttributeError):
        return None


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _name(meta: html.HtmlElement) -> str:
    return (meta.get("name") or meta.get("property") or "").lower()


def _refresh(tree: html.HtmlElement) -> str:
    for meta in tree.iter("meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            found = _REFRESH.match(meta.get("content") or "")
            if found and int(found[1]) <= _SOON:
                return found[2].strip()
    return ""


def _line(text: str) -> str:
    return " ".join(text.split())

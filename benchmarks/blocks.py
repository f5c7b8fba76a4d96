"""Take the pages of our built site apart again, into values that another generator's templates can be filled with.

Pure: HTML in, values out. Every page gives its frame (what is around it), its head (title, description, JSON-LD …) and
its body as blocks: the trail, headings, facts, cards, lines, chips, and what stands between them as it is. Cards and
lines only name their entry and its distance. Nothing is lost: a peer's templates put the same page together again.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from generator.text import slug

Block = dict[str, Any]
"""A block of a page; one of its keys says what it is: raw, crumbs, heading, fact, card, line, chip."""


class Apart(NamedTuple):
    """A page in its parts."""

    before: str
    head: dict[str, Any]
    between: str
    body: str
    blocks: list[Block]
    """The body in its blocks."""
    after: str


_PAGE = re.compile(
    r"(?P<before>.*?)(?P<head><title>.*?)(?P<between>\n?    <meta name=\"theme-color\".*?tabindex=\"-1\">\n)"
    r"(?P<body>.*)(?P<after>\n          </div>\n.*?</main>.*)",
    re.DOTALL,
)
"""As generator/site/theme/main.html and head.html make a page."""
_META = re.compile(r"<(?:meta (?:name|property|http-equiv)|link rel)=\"([\w:-]+)\"[^>]* (?:content|href)=\"([^\"]*)\">")
_JSON_LD = re.compile(r"<script type=\"application/ld\+json\">(.*?)</script>", re.DOTALL)
_BLOCK = re.compile(
    r"""
      <nav\ class="fh-crumbs".*?</nav>\n
    | <article\ class="fh-card(?:\ fh-card--unconfirmed)?"\ data-entry=.*?</article>\n
    | <li\ class="fh-line(?:\ fh-line--unconfirmed)?"\ data-entry=.*?</ul></li>\n
    | <li><a\ class="fh-chip"\ href="[^"]*">[^<]*(?:\ <span\ class="fh-chip__count">[^<]*</span>)?</a></li>\n
    | <div\ class="fh-fact[^"]*">\n<dt>[^<]*</dt>\n<dd>.*?</dd>\n</div>\n
    | <h[123][^>]*>[^<]*(?:\ <span\ class="fh-count">[^<]*</span>)?</h[123]>\n
    """,
    re.DOTALL | re.VERBOSE,
)
_CRUMB = re.compile(r"<li>(?:<a href=\"([^\"]*)\">|<span aria-current=\"page\">)([^<]*)<")
_CHIP = re.compile(
    r"<a class=\"fh-chip\" href=\"([^\"]*)\">([^<]*?)(?: <span class=\"fh-chip__count\">([^<]*)</span>)?</a>"
)
_FACT = re.compile(r"<div class=\"([^\"]*)\">\n<dt>([^<]*)</dt>\n<dd>(.*)</dd>", re.DOTALL)
_HEADING = re.compile(r"<h(\d)([^>]*)>([^<]*?)(?: <span class=\"fh-count\">([^<]*)</span>)?</h")
_ENTRY = re.compile(r"data-entry=\"([^\"]*)\"(?:[^>]* data-miles=\"([^\"]*)\")?")
_DISTANCE = re.compile(r"(?:<li>|<span class=\"fh-card__miles\">)(under 1 mi|[\d,]+ mi|same city)<")
_KIND = re.compile(r"data-kind=\"([^\"]*)\".*?<li>([^<]*)<", re.DOTALL)
_SAID = re.compile(r"<li>([^<]*)</li>")
_LEVEL = re.compile(r"<h(\d) class=\"fh-card__name\"")


def apart(page: str) -> Apart | None:
    """The page in its parts; None for a page that is not one of the generated ones (hand-written, 404)."""
    found = _PAGE.fullmatch(page)
    if found is None:
        return None
    body = found["body"]
    return Apart(found["before"], head(found["head"]), found["between"], body, list(blocks(body)), found["after"])


def head(text: str) -> dict[str, Any]:
    """What the head says, by the names that the peers' templates use."""
    meta = {name: html.unescape(value) for name, value in _META.findall(text)}
    title = re.match(r"<title>([^<]*)</title>", text)
    return {
        "title": html.unescape(title[1]) if title else "",
        "name": meta["og:title"],
        "description": meta["description"],
        "canonical": meta.get("canonical", ""),
        "refresh": meta.get("refresh", ""),
        "hidden": "robots" in meta,
        "image": meta.get("og:image", ""),
        "structured": [json.loads(thing) for thing in _JSON_LD.findall(text)],
    }


def blocks(body: str) -> Iterator[Block]:
    """The blocks of a body, in order."""
    end = 0
    for found in _BLOCK.finditer(body):
        if between := body[end : found.start()]:
            yield {"raw": between}
        yield _block(found[0])
        end = found.end()
    if rest := body[end:]:
        yield {"raw": rest}


def _block(text: str) -> Block:
    if text.startswith("<nav"):
        return {"crumbs": [{"address": address, "name": html.unescape(name)} for address, name in _CRUMB.findall(text)]}
    if text.startswith("<article"):
        level = _LEVEL.search(text)
        said = "fh-card__kind" in text
        return {"card": _entry(text), **_shown(text), "kind": said, "level": int(level[1]) if level else 3}
    if text.startswith("<h"):
        return _matched(_HEADING, text, "level", "attributes", "heading", "count")
    if text.startswith("<div"):
        return _matched(_FACT, text, "class", "fact", "content")
    if text.startswith("<li><a"):
        return _matched(_CHIP, text, "address", "chip", "count")
    kind = _KIND.search(text)
    return {"line": _entry(text), **_shown(text), "kind": bool(kind and slug(kind[2]) == kind[1])}


def _matched(pattern: re.Pattern[str], text: str, *names: str) -> Block:
    """The groups of a pattern by name; what a template is to escape again is unescaped."""
    found = pattern.search(text)
    assert found is not None, text
    as_it_is = {"content", "attributes"}
    values = zip(names, found.groups(""), strict=True)
    return {name: value if name in as_it_is else html.unescape(value) for name, value in values}


def _entry(text: str) -> str:
    found = _ENTRY.search(text)
    assert found is not None, text
    return found[1]


def _shown(text: str) -> Block:
    """What a card or line shows of its entry here: how far it is, in words and in miles for programs, and its facts."""
    found, said = _ENTRY.search(text), _DISTANCE.search(text)
    facts = [html.unescape(fact) for fact in _SAID.findall(text)]
    return {"far": said[1] if said else "", "miles": (found and found[2]) or "", "facts": facts}

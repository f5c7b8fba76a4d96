"""The frame: what stands around every page, rendered once by MkDocs and its theme and cut at two marks.

Pure. With `site/host`, the one module that knows the host (MkDocs, or Zensical) and its theme. MkDocs renders one empty
page for each depth of address; here it is cut into pieces, and each generated page's head and body are joined between
them.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

DEEPEST = 3
"""Folders between the root and the deepest page: cities/ca/sacramento/."""
SOURCES: dict[str, int] = {
    "index.md": 0,
    "frame/index.md": 1,
    "frame/a/index.md": 2,
    "frame/a/b/index.md": 3,
}
"""The frame's source pages below docs/, with their depth. The home page is ours, so `index.md` is free."""
_SOURCE = "---\ntitle: Frame\nframe: true\nhide: [navigation, toc]\n---\n"
_HEAD, _BODY = b"<!--frame:head-->", b"<!--frame:body-->"
_ASSET = re.compile(rb"assets/(?:javascripts|stylesheets)/(?:[\w.-]+/)*([\w.-]+)")
_THEMES = ("assets/javascripts/", "assets/stylesheets/")
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\b(?:src|type)\s*=)[^>]*>(.*?)</script>", re.DOTALL)


class FrameError(Exception):
    """The host did not give a usable frame: a mistake in the theme's overrides."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces around a page's head and body, by depth."""

    pieces: Mapping[int, tuple[bytes, bytes, bytes]]

    def join(self, depth: int, head: bytes, body: bytes) -> bytes:
        """A whole page: the frame of that depth with its head and body."""
        before, between, after = self.pieces[depth]
        return b"".join((before, head, between, body, after))


def source_pages() -> Iterator[tuple[str, str]]:
    """(path below docs/, Markdown) of each frame page, for the host to render."""
    for path in SOURCES:
        yield path, _SOURCE


def cut(files: Mapping[str, bytes]) -> Frame:
    """Take the frame out of the host's rendered frame pages, by their marks.

    Raises FrameError when a page or a mark is missing.
    """
    pieces: dict[int, tuple[bytes, bytes, bytes]] = {}
    for source, depth in SOURCES.items():
        page = files.get(rendered(source))
        if page is None:
            raise FrameError(f"the host did not render the frame page {source}")
        pieces[depth] = _cut(page, source)
    return Frame(pieces)


def rendered(source: str) -> str:
    """Where the host puts what it makes of a frame page's source."""
    return source.replace(".md", ".html")


def _cut(html: bytes, source: str) -> tuple[bytes, bytes, bytes]:
    before, head_mark, rest = html.partition(_HEAD)
    between, body_mark, after = rest.partition(_BODY)
    if not (head_mark and body_mark) or _BODY in after or _HEAD in rest:
        raise FrameError(
            f"the frame page {source} does not carry each of its two marks once: see generator/site/theme/main.html"
        )
    return before, between, after


def unused(files: Mapping[str, bytes], pages: Iterable[bytes]) -> set[str]:
    """The theme's scripts and styles that none of the pages loads: our overrides leave most of them out."""
    loaded = {name.decode() for page in pages for name in _ASSET.findall(page)}
    return {path for path in files if path.startswith(_THEMES) and path.rpartition("/")[2] not in loaded}


def policy_hashes(pages: Iterable[bytes]) -> set[str]:
    """The hashes of the inline scripts on all of these pages."""
    return {found for page in pages for found in inline_script_hashes(page)}


def inline_script_hashes(html: bytes) -> set[str]:
    """The Content-Security-Policy hash of each inline script: 'sha256-…' (CSP Level 3, section 8.4)."""
    return {
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    }


def icons() -> Path:
    """The folder of the theme's Material Design icons, one SVG file each."""
    return Path(str(files("material"))) / "templates" / ".icons" / "material"

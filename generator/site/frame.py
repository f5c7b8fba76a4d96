"""The frame: what stands around every page, rendered once by MkDocs and its theme and cut at two marks.

The one module that knows the host (MkDocs, or Zensical) and its theme. MkDocs renders one empty page for each
depth of address; here it is cut into pieces, and each generated page's head and body are joined between them.
"""

import base64
import hashlib
import logging
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

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


def cut(site: Path) -> Frame:
    """Take the rendered frame pages out of the built site and cut them at their marks.

    Raises FrameError when a page or a mark is missing.
    """
    pieces: dict[int, tuple[bytes, bytes, bytes]] = {}
    for source, depth in SOURCES.items():
        page = site / source.replace(".md", ".html")
        if not page.is_file():
            raise FrameError(f"the host did not render the frame page {source}")
        pieces[depth] = _cut(page.read_bytes(), source)
        page.unlink()
    shutil.rmtree(site / "frame", ignore_errors=True)
    return Frame(pieces)


def _cut(html: bytes, source: str) -> tuple[bytes, bytes, bytes]:
    before, head_mark, rest = html.partition(_HEAD)
    between, body_mark, after = rest.partition(_BODY)
    if not (head_mark and body_mark) or _BODY in after or _HEAD in rest:
        raise FrameError(
            f"the frame page {source} does not carry each of its two marks once: see generator/site/theme/main.html"
        )
    return before, between, after


def drop_unused(site: Path) -> None:
    """Remove the theme's scripts and styles that no page loads: our overrides leave most of them out.

    To be called once all pages are written.
    """
    loaded = {name for page in _one_of_each_depth(site) for name in _ASSET.findall(page.read_bytes())}
    for folder in ("javascripts", "stylesheets"):
        for file in sorted((site / "assets" / folder).rglob("*"), reverse=True):
            if file.is_file() and file.name.encode() not in loaded:
                file.unlink()
            elif file.is_dir() and not any(file.iterdir()):
                file.rmdir()


def policy_hashes(site: Path) -> set[str]:
    """The hashes of the theme's inline scripts on a page of each depth and on the 404 page."""
    return {found for page in _one_of_each_depth(site) for found in inline_script_hashes(page.read_bytes())}


def _one_of_each_depth(site: Path) -> list[Path]:
    """A generated and a hand-written page of each depth, and the 404 page: all that the theme makes differently."""
    seen: dict[tuple[int, str], Path] = {}
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        seen.setdefault((len(parts), parts[0]), path)
    return [*seen.values()]


def inline_script_hashes(html: bytes) -> set[str]:
    """The Content-Security-Policy hash of each inline script: 'sha256-…' (CSP Level 3, section 8.4)."""
    return {
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    }


def render_host(config_file: Path, site: Path, *, site_url: str | None = None) -> Any:
    """Build the hand-written pages and the frame into `site` with MkDocs; returns MkDocs' configuration.

    The directory plugin is told not to join, for the caller does. Raises MkDocs' own exceptions.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    overrides = {"site_url": site_url} if site_url is not None else {}
    config = load_config(config_file=str(config_file), site_dir=str(site), **overrides)
    plugin: Any = config.plugins["directory"]
    plugin.joins = False
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return config


def load_host(config_file: Path) -> Any:
    """MkDocs' configuration, and nothing built. Raises MkDocs' own exceptions."""
    from mkdocs.config import load_config

    return load_config(config_file=str(config_file))


def icons() -> Path:
    """The folder of the theme's Material Design icons, one SVG file each."""
    return Path(str(files("material"))) / "templates" / ".icons" / "material"

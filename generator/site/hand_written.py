"""The hand-written pages as search and sitemap see them: title, description, address and headings of docs/**/*.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.utils.meta import get_data

_HEADING = re.compile(r"^#{2,3} +(.+?) *#* *(?:\{[^}]*\})?$", re.MULTILINE)
_MARKUP = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]")


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page under docs/."""

    title: str
    description: str
    address: str
    """Below the site's root, "guide/what-to-say/"."""
    headings: tuple[str, ...]
    """Those of the second and third level, without markup."""


def hand_written(docs: Path) -> Iterator[HandWritten]:
    """Every Markdown page with a title, by path."""
    for file in sorted(docs.rglob("*.md")):
        body, meta = get_data(file.read_text(encoding="utf-8"))
        if "title" in meta:
            yield HandWritten(
                title=str(meta["title"]),
                description=str(meta.get("description", "")),
                address=_address(file.relative_to(docs)),
                headings=tuple(_MARKUP.sub(r"\1", heading) for heading in _HEADING.findall(body)),
            )


def _address(path: Path) -> str:
    folder = path.parent if path.stem == "index" else path.with_suffix("")
    return f"{folder.as_posix()}/" if folder.as_posix() != "." else ""

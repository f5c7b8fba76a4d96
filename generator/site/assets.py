"""Scripts and styles as they are published: made small, and under an address that changes with their content.

A page names the folder of the scripts and styles it was built with (assets/v/<hash>/js/…), so that a new deploy
never mixes old and new, and a browser may keep them for good. Modules name each other relatively and stay as they are.
"""

import hashlib
import re
from pathlib import Path

try:
    import minify
except ImportError:  # no wheel for this kind of machine: the site is the same, its scripts a little larger
    minify = None

FOLDERS = {"css": "text/css", "js": "application/javascript"}
_UP = re.compile(r"""(url\(\s*["']?)\.\./""")


def publish(site: Path) -> str:
    """Move assets/css and assets/js of a site that the host has just built; returns where to, "assets/v/<hash>/".

    The pages that the host has rendered are made to name the new place.
    """
    files = {
        f"{folder}/{path.relative_to(site / 'assets' / folder).as_posix()}": path
        for folder in FOLDERS
        for path in sorted((site / "assets" / folder).rglob("*"))
        if path.is_file()
    }
    contents = {name: _smaller(name, path) for name, path in files.items()}
    place = f"assets/v/{_version(contents)}/"
    for name, path in files.items():
        target = site / place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents[name])
        path.unlink()
    for folder in FOLDERS:
        _remove_empty(site / "assets" / folder)
    for page in site.rglob("*.html"):
        page.write_bytes(_renamed(page.read_bytes(), place))
    return place


def _smaller(name: str, path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    kind = FOLDERS[name.partition("/")[0]]
    if kind == "text/css":
        text = _UP.sub(r"\1../../../", text)  # two folders deeper than where it was written
    return (minify.string(kind, text) if minify else text).encode()


def _version(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(contents):
        whole.update(name.encode() + b"\0" + contents[name] + b"\0")
    return whole.hexdigest()[:12]


def _renamed(html: bytes, place: str) -> bytes:
    for folder in FOLDERS:
        html = html.replace(f"assets/{folder}/".encode(), f"{place}{folder}/".encode())
    return html


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    if folder.is_dir():
        folder.rmdir()

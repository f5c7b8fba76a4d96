"""Scripts and styles as they are published: made small, and under an address that changes with their content.

A page names the folder of the scripts and styles it was built with (assets/v/<hash>/js/…), so that a new deploy
never mixes old and new, and a browser may keep them for good. Modules name each other relatively and stay as they are.

Pure: files in, files out.
"""

import hashlib
import re
from collections.abc import Mapping

try:
    import minify
except ImportError:  # no wheel for this kind of machine: the site is the same, its scripts a little larger
    minify = None

FOLDERS = {"css": "text/css", "js": "application/javascript"}
_SOURCES = tuple(f"assets/{folder}/" for folder in FOLDERS)
_UP = re.compile(r"""(url\(\s*["']?)\.\./""")


def published(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], str]:
    """What the host has built with assets/css and assets/js moved, and where to: "assets/v/<hash>/".

    The pages that the host has rendered are made to name the new place.
    """
    moved = {path: _smaller(path, data) for path, data in files.items() if path.startswith(_SOURCES)}
    place = f"assets/v/{_version(moved)}/"
    result = {place + path.removeprefix("assets/"): data for path, data in moved.items()}
    for path, data in files.items():
        if path not in moved:
            result[path] = _renamed(data, place) if path.endswith(".html") else data
    return result, place


def _smaller(path: str, data: bytes) -> bytes:
    text = data.decode()
    kind = FOLDERS[path.split("/")[1]]
    if kind == "text/css":
        text = _UP.sub(r"\1../../../", text)  # two folders deeper than where it was written
    return (minify.string(kind, text) if minify else text).encode()


def _version(contents: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(contents):
        whole.update(name.removeprefix("assets/").encode() + b"\0" + contents[name] + b"\0")
    return whole.hexdigest()[:12]


def _renamed(html: bytes, place: str) -> bytes:
    for folder in FOLDERS:
        html = html.replace(f"assets/{folder}/".encode(), f"{place}{folder}/".encode())
    return html

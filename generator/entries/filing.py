"""Where files stand below `data/`: which are entries, which are known others, which are in the wrong place.

Pure: paths in, words out.
"""

import re
from typing import Literal

from generator.entries.model import FOLDERS
from generator.entries.taxonomy import FILES
from generator.places.gazetteer import STATES
from generator.problems import nearest
from generator.text import slug

OTHERS = frozenset(
    {"README.md", "LICENSE", "entry.schema.json", "removed.yaml", *(f"taxonomy/{name}" for name in FILES)}
)
"""Files below `data/` that are no entries."""
LONGEST_NAME = 60
"""Characters of a file's name without its ending; it becomes a part of web addresses."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_STATE_FOLDERS = frozenset({"us", *(code.lower() for code in STATES)})
_FORM = "an entry is data/<kind folder>/<state or us>/<name>.yaml"


def standing(name: str) -> Literal["entry", "other"]:
    """Whether the file is read as an entry: a YAML file in a kind's folder and a state's."""
    parts = name.split("/")
    readable = len(parts) == 3 and parts[0] in FOLDERS and parts[1].lower() in _STATE_FOLDERS
    return "entry" if readable and parts[2].lower().endswith((".yaml", ".yml")) and parts[2][0] != "." else "other"


def misplaced(name: str) -> tuple[str, str] | None:
    """What is wrong with the place or name of a file, and what would be right; None when nothing is."""
    if name in OTHERS:
        return None
    parts = name.split("/")
    if parts[-1].startswith("."):
        return "a hidden file", "remove it: only entries stand here"
    if parts[0] == "taxonomy":
        return "no file of the taxonomy", f"{nearest(name.partition('/')[2], FILES)}; or remove it"
    if len(parts) == 1:
        return "no entry stands here", f"move it: {_FORM}"
    if parts[0] not in FOLDERS:
        return f'"{parts[0]}" is no folder of a kind', nearest(parts[0], FOLDERS)
    if len(parts) != 3:
        return "no folder of a state" if len(parts) == 2 else "too many folders", f"move it: {_FORM}"
    return _misnamed_folder(parts[1]) or _misnamed_file(parts[2])


def _misnamed_folder(folder: str) -> tuple[str, str] | None:
    if folder in _STATE_FOLDERS:
        return None
    if folder.lower() in _STATE_FOLDERS:
        return f'the folder "{folder}" is not in small letters', f"call it {folder.lower()}"
    return (
        f'"{folder}" is no state or territory',
        "use its two small letters, for example ca; us for what is nationwide",
    )


def _misnamed_file(file: str) -> tuple[str, str] | None:
    stem, _, ending = file.rpartition(".")
    right = slug(stem or file, LONGEST_NAME) or "example-network"
    if not stem or ending not in ("yaml", "yml", "YAML", "YML"):
        return "no YAML file", f"remove it, or call it {right}.yaml if it is an entry"
    if ending != "yaml":
        return f"the name ends in .{ending}", f"call it {right}.yaml"
    if len(stem) > LONGEST_NAME:
        return (
            f"the name has {len(stem)} characters; at most {LONGEST_NAME} are allowed",
            f"call it {right}.yaml",
        )
    if not _NAME.fullmatch(stem):
        return "the name is not small letters and digits joined by hyphens", f"call it {right}.yaml"
    return None

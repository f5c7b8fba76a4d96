"""Entry files: where one stands, which id it gets, and how it is written so that an interrupt leaves no half file."""

import os
import re
import tempfile
from collections.abc import Container
from glob import escape
from pathlib import Path

from generator.entries.filing import LONGEST_NAME
from generator.entries.model import FOLDERS, Kind
from generator.text import slug

ID = re.compile(r"[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*")
"""What an id looks like; nothing that leads out of the data folder does."""
_FOLDER_OF: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}


def entry_path(data: Path, kind: Kind, id: str) -> Path:
    """The file of the entry: `data/support-groups/ca/example.yaml` for "ca/example"."""
    state, _, name = id.partition("/")
    return data / _FOLDER_OF[kind] / state / f"{name}.yaml"


def id_for(kind: Kind, name: str, state: str, taken: Container[str]) -> str:
    """A free id for an entry of that name: "ca/example", then "ca/example-agency", then "ca/example-2".

    `state` is a state's code, or "us"; ids are unique over all kinds, so `taken` holds those of all.
    """
    folder = state.lower()
    stem = slug(name, LONGEST_NAME) or kind
    endings = ["", f"-{kind}"]
    number = 2
    while True:
        for ending in endings:
            id_ = f"{folder}/{slug(stem, LONGEST_NAME - len(ending))}{ending}"
            if id_ not in taken:
                return id_
        endings = [f"-{number}"]
        number += 1


def ids_in(data: Path) -> set[str]:
    """The ids that are in use: those of all files, readable or not."""
    return {f"{file.parent.name}/{file.stem}" for folder in FOLDERS for file in data.glob(f"{folder}/*/*.yaml")}


def find_entry(data: Path, named: str) -> Path | None:
    """The file of the entry that an id ("ca/example") or a path names; None where there is none."""
    path = Path(named)
    if path.suffix == ".yaml" and path.is_file():
        return path if path.resolve().is_relative_to(data.resolve()) else None
    state, _, name = named.partition("/")
    if not ID.fullmatch(named):
        return None
    return next((file for folder in FOLDERS if (file := data / folder / state / f"{name}.yaml").is_file()), None)


def write_text(path: Path, text: str) -> None:
    """Write a file whole, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8"))


def write_whole(file: Path, data: bytes) -> None:
    """Replace a file's content at once: a run that is cut off leaves the old content or the new.

    A run that is killed may leave its draft beside the file; the next one that writes the file removes it.
    """
    for left in file.parent.glob(f".{escape(file.name)}.*"):
        left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(file.stat().st_mode if file.exists() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

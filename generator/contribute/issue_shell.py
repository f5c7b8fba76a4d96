"""The shell around `from_issue`: reads the issue and the data folder, and writes what came out.

It alone opens files here, and it writes nothing but entries: each path is looked at again before it is written.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from generator.contribute.files import entry_path, write_text
from generator.contribute.from_issue import Directory, Reply
from generator.contribute.issue_body import LONGEST, Issue, issue_of
from generator.entries import folder, removed, taxonomy
from generator.entries.filing import misplaced
from generator.entries.known import Known
from generator.entries.model import FOLDERS
from generator.places import gazetteer

MOST_BYTES = 1024 * 1024
"""Of an event's JSON that is read: an issue's text and what GitHub says around it have a fifth of that."""


def read_issue(file: Path, number: int | None = None) -> Issue:
    """The issue in a file, whatever bytes are in it."""
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    text = content.decode("utf-8", "replace") if len(content) <= MOST_BYTES else " " * (LONGEST + 1)
    issue = issue_of(text)
    return replace(issue, number=issue.number or number)


def directory_of(data: Path, today: date | None = None) -> Directory:
    """What a reply depends on, read from the data folder."""
    words, _ = taxonomy.load(data / "taxonomy")
    known = Known(words, gazetteer.load(), today or date.today())
    records = folder.read_folder(data, known, shown_as="data", keep=False).records
    gone, _ = removed.load(data, "data", records)
    return Directory(known, tuple(records), "data", lambda name: (data / name).read_bytes(), frozenset(gone))


def write(reply: Reply, data: Path) -> None:
    """Write the entries of a reply. Raises ValueError for a path that is no entry's: nothing is written then."""
    files = {_checked(name, data): text for name, text in reply.files.items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, text)


def _checked(name: str, data: Path) -> Path:
    """The path of an entry's file that lies where entries lie, and leads nowhere else."""
    parts = name.split("/")
    if misplaced(name) is not None or len(parts) != 3 or not re.fullmatch("[a-z0-9/.-]+", name) or ".." in name:
        raise ValueError(f"not a path of an entry: {name!r}")
    path = entry_path(data, FOLDERS[parts[0]], f"{parts[1]}/{parts[2].removesuffix('.yaml')}")
    if path != data / name or any(p.is_symlink() for p in (path, path.parent, path.parent.parent)):
        raise ValueError(f"not a path of an entry: {name!r}")
    return path


def summary(reply: Reply, issue: Issue, data: Path) -> Mapping[str, Any]:
    """What a workflow goes on with: nothing in it was written by the issue's author but the id's slug."""
    return {
        "outcome": reply.outcome,
        "form": reply.form,
        "id": reply.id,
        "files": [(data / name).as_posix() for name in sorted(reply.files)],
        "number": issue.number,
    }

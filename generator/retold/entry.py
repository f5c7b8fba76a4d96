"""An entry before and after its words were changed, each in a directory of its own that holds its parents too."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import directory
from generator.directory import Directory, Listing
from generator.entries import taxonomy
from generator.entries.filing import standing
from generator.entries.known import Known
from generator.entries.model import FOLDERS, Entry, as_written
from generator.entries.quarantine import Quarantine
from generator.entries.reading import filed_under, read_entry
from generator.places import gazetteer
from generator.remembered import Memory
from generator.retold.files import Files, Unsure

TEXT = ("summary", "take_part", "volunteer")
"""The fields that are only shown: nothing is sorted, counted, found or compared by them."""
HANDED_DOWN = ("take_part", "volunteer")
"""Those of them that hold for its chapters, too."""
_FILE = re.compile(rb'<script type="application/json" data-entry-file>(.*?)</script>')


@dataclass(frozen=True, slots=True)
class Words:
    """An entry with its old words and with its new ones."""

    id: str
    before: Directory
    after: Directory
    now: datetime

    @property
    def both(self) -> tuple[Listing, Listing]:
        """The listing before and after."""
        return self.before.listings[self.id], self.after.listings[self.id]


def reread(name: str, last: Memory, known: Known, files: Files, now: datetime) -> Words | None:
    """The entry in a file, before and after; None where its values are the same. Raises Unsure if more is new."""
    if standing(name) != "entry" or any(problem.path == f"{last.data}/{name}" for problem in last.problems):
        raise Unsure(name)
    kind, _, id_ = filed_under(name)
    new = _read(name, last, known)
    old = _as_built(id_, files)
    if _shape(new) != _shape(old) or new.status == "closed":
        raise Unsure(name)
    if any(getattr(new, field) != getattr(old, field) for field in HANDED_DOWN) and id_ in last.parents:
        raise Unsure(name)
    quarantine = Quarantine(last.suspects)
    if quarantine.within(new):
        raise Unsure(name)
    if new == old:
        return None
    parents = [(above, *filed_under(above)) for above in _parents(new, {id_}, last, known)]
    above = [(parent, kind_, _read(file, last, known), file) for file, kind_, _, parent in parents]

    def whole(entry: Entry) -> Directory:
        return directory.build([(id_, kind, entry, name), *above], known.taxonomy, known.gazetteer, quarantine)

    return Words(id_, whole(old), whole(new), now)


def known_to(last: Memory, now: datetime) -> Known:
    """What the entries are read with. Raises Unsure where that is not in order."""
    found, problems = taxonomy.load(Path(last.data) / "taxonomy")
    if problems:
        raise Unsure("taxonomy")
    return Known(found, gazetteer.load(), max(now, datetime.now(UTC)).date())


def _read(name: str, last: Memory, known: Known) -> Entry:
    """The entry in a file, if nothing whatever is to be said against it."""
    path = f"{last.data}/{name}"
    try:
        reading = read_entry(path, Path(path).read_bytes(), known)
    except OSError as error:
        raise Unsure(name) from error
    if reading.entry is None or reading.problems:
        raise Unsure(name)
    return reading.entry


def _as_built(id_: str, files: Files) -> Entry:
    """The entry as its page holds it for the form, just as its file said it."""
    found = _FILE.search(files.read(f"entries/{id_}/index.html"))
    if found is None:
        raise Unsure(id_)
    values: Mapping[str, Any] = json.loads(found[1])["values"]
    try:
        return Entry.model_validate(values)
    except ValidationError as error:
        raise Unsure(id_) from error


def _shape(entry: Entry) -> dict[str, Any]:
    """All that is not text; of a text only whether there is one."""
    values = as_written(entry)
    return values | {field: field in values for field in TEXT}


def _parents(entry: Entry, seen: set[str], last: Memory, known: Known) -> Iterator[str]:
    """The files of the entries above it, the nearest first."""
    above = entry.parent
    if above is None or above in seen:
        return
    names = [name for folder in FOLDERS if f"{last.data}/{(name := f'{folder}/{above}.yaml')}" in last.stamps]
    if len(names) != 1:
        raise Unsure(above)
    yield names[0]
    yield from _parents(_read(names[0], last, known), seen | {above}, last, known)

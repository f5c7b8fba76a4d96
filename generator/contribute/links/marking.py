"""Mark the entries whose own website is dead as `status: unconfirmed`, and leave every other character as it is."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from generator.contribute.amend import CannotAmend, with_fields
from generator.contribute.files import write_whole
from generator.contribute.links.state import Histories, History
from generator.entries.folder import Filed
from generator.entries.source import read


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of one entry."""

    filed: Filed
    outcome: str
    written: bool


def due(entries: Iterable[Filed], histories: Histories) -> Iterator[tuple[Filed, History]]:
    """The active entries whose website is dead, less those that a person has confirmed since it failed first."""
    for filed in entries:
        entry = filed.entry
        history = histories.get(entry.website or "")
        if history is None or not history.dead or entry.status != "active":
            continue
        if entry.verified is None or entry.verified.on < history.first:
            yield filed, history


def mark(data: Path, entries: Iterable[Filed], histories: Histories) -> Iterator[Marked]:
    """Amend each file that is due; what was written stays written when the run is interrupted."""
    for filed, history in due(entries, histories):
        file = data / filed.file
        try:
            text = marked(file.read_bytes().decode("utf-8"))
        except (CannotAmend, UnicodeDecodeError) as reason:
            yield Marked(filed, f"left as it is: {reason}", False)
            continue
        write_whole(file, text.encode("utf-8"))
        since = f"{history.checks} checks from {history.first} to {history.last}"
        yield Marked(filed, f"unconfirmed: {history.why} ({since})", True)


def marked(text: str) -> str:
    """The entry's text with `status: unconfirmed`. Raises CannotAmend when anything else would change."""
    wanted = deepcopy(read("", text.encode()).values)
    if not isinstance(wanted, dict):
        raise CannotAmend("the file holds no fields")
    wanted["status"] = "unconfirmed"
    amended = with_fields(text, (), {"status": "unconfirmed"})
    if read("", amended.encode()).values != wanted:
        raise CannotAmend("its status is written in a way that cannot be amended")
    return amended

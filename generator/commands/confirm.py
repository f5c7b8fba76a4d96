"""`python -m generator confirm`: record that a person has confirmed an entry."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.choosing import Data, say, shown, today

if TYPE_CHECKING:
    from generator.entries.model import How


class Way(StrEnum):
    """How it was confirmed."""

    called = "called"
    visited = "visited"
    website = "website"
    by_organisation = "by-organisation"


def confirm(
    entry: Annotated[str, typer.Argument(metavar="ID|FILE", help="The entry: ca/example, or its file.")],
    how: Annotated[Way, typer.Option(help="By a call, a visit, its web site, or by the organization itself.")],
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day; left out: today.", show_default=False),
    ] = None,
    data: Data = Path("data"),
) -> None:
    """Record that a person has confirmed an entry; one that was unconfirmed is active then.

    The rest of the file stays, comments included. Exit code 0: written; 1: the entry cannot be confirmed so;
    2: no such entry, or a day that has not come yet.
    """
    from generator.contribute.amend import CannotAmend
    from generator.contribute.confirming import confirmed
    from generator.contribute.files import write_whole

    day = on.date() if on else today()
    _refuse_future(day)
    file = _file_of(data, entry)
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    try:
        new = confirmed(text, day, _how(how))
    except (CannotAmend, UnicodeError) as reason:
        why = reason if isinstance(reason, CannotAmend) else "it is not UTF-8; run validate to see where"
        say([f"{shown(file)}: left as it is: {why}"])
        raise typer.Exit(1) from None
    write_whole(file, new.encode("utf-8"))
    say([f"{shown(file)}: confirmed on {day} ({how.value})"])
    if _was_unconfirmed(text):
        say(["It was unconfirmed; its status is active now."])


def _how(way: Way) -> "How":
    return way.value


def _was_unconfirmed(text: str) -> bool:
    from generator.entries.source import read

    values = read("", text.encode("utf-8")).values
    return bool(values.get("status") == "unconfirmed")


def _refuse_future(day: date) -> None:
    if day > today():
        raise typer.BadParameter(f"{day} has not come yet: give the day on which it was done", param_hint="--on")


def _file_of(data: Path, entry: str) -> Path:
    """The file that an id or a path names. Raises typer.BadParameter, with the id that was probably meant."""
    from generator.contribute.files import find_entry, ids_in
    from generator.entries.relations import id_like

    if not data.is_dir():
        raise typer.BadParameter(f"there is no folder {data}: give --data", param_hint="--data")
    file = find_entry(data, entry)
    if file is None:
        like = id_like(entry, ids_in(data))
        fix = f'did you mean "{like}"?' if like else "an id is the state or us, a slash, and the file's name"
        raise typer.BadParameter(f'there is no entry "{entry}": {fix}', param_hint="ID|FILE")
    return file

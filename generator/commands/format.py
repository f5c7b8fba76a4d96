"""`python -m generator format`: bring entries into the form that they all have."""

from pathlib import Path
from typing import Annotated

import typer

from generator.commands.choosing import Base, Changed, Data, Paths, chosen_paths, entry_files, say, shown, today


def format(
    paths: Paths = None,
    changed: Changed = False,
    base: Base = "",
    check: Annotated[bool, typer.Option("--check", help="Change nothing; only say which files would change.")] = False,
    data: Data = Path("data"),
) -> None:
    """Write entries in their canonical form: order of the fields, quotes, folded texts. Comments and values stay.

    What cannot be read is left alone, and its problems are said. Exit code 0: all is in form now; 1: some files
    could not be read, or, with --check, are not in form; 2: wrong use.
    """
    from generator.contribute.formatting import format_files
    from generator.text import counted

    files = entry_files(data, chosen_paths(data, paths, changed, base))
    other, unreadable = 0, []
    for formatted in format_files(files, check=check):
        if formatted.outcome == "other":
            other += 1
            say([f"{shown(formatted.path)}: {'would change' if check else 'formatted'}"])
        elif formatted.outcome == "unreadable":
            unreadable.append(formatted.path)
    _say_why(data, unreadable)
    left = f", {counted(len(unreadable), 'file')} left alone: see above" if unreadable else ""
    changes = f"{counted(other, 'file')} {'would change' if check else 'formatted'}"
    say([f"{changes}, {len(files) - other - len(unreadable):,} in form already{left}"])
    if unreadable or (check and other):
        raise typer.Exit(1)


def _say_why(data: Path, unreadable: list[Path]) -> None:
    """The problems of files that could not be read."""
    if not unreadable:
        return
    from generator.contribute.formatting import problems_of
    from generator.entries import taxonomy
    from generator.entries.known import Known
    from generator.places import gazetteer
    from generator.problems import as_text

    known = Known(taxonomy.load(data / "taxonomy")[0], gazetteer.load(), today())
    say(as_text(problem) for problem in problems_of(unreadable, known, shown))

"""`python -m generator validate`: say everything that is wrong with the data, and where."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.choosing import Base, Changed, Chosen, Data, Paths, chosen_paths, say, shown, today
from generator.commands.progress import shown as shown_progress
from generator.commands.stopping import stoppable
from generator.progress import Progress

if TYPE_CHECKING:
    from generator.problems import Problem


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"
    github = "github"


def validate(
    paths: Paths = None,
    changed: Changed = False,
    base: Base = "",
    data: Data = Path("data"),
    format: Annotated[
        Format,
        typer.Option(help="text for people, json for programs, github for annotations in a pull request."),
    ] = Format.text,
) -> None:
    """Check the entries and the taxonomy.

    All entries are read in any case, for what is wrong between two; files or --changed choose whose problems
    are said. Prints each with its place and what would be right. Exit code 0: nothing but warnings;
    1: problems; 2: a path that does not exist or is not below the data folder, or no git to ask.
    """
    with stoppable("Stopped."), shown_progress(lines=False) as progress:
        problems, checked = _checked(data, chosen_paths(data, paths, changed, base), progress)
    _print(problems, checked, format)
    raise typer.Exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def _checked(data: Path, paths: Sequence[Path] | None, progress: Progress) -> "tuple[list[Problem], str]":
    """The problems of the chosen files, and how many entries those are: "2 entries", "1 of 2 entries"."""
    from generator.entries import folder, removed, taxonomy
    from generator.entries.known import Known
    from generator.places import gazetteer
    from generator.text import counted

    shown_as = shown(data)
    words, problems = taxonomy.load(data / "taxonomy", f"{shown_as}/taxonomy")
    chosen = None if paths is None else Chosen(paths)
    known = Known(words, gazetteer.load(), today())
    checked = folder.read_folder(data, known, chosen, shown_as=shown_as, keep=False, progress=progress)
    problems = sorted([*problems, *checked.problems, *removed.load(data, shown_as, checked.records)[1]])
    entries = counted(checked.count, "entry", "entries")
    return (
        [problem for problem in problems if chosen is None or problem.path in chosen],
        entries if checked.asked == checked.count else f"{checked.asked:,} of {entries}",
    )


def _print(problems: "Sequence[Problem]", checked: str, format_: Format) -> None:
    from generator.problems import as_github, as_json, as_text

    if format_ is Format.json:
        say([as_json(problems)])
        return
    say(as_github(problem) if format_ is Format.github else as_text(problem) for problem in problems)
    say([_summary(problems, checked)])


def _summary(problems: "Sequence[Problem]", checked: str) -> str:
    from generator.text import counted

    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = counted(len(problems) - len(errors), "warning") if len(problems) > len(errors) else ""
    if not errors:
        return f"{checked} checked, {warnings or 'no problems'}"
    files = counted(len({problem.path for problem in errors}), "file")
    return f"{counted(len(errors), 'problem')} in {files}{f', and {warnings}' if warnings else ''}"

"""`python -m generator validate`: say everything that is wrong with the data, and where."""

import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.data_paths import Chosen, check_data, shown
from generator.commands.printing import write_lines

if TYPE_CHECKING:
    from generator.problems import Problem


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"
    github = "github"


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders below the data folder; left out: all of it.", show_default=False),
    ] = None,
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    format: Annotated[
        Format,
        typer.Option(help="text for people, json for programs, github for annotations in a pull request."),
    ] = Format.text,
) -> None:
    """Check the entries and the taxonomy.

    Prints each problem with its place and what would be right. Exit code 0: nothing but warnings;
    1: problems; 2: a path that does not exist or is not below the data folder.
    """
    check_data(data, paths or [])
    problems, checked = _checked(data, paths or [])
    _print(problems, checked, format)
    raise typer.Exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def _checked(data: Path, paths: Sequence[Path]) -> "tuple[list[Problem], str]":
    """The problems of the chosen files, and how many entries those are: "2 entries", "1 of 2 entries"."""
    from generator.entries import folder, taxonomy
    from generator.entries.known import Known
    from generator.places import gazetteer
    from generator.text import counted

    shown_as = shown(data)
    words, problems = taxonomy.load(data / "taxonomy", f"{shown_as}/taxonomy")
    chosen = Chosen(paths) if paths else None
    known = Known(words, gazetteer.load(), _today(os.environ.get("SOURCE_DATE_EPOCH", "")))
    checked = folder.read_folder(data, known, chosen, shown_as=shown_as, keep=False)
    problems = sorted([*problems, *checked.problems])
    entries = counted(checked.count, "entry", "entries")
    return (
        [problem for problem in problems if chosen is None or problem.path in chosen],
        entries if checked.asked == checked.count else f"{checked.asked:,} of {entries}",
    )


def _today(epoch: str) -> date:
    """The clock's day, or the one of the last commit where the clock is behind it (SOURCE_DATE_EPOCH)."""
    today = date.today()
    return max(today, datetime.fromtimestamp(int(epoch), UTC).date()) if re.fullmatch("[0-9]{1,11}", epoch) else today


def _print(problems: "Sequence[Problem]", checked: str, format_: Format) -> None:
    from generator.problems import as_github, as_json, as_text

    if format_ is Format.json:
        write_lines([as_json(problems)])
        return
    write_lines(as_github(problem) if format_ is Format.github else as_text(problem) for problem in problems)
    write_lines([_summary(problems, checked)])


def _summary(problems: "Sequence[Problem]", checked: str) -> str:
    from generator.text import counted

    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = counted(len(problems) - len(errors), "warning") if len(problems) > len(errors) else ""
    if not errors:
        return f"{checked} checked, {warnings or 'no problems'}"
    files = counted(len({problem.path for problem in errors}), "file")
    return f"{counted(len(errors), 'problem')} in {files}{f', and {warnings}' if warnings else ''}"

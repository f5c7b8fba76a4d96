"""`python -m generator validate`: say everything that is wrong with the data, and where."""

import os
import re
import sys
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

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
    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    for path in paths or []:
        if not os.path.lexists(path):
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint="PATHS")
        if not _is_below(path, data):
            raise typer.BadParameter(f"{path} is not below {data}: give --data", param_hint="PATHS")
    problems, checked = _checked(data, paths or [])
    _print(problems, checked, format)
    raise typer.Exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def _checked(data: Path, paths: Sequence[Path]) -> "tuple[list[Problem], str]":
    """The problems of the chosen files, and how many entries those are: "2 entries", "1 of 2 entries"."""
    from generator.entries import folder, removed, taxonomy
    from generator.entries.known import Known
    from generator.places import gazetteer
    from generator.text import counted

    shown_as = _shown(data)
    words, problems = taxonomy.load(data / "taxonomy", f"{shown_as}/taxonomy")
    chosen = _Chosen(paths) if paths else None
    known = Known(words, gazetteer.load(), _today(os.environ.get("SOURCE_DATE_EPOCH", "")))
    checked = folder.read_folder(data, known, chosen, shown_as=shown_as, keep=False)
    problems = sorted([*problems, *checked.problems, *removed.load(data, shown_as, checked.records)[1]])
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
        _write([as_json(problems)])
        return
    _write(as_github(problem) if format_ is Format.github else as_text(problem) for problem in problems)
    _write([_summary(problems, checked)])


def _summary(problems: "Sequence[Problem]", checked: str) -> str:
    from generator.text import counted

    errors = [problem for problem in problems if problem.severity == "error"]
    warnings = counted(len(problems) - len(errors), "warning") if len(problems) > len(errors) else ""
    if not errors:
        return f"{checked} checked, {warnings or 'no problems'}"
    files = counted(len({problem.path for problem in errors}), "file")
    return f"{counted(len(errors), 'problem')} in {files}{f', and {warnings}' if warnings else ''}"


def _write(lines: Iterable[str]) -> None:
    """Print, in whatever characters the terminal has."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        typer.echo(line.encode(encoding, "backslashreplace").decode(encoding))


class _Chosen(Container[str]):
    """The files that the paths on the command line name, or hold."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.names = {_shown(path) for path in paths}

    def __contains__(self, path: object) -> bool:
        name = str(path)
        return name in self.names or any(name.startswith(f"{chosen}/") for chosen in self.names)


def _is_below(path: Path, data: Path) -> bool:
    return Path(_absolute(path)).is_relative_to(_absolute(data))


def _shown(path: Path) -> str:
    """The path from the working directory when it is below it, else from the root."""
    absolute = Path(_absolute(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def _absolute(path: Path) -> str:
    """Without `..`, and links left as they are: a link below data/ is itself a problem."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve follows links

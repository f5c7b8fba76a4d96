"""`python -m generator stats`: say how full the directory is, in numbers."""

import csv
import io
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.choosing import check_data, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.directory import Directory
    from generator.directory_stats import Statistics

BAR = 24
"""Characters of the longest bar."""


class Format(StrEnum):
    """How the numbers are printed."""

    text = "text"
    json = "json"
    csv = "csv"


def stats(
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    format: Annotated[
        Format, typer.Option(help="text for people, json for programs, csv for spreadsheets.")
    ] = Format.text,
) -> None:
    """Count the entries by kind, state, industry and age, and say what is missing most.

    Exit code 0; 1 when the data have problems; 2: wrong use.
    """
    from generator.directory_stats import statistics

    numbers = statistics(*directory_of(data))
    if format is Format.json:
        say([_as_json(numbers)])
    elif format is Format.csv:
        typer.echo(_as_csv(numbers), nl=False)
    else:
        say(_as_text(numbers))


def directory_of(data: Path) -> "tuple[Directory, date]":
    """The directory of the data folder, and the day; ends the command where there is none or it has errors."""
    from generator import build
    from generator.text import counted

    check_data(data)
    now = build.build_time()
    read = build.read(data, now)
    if read.directory is None:
        errors = sum(problem.severity == "error" for problem in read.problems)
        typer.echo(f"{counted(errors, 'problem')} in {data}: `python -m generator validate` names them", err=True)
        raise typer.Exit(1)
    return read.directory, now.date()


def _as_text(numbers: "Statistics") -> "Iterator[str]":
    from generator.text import counted

    yield f"{counted(numbers.live, 'entry', 'entries')} in {counted(numbers.cities, 'city', 'cities')}"
    for group in numbers.groups:
        yield f"\n{group.title}"
        width = max(len(count.name) for count in group.counts)
        for count in group.counts:
            bar = "#" * round(BAR * count.number / group.most)
            yield f"  {count.name:{width}}  {count.number:6,}  {bar}".rstrip()
    yield "\nWhat is missing most"
    for it in numbers.filled:
        yield f"  {it.name:38}  {it.percent:3} %   missing in {it.missing:,} of {it.of:,}"


def _as_json(numbers: "Statistics") -> str:
    whole = {
        "on": numbers.on.isoformat(),
        "entries": numbers.live,
        "closed": numbers.closed,
        "cities": numbers.cities,
        "counts": {group.key: {count.key: count.number for count in group.counts} for group in numbers.groups},
        "filled": [{"field": it.key, "number": it.number, "of": it.of} for it in numbers.filled],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _as_csv(numbers: "Statistics") -> str:
    """RFC 4180: a row for each count; of what is filled, the share stands in two rows."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["group", "key", "name", "number"])
    for group in numbers.groups:
        table.writerows([group.key, count.key, count.name, count.number] for count in group.counts)
    for it in numbers.filled:
        table.writerow(["filled", it.key, it.name, it.number])
        table.writerow(["missing", it.key, it.name, it.missing])
    return out.getvalue()

"""`python -m generator duplicates`: name the entries that are probably one."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.choosing import Chosen, check_data, say, shown

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from generator.entries.relations import Pair


class Format(StrEnum):
    """How pairs are printed."""

    text = "text"
    json = "json"


def duplicates(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Files or folders, each compared with all entries; left out: all of them.", show_default=False
        ),
    ] = None,
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.text,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when there are any.")] = False,
) -> None:
    """List the pairs of entries that look like one, the surest first, and what to do about each.

    It is a report for a person to judge. Exit code 0; with --strict 1 when there are any; 2: wrong use.
    """
    check_data(data, paths or [])
    pairs = _pairs(data, Chosen(paths) if paths else None)
    say([_as_json(pairs)] if format is Format.json else _as_text(pairs))
    raise typer.Exit(1 if strict and pairs else 0)


def _pairs(data: Path, chosen: "Container[str] | None") -> "list[Pair]":
    """The pairs with at least one of the chosen files, the surest first."""
    from generator.build import build_time
    from generator.entries import folder, taxonomy
    from generator.entries.known import Known
    from generator.entries.relations import likely_pairs, surest_first
    from generator.places import gazetteer

    words, _ = taxonomy.load(data / "taxonomy", f"{shown(data)}/taxonomy")
    known = Known(words, gazetteer.load(), build_time().date())
    records = folder.read_folder(data, known, shown_as=shown(data), keep=False).records
    pairs = surest_first(likely_pairs(records))
    return [pair for pair in pairs if chosen is None or pair.a.path in chosen or pair.b.path in chosen]


def _as_text(pairs: "Sequence[Pair]") -> list[str]:
    from generator.entries.relations import MERGE
    from generator.text import counted

    if not pairs:
        return ["No two entries look like one."]
    lines = [
        line
        for pair in pairs
        for line in (f"{pair.sure} one: {pair.reason}", f"    {pair.a.path}", f"    {pair.b.path}", "")
    ]
    return [*lines, f"{counted(len(pairs), 'likely pair')}. What to do: {MERGE}."]


def _as_json(pairs: "Sequence[Pair]") -> str:
    from generator.entries.relations import MERGE

    rows = [
        {
            "sure": pair.sure,
            "likeness": round(pair.likeness),
            "reason": pair.reason,
            "entries": [{"id": record.id, "kind": record.kind, "path": record.path} for record in (pair.a, pair.b)],
            "fix": MERGE,
        }
        for pair in pairs
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)

"""`python -m generator bench`: measure our build beside others, over the same made-up entries."""

import shlex
import sys
import tempfile
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.table import Result

SIZES = (1000, 10_000, 100_000)


class Format(StrEnum):
    """How the table is printed."""

    text = "text"
    json = "json"
    markdown = "markdown"


def bench(
    more: Annotated[
        list[int] | None, typer.Argument(min=1, metavar="[NUMBER]...", help="Further numbers of entries.")
    ] = None,
    entries: Annotated[
        list[int] | None, typer.Option(min=1, help="How many entries; left out: 1000 10000 100000.")
    ] = None,
    vs: Annotated[str, typer.Option(help="Beside what, with commas.")] = "hugo,hugo+pagefind,mkdocs,floor",
    runs: Annotated[int, typer.Option(min=1, help="How often each builds; the table shows the middle one.")] = 3,
    seed: Annotated[int, typer.Option(help="The same seed makes the same entries.")] = 1,
    format: Annotated[
        Format, typer.Option(help="text for people, json for programs, markdown for a page.")
    ] = Format.text,
    write: Annotated[Path | None, typer.Option(help="A page that the table is also written into.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Where to work; left out: where temporary files go.")] = None,
) -> None:
    """Make entries, build the same site with ours and each peer in turn, and print what each took.

    Runs in the project's folder. Exit code 0: measured; 1: a builder failed, or did not build the same pages;
    2: wrong use, or a peer is not installed.
    """
    try:
        from benchmarks import bench as benching
        from benchmarks import circumstances, measure, report
    except ModuleNotFoundError as gone:
        if gone.name is None or not gone.name.startswith("benchmarks"):
            raise
        raise typer.BadParameter("run it in the project's own folder: python -m generator bench") from None

    peers = [name for name in vs.split(",") if name]
    check_peers(peers, benching.PEERS, benching.missing(peers))
    sizes = [*(entries or []), *(more or [])] or list(SIZES)
    around = circumstances.circumstances(peers, _command(), f"{date.today():%-d %B %Y}")
    try:
        if write:
            report.check(write)
        with tempfile.TemporaryDirectory(prefix="foothold-bench-", dir=folder) as work:
            results = benching.run(sizes, peers, runs, seed, Path(work), _say)
        if write:
            report.write(write, results, around)
    except report.NoPlace as reason:
        raise typer.BadParameter(str(reason), param_hint="--write") from None
    except (benching.Unfair, measure.RunFailed) as reason:
        _say(str(reason))
        raise typer.Exit(1) from None
    _print(results, around, format)


def check_peers(peers: "Sequence[str]", known: "Sequence[str]", missing: "Sequence[str]") -> None:
    """Raise typer.BadParameter for a peer that we do not know, or that is not installed."""
    if unknown := [name for name in peers if name not in known]:
        raise typer.BadParameter(f'no peer is called "{unknown[0]}"; there are {", ".join(known)}', param_hint="--vs")
    if missing:
        raise typer.BadParameter(f"{' and '.join(missing)} not installed; run: make peers", param_hint="--vs")


def _print(results: "Sequence[Result]", around: "Mapping[str, str]", format_: Format) -> None:
    from benchmarks import table

    if format_ is Format.json:
        print(table.as_json(results, around), end="")
        return
    print((table.as_markdown if format_ is Format.markdown else table.as_text)(results))
    print("\n".join(table.findings(results)))


def _command() -> str:
    return shlex.join(["python", "-m", "generator", *sys.argv[1:]])


def _say(words: str) -> None:
    """Progress, apart from the table."""
    print(words, file=sys.stderr, flush=True)

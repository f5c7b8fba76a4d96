"""What a bench measured, as a table for people, for a page, or for programs. Pure."""

import json
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Literal

OURS = "foothold"
Column = Literal["wall", "cpu", "mebibytes"]


@dataclass(frozen=True, slots=True)
class Result:
    """What one builder took for one number of entries."""

    builder: str
    entries: int
    wall: tuple[float, ...]
    """Seconds, of each run; empty where the builder was stopped at the limit."""
    cpu: tuple[float, ...]
    """Seconds of all its processes, of each run."""
    mebibytes: tuple[float, ...]
    files: int
    bytes: int
    page_bytes: float
    """The bytes of its pages, as a share of ours."""

    def middle(self, column: Column) -> float | None:
        """The median of the runs; of memory the most, for that is what a machine must have."""
        values: tuple[float, ...] = getattr(self, column)
        if not values:
            return None
        return max(values) if column == "mebibytes" else statistics.median(values)


HEAD = ("Entries", "Builder", "Wall s", "CPU s", "Memory MiB", "Files", "MB", "Ours to it: wall", "CPU", "memory")


def rows(results: Sequence[Result]) -> Iterator[tuple[str, ...]]:
    """A row for each builder and size; the last three say our time and memory as a multiple of the builder's."""
    ours = {result.entries: result for result in results if result.builder == OURS}
    for result in results:
        yield (
            f"{result.entries:,}",
            result.builder,
            _number(result.middle("wall"), 2) or "stopped",
            _number(result.middle("cpu"), 2),
            _number(result.middle("mebibytes"), 0),
            f"{result.files:,}" if result.files else "",
            f"{result.bytes / 1e6:,.1f}" if result.bytes else "",
            *(_number(ratio(ours.get(result.entries), result, column), 2) for column in ("wall", "cpu", "mebibytes")),
        )


def ratio(ours: Result | None, other: Result, column: Column) -> float | None:
    """Our figure as a multiple of the other's; none for ourselves, or where one was stopped."""
    if ours is None or ours is other:
        return None
    mine, its = ours.middle(column), other.middle(column)
    return mine / its if mine is not None and its else None


def as_text(results: Sequence[Result]) -> str:
    """The table in columns, numbers to the right."""
    lines = [HEAD, *rows(results)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    return "".join(
        "  ".join(word.ljust(width) if i == 1 else word.rjust(width) for i, (word, width) in columns).rstrip() + "\n"
        for columns in (list(enumerate(zip(line, widths, strict=True))) for line in lines)
    )


def as_markdown(results: Sequence[Result]) -> str:
    """The table for a page."""
    marks = ("---:", "---", *["---:"] * (len(HEAD) - 2))
    return "".join(f"| {' | '.join(line)} |\n" for line in (HEAD, marks, *rows(results)))


def as_json(results: Sequence[Result], circumstances: Mapping[str, str]) -> str:
    """Every run's figures, and under which circumstances they came about."""
    return json.dumps({**circumstances, "results": [asdict(result) for result in results]}, indent=2) + "\n"


def findings(results: Sequence[Result]) -> Iterator[str]:
    """In sentences: where we lose, and how our time grows with the directory."""
    ours = [result for result in results if result.builder == OURS]
    others = [result for result in results if result.builder not in (OURS, "floor")]
    compared = [result for result in others if result.wall]
    lost = [sentence for mine in ours if (sentence := _lost(mine, [it for it in others if it.entries == mine.entries]))]
    yield from lost
    if compared and not lost:
        yield "We lose to none of the others in this table, neither in time nor in memory."
    if stopped := [f"{result.builder} at {result.entries:,} entries" for result in others if not result.wall]:
        yield f"Not measured to the end: {', '.join(stopped)}."
    for small, large in pairwise(ours):
        before, after = small.middle("wall"), large.middle("wall")
        if before and after:
            more, longer = large.entries / small.entries, after / before
            sizes = f"From {small.entries:,} to {large.entries:,} entries, {more:,.0f} times as many"
            yield f"{sizes}, our build takes {longer:,.1f} times as long."


_WHAT: tuple[tuple[Column, str], ...] = (("wall", "the time"), ("cpu", "the CPU time"), ("mebibytes", "the memory"))


def _lost(mine: Result, others: Sequence[Result]) -> str:
    """To whom we lose at one size, and by how much; empty when to nobody."""
    more = {
        it.builder: [
            f"{times:,.1f} times {what}" for column, what in _WHAT if (times := ratio(mine, it, column) or 0) > 1
        ]
        for it in others
    }
    losses = [f"to {builder} ({', '.join(figures)})" for builder, figures in more.items() if figures]
    return f"With {mine.entries:,} entries we lose {'; '.join(losses)}." if losses else ""


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:,.{digits}f}"

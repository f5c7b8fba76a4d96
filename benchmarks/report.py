"""Write a bench's table into a page, between two marks. What stands around it stays as it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.table import Result, as_markdown, findings

START, END = "<!-- bench: start -->", "<!-- bench: end -->"


class NoPlace(Exception):
    """The page has no place for the table."""


def check(page: Path) -> None:
    """Raise NoPlace when the page cannot take a table: better before an hour of measuring than after."""
    if not page.is_file():
        raise NoPlace(f"there is no file {page}")
    text = page.read_text(encoding="utf-8")
    if text.count(START) != 1 or text.count(END) != 1 or text.index(START) > text.index(END):
        raise NoPlace(f"{page} does not hold the two lines {START} and {END}, once each and in this order")


def write(page: Path, results: Sequence[Result], around: Mapping[str, str]) -> None:
    """Put the table there, with how it came about. The page must have passed `check`."""
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    draft = page.with_name(f".{page.name}.draft")
    draft.write_text(f"{before}{START}\n{section(results, around)}{END}{after}", encoding="utf-8")
    draft.replace(page)


def section(results: Sequence[Result], around: Mapping[str, str]) -> str:
    """The table with its sentences, as Markdown."""
    runs = max((len(result.wall) for result in results), default=0)
    how = f"`{around['command']}`, {around['day']}, {runs} {'run' if runs == 1 else 'runs'} each in turn."
    versions = f" {around['versions']}." if around["versions"] else ""
    said = "".join(f"\n{sentence}\n" for sentence in findings(results))
    return f"\n{how} {around['machine']}.{versions}\n\n{as_markdown(results)}{said}\n"

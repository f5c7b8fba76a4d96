"""Print on whatever terminal there is."""

import sys
from collections.abc import Iterable

import typer


def write_lines(lines: Iterable[str]) -> None:
    """Print, in whatever characters the terminal has."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        typer.echo(line.encode(encoding, "backslashreplace").decode(encoding))

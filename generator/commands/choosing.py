"""Which files a command is about: those named, those that git says have changed, or all; and how they are shown."""

import os
import re
import sys
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Files or folders below the data folder; left out: all of it.", show_default=False),
]
Data = Annotated[Path, typer.Option(help="The data folder.")]
Changed = Annotated[bool, typer.Option("--changed", help="Only files that git says are new or changed.")]
Base = Annotated[
    str,
    typer.Option(
        help="With --changed: since the branch left this commit, for example origin/main.", show_default=False
    ),
]


def chosen_paths(data: Path, paths: Sequence[Path] | None, changed: bool, base: str) -> list[Path] | None:
    """The files and folders that are meant, none of them for all. Raises typer.BadParameter for wrong use."""
    check_data(data, paths or [])
    if base and not changed:
        raise typer.BadParameter("it says since when --changed looks: give both", param_hint="--base")
    if not changed:
        return list(paths) if paths else None
    if paths:
        raise typer.BadParameter("give either files or --changed", param_hint="PATHS")
    return _changed(data, base)


def check_data(data: Path, paths: Sequence[Path] = ()) -> None:
    """Raise typer.BadParameter when there is no such folder, or a path is not below it."""
    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    for path in paths:
        if not os.path.lexists(path):
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint="PATHS")
        if not _is_below(path, data):
            raise typer.BadParameter(f"{path} is not below {data}: give --data", param_hint="PATHS")


def _changed(data: Path, base: str) -> list[Path]:
    from generator.contribute.changes import NoHistory, changed_files

    try:
        return changed_files(data, base)
    except NoHistory as reason:
        raise typer.BadParameter(str(reason), param_hint="--base" if base else "--changed") from None


def entry_files(data: Path, paths: Iterable[Path] | None) -> list[Path]:
    """The entries among these files and in these folders; all of them for None."""
    from generator.entries.filing import standing

    found: set[Path] = set()
    for path in [data] if paths is None else paths:
        found |= set(path.rglob("*.y*ml")) if path.is_dir() else {path}
    return sorted(path for path in found if standing(_below(path, data)) == "entry" and path.is_file())


def _below(path: Path, data: Path) -> str:
    return Path(_absolute(path)).relative_to(_absolute(data)).as_posix()


class Chosen(Container[str]):
    """The files that the paths on the command line name, or hold."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.names = {shown(path) for path in paths}

    def __contains__(self, path: object) -> bool:
        name = str(path)
        return name in self.names or any(name.startswith(f"{chosen}/") for chosen in self.names)


def _is_below(path: Path, data: Path) -> bool:
    return Path(_absolute(path)).is_relative_to(_absolute(data))


def shown(path: Path) -> str:
    """The path from the working directory when it is below it, else from the root."""
    absolute = Path(_absolute(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def _absolute(path: Path) -> str:
    """Without `..`, and links left as they are: a link below data/ is itself a problem."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve follows links


def today() -> date:
    """The clock's day, or the one of the last commit where the clock is behind it (SOURCE_DATE_EPOCH)."""
    now, epoch = date.today(), os.environ.get("SOURCE_DATE_EPOCH", "")
    return max(now, datetime.fromtimestamp(int(epoch), UTC).date()) if re.fullmatch("[0-9]{1,11}", epoch) else now


def say(lines: Iterable[str]) -> None:
    """Print, in whatever characters the terminal has."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        typer.echo(line.encode(encoding, "backslashreplace").decode(encoding))

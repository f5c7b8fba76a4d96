"""The files that a command is about: paths as the user gives them, and paths as messages show them."""

import os
from collections.abc import Container, Iterable, Sequence
from pathlib import Path

import typer


class Chosen(Container[str]):
    """The files that the paths on the command line name, or hold."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.names = {shown(path) for path in paths}

    def __contains__(self, path: object) -> bool:
        name = str(path)
        return name in self.names or any(name.startswith(f"{chosen}/") for chosen in self.names)


def check_data(data: Path, paths: Sequence[Path] = ()) -> None:
    """Raise typer.BadParameter when there is no such folder, or a path is not below it."""
    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    for path in paths:
        if not os.path.lexists(path):
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint="PATHS")
        if not Path(_absolute(path)).is_relative_to(_absolute(data)):
            raise typer.BadParameter(f"{path} is not below {data}: give --data", param_hint="PATHS")


def shown(path: Path) -> str:
    """The path from the working directory when it is below it, else from the root."""
    absolute = Path(_absolute(path))
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else absolute).as_posix()


def _absolute(path: Path) -> str:
    """Without `..`, and links left as they are: a link below data/ is itself a problem."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve follows links

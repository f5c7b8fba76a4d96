"""`python -m generator geocode`: find coordinates and write them into entries."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ProviderName(StrEnum):
    """Who is asked."""

    offline = "offline"
    nominatim = "nominatim"


def geocode(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; left out: the whole data folder.", show_default=False),
    ] = None,
    provider: Annotated[
        ProviderName,
        typer.Option(help="offline: by ZIP or city. nominatim: by street, from OpenStreetMap, one question a second."),
    ] = ProviderName.offline,
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    server: Annotated[str, typer.Option(help="Another Nominatim server's name.", show_default=False)] = "",
    user_agent: Annotated[str, typer.Option(help="How to name yourself to the server.", show_default=False)] = "",
    http: Annotated[bool, typer.Option("--http", help="Ask without TLS: for a server on this machine.")] = False,
) -> None:
    """Write latitude, longitude and precision into locations that have none, or less exact ones.

    The rest of each file stays as it is. Exit code 0: all that could be asked was answered; 1: some was not.
    """
    from generator.contribute.geocode import geocode_files, nominatim, offline
    from generator.places.geocode import NOMINATIM, USER_AGENT, OfflineGeocoder, online

    files = _entry_files(paths or [data])
    if provider is ProviderName.offline:
        asked = offline(OfflineGeocoder())
    else:
        asked = nominatim(online(server or NOMINATIM, user_agent or USER_AGENT, scheme="http" if http else "https"))
    written = left = 0
    for placed in geocode_files(files, asked, lambda path: path.as_posix()):
        written += placed.written
        left += not placed.written
        print(f"{placed.path}: {placed.place}: {placed.outcome}", flush=True)
    print(f"{written} written, {left} left as they are, {len(files)} files read")
    if left:
        raise typer.Exit(1)


def _entry_files(paths: list[Path]) -> list[Path]:
    """The entry files that the paths name or hold. Raises typer.BadParameter for a path that does not exist."""
    files: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise typer.BadParameter(f"there is no file or folder {path}", param_hint="PATHS")
        files |= {path} if path.is_file() else set(path.glob("**/*.yaml"))
    return sorted(file for file in files if "taxonomy" not in file.parts)

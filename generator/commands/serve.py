"""`python -m generator serve`: build the site, serve it on this machine, and follow every change."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.build import ConfigFile, Data, check_paths, report

if TYPE_CHECKING:
    from generator.build import Outcome


def serve(
    data: Data = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port; when it is taken, the next free one.")] = 8000,
    config: ConfigFile = Path("mkdocs.yml"),
) -> None:
    """Build and serve the site, and rebuild it when an entry, a page or a template changes. Ctrl-C ends it."""
    from generator import serve as server

    check_paths(config, data)
    try:
        free = server.free_port(port, min(port + 99, 65535))
    except server.NoFreePort as error:
        raise typer.BadParameter(str(error), param_hint="--port") from error
    if free != port:
        print(f"Port {port} is taken.", flush=True)
    server.serve(config, data, free, _begun, _said, _ready)


def _begun() -> None:
    print("Checking the entries and building the site …", flush=True)


def _said(outcome: "Outcome") -> None:
    report(outcome)
    if not outcome.failed:
        print(f"Built: {outcome.summary}", flush=True)


def _ready(address: str) -> None:
    print(f"Serving at {address} – Ctrl-C ends it.", flush=True)

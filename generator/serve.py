"""Build, serve on this machine, and rebuild when something changes: MkDocs' live-reload server around our build."""

import logging
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from generator import build

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
FIRST_PORT, LAST_PORT = 8000, 8099


class NoFreePort(Exception):
    """Every port that was tried is taken."""


def free_port(first: int = FIRST_PORT, last: int = LAST_PORT) -> int:
    """The first port from `first` on that nobody listens on. Raises NoFreePort."""
    for port in range(first, last + 1):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise NoFreePort(f"no free port between {first} and {last}")


class _Server(LiveReloadServer):
    """MkDocs' server, which says when it answers."""

    ready: Callable[[], None]

    def server_activate(self) -> None:
        super().server_activate()
        self.ready()


def serve(
    config_file: Path,
    data: Path | None,
    port: int,
    begin: Callable[[], None],
    report: Callable[[build.Outcome], None],
    ready: Callable[[str], None],
) -> None:
    """Serve until interrupted. `begin` is called before each build, `report` with its outcome, `ready` with the
    address once it answers.

    A build with errors leaves the last good site in place.
    """
    folder = Path(tempfile.mkdtemp(prefix="foothold-"))
    site = folder / "site"
    address = f"http://{HOST}:{port}/"

    def rebuild() -> None:
        begin()
        report(build.build(config_file, data, site, site_url=address))

    try:
        rebuild()
        site.mkdir(exist_ok=True)
        server = _Server(builder=rebuild, host=HOST, port=port, root=str(site), mount_path=urlsplit(address).path)
        server.error_handler = lambda code: _error_page(site, code)
        root = config_file.parent
        for watched in (root / "docs", config_file, data or root / "data", *build.SOURCE_FOLDERS):
            server.watch(str(watched))
        server.ready = lambda: ready(address)
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs has types in part only
        finally:
            server.shutdown()
    except KeyboardInterrupt:
        log.info("stopped")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None

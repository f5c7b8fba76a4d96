"""Build, serve on this machine, and rebuild when something changes: MkDocs' live-reload server around our build."""

import html
import logging
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from generator import build, published, remembered
from generator.problems import as_text

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
_STALE = "This page is from before the last change: the data has problems."
_WITHOUT = "What has problems is left out of the site until it is mended:"
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
    """MkDocs' server, which says when it answers, and on each page what is wrong with the data."""

    ready: Callable[[], None]
    latest: Callable[[], build.Outcome]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        noticed = with_notice(content, self.latest())
        reloading: bytes = super()._inject_js_into_html(noticed, epoch)  # type: ignore[no-untyped-call]
        return reloading

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

    A file with errors is left out and the rest of the site goes on; only where the errors are in what all entries share
    (the taxonomy), the last good site stays.
    """
    folder = Path(tempfile.mkdtemp(prefix="foothold-"))
    site = folder / "site"
    address = f"http://{HOST}:{port}/"
    latest = build.Outcome([])

    def rebuild() -> None:
        nonlocal latest
        begin()
        latest = build.build(config_file, data, site, site_url=address, lenient=True)
        report(latest)

    try:
        rebuild()
        site.mkdir(exist_ok=True)
        server = _Server(builder=rebuild, host=HOST, port=port, root=str(site), mount_path=urlsplit(address).path)
        server.error_handler = lambda code: with_notice(_error_page(site, code), latest) or None
        server.latest = lambda: latest
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
        published.forget(site)
        remembered.forget(site)
        shutil.rmtree(folder, ignore_errors=True)


def with_notice(page: bytes, outcome: build.Outcome) -> bytes:
    """The page with what is wrong with the data at its top; only here, never in the published site."""
    if not outcome.errors:
        return page
    says = _STALE if outcome.failed else _WITHOUT
    lines = "\n".join(html.escape(as_text(problem)) for problem in outcome.problems if problem.severity == "error")
    said = f"<p><strong>{says}</strong></p><pre>{lines}</pre>"
    notice = f"<aside class='fh-problems' role='alert'>{said}</aside>".encode()
    head, body, rest = page.partition(b"<body")
    attributes, end, rest = rest.partition(b">")
    return b"".join((head, body, attributes, end, notice, rest)) if body else notice


def _error_page(site: Path, code: int) -> bytes:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else b""

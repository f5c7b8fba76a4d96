"""A server on 127.0.0.1 that plays every site: good ones, bad ones, and some that only mean to do harm."""

import gzip
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import trustme

from generator.contribute.links.names import CANARY, GivenNames
from tests.contribute.links import pages

GOOD = "elmdale-tuesday.home.arpa"
OTHER = "another-group.home.arpa"
HTML = {"Content-Type": "text/html; charset=utf-8"}
BOMB = gzip.compress(b"<p>" + b"a" * 60_000_000, 1)


class Site:
    """The server, and what it was asked."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[str, str]] = []
        """(host, path) of each request."""
        self.agents: set[str] = set()
        self.released = threading.Event()
        """What slow answers wait for."""
        site = self

        class Handler(_Handler):
            def handle_site(self) -> None:
                site.asked.append((self.headers.get("Host", ""), self.path))
                site.agents.add(self.headers.get("User-Agent", ""))
                self.play(site)

        self.server = _Server(("127.0.0.1", 0), Handler)
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port: int = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self.released.set()
        self.server.shutdown()
        self.server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def handle_site(self) -> None: ...

    def do_GET(self) -> None:
        self.handle_site()

    def do_HEAD(self) -> None:
        self.answer("", 405)

    def play(self, site: Site) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        name = self.path.strip("/").partition("?")[0].replace("-", "_") or "fine"
        method = getattr(self, f"play_{name}", None)
        if name == "fine" and host == OTHER:
            self.answer(pages.SOMETHING_ELSE)
        elif method:
            method(site)
        else:
            self.answer("", 404)

    def answer(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in (HTML | {"Content-Length": str(len(data))} | named).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """A test's output is its own."""

    def play_fine(self, _site: Site) -> None:
        self.answer(pages.THEIRS)

    def play_slow(self, site: Site) -> None:
        site.released.wait(5)
        self.answer(pages.THEIRS)

    def play_drip(self, site: Site) -> None:
        """A head that never ends, a letter at a time: no single silence is long."""
        self.send_response(200)
        self.flush_headers()
        for _ in range(200):
            self.wfile.write(b"x")
            self.wfile.flush()
            if site.released.wait(0.05):
                return

    def play_endless(self, site: Site) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(pages.THEIRS.encode())
        while not site.released.is_set():
            self.wfile.write(b"<p>more</p>" * 2000)

    def play_torn(self, _site: Site) -> None:
        """Half of what it promised."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(pages.THEIRS.encode())
        self.close_connection = True

    def play_bomb(self, _site: Site) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def play_garbage(self, _site: Site) -> None:
        self.wfile.write(b"\x00\x01 nonsense\r\n\r\n")
        self.close_connection = True

    def play_zipped(self, _site: Site) -> None:
        self.answer(gzip.compress(pages.THEIRS.encode()), Content_Encoding="gzip")

    def play_latin(self, _site: Site) -> None:
        self.answer(
            "<title>Tuesday Network of Elmdale, à côté</title>".encode("latin-1"),
            Content_Type="text/html;charset=latin1",
        )

    def play_film(self, _site: Site) -> None:
        self.answer(b"\x00\x01" * 100, Content_Type="video/mp4")

    def play_parked(self, _site: Site) -> None:
        self.answer(pages.PARKED)

    def play_gambling(self, _site: Site) -> None:
        self.answer(pages.GAMBLING)

    def play_nameless(self, _site: Site) -> None:
        self.answer(pages.SOMETHING_ELSE)

    def play_script(self, _site: Site) -> None:
        self.answer(pages.BY_SCRIPT)

    def play_challenge(self, _site: Site) -> None:
        self.answer(pages.CHALLENGE, 503)

    def play_forbidden(self, _site: Site) -> None:
        self.answer("no", 403)

    def play_busy(self, _site: Site) -> None:
        self.answer("later", 429, Retry_After="3600")

    def play_broken(self, _site: Site) -> None:
        self.answer("oh", 500)

    def play_moved(self, _site: Site) -> None:
        self.answer("", 301, Location=f"http://{OTHER}/again")

    def play_again(self, _site: Site) -> None:
        self.answer(pages.THEIRS)

    def play_taken(self, _site: Site) -> None:
        self.answer("", 302, Location=f"http://{OTHER}/")

    def play_refresh(self, _site: Site) -> None:
        self.answer(pages.page("Wait", "", f'<meta http-equiv="refresh" content="0; url=http://{OTHER}/gambling">'))

    def play_loop(self, _site: Site) -> None:
        self.answer("", 302, Location="/loop")

    def play_cookie(self, _site: Site) -> None:
        """Sends everybody round in circles who does not bring back what it gave."""
        if self.headers.get("Cookie") == "seen=1":
            self.answer(pages.THEIRS)
        else:
            self.answer("", 302, Location="/cookie", Set_Cookie="seen=1; Path=/")

    def play_inward(self, site: Site) -> None:
        """To this very machine, where the same server would be glad to answer."""
        self.answer("", 302, Location=f"http://127.0.0.1:{site.port}/secret")

    def play_secret(self, _site: Site) -> None:
        self.answer("the machine's own secrets")

    def play_metadata(self, _site: Site) -> None:
        self.answer("", 302, Location="http://169.254.169.254/latest/meta-data/")

    def play_script_scheme(self, _site: Site) -> None:
        self.answer("", 302, Location="file:///etc/passwd")

    def play_vanished(self, _site: Site) -> None:
        self.answer("", 302, Location="http://gone-for-good.home.arpa/")


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """The server, until the block is left."""
    site = Site(context)
    try:
        yield site
    finally:
        site.close()


def names_of(site: Site, secure: Site | None = None) -> GivenNames:
    """Names that lead to the server, and no others; the canary lives."""
    places = {(host, 80): ("127.0.0.1", site.port) for host in (GOOD, OTHER, CANARY)}
    if secure:
        places |= {(host, 443): ("127.0.0.1", secure.port) for host in (GOOD, OTHER)}
    return GivenNames(places)


def authority(*hosts: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """(the server's side, with a certificate for these hosts; a client's that believes its issuer)."""
    ca = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*hosts).configure_cert(server)
    client = ssl.create_default_context()
    ca.configure_trust(client)
    return server, client

"""Read one page over HTTP, as a polite stranger would: one request a hop, a bounded body, a bounded time.

Redirects are followed by hand, because each of them leads to a name that has to be looked up and checked anew
(`names`). The connection goes to the checked address itself, so a name cannot change its mind in between.
"""

import contextlib
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from generator import __version__
from generator.contribute.links.answer import Answer, Fault
from generator.contribute.links.names import Endpoint, Names, Unreachable
from generator.contribute.links.page import page_of, target_of
from generator.contribute.links.reading import is_page

USER_AGENT = f"Foothold-link-check/{__version__} (directory of job-search groups; one visit a week)"
MOST_BYTES = 512 * 1024
"""A page says whose it is long before that."""
MOST_HOPS = 8
CHAIN_CODES = {20, 21}
"""OpenSSL: the certificate's issuer is not known here. Most such servers forgot the one between."""
_REDIRECTS = {301, 302, 303, 307, 308}
_PIECE = 16 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one address may take, in seconds."""

    connect: float = 10
    read: float = 15
    """The longest silence."""
    whole: float = 30
    """With all redirects, however busy the server is."""


@dataclass
class Client:
    """Asks for pages. Safe to use from several threads; `stop` ends all that is under way."""

    names: Names
    limits: Limits = field(default_factory=Limits)
    user_agent: str = USER_AGENT
    context: ssl.SSLContext | None = None
    """Whose certificates are believed; left out: the system's."""
    _open: set[HTTPConnection] = field(default_factory=set, init=False, repr=False)
    _stopped: threading.Event = field(default_factory=threading.Event, init=False, repr=False)

    def read(self, address: str) -> Answer:
        """The last answer after all redirects. Never raises for what a server does."""
        visit = _Visit(self, address, time.monotonic() + self.limits.whole)
        try:
            return visit.follow()
        except _NoAnswer as reason:
            return Answer(address, visit.address, fault=reason.fault, detail=reason.detail)

    def stop(self) -> None:
        """Cut every connection, for a run that is being ended."""
        self._stopped.set()
        for connection in list(self._open):
            _cut(connection)

    @contextmanager
    def _connected(self, parts: SplitResult, endpoint: Endpoint, deadline: float) -> Iterator[HTTPConnection]:
        connection = self._connection(parts, endpoint)
        watchdog = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection])
        watchdog.daemon = True
        self._open.add(connection)
        watchdog.start()
        try:
            if self._stopped.is_set():
                raise _NoAnswer("our-network", "the check was ended")
            connection.connect()
            if connection.sock is not None:
                connection.sock.settimeout(self.limits.read)
            yield connection
        finally:
            watchdog.cancel()
            self._open.discard(connection)
            connection.close()

    def _connection(self, parts: SplitResult, endpoint: Endpoint) -> HTTPConnection:
        host = parts.hostname or ""
        if parts.scheme == "http":
            return HTTPConnection(endpoint.address, endpoint.port, timeout=self.limits.connect)
        return HTTPSConnection(
            endpoint.address,
            endpoint.port,
            timeout=self.limits.connect,
            server_hostname=host,
            ssl_context=self.context or ssl.create_default_context(),
        )


class _NoAnswer(Exception):
    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail


@dataclass
class _Visit:
    """One address, from the first request to the last answer."""

    client: Client
    asked: str
    deadline: float
    address: str = ""
    cookies: dict[str, dict[str, str]] = field(default_factory=dict)
    """By host: some servers send everybody round in circles who does not bring back what they gave."""

    def follow(self) -> Answer:
        self.address = self.asked
        for _ in range(MOST_HOPS + 1):
            answer = self._one()
            target = self._next(answer)
            if not target:
                return answer
            self.address = target
        raise _NoAnswer("redirects", f"more than {MOST_HOPS}")

    def _one(self) -> Answer:
        parts = _taken_apart(self.address)
        port = parts.port or (80 if parts.scheme == "http" else 443)
        host = parts.hostname or ""
        try:
            endpoint = self.client.names(host, port)
            with self.client._connected(parts, endpoint, self.deadline) as connection:
                connection.request("GET", _target(parts), headers=self._headers(parts), preload_content=False)
                response = connection.getresponse()
                if time.monotonic() >= self.deadline:  # what was cut in its head looks like a short answer
                    raise TimeoutError
                return self._answer(response, host)
        except Unreachable as reason:
            raise _NoAnswer(reason.fault, reason.detail) from reason
        except _NoAnswer:
            raise
        except Exception as error:
            # Whatever a stranger's server provokes in the libraries is an answer about that server.
            raise self._reason(error) from error

    def _headers(self, parts: SplitResult) -> dict[str, str]:
        headers = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": self.client.user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
            "Accept-Language": "en-US,en;q=0.8",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        if cookies := self.cookies.get(parts.hostname or ""):
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        return headers

    def _answer(self, response: urllib3.response.BaseHTTPResponse, host: str) -> Answer:
        for line in response.headers.getlist("set-cookie")[:20]:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies.setdefault(host, {})[name.strip()[:100]] = value.strip()[:1000]
        headers = {name.lower(): value[:2000] for name, value in response.headers.items()}
        head = Answer(self.asked, self.address, response.status, headers)
        if response.status in _REDIRECTS and "location" in headers:
            return head
        return Answer(*_four(head), body=self._body(response) if is_page(head) else b"")

    def _body(self, response: urllib3.response.BaseHTTPResponse) -> bytes:
        """The first part of the body; what is there when the server breaks off or time runs out."""
        pieces: list[bytes] = []
        size = 0
        with contextlib.suppress(OSError, ValueError, HTTPException, urllib3.exceptions.HTTPError):
            while size < MOST_BYTES and time.monotonic() < self.deadline:
                piece = response.read1(min(_PIECE, MOST_BYTES - size))
                if not piece:
                    break
                pieces.append(piece)
                size += len(piece)
        return b"".join(pieces)

    def _next(self, answer: Answer) -> str:
        """Where the answer sends its reader; empty where it does not."""
        if answer.status in _REDIRECTS:
            location = answer.headers.get("location", "")
            return _joined(self.address, location) if location else ""
        if answer.status != 200 or b"http-equiv" not in answer.body.lower():
            return ""
        return target_of(page_of(answer.body, answer.headers.get("content-type", "")), self.address)

    def _reason(self, error: Exception) -> _NoAnswer:
        if isinstance(cause := _certificate_fault(error), ssl.SSLCertVerificationError):
            return _NoAnswer("chain" if cause.verify_code in CHAIN_CODES else "certificate", cause.verify_message)
        if cause is not None:
            return _NoAnswer("tls", (cause.reason or "").replace("_", " ").lower())
        if time.monotonic() >= self.deadline or isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
            return _NoAnswer("timeout", f"within {self.client.limits.whole:g} seconds at most")
        if isinstance(error, urllib3.exceptions.NewConnectionError | OSError):
            own = "unreachable" in str(error).lower() and "network" in str(error).lower()
            return _NoAnswer("our-network" if own else "refused")
        return _NoAnswer("protocol", type(error).__name__)


def _four(head: Answer) -> tuple[str, str, int, dict[str, str]]:
    return head.asked, head.address, head.status, dict(head.headers)


def _taken_apart(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _NoAnswer("scheme", "no address that can be read") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise _NoAnswer("scheme", f"{parts.scheme[:20]}:")
    host = parts.hostname
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise _NoAnswer("no-such-host", "no name that can be looked up") from None
    netloc = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=f"{netloc}:{port}" if port else netloc)


_AS_IT_STANDS = "/%:@!$&'()*+,;=~-._"


def _target(parts: SplitResult) -> str:
    """The request's target: path and query, with what may not stand there escaped once."""
    path, query = quote(parts.path or "/", safe=_AS_IT_STANDS), quote(parts.query, safe=_AS_IT_STANDS + "?")
    return f"{path}?{query}" if query else path


_LATIN = re.compile("[\x80-\xff]")


def _joined(address: str, location: str) -> str:
    """The whole address of a Location, which arrives as Latin-1 and is mostly meant as UTF-8."""
    if _LATIN.search(location):
        with contextlib.suppress(UnicodeError):
            location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(address, location.strip().replace("\\", "/"))
    except ValueError:
        raise _NoAnswer("protocol", "a redirect that cannot be read") from None


def _certificate_fault(error: BaseException | None) -> ssl.SSLError | None:
    """The TLS error among the causes."""
    seen = 0
    while error is not None and seen < 8:
        if isinstance(error, ssl.SSLError):
            return error
        inner = error.args[0] if error.args and isinstance(error.args[0], BaseException) else None
        error, seen = inner or error.__cause__ or error.__context__, seen + 1
    return None


def _cut(connection: HTTPConnection) -> None:
    """End whatever waits on the connection; shutting the socket down wakes a reader in another thread."""
    if connection.sock is not None:
        with contextlib.suppress(OSError, ValueError):
            socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

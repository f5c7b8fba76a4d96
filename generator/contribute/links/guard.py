"""A proxy on this machine through which lychee asks, so that it too reaches public addresses only.

lychee looks names up and follows redirects by itself. Behind the guard each connection it opens goes through the
same `names` as our own client: what is private is refused, whatever a stranger's redirect says.
"""

import contextlib
import selectors
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from generator.contribute.links.names import Names, Unreachable

_HEAD_BYTES = 64 * 1024
_PIECE = 64 * 1024
_MOST_BYTES = 4 * 1024 * 1024
"""lychee reads no bodies; this is for the ones a server sends all the same."""
_SILENCE = 30.0
"""Seconds."""
_REFUSAL = b"HTTP/1.1 502 Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_NOT_PASSED_ON = (b"proxy-connection:", b"connection:", b"keep-alive:", b"proxy-authorization:")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    names: Names

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A broken connection is the business of its two ends."""


@contextmanager
def guard(names: Names) -> Iterator[str]:
    """The proxy's address while it runs: `http://127.0.0.1:…`."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.names = names
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.request.settimeout(_SILENCE)
        head, rest = _head(self.request)
        method, _, target = head.partition(b" ")
        target = target.partition(b" ")[0]
        try:
            host, port, first = _asked(method, target, head)
            endpoint = self.server.names(host, port)
            remote = socket.create_connection((endpoint.address, endpoint.port), timeout=10)
        except (Unreachable, OSError, ValueError):
            self.request.sendall(_REFUSAL)
            return
        with remote:
            if first:
                remote.settimeout(_SILENCE)
                remote.sendall(first + rest)
                answer, begun = _head(remote)
                self.request.sendall(b"\r\n".join(_for_one_request(answer)) + begun)
            else:
                self.request.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
                remote.sendall(rest)
            _between(self.request, remote)


def _head(end: socket.socket) -> tuple[bytes, bytes]:
    """The head of what one end says, and what came with it."""
    data = b""
    while b"\r\n\r\n" not in data and len(data) < _HEAD_BYTES:
        piece = end.recv(_PIECE)
        if not piece:
            break
        data += piece
    head, _, rest = data.partition(b"\r\n\r\n")
    return head, rest


def _asked(method: bytes, target: bytes, head: bytes) -> tuple[str, int, bytes]:
    """(host, port, what is sent on to it): nothing is sent on for a tunnel."""
    text = target.decode("ascii")
    if method == b"CONNECT":
        parts = urlsplit(f"//{text}")
        return parts.hostname or "", parts.port or 443, b""
    parts = urlsplit(text)
    if parts.scheme != "http" or not parts.hostname:
        raise ValueError("not a request to a proxy")
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}".encode("ascii")
    first = b"\r\n".join(_for_one_request(head, method + b" " + path + b" HTTP/1.1"))
    return parts.hostname, parts.port or 80, first


def _for_one_request(head: bytes, first: bytes = b"") -> list[bytes]:
    """The lines of a head, which tell the other end that the connection is for this request alone."""
    opening, *lines = head.split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(_NOT_PASSED_ON)]
    return [first or opening, *kept, b"Connection: close", b"", b""]


def _between(one: socket.socket, other: socket.socket) -> None:
    """Pass on what each end says until one hangs up, is silent for long, or says too much."""
    passed = 0
    with selectors.DefaultSelector() as selector, contextlib.suppress(OSError):
        selector.register(one, selectors.EVENT_READ, other)
        selector.register(other, selectors.EVENT_READ, one)
        while passed < _MOST_BYTES:
            ready = selector.select(_SILENCE)
            if not ready:
                return
            for key, _ in ready:
                data = key.fileobj.recv(_PIECE)  # type: ignore[union-attr]  # only sockets were registered
                if not data:
                    return
                key.data.sendall(data)
                passed += len(data)

"""From a host's name to where one may connect: DNS, and the refusal of every address that is not public.

The addresses come from strangers' pull requests and from redirects: none of them may make the machine that runs
the check speak to itself or its own network. So a name is looked up once, each of its addresses is checked, and
the connection is made to the address that was checked, not to the name.
"""

import ipaddress
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.contribute.links.answer import Fault

PORTS = frozenset({80, 443, 8080, 8443})
"""Where public web servers listen. A check is no way to try the other doors of somebody's machine."""
CANARY = "example.com"
"""A name that IANA keeps alive: when it cannot be found either, our own network is to blame."""


class Unreachable(Exception):
    """There is nothing to connect to; `fault` says why."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(detail or fault)
        self.fault: Fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where to connect: an address by number, and a port."""

    address: str
    port: int


class Names(Protocol):
    """Finds where a host is. Raises Unreachable."""

    def __call__(self, host: str, port: int, /) -> Endpoint: ...


class PublicNames:
    """The machine's own DNS, and public addresses only."""

    def __init__(self, canary: str = CANARY) -> None:
        self._canary = canary

    def __call__(self, host: str, port: int) -> Endpoint:
        if port not in PORTS:
            raise Unreachable("port", f"port {port}")
        addresses = self._looked_up(host)
        return Endpoint(checked(addresses), port)

    def _looked_up(self, host: str) -> list[str]:
        found = _addresses(host)
        if isinstance(found, int):
            if found != socket.EAI_NONAME and found != getattr(socket, "EAI_NODATA", found):
                raise Unreachable("our-network", "its name could not be looked up")
            if isinstance(_addresses(self._canary), int):
                raise Unreachable("our-network", "no name could be looked up")
            raise Unreachable("no-such-host", host)
        return found


class GivenNames:
    """Only these hosts exist, and each is where it is said to be: for tests, and for a site not yet public."""

    def __init__(self, places: Mapping[tuple[str, int], tuple[str, int]]) -> None:
        self._places = dict(places)

    def __call__(self, host: str, port: int) -> Endpoint:
        if place := self._places.get((host, port)):
            return Endpoint(*place)
        try:
            literal = str(ipaddress.ip_address(host))
        except ValueError:
            raise Unreachable("no-such-host", host) from None
        return Endpoint(checked([literal]), port)


def checked(addresses: Sequence[str]) -> str:
    """The first of them, when all are public. Raises Unreachable: one private address among them is a trick."""
    for address in addresses:
        if not is_public(address):
            raise Unreachable("private", address)
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether the address belongs to the public internet, also when it wraps another one (mapped, 6to4, NAT64)."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _wrapped(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _addresses(host: str) -> list[str] | int:
    """The host's addresses, IPv4 first (most runners have no IPv6), or the resolver's error number."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        return error.errno or socket.EAI_NONAME
    except UnicodeError:
        return socket.EAI_NONAME
    found.sort(key=lambda row: row[0] != socket.AF_INET)
    return list(dict.fromkeys(str(row[4][0]) for row in found))

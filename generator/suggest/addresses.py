"""Web addresses in the browser: what the rules ask of urllib.parse and of the Public Suffix List.

Pure. A test holds `split` to urllib.parse, and `has_known_ending` to the whole list.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from publicsuffixlist import PublicSuffixList

_BEFORE = "".join(chr(number) for number in range(33))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*):((?:.|\n)*)")
_NOT_READ = re.compile(r"[\t\r\n]")
_NETLOC_ENDS = re.compile(r"[/?#]")
_BRACKETED = re.compile(r"[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.+)?|v[0-9A-Fa-f]+\..+")
_RULES: frozenset[str] = PublicSuffixList(accept_unknown=False, accept_encoded_idn=False)._publicsuffix


def _in_ascii(ending: str) -> str:
    return ending if ending.isascii() else ending.encode("idna").decode("ascii")


_ENDINGS = frozenset(_in_ascii(rule.rpartition(".")[2]) for rule in _RULES)
"""The last part of each suffix: whatever stands before it, a suffix of the list fits a host of two parts or more."""


class Split(NamedTuple):
    """An address taken apart."""

    scheme: str
    netloc: str
    path: str
    query: str

    @property
    def hostname(self) -> str | None:
        name, _, zone = self._host()[0].partition("%")
        return (name.lower() + (f"%{zone}" if zone else "")) or None

    @property
    def port(self) -> int | None:
        text = self._host()[1]
        if not text:
            return None
        if not (text.isdigit() and text.isascii() and int(text) <= 65535):
            raise ValueError("no port")
        return int(text)

    def _host(self) -> tuple[str, str]:
        host = self.netloc.rpartition("@")[2]
        before, bracket, rest = host.partition("[")
        if bracket:
            name, _, port = rest.partition("]")
            return name, port.partition(":")[2]
        name, _, port = host.partition(":")
        return name, port


def split(address: str) -> Split:
    """The parts, as urllib.parse.urlsplit finds them; the fragment is left out."""
    rest = _NOT_READ.sub("", address.lstrip(_BEFORE))
    scheme = netloc = ""
    if found := _SCHEME.fullmatch(rest):
        scheme, rest = found[1].lower(), found[2]
    if rest.startswith("//"):
        end = _NETLOC_ENDS.search(rest[2:])
        netloc, rest = (rest[2 : 2 + end.start()], rest[2 + end.start() :]) if end else (rest[2:], "")
        _check(netloc)
    path, _, query = rest.partition("#")[0].partition("?")
    return Split(scheme, netloc, path, query)


def _check(netloc: str) -> None:
    """Refuse what only looks like a host."""
    if ("[" in netloc) != ("]" in netloc):
        raise ValueError("brackets")
    if "[" in netloc and not _BRACKETED.fullmatch(netloc.partition("[")[2].partition("]")[0]):
        raise ValueError("no host in the brackets")
    if netloc.isascii():
        return
    plain = "".join(character for character in netloc if character not in "@:#?")
    folded = unicodedata.normalize("NFKC", plain)
    if folded != plain and any(character in folded for character in "/?#@:"):
        raise ValueError("a character that stands for another")


def has_known_ending(host: str) -> bool:
    """Whether the host ends in a suffix of the list, or is one."""
    return host.lower().rpartition(".")[2] in _ENDINGS


def domain_among(host: str, domains: Iterable[str], below: Iterable[str]) -> str | None:
    """Which of these registered domains the host belongs to.

    `below` are the suffixes under one of them, where names are other people's: none of those is the host's.
    """
    name = f".{host.lower()}"
    if any(name.endswith(f".{suffix}") for suffix in below):
        return None
    found = [domain for domain in domains if name.endswith(f".{domain}")]
    return max(found, key=len) if found else None


def suffixes_below(domains: Iterable[str]) -> list[str]:
    """The suffixes of the list that lie under one of these domains."""
    known = set(domains)
    found = {rule.removeprefix("*.") for rule in _RULES if not rule.startswith("!")}
    return sorted(rule for rule in found if any(rule.endswith(f".{domain}") or rule == domain for domain in _above(rule, known)))


def _above(rule: str, known: set[str]) -> list[str]:
    parts = rule.split(".")
    return [name for start in range(len(parts)) if (name := ".".join(parts[start:])) in known]

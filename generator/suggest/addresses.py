"""Web addresses in the browser: what the rules ask of urllib.parse and of the Public Suffix List.

Pure. A test holds `split` to urllib.parse, and `has_known_ending` to the whole list.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from publicsuffixlist import PublicSuffixList

_BEFORE = "".join(chr(number) for number in range(33))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9.+-]*):((?:.|\n)*)")
_NOT_READ = re.compile(r"[\t\r\n]")
_NETLOC_ENDS = re.compile(r"[/?#]")
_FUTURE_HOST = re.compile(r"v[0-9A-Fa-f]+\..+")
_GROUP = re.compile(r"[0-9A-Fa-f]{1,4}")
_OLD_GROUPS = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.|$)){4}")
_RULES: frozenset[str] = PublicSuffixList(accept_unknown=False, accept_encoded_idn=False)._publicsuffix


def in_ascii(ending: str) -> str:
    """As browsers write a host: рф is xn--p1ai."""
    return ending if ending.isascii() else ending.encode("idna").decode("ascii")


_ENDINGS = frozenset(in_ascii(rule.rpartition(".")[2]) for rule in _RULES)
"""The last part of each suffix: whatever stands before it, a suffix of the list fits a host of two parts or more."""


class Split(NamedTuple):
    """An address taken apart."""

    scheme: str
    netloc: str
    path: str
    query: str

    @property
    def hostname(self) -> str | None:
        name, percent, zone = self._host()[0].partition("%")
        return name.lower() + percent + zone or None

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
        _, bracket, rest = host.partition("[")
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
    host = netloc.partition("[")[2].partition("]")[0]
    if "[" in netloc and not (_FUTURE_HOST.fullmatch(host) or _is_number(host)):
        raise ValueError("no host in the brackets")
    if netloc.isascii():
        return
    plain = "".join(character for character in netloc if character not in "@:#?")
    folded = unicodedata.normalize("NFKC", plain)
    if folded != plain and any(character in folded for character in "/?#@:"):
        raise ValueError("a character that stands for another")


def _is_number(host: str) -> bool:
    """Whether the host is an address of IPv6."""
    name, percent, zone = host.partition("%")
    before, gap, after = name.partition("::")
    groups = [group for side in (before, after) if side for group in side.split(":")]
    if groups and (after or not gap) and _OLD_GROUPS.fullmatch(groups[-1]) and not groups[-1].endswith("."):
        groups = [*groups[:-1], "0", "0"]
    if percent and (zone == "" or "%" in zone):
        return False
    return all(_GROUP.fullmatch(group) for group in groups) and (len(groups) < 8 if gap else len(groups) == 8)


def has_known_ending(host: str) -> bool:
    """Whether the host ends in a suffix of the list, or is one."""
    return host.lower().rpartition(".")[2] in _ENDINGS


def host_itself(host: str) -> str:
    """Where there is no list: the host stands for its registered domain until `domain_among` finds that."""
    return host.lower()


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
    """The suffixes of the list that lie under one of these registered domains."""
    return sorted({suffix for domain in domains for suffix in _suffixes_by_parent().get(domain, ())})


@cache
def _suffixes_by_parent() -> dict[str, list[str]]:
    """By each name that a suffix ends in, itself left out: the suffixes."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule in _RULES:
        suffix = in_ascii(rule.removeprefix("*.").removeprefix("!"))
        parts = suffix.split(".")
        for start in range(1, len(parts) - 1):
            found[".".join(parts[start:])].append(suffix)
        if rule.startswith("*."):
            found[suffix].append(suffix)
    return found

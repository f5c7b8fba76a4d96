"""Addresses that may have changed hands: no reader is sent there until a person has looked. Pure.

They come from the link checks. The entry's file stays as it is; what the program uses is the entry without its
website, and unconfirmed, so that every page, export and search treats it so.
"""

from collections.abc import Container, Iterable
from urllib.parse import urlsplit

from generator.entries.checks.domains import is_shared, registrable
from generator.entries.model import Entry


class Quarantine(Container[str]):
    """The suspect addresses, and with a suspect front page every page of its domain."""

    def __init__(self, addresses: Iterable[str] = ()) -> None:
        self._addresses = frozenset(addresses)
        fronts = (address for address in self._addresses if not urlsplit(address).path.strip("/"))
        self._domains = frozenset(domain for address in fronts if (domain := _own_domain(address)))

    def __contains__(self, address: object) -> bool:
        known = str(address)
        return known in self._addresses or (bool(self._domains) and _own_domain(known) in self._domains)

    def within(self, entry: Entry) -> frozenset[str]:
        """Those of an entry's addresses that are suspect."""
        addresses = [source.url for source in entry.sources]
        return frozenset(address for address in [entry.website or "", *addresses] if address in self)


def quarantined(entry: Entry, suspect: Container[str]) -> Entry:
    """The entry as the program uses it: without a suspect website, and then unconfirmed."""
    if entry.website is None or entry.website not in suspect:
        return entry
    status = "unconfirmed" if entry.status == "active" else entry.status
    return entry.model_copy(update={"website": None, "status": status})


def _own_domain(address: str) -> str:
    """The registered domain, where it is one organization's own."""
    domain = registrable(urlsplit(address).hostname or "")
    return domain if domain and not is_shared(domain) else ""

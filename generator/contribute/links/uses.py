"""Which entries name which address, and what a page at it should speak of. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.contribute.links.answer import Subject
from generator.entries.folder import Filed
from generator.entries.model import Entry

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A place in an entry that names an address."""

    filed: Filed
    path: Path
    """("website",), ("sources", 0, "url")"""

    @property
    def website(self) -> bool:
        return self.path == ("website",)


Uses = Mapping[str, Sequence[Use]]


def uses_of(entries: Iterable[Filed]) -> dict[str, list[Use]]:
    """Address → where it stands, sorted; closed entries are left out: their sites may well be gone."""
    found: dict[str, list[Use]] = defaultdict(list)
    for filed in entries:
        if filed.entry.status != "closed":
            for address, path in addresses_of(filed.entry):
                found[address].append(Use(filed, path))
    return dict(sorted(found.items()))


def addresses_of(entry: Entry) -> Iterator[tuple[str, Path]]:
    """Its website and the pages of its sources, each with its place."""
    if entry.website:
        yield entry.website, ("website",)
    for number, source in enumerate(entry.sources):
        yield source.url, ("sources", number, "url")


def subject_of(uses: Sequence[Use]) -> Subject:
    """What the page should speak of: of any of the entries whose own site it is, else of those it is a source of."""
    website = any(use.website for use in uses)
    entries = [use.filed.entry for use in uses if use.website or not website]
    return Subject(
        names=tuple(dict.fromkeys(name for entry in entries for name in _names(entry))),
        places=tuple(dict.fromkeys(place for entry in entries for place in _places(entry))),
        website=website,
    )


def _names(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield from entry.also_known_as
    if entry.institution:
        yield entry.institution
    if entry.run_by.name:
        yield entry.run_by.name


def _places(entry: Entry) -> Iterator[str]:
    for location in entry.locations:
        yield location.city
        yield location.state
    for served in entry.serves:
        yield from (part for part in served.split(", ") if part != "US")

"""Long lists that many pages share: what a page asks of one is worked out once, not once for each page. Pure."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge

from generator.entries.model import AgencyType, Kind
from generator.listing import Listing


@dataclass(frozen=True, eq=False)
class Roll:
    """A list in its order, with its parts and numbers."""

    listings: tuple[Listing, ...] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[Listing]:
        return iter(self.listings)

    def __len__(self) -> int:
        return len(self.listings)

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(listing.id for listing in self.listings)

    @cached_property
    def by_kind(self) -> Mapping[Kind, tuple[Listing, ...]]:
        groups: dict[Kind, list[Listing]] = defaultdict(list)
        for listing in self.listings:
            groups[listing.kind].append(listing)
        return {kind: tuple(found) for kind, found in groups.items()}

    @cached_property
    def by_type(self) -> Mapping[AgencyType, tuple[Listing, ...]]:
        """Its agencies."""
        groups: dict[AgencyType, list[Listing]] = defaultdict(list)
        for listing in self.listings:
            if listing.entry.agency_type:
                groups[listing.entry.agency_type].append(listing)
        return {type_: tuple(found) for type_, found in groups.items()}

    @cached_property
    def numbers(self) -> Counter[Kind]:
        """How many there are of each kind."""
        return Counter({kind: len(found) for kind, found in self.by_kind.items()})

    @cached_property
    def industries(self) -> Counter[str]:
        """How many name each field of work."""
        return Counter(slug for listing in self.listings for slug in listing.industries)

    @cached_property
    def industries_by_kind(self) -> Mapping[Kind, Counter[str]]:
        return {
            kind: Counter(slug for listing in found for slug in listing.industries)
            for kind, found in self.by_kind.items()
        }

    @cached_property
    def unconfirmed(self) -> int:
        return sum(listing.unconfirmed for listing in self.listings)

    @cached_property
    def nationwide(self) -> "Roll":
        """Those of it that serve the whole country."""
        return Roll(tuple(listing for listing in self.listings if listing.nationwide))


NOBODY = Roll()


@dataclass(frozen=True)
class Rest:
    """What is left of one list or several without what a page shows elsewhere; nothing is copied.

    Asking for a number or for the first few takes as long as there are listings in `shown`, however long a list is.
    """

    rolls: tuple[Roll, ...]
    """No listing is in two of them."""
    shown: Mapping[str, Listing]
    """Those that are left out, by id; all of them are in a list."""
    but: tuple[Roll, ...] = ()
    """Further ones that are left out; all of them are in a list, and none in `shown`."""

    def __iter__(self) -> Iterator[Listing]:
        return self._left(roll.listings for roll in self.rolls)

    def __len__(self) -> int:
        return sum(map(len, self.rolls)) - sum(map(len, self.but)) - len(self.shown)

    def count(self, kind: Kind) -> int:
        within = sum(roll.numbers[kind] for roll in self.rolls)
        return within - sum(roll.numbers[kind] for roll in self.but) - self._shown_numbers[kind]

    def of_kind(self, kind: Kind) -> Iterator[Listing]:
        return self._left(roll.by_kind.get(kind, ()) for roll in self.rolls)

    def of_type(self, type_: AgencyType) -> Iterator[Listing]:
        return self._left(roll.by_type.get(type_, ()) for roll in self.rolls)

    def industries(self, kind: Kind) -> Counter[str]:
        """How many of the kind name each field of work."""
        numbers = Counter[str]()
        for roll in self.rolls:
            numbers.update(roll.industries_by_kind.get(kind, {}))
        for roll in self.but:
            numbers.subtract(roll.industries_by_kind.get(kind, {}))
        numbers.subtract(slug for e in self.shown.values() if e.kind == kind for slug in e.industries)
        return numbers

    @cached_property
    def _shown_numbers(self) -> Counter[Kind]:
        return Counter(listing.kind for listing in self.shown.values())

    def _left(self, lists: Iterable[Sequence[Listing]]) -> Iterator[Listing]:
        """Those of the lists that are left, in the order of lists."""
        full = [found for found in lists if found]
        listings = iter(full[0]) if len(full) == 1 else merge(*full, key=lambda listing: listing.order)
        for roll in self.but:
            if roll:
                listings = _without(listings, roll.ids)
        return _without(listings, self.shown)


def _without(listings: Iterable[Listing], ids: Container[str]) -> Iterator[Listing]:
    return (listing for listing in listings if listing.id not in ids)


def rest(rolls: tuple[Roll, ...], seen: Mapping[str, Listing], but: tuple[Roll, ...] = ()) -> Rest:
    """The lists without those of them that are among the seen ones, and without the others."""
    within = frozenset[str]().union(*(roll.ids.intersection(seen) for roll in rolls))
    shown = within.difference(*(roll.ids.intersection(within) for roll in but))
    return Rest(rolls, {id_: seen[id_] for id_ in shown}, but)

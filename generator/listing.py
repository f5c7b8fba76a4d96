"""What the directory is made of: a listing with its resolved places, and a city with a page. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from generator.entries.model import FOLDERS, Entry, Kind, Location
from generator.places.gazetteer import STATES
from generator.text import fold

Point = tuple[float, float]
KINDS: tuple[Kind, ...] = tuple(FOLDERS.values())
FOLDER_OF: dict[Kind, str] = {kind: folder for folder, kind in FOLDERS.items()}


class CityKey(NamedTuple):
    """A city's identity: the state's code in capitals and the slug of its name."""

    state: str
    slug: str

    @property
    def address(self) -> str:
        """The city's page."""
        return f"cities/{self.state.lower()}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Spot:
    """A location with what the gazetteer adds: coordinates, county, time zone."""

    written: Location
    city: CityKey
    county: str | None
    point: Point | None
    precision: str | None
    zone: str | None


@dataclass(frozen=True)
class Listing:
    """An entry as the program uses it: resolved places, inherited fields, its page.

    What every list asks of it is worked out once: it stands in hundreds of them.
    """

    id: str
    kind: Kind
    entry: Entry
    file: str
    """The path of its file below the data folder."""
    spots: tuple[Spot, ...]
    served_cities: frozenset[CityKey]
    served_counties: frozenset[tuple[str, str]]
    """(state, "Sacramento County")"""
    served_states: frozenset[str]
    nationwide: bool
    zone: str | None
    inherited: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What a chapter does not say itself and its parent does, by field."""
    suspect: frozenset[str] = frozenset()
    """Those of its addresses that may have changed hands: no page links to them."""
    former_website: str = ""
    """Its website, where that is one of them; `entry` is then without it, and unconfirmed."""

    @property
    def address(self) -> str:
        """Its page, below the site's root."""
        return f"entries/{self.id}/"

    @property
    def name(self) -> str:
        return self.entry.name

    def says(self, name: str) -> Any:
        """The value of a field of its own, or its parent's where it has none."""
        return getattr(self.entry, name) or self.inherited.get(name) or getattr(self.entry, name)

    @cached_property
    def industries(self) -> tuple[str, ...]:
        """Its fields of work, or its parent's."""
        return tuple(self.says("industries"))

    @property
    def closed(self) -> bool:
        return self.entry.status == "closed"

    @cached_property
    def unconfirmed(self) -> bool:
        return self.entry.status == "unconfirmed"

    @cached_property
    def cities(self) -> frozenset[CityKey]:
        """The cities it is in or names."""
        return self.served_cities | {spot.city for spot in self.spots}

    @cached_property
    def states(self) -> frozenset[str]:
        """The states it is in or serves a part of."""
        named = {key.state for key in self.cities} | {state for state, _ in self.served_counties}
        return self.served_states | named

    @cached_property
    def order(self) -> tuple[bool, str, str]:
        """Active before unconfirmed, then by name."""
        return (self.unconfirmed, fold(self.name), self.id)


@dataclass(frozen=True, slots=True)
class City:
    """A city with a page of its own: at least one entry is in it or names it."""

    key: CityKey
    name: str
    counties: tuple[str, ...]
    point: Point | None
    zone: str | None
    size: int
    """Its number of ZIP Codes: how big it is, roughly."""
    here: tuple[Listing, ...] = field(compare=False, repr=False)

    @property
    def address(self) -> str:
        return self.key.address

    @property
    def label(self) -> str:
        """ "Sacramento, California"."""
        return f"{self.name}, {STATES.get(self.key.state, self.key.state)}"

    @property
    def short_label(self) -> str:
        """ "Sacramento, CA"."""
        return f"{self.name}, {self.key.state}"


class Hit(NamedTuple):
    """A listing at a distance."""

    listing: Listing
    miles: float
    spot: Spot

"""How old what we know of an entry is, and which entries a person should confirm first, and why.

Pure: a directory and a day in, values out. The age is counted from the newest day that something proves: a
person's confirmation, the date that a source carries, or, where it carries none, the day somebody read it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log2
from typing import Literal

from generator.directory import City, Directory, Listing
from generator.entries.model import Entry, EntrySource, Kind
from generator.places.gazetteer import STATES
from generator.text import counted

Proof = Literal["verified", "dated", "read", "none"]

FRESH = 365
"""Days: offices and groups that change do so with the season; after a year nobody should trust an hour."""
OLDEST = 3650
"""Days from which more age says nothing more."""
UNKNOWN = 0.6
"""How old an entry counts that nothing proves, as a part of `OLDEST`: older than most, and not the oldest."""
IN_DOUBT = 0.8
"""What the status "unconfirmed" adds to that part."""
MANY_CHAPTERS = 16
BIG_CITY = 60
"""ZIP Codes: there are about ten cities as big as that."""
WEIGHTS = {"chapters": 1.0, "only one": 0.6, "nationwide": 0.4, "statewide": 0.5, "city": 0.5, "phone": 0.25}
"""How much more an entry counts when others depend on it, at most; or when one call is enough to know."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The newest day on which something is known to have been true, and what proves it."""

    on: date | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Priority:
    """An entry in the order in which people should confirm them."""

    listing: Listing
    evidence: Evidence
    days: int | None
    """Since the evidence; None where there is none."""
    score: float
    age: str
    """In words: "source of 2009"."""
    depends: tuple[str, ...]
    """What depends on it, in words: "the only support group in Davis, CA"."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it stands where it stands: its age, a doubt, and what depends on it."""
        doubt = ("marked unconfirmed",) if self.listing.unconfirmed else ()
        phone = ("one call tells",) if _has_phone(self.listing) else ()
        return (self.age, *doubt, *self.depends, *phone)


def evidence(entry: Entry) -> Evidence:
    """What is proved last; of one day's proofs the strongest. A source without a date proves the day it was read."""
    found = [Evidence(entry.verified.on, "verified")] if entry.verified else []
    for source in entry.sources:
        if source.dated and (day := _first_day(source)):
            found.append(Evidence(day, "dated"))
        elif source.accessed:
            found.append(Evidence(source.accessed, "read"))
    strength = ("read", "dated", "verified").index
    return max(found, key=lambda it: (it.on or date.min, strength(it.proof)), default=Evidence(None, "none"))


def days_since_confirmed(entry: Entry, today: date) -> int | None:
    """How many days ago its newest evidence is; None where nobody has looked at it."""
    on = evidence(entry).on
    return None if on is None else max(0, (today - on).days)


def is_fresh(listing: Listing, today: date) -> bool:
    """Whether it is in no doubt, and something of the last year proves it."""
    days = days_since_confirmed(listing.entry, today)
    return not listing.unconfirmed and not listing.closed and days is not None and days <= FRESH


def confirm_first(directory: Directory, listings: Iterable[Listing], today: date) -> list[Priority]:
    """The live ones of the listings, those first whose confirmation helps most. Equal ones stand by id."""
    dependence = _Dependence(directory)
    ranked = [_priority(listing, dependence, today) for listing in listings if not listing.closed]
    return sorted(ranked, key=lambda priority: (-priority.score, priority.listing.id))


def _priority(listing: Listing, dependence: "_Dependence", today: date) -> Priority:
    """Its age, times how much depends on it."""
    proof, days = evidence(listing.entry), days_since_confirmed(listing.entry, today)
    age = (UNKNOWN if days is None else min(days, OLDEST) / OLDEST) + IN_DOUBT * listing.unconfirmed
    depends = list(dependence.of(listing))
    weight = 1 + WEIGHTS["phone"] * _has_phone(listing) + sum(part for part, _ in depends)
    words = tuple(words for _, words in depends if words)
    return Priority(listing, proof, days, round(age * weight, 3), _age_in_words(proof), words)


def _has_phone(listing: Listing) -> bool:
    return bool(listing.entry.contact and listing.entry.contact.phone)


def _age_in_words(found: Evidence) -> str:
    if found.on is None:
        return "nobody has looked at its page yet"
    words = {
        "verified": f"confirmed in {found.on:%B %Y}",
        "dated": f"source of {found.on:%Y}",
        "read": f"source without a date, read in {found.on:%B %Y}",
    }
    return words[found.proof]


def _first_day(source: EntrySource) -> date | None:
    """The first day of the year, month or day that the page carries: nothing may look newer than it is sure to be."""
    year, month, day = (int(part) for part in f"{source.dated}-01-01".split("-")[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


class _Dependence:
    """What depends on a listing: its chapters, the people around it, a kind that nothing else stands for there."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    @cached_property
    def _in_city(self) -> Counter[tuple[tuple[str, str], Kind]]:
        return Counter((key, e.kind) for e in self._directory.live for key in e.cities)

    @cached_property
    def _in_state(self) -> Counter[tuple[str, Kind]]:
        return Counter((state, e.kind) for e in self._directory.live for state in e.states)

    def of(self, listing: Listing) -> Iterator[tuple[float, str]]:
        """(weight, words) of each thing that depends on it; without words where they would say little."""
        yield from self._chapters(listing)
        yield from self._only_one(listing)
        yield from self._reach(listing)

    def _chapters(self, listing: Listing) -> Iterator[tuple[float, str]]:
        if number := len(self._directory.chapters.get(listing.id, ())):
            part = min(1.0, log2(1 + number) / log2(1 + MANY_CHAPTERS))
            yield WEIGHTS["chapters"] * part, f"{counted(number, 'chapter or branch', 'chapters and branches')} of it"

    def _only_one(self, listing: Listing) -> Iterator[tuple[float, str]]:
        kind = self._directory.taxonomy.kinds[listing.kind].name.lower()
        states = sorted(listing.states)
        if len(states) == 1 and self._in_state[states[0], listing.kind] == 1:
            yield WEIGHTS["only one"], f"the only {kind} in {STATES.get(states[0], states[0])}"
        elif (city := self._biggest_city(listing)) and self._in_city[city.key, listing.kind] == 1:
            yield WEIGHTS["only one"], f"the only {kind} in {city.short_label}"

    def _reach(self, listing: Listing) -> Iterator[tuple[float, str]]:
        if listing.nationwide:
            yield WEIGHTS["nationwide"], "stands on the pages of every city"
        elif listing.served_states:
            yield WEIGHTS["statewide"], f"stands on every page of {STATES[min(listing.served_states)]}"
        elif (city := self._biggest_city(listing)) and city.size:
            reason = f"in a big city, {city.short_label}" if city.size >= BIG_CITY // 2 else ""
            yield WEIGHTS["city"] * min(1.0, city.size / BIG_CITY), reason

    def _biggest_city(self, listing: Listing) -> City | None:
        cities = [self._directory.cities[key] for key in sorted(listing.cities) if key in self._directory.cities]
        return max(cities, key=lambda city: city.size, default=None)

"""A listing as a row of the index: what a hit shows, what a choice filters by, what distance is measured from.

Pure. A row is a JSON array without its empty end, to be read by `docs/assets/js/search/rows.js`:

    0 name          1 "ca", or "ca/slug" where the slug is not the name's
    2 traits        a digit (base 36) for each of `TRAITS`: the place of its value in the vocabulary's list, 0 for none
    3 industries    4 audiences           places in the vocabulary's lists
    5 spots         [latitude, longitude, "Sacramento, CA", "sacramento-county", the city's slug if another]
    6 serves        "ca/sacramento", "ca/sacramento-county", "ca", "us"
    7 other names   8 [zone, meeting, …]  9 when it meets, in words
    10 languages    11 the year of its latest source     12 its number of chapters
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.directory import KINDS, Directory, Listing, Spot
from generator.entries.model import Meeting
from generator.meetings import rule
from generator.search.everyday import COSTS, FORMATS, RUNS
from generator.search.parts import Row, dumps
from generator.text import shorten, slug

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST_SUMMARY = 200
LONGEST_NOTE = 80


@dataclass(frozen=True)
class Codes:
    """Where each value stands in the vocabulary's lists; 0 is "none" for traits."""

    directory: Directory

    @cached_property
    def industries(self) -> Mapping[str, int]:
        return _places(self.directory.taxonomy.industries)

    @cached_property
    def audiences(self) -> Mapping[str, int]:
        return _places(self.directory.taxonomy.audiences)

    @cached_property
    def _digits(self) -> tuple[Mapping[str | None, str], ...]:
        taxonomy = self.directory.taxonomy
        lists = (KINDS, taxonomy.agency_types, RUNS, taxonomy.faiths, COSTS, FORMATS)
        return tuple({None: "0"} | {name: DIGITS[place + 1] for place, name in enumerate(names)} for names in lists)

    def traits(self, listing: Listing) -> str:
        """Kind, agency type, who runs it, faith, cost, format, then 1 confirmed or 2 not, then 1 for volunteers."""
        entry = listing.entry
        values = (listing.kind, entry.agency_type, entry.run_by.type, entry.run_by.faith, entry.cost, entry.format)
        digits = [code.get(value, "0") for code, value in zip(self._digits, values, strict=True)]
        sure = "2" if listing.unconfirmed else "1" if entry.verified else "0"
        return f"{''.join(digits)}{sure}{'1' if entry.volunteer else '0'}"


def rows_of(directory: Directory) -> dict[str, Row]:
    """The row of every live listing, by its id."""
    codes = Codes(directory)
    return {listing.id: _row(listing, codes, len(directory.chapters.get(listing.id, ()))) for listing in directory.live}


def _row(listing: Listing, codes: Codes, chapters: int) -> Row:
    entry = listing.entry
    folder, _, own_slug = listing.id.partition("/")
    values = [
        entry.name,
        folder if slug(entry.name) == own_slug else listing.id,
        codes.traits(listing),
        [codes.industries[name] for name in entry.industries if name in codes.industries],
        [codes.audiences[name] for name in entry.audiences if name in codes.audiences],
        spots(listing),
        serves(listing),
        other_names(listing),
        meetings(listing),
        _note(listing),
        entry.languages,
        max((int(source.dated[:4]) for source in entry.sources if source.dated), default=0),
        chapters,
    ]
    while not values[-1]:
        values.pop()
    return Row(dumps([value or 0 for value in values]), dumps(shorten(entry.summary, LONGEST_SUMMARY)))


def spots(listing: Listing) -> list[list[float | str | None]]:
    """Its places, each once, to a ten-thousandth of a degree where they have coordinates."""
    seen: dict[tuple[float | str | None, ...], None] = {}
    for spot in listing.spots:
        seen[_spot(spot)] = None
    return [list(spot) for spot in seen]


def _spot(spot: Spot) -> tuple[float | str | None, ...]:
    written = spot.written
    latitude, longitude = (round(degrees, 4) for degrees in spot.point) if spot.point else (None, None)
    county = slug(spot.county) if spot.county else ""
    row = (latitude, longitude, f"{written.city}, {written.state}", county)
    return row if spot.city.slug == slug(written.city) else (*row, spot.city.slug)


def serves(listing: Listing) -> list[str]:
    """The places it serves by name, but for the city it is in."""
    own = {spot.city for spot in listing.spots}
    cities = [f"{key.state.lower()}/{key.slug}" for key in listing.served_cities if key not in own]
    counties = [f"{state.lower()}/{slug(county)}" for state, county in listing.served_counties]
    states = [state.lower() for state in statewide(listing)]
    return sorted(cities) + sorted(counties) + sorted(states) + (["us"] if listing.nationwide else [])


def statewide(listing: Listing) -> frozenset[str]:
    """The states it serves as a whole: a school's alumni network is at home in its own too."""
    if listing.kind == "alumni-network":
        return listing.served_states | {spot.city.state for spot in listing.spots}
    return listing.served_states


def other_names(listing: Listing) -> list[str]:
    """Further names it is looked for by: its own, its school's, and the name of who runs it."""
    entry = listing.entry
    names = [*entry.also_known_as, entry.institution, entry.run_by.name]
    return list(dict.fromkeys(name for name in names if name and name != entry.name))


def meetings(listing: Listing) -> list[str]:
    """Its zone, then each meeting as "rule|0900-1130|o": the time of its end and the "o" of online may be missing."""
    if not listing.entry.meetings:
        return []
    return [listing.zone or "", *(_meeting(meeting) for meeting in listing.entry.meetings)]


def _meeting(meeting: Meeting) -> str:
    clock = meeting.from_.replace(":", "") + (f"-{meeting.to.replace(':', '')}" if meeting.to else "")
    start = meeting.starting.isoformat() if meeting.starting else ""
    return "|".join([rule(meeting), clock, "o" if meeting.at == "online" else "", start]).rstrip("|")


def _note(listing: Listing) -> str:
    note = listing.entry.meetings_note
    if listing.entry.meetings or not note:
        return ""
    return shorten(note.text, LONGEST_NOTE)


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}

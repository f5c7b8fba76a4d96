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

import functools
from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring as quoted

from generator import compact
from generator.directory import KINDS, Directory, Listing, Spot
from generator.entries.model import Meeting
from generator.meetings import rule
from generator.search.everyday import COSTS, FORMATS, RUNS
from generator.search.parts import Row
from generator.search.words import spoken
from generator.text import shorten
from generator.text import slug as _slug

slug = functools.lru_cache(maxsize=1 << 16)(_slug)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LONGEST_SUMMARY = 200
LONGEST_NOTE = 80
_SURELY_SHORT = 50
"""Letters: a slug is cut at 60, and each "&" makes it three longer."""


class Places(dict[str, int]):
    """Where each name stands in a list of the vocabulary, and the texts that were made of several."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__({name: place for place, name in enumerate(names)})
        self.texts: dict[tuple[str, ...], str] = {}


class Codes:
    """Where each value stands in the vocabulary's lists; 0 is "none" for traits."""

    def __init__(self, directory: Directory) -> None:
        taxonomy = directory.taxonomy
        self.industries = Places(taxonomy.industries)
        self.audiences = Places(taxonomy.audiences)
        lists = (KINDS, taxonomy.agency_types, RUNS, taxonomy.faiths, COSTS, FORMATS)
        self._digits: list[dict[str | None, str]] = [
            {None: "0"} | {name: DIGITS[place + 1] for place, name in enumerate(names)} for names in lists
        ]
        self._known: dict[tuple[object, ...], str] = {}

    def traits(self, listing: Listing) -> str:
        """Kind, agency type, who runs it, faith, cost, format, then 1 confirmed or 2 not, then 1 for volunteers."""
        entry = listing.entry
        values = (listing.kind, entry.agency_type, entry.run_by.type, entry.run_by.faith, entry.cost, entry.format)
        key = (*values, entry.status, entry.verified is None, entry.volunteer is None)
        traits = self._known.get(key)
        if traits is None:
            digits = [code.get(value, "0") for code, value in zip(self._digits, values, strict=True)]
            sure = "2" if listing.unconfirmed else "1" if entry.verified else "0"
            traits = self._known[key] = f"{''.join(digits)}{sure}{'1' if entry.volunteer else '0'}"
        return traits


def row_of(listing: Listing, codes: Codes, chapters: int) -> Row:
    """The listing's row.

    The columns are put together by hand, as all rows are written in every build: it takes a third of the time.
    """
    entry = listing.entry
    folder, _, own_slug = listing.id.partition("/")
    columns = [
        quoted(entry.name),
        quoted(folder if _is_slug(own_slug, entry.name) else listing.id),
        quoted(codes.traits(listing)),
        _numbers(tuple(entry.industries), codes.industries),
        _numbers(tuple(entry.audiences), codes.audiences),
        _list(dict.fromkeys([_spot(spot) for spot in listing.spots])),
        _words(serves(listing)),
        _words(other_names(listing)),
        _words(meetings(listing)),
        quoted(note) if (note := _note(listing)) else "0",
        _words(entry.languages),
        max([source.dated[:4] for source in entry.sources if source.dated], default="0"),
        str(chapters),
    ]
    while columns[-1] == "0":
        columns.pop()
    return Row(f"[{','.join(columns)}]", quoted(_shortened(entry.summary)))


def _list(items: Iterable[str]) -> str:
    text = ",".join(items)
    return f"[{text}]" if text else "0"


def _words(words: Sequence[str]) -> str:
    return _list(map(quoted, words)) if words else "0"


def _numbers(names: tuple[str, ...], places: Places) -> str:
    """Few combinations stand in many entries."""
    known = places.texts.get(names)
    if known is None:
        known = places.texts[names] = _list(str(places[name]) for name in names if name in places)
    return known


def _shortened(summary: str) -> str:
    """As `text.shorten`, which would look for spaces to mend where there are none."""
    if len(summary) <= LONGEST_SUMMARY and "  " not in summary and "\n" not in summary:
        return summary.strip()
    return shorten(summary, LONGEST_SUMMARY)


def _is_slug(given: str, name: str) -> bool:
    """Whether the slug is what `text.slug` makes of the name; for plain names told in a fifth of the time."""
    if len(name) <= _SURELY_SHORT and name.isascii() and "+" not in name:
        return given == spoken(name).replace(" ", "-")
    return given == _slug(name)


def _spot(spot: Spot) -> str:
    """[latitude, longitude, "Sacramento, CA", "sacramento-county", the city's slug if another], to a
    ten-thousandth of a degree; null where it has no coordinates."""
    written = spot.written
    return _spot_at(spot.point, f"{written.city}, {written.state}", spot.county or "", spot.city.slug, written.city)


@functools.lru_cache(maxsize=1 << 16)
def _spot_at(point: tuple[float, float] | None, label: str, county: str, city_slug: str, city: str) -> str:
    latitude, longitude = (round(degrees, 4) for degrees in point) if point else (None, None)
    row = [latitude, longitude, label, slug(county)]
    return compact.text(row if city_slug == slug(city) else [*row, city_slug])


def serves(listing: Listing) -> list[str]:
    """The places it serves by name, but for the city it is in."""
    places: list[str] = []
    if listing.served_cities:
        own = {spot.city for spot in listing.spots}
        places += sorted([f"{key.state.lower()}/{key.slug}" for key in listing.served_cities if key not in own])
    if listing.served_counties:
        places += sorted([f"{state.lower()}/{slug(county)}" for state, county in listing.served_counties])
    places += sorted([state.lower() for state in statewide(listing)])
    return [*places, "us"] if listing.nationwide else places


def statewide(listing: Listing) -> frozenset[str]:
    """The states it serves as a whole: a school's alumni network is at home in its own too."""
    if listing.kind == "alumni-network":
        return listing.served_states | {spot.city.state for spot in listing.spots}
    return listing.served_states


def other_names(listing: Listing) -> list[str]:
    """Further names it is looked for by: its own, its school's, and the name of who runs it."""
    entry = listing.entry
    runner = entry.run_by.name
    if not entry.also_known_as and entry.institution is None:
        return [runner] if runner and runner != entry.name else []
    names = [*entry.also_known_as, entry.institution, runner]
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

"""A listing as the short form that lists show: what a person needs to choose. Pure; `now` is an argument."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from generator.directory import Directory, Hit, Listing, Spot
from generator.meetings import Occurrence, clock_range, in_words, next_dates
from generator.places.gazetteer import STATES
from generator.text import shorten

T = TypeVar("T")
COST_WORDS = {"free": "Free", "donation": "By donation", "membership": "Membership", "fee": "Fee"}
FORMAT_WORDS = {"in-person": "In person", "online": "Online", "hybrid": "In person and online"}
OPEN_TO_WORDS = {
    "everyone": "Everyone",
    "members": "Members",
    "alumni": "Alumni",
    "residents": "Residents",
}
WEEK = timedelta(days=7)
MOST_A_WEEK = 12
"""Dates of one group in a week: more would leave no room for the others."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date of a meeting, for people and for machines."""

    words: str
    """"Tue 24 Nov, 9:00–11:30 am"."""
    iso: str
    """"2026-11-24T09:00-08:00"."""
    online: bool


class Card(NamedTuple):
    """What a list says of a listing. A tuple, for a city's page makes copies at a distance by the hundred."""

    id: str
    kind: str
    kind_name: str
    icon: str
    """The name of an icon of the theme's Material Design set."""
    name: str
    address: str
    summary: str
    place: str
    """"Sacramento, CA"; "Online"; "California"; "Nationwide"."""
    cost: str
    format: str
    meets: str
    """Its meetings in words; empty where nothing is known."""
    next: NextDate | None
    phone: str
    website: str
    industries: tuple[str, ...]
    unconfirmed: bool
    doubt: str
    """For a line: "not confirmed, source of 2012"; empty for an active entry."""
    confirmed: str
    """One sentence on how sure it is: "Confirmed by phone in November 2026."."""
    parent: str
    miles: float | None = None
    same_city: bool = False
    """Stands for a distance that nobody knows: of one of two places in a city, only the city is known."""

    @property
    def distance(self) -> str:
        """ "3 mi", "under 1 mi", "same city"; empty without a distance."""
        if self.same_city:
            return "same city"
        if self.miles is None:
            return ""
        return "under 1 mi" if self.miles < 1 else f"{self.miles:,.0f} mi"

    @property
    def tenths(self) -> str:
        """The distance for programs, "3.0"."""
        return "" if self.miles is None else f"{self.miles:.1f}"

    def at(self, miles: float) -> "Card":
        """The same card at a distance."""
        return Card._make((*self[:-2], miles, self.same_city))

    def seen_from(self, spot: Spot, hit: Hit) -> "Card":
        """The same card at its distance from another place, as far as both are known that well."""
        known = {spot.precision, hit.spot.precision}
        if spot.city == hit.spot.city and ("city" in known or (spot.point == hit.spot.point and known != {"street"})):
            return self._replace(same_city=True)
        return self.at(hit.miles)


class Cards:
    """Makes each listing's card once, and looks up its dates once."""

    def __init__(self, directory: Directory, now: datetime) -> None:
        self._directory = directory
        self._now = now
        self._made: dict[str, Card] = {}
        self._week: dict[str, tuple[Occurrence, ...]] = {}
        self._once: dict[Any, Any] = {}

    def once(self, make: Callable[[Directory, "Cards"], T]) -> T:
        """What `make` works out for all pages of a sort, whoever asks first: chunks of pages are made one by one."""
        if make not in self._once:
            self._once[make] = make(self._directory, self)
        found: T = self._once[make]
        return found

    def of(self, listing: Listing) -> Card:
        """The listing's card, without a distance."""
        card = self._made.get(listing.id)
        if card is None:
            card = self._made[listing.id] = _card(listing, self._directory, self._next(listing))
        return card

    def week(self, listing: Listing) -> tuple[Occurrence, ...]:
        """Its dates in the next seven days, soonest first; none where day or zone is not known."""
        found = self._week.get(listing.id)
        if found is None:
            end = self._now + WEEK
            dates = self._dates(listing, MOST_A_WEEK)
            found = self._week[listing.id] = tuple(date for date in dates if date.start < end)
        return found

    def _next(self, listing: Listing) -> Occurrence | None:
        return next(iter(self.week(listing) or self._dates(listing, 1)), None)

    def _dates(self, listing: Listing, most: int) -> list[Occurrence]:
        meetings, zone = listing.entry.meetings, listing.zone
        return next_dates(meetings, zone, self._now, most) if meetings and zone else []

    def all(self, listings: Iterable[Listing]) -> list[Card]:
        made = self._made
        return [made.get(listing.id) or self.of(listing) for listing in listings]


def _card(listing: Listing, directory: Directory, date: Occurrence | None) -> Card:
    entry = listing.entry
    words = directory.taxonomy.kinds[listing.kind]
    parent = directory.parent(listing)
    return Card(
        id=listing.id,
        kind=listing.kind,
        kind_name=words.name,
        icon=words.icon,
        name=entry.name,
        address=listing.address,
        summary=shorten(entry.summary, 170),
        place=place_words(listing, directory),
        cost=COST_WORDS[cost] if (cost := listing.says("cost")) else "",
        format=FORMAT_WORDS[entry.format] if entry.format else "",
        meets=meets_words(listing),
        next=next_date(date) if date else None,
        phone=entry.contact.phone or "" if entry.contact else "",
        website=entry.website or "",
        industries=listing.industries,
        unconfirmed=listing.unconfirmed,
        doubt=doubt_words(listing),
        confirmed=confirmed_words(listing),
        parent=parent.name if parent else "",
    )


def place_words(listing: Listing, directory: Directory) -> str:
    """Where it is, or whom it serves, in two or three words."""
    if listing.spots:
        first = listing.spots[0]
        city = directory.cities.get(first.city)
        name = city.short_label if city else f"{first.written.city}, {first.written.state}"
        more = len({spot.city for spot in listing.spots}) - 1
        return f"{name} and {more} more" if more else name
    if listing.nationwide:
        return "Online, nationwide" if listing.entry.format == "online" else "Nationwide"
    served = [STATES.get(place, place) for place in listing.entry.serves]
    return "; ".join(served[:2]) + (" and more" if len(served) > 2 else "")


def meets_words(listing: Listing) -> str:
    """Its meetings in words, or the note that stands for them."""
    entry = listing.entry
    if entry.meetings:
        return "; ".join(in_words(meeting) for meeting in entry.meetings)
    if entry.meetings_note:
        note = entry.meetings_note
        said = (note.text[0].upper() + note.text[1:]).rstrip(".")
        return f"{said} (as of {note.year})" if note.year and str(note.year) not in note.text else said
    return ""


def confirmed_words(listing: Listing) -> str:
    """How sure the entry is, in plain words: "Not confirmed" opens only what is in doubt."""
    entry = listing.entry
    year = source_year(listing)
    if listing.unconfirmed:
        basis = f"Its source is of {year}." if year else "Its source carries no date."
        site = " Its website may have changed hands." if listing.former_website else ""
        return f"Not confirmed: it may have moved or ended. {basis}{site}"
    if entry.verified:
        how = {
            "called": "by phone",
            "visited": "by a visit",
            "website": "on its web site",
            "by-organisation": "by the organization",
        }[entry.verified.how]
        return f"Confirmed {how} in {entry.verified.on:%B %Y}."
    if year:
        return f"Listed by a source of {year}; nobody has called to check yet."
    if not any(source.accessed for source in entry.sources):
        return "Listed from general knowledge; nobody has checked this address yet."
    return "Listed by a source without a date; nobody has called to check yet."


def source_year(listing: Listing) -> str:
    """The year of its newest dated source; empty where none carries a date."""
    return max((source.dated[:4] for source in listing.entry.sources if source.dated), default="")


def doubt_words(listing: Listing) -> str:
    """What a line adds to an unconfirmed entry: that it is one, and the year of its source."""
    if not listing.unconfirmed:
        return ""
    if listing.former_website:
        return "not confirmed, its website may have changed hands"
    year = source_year(listing)
    return f"not confirmed, source of {year}" if year else "not confirmed, source undated"


def next_date(occurrence: Occurrence) -> NextDate:
    """A meeting's date in words and in ISO 8601."""
    start, end = occurrence.start, occurrence.end
    clock = clock_range(f"{start:%H:%M}", f"{end:%H:%M}" if end else None)
    return NextDate(
        words=f"{start:%a} {start.day} {start:%b}, {clock}",
        iso=start.isoformat(timespec="minutes"),
        online=occurrence.meeting.at == "online",
    )

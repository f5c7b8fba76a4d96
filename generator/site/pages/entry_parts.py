"""The parts of an entry's page that are more than words: dates, places, sources, links to change it. Pure."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from generator.directory import Directory, Listing, Spot
from generator.entries.model import Entry, EntrySource, Meeting, as_written
from generator.meetings import Occurrence, next_dates, rule
from generator.site.cards import NextDate, next_date
from generator.site.page import Settings
from generator.site.pages.entry_words import dated_words, long_date, sentence
from generator.site.pages.reporting import edit_link, report_link

NEXT_DATES = 4
UNREAD = "general knowledge: nobody has checked this address yet"
PRECISION_SENTENCES = {
    "postal-code": "The map knows only the ZIP Code, not the door.",
    "city": "Only the city is known: ask for the address.",
    "unknown": "Only the city is known.",
}


@dataclass(frozen=True, slots=True)
class Where:
    """One of its places."""

    name: str
    lines: tuple[str, ...]
    county: str
    city_name: str
    city_address: str
    """The city's page; empty when it has none."""
    map_link: str
    map_words: str
    precision: str


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source with its dates."""

    url: str
    """Empty where nobody is to be sent there."""
    host: str
    states: str
    dates: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The next dates, and what a script needs to count them anew."""

    next: tuple[tuple[NextDate, str], ...]
    """Each with its place, where there are several."""
    rules: tuple[dict[str, str], ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Change:
    """Where a reader says that something is new, still right or over, and the file itself."""

    change: str
    confirm: str
    closed: str
    edit: str
    """The file in the repository; empty where nobody knows it."""


def dates_of(listing: Listing, now: datetime) -> Dates | None:
    """The next four dates in the zone of the place; none where day or zone is not known."""
    entry = listing.entry
    if not (entry.meetings and listing.zone):
        return None
    found = next_dates(entry.meetings, listing.zone, now, NEXT_DATES)
    if not found:
        return None
    return Dates(
        next=tuple((next_date(occurrence), _place_of(occurrence, entry)) for occurrence in found),
        rules=tuple(_rule(meeting, entry) for meeting in entry.meetings),
        zone=listing.zone,
    )


def _place_of(occurrence: Occurrence, entry: Entry) -> str:
    at = occurrence.meeting.at
    return at if at and at != "online" and len(entry.locations) > 1 else ""


def _rule(meeting: Meeting, entry: Entry) -> dict[str, str]:
    """What docs/assets/js/meetings.js counts dates from."""
    written = {
        "rule": rule(meeting),
        "from": meeting.from_,
        "to": meeting.to or "",
        "at": meeting.at or "" if meeting.at == "online" or len(entry.locations) > 1 else "",
        "starting": meeting.starting.isoformat() if meeting.starting else "",
    }
    return {name: value for name, value in written.items() if value}


def where_of(spot: Spot, directory: Directory, *, can_ask: bool) -> Where:
    """`can_ask` says whether there is a way to ask for an address that is not known."""
    written = spot.written
    precision = spot.precision or "city"
    if precision == "city" and not can_ask:
        precision = "unknown"
    city = directory.cities.get(spot.city)
    town = " ".join(filter(None, [f"{written.city}, {written.state}", written.postal_code]))
    return Where(
        name=written.name or "",
        lines=tuple(filter(None, [written.street, town])),
        county=spot.county or "",
        city_name=city.name if city else "",
        city_address=city.address if city else "",
        map_link=map_link(spot),
        map_words="Map and directions" if written.street else "The area on a map",
        precision="" if written.street else PRECISION_SENTENCES.get(precision, ""),
    )


def map_link(spot: Spot) -> str:
    """A search on OpenStreetMap: a link that asks nothing of anybody until it is used."""
    written = spot.written
    state = f"{written.state} {written.postal_code or ''}".strip()
    query = ", ".join(filter(None, [written.street, written.city, state]))
    return f"https://www.openstreetmap.org/search?query={quote(query)}"


def source_words(source: EntrySource, suspect: Container[str] = ()) -> SourceWords:
    """`suspect` are the addresses that may have changed hands."""
    dates = [f"page dated {dated_words(source.dated)}"] if source.dated else []
    dates.append(f"read {long_date(source.accessed)}" if source.accessed else UNREAD)
    if source.url in suspect:
        dates.append("the site may have changed hands since")
    return SourceWords(
        "" if source.url in suspect else source.url, host(source.url), sentence(source.states), ", ".join(dates)
    )


def host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def change_links(listing: Listing, settings: Settings) -> Change:
    """The form with the entry filled in, for each thing that a reader may have found."""
    return Change(
        change=report_link(listing.id, "change"),
        confirm=report_link(listing.id, "confirm"),
        closed=report_link(listing.id, "closed"),
        edit=edit_link(settings, listing.file),
    )


def form_data(listing: Listing) -> dict[str, Any]:
    """What the form fills itself from: the entry just as its file says it, nothing that the directory adds."""
    return {"id": listing.id, "kind": listing.kind, "values": as_written(listing.entry)}

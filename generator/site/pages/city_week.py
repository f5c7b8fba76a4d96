"""Where to go this week: the dates of the next seven days, and whom to ask where no day is known. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.directory import BANDS, Listing
from generator.meetings import next_dates
from generator.site.cards import Card, next_date
from generator.site.pages.city_view import View, reachable

MOST_DATES = 12
MOST_TO_ASK = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """A meeting in the next seven days."""

    weekday: str
    day: str
    clock: str
    iso: str
    online: bool
    card: Card


@dataclass(frozen=True, slots=True)
class Week:
    """What is on in the next seven days; where no day is known, whom to ask."""

    dates: tuple[MeetingDate, ...]
    ask: tuple[Card, ...]


def week_of(view: View) -> Week:
    """The dates within seven days, here and within 25 miles; groups to ask when there are few or none."""
    rows: list[tuple[Listing, float | None]] = [(listing, None) for listing in view.around.here]
    rows += [(hit.listing, hit.miles) for hit in view.around.near[BANDS[0]]]
    dates = [date for listing, miles in rows for date in _dates(view, listing, miles)]
    dates.sort(key=lambda date: (date.iso, date.card.id))
    met = {date.card.id for date in dates}
    ask = [
        view.cards.of(listing).at(miles) if miles is not None else view.cards.of(listing)
        for listing, miles in rows
        if listing.kind == "support-group" and listing.id not in met
    ]
    ask.sort(key=lambda card: (card.unconfirmed, not card.meets, not reachable(card)))
    return Week(tuple(dates[:MOST_DATES]), tuple(ask[:MOST_TO_ASK]))


def _dates(view: View, listing: Listing, miles: float | None) -> Iterator[MeetingDate]:
    if not (listing.zone and listing.entry.meetings):
        return
    card = view.cards.of(listing)
    if miles is not None:
        card = card.at(miles)
    for occurrence in next_dates(listing.entry.meetings, listing.zone, view.now, MOST_DATES):
        if occurrence.start >= view.now + WEEK:
            return
        said = next_date(occurrence)
        yield MeetingDate(
            weekday=f"{occurrence.start:%A}",
            day=f"{occurrence.start.day} {occurrence.start:%b}",
            clock=said.words.partition(", ")[2],
            iso=said.iso,
            online=said.online,
            card=card,
        )

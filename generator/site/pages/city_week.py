"""Where to go this week: the dates of the next seven days, and whom to ask where no day is known. Pure."""

from dataclasses import dataclass
from heapq import nsmallest

from generator.directory import BANDS, Listing
from generator.meetings import Occurrence
from generator.site.cards import MOST_A_WEEK, Card, next_date
from generator.site.pages.city_view import View, reachable

MOST_DATES = MOST_A_WEEK
MOST_TO_ASK = 5


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
    dates = [(date, row) for row in rows if row[0].entry.meetings for date in view.cards.week(row[0])]
    met = {listing.id for _, (listing, _) in dates}
    ask = (row for row in rows if row[0].kind == "support-group" and row[0].id not in met)
    return Week(
        tuple(
            _date(date, view.card(*row))
            for date, row in nsmallest(MOST_DATES, dates, key=lambda it: (_iso(it[0]), it[1][0].id))
        ),
        tuple(view.card(*row) for row in nsmallest(MOST_TO_ASK, ask, key=lambda row: _worth(view.cards.of(row[0])))),
    )


def _iso(occurrence: Occurrence) -> str:
    return occurrence.start.isoformat(timespec="minutes")


def _worth(card: Card) -> tuple[bool, bool, bool]:
    """Smaller for whom to ask first."""
    return (card.unconfirmed, not card.meets, not reachable(card))


def _date(occurrence: Occurrence, card: Card) -> MeetingDate:
    said = next_date(occurrence)
    return MeetingDate(
        weekday=f"{occurrence.start:%A}",
        day=f"{occurrence.start.day} {occurrence.start:%b}",
        clock=said.words.partition(", ")[2],
        iso=said.iso,
        online=said.online,
        card=card,
    )

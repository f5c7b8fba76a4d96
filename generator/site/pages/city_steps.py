"""The first three steps in a city: the unemployment agency, a job center, a group. Pure."""

from dataclasses import dataclass
from itertools import chain

from generator.directory import BANDS, Hit, Listing
from generator.entries.model import AgencyType
from generator.site.cards import Card
from generator.site.pages.city_view import View, reachable
from generator.site.pages.entry_parts import map_link
from generator.site.pages.wording import the_state
from generator.text import counted


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three first steps."""

    title: str
    words: str
    card: Card | None
    where: str = ""
    """Its street, or what is known of it."""
    map_link: str = ""
    link: tuple[str, str] = ("", "")
    """A further link: (words, address below the root)."""
    through: Card | None = None
    """Its parent, where it can be reached only through that."""


def steps(view: View) -> tuple[Step, ...]:
    """Whom to call first: the unemployment agency, a job center, a group."""
    return tuple(step for step in (_benefits(view), _job_center(view), _people(view)) if step)


def _benefits(view: View) -> Step | None:
    agencies = view.directory.in_state(view.code).by_type.get("unemployment-insurance")
    if not agencies:
        return None
    statewide = min(agencies, key=lambda e: (view.code not in e.served_states, e.order))
    return Step(
        title="Lost your job? File the claim",
        words="Benefits start with the week in which you file, so do it this week, by web or phone. "
        "If you worked in another state, file there.",
        card=view.cards.of(statewide),
        link=("What to have ready", "guide/agencies/"),
    )


def _job_center(view: View) -> Step:
    """The nearest job center that is not in doubt, else the area's board, else one in doubt, else the finder."""
    title = "Go to the job center"
    words = "Free, and open to everybody: a counselor, job listings, workshops, paid training."
    link = ("How to use it", "guide/agencies/")
    center = _nearest_of_type(view, "american-job-center", unconfirmed=False)
    board = _board(view)
    doubtful = None if center or board else _nearest_of_type(view, "american-job-center", unconfirmed=True)
    if hit := center or doubtful:
        spot = next((spot for spot in hit.listing.spots if spot.city == hit.spot.city), hit.spot)
        town = f"{spot.written.city}, {spot.written.state}"
        street = ", ".join(filter(None, [spot.written.street, town]))
        card = view.cards.of(hit.listing)
        shown = card if view.in_town(hit.listing) else card.at(hit.miles)
        return Step(title, words, shown, street, map_link(spot), link)
    if board:
        about = "No job center itself is listed near. This board runs those of its area: ask for the nearest. "
        return Step(title, about + words, view.cards.of(board), link=link)
    about = f"None is listed within {BANDS[-1]} miles. "
    if "american-job-center" in view.directory.in_state(view.code).by_type:
        link = (f"All in {the_state(view.code)}", f"agencies/{view.code.lower()}/#american-job-center")
    if finder := next(iter(view.directory.everywhere.by_type.get("american-job-center", ())), None):
        about += "This service for the whole country names the nearest one. "
        return Step(title, about + words, view.cards.of(finder), link=link)
    return Step(title, about + words, None, link=link)


def _nearest_of_type(view: View, type_: AgencyType, *, unconfirmed: bool) -> Hit | None:
    """The nearest within 50 miles."""
    hits = (
        hit
        for hit in view.around.hits
        if hit.listing.entry.agency_type == type_ and hit.listing.unconfirmed == unconfirmed
    )
    return next(hits, None)


def _board(view: View) -> Listing | None:
    """The workforce board of the city, of its surroundings or of its county."""
    local = (listing for listing, _ in view.local() if listing.entry.agency_type == "workforce-board")
    boards = chain(local, view.around.area.of_type("workforce-board"))
    return min(boards, key=lambda listing: listing.unconfirmed, default=None)


def _people(view: View) -> Step:
    """A group to go to: one that meets on a known day, else the nearest, else those that meet online."""
    title = "Meet people who look for work too"
    words = "Go once and listen. You owe nobody a speech."
    link = ("What happens there", "guide/independent-groups/")
    groups = [(e, miles, miles or 0) for e, miles in view.local() if e.kind == "support-group"]
    groups += [(e, None, BANDS[0]) for e in view.shared.first_of(view.around.area, 1)]
    if groups:
        listing, miles, _ = min(groups, key=lambda row: _fitness(view, row[0], row[2]))
        card = view.cards.of(listing)
        shown = card.at(miles) if miles is not None else card
        through = view.shared.through(listing)
        ask = "Ask when they meet next" if reachable(card) or through else "When they meet is not known"
        when = f"Next: {card.next.words}" if card.next else (card.meets or ask)
        return Step(title, words, shown, where=when, link=link, through=through)
    online = view.directory.everywhere.numbers["support-group"]
    return Step(
        title,
        f"No support group is listed for {view.city.name}, its surroundings or {the_state(view.code)}. "
        f"{counted(online, 'group meets', 'groups meet')} online or in many cities. Or start "
        "one: six people and a free room are enough.",
        None,
        link=("Groups for the whole country", "support-groups/us/"),
    )


def _fitness(view: View, listing: Listing, miles: float) -> tuple[bool | float, ...]:
    """Smaller for the group that a newcomer should try first.

    In this order: not in doubt, near, within reach, for everybody, on a known day, in town, nearest. What
    serves the county or state counts as 25 miles away.
    """
    doubtful, *rest = view.shared.standing(listing)
    return (doubtful, miles > BANDS[0], *rest, not view.in_town(listing), miles)

"""A page for every city: whom to call, where to go this week, and who is here, near, in the state and online.

Pure. No city page is a dead end: each of the four kinds leads somewhere, and what was widened is said in words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote, urlencode

from generator.directory import BANDS, FOLDER_OF, KINDS, City, Directory, Hit, Listing, Surroundings
from generator.entries.model import AgencyType, Kind
from generator.entries.taxonomy import KindWords
from generator.meetings import next_dates
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards, next_date
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.entries import map_link
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description, fitting_title, of_kind, the_state
from generator.text import counted, listed

MOST_CARDS = 60
"""Cards on one page; what comes after them is shown as lines. A card weighs about 1.5 KB, a page at most 250."""
MOST_LINES = 40
"""Lines of one kind in the section for everybody."""
MOST_DATES = 12
MOST_TO_ASK = 5
MOST_NAMES = 8
"""Names of one field in "by field"; the rest stands on the page of the field."""
NEARBY_CITIES = 14
WEEK = timedelta(days=7)
_EVERYBODY = frozenset({"laid-off", "over-50", "executives"})
"""Audiences that leave a newcomer with a career behind them in."""


@dataclass(frozen=True, slots=True)
class KindPlace:
    """A kind in the row at the top: how many there are, and where that is on the page or on the site."""

    words: KindWords
    count: str
    link: str
    """"#here-support-groups", or an address below the root."""
    widened: str = ""
    """What to say where none is in the city itself."""


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


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one kind in one section, cards first."""

    words: KindWords
    anchor: str
    cards: tuple[Card, ...] = ()
    lines: tuple[Card, ...] = ()
    more: tuple[tuple[str, str, int | None], ...] = ()
    """Links that stand for entries which are not shown one by one."""

    @property
    def count(self) -> int:
        return len(self.cards) + len(self.lines)


@dataclass(frozen=True, slots=True)
class Band:
    """What lies within one distance."""

    title: str
    anchor: str
    groups: tuple[Group, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Field:
    """An industry with those of its people who are here or near."""

    name: str
    anchor: str
    cards: tuple[Card, ...]
    left_out: int
    state_address: str
    state_count: int


@dataclass(slots=True)
class Room:
    """How many cards the page may still show."""

    left: int = MOST_CARDS

    def take(self, cards: Sequence[Card]) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
        """As many as there is room for, and the rest."""
        shown = tuple(cards[: self.left])
        self.left -= len(shown)
        return shown, tuple(cards[len(shown) :])


class View(NamedTuple):
    """What every part of a city's page is made from."""

    city: City
    around: Surroundings
    directory: Directory
    cards: Cards
    now: datetime

    @property
    def code(self) -> str:
        return self.city.key.state

    @property
    def state(self) -> str:
        return STATES.get(self.code, self.code)

    def in_town(self, listing: Listing) -> bool:
        """Whether it has a place in the city, and does not only name it."""
        return any(spot.city == self.city.key for spot in listing.spots)

    def local(self) -> Iterator[tuple[Listing, float | None]]:
        """What is here and within 50 miles, nearest first, with the distance of what is not in town."""
        yield from ((listing, None) for listing in self.around.here)
        for band in BANDS:
            yield from ((hit.listing, hit.miles) for hit in self.around.near[band])


def pages(directory: Directory, cards: Cards, settings: Settings, now: datetime) -> Iterator[Page]:
    """The page of every city that has an entry or is named by one."""
    for city in directory.cities.values():
        yield _page(View(city, directory.around(city), directory, cards, now), settings)


def _page(view: View, settings: Settings) -> Page:
    city, directory = view.city, view.directory
    crumbs = crumbs_of(city)
    room = Room()
    here = _groups("here", ((view.cards.of(e), e.kind) for e in view.around.here), directory, room)
    bands = tuple(_band(view, band, room) for band in BANDS if view.around.near[band])
    week = _week(view)
    return Page(
        path=f"{city.address}index.html",
        template="city.html",
        title=fitting_title(f"{city.short_label}: who helps you find work", f"{city.short_label}: finding work"),
        description=_description(view, len(week.dates)),
        context={
            "crumbs": crumbs,
            "city": city,
            "state": view.state,
            "state_address": f"cities/{view.code.lower()}/" if view.code in STATES else "",
            "intro": intro(view, len(week.dates)),
            "kinds": tuple(_kind_place(view, kind, here, bands) for kind in KINDS),
            "steps": _steps(view),
            "week": week,
            "fields": _fields(view),
            "state_fields": _state_fields(view),
            "here": here,
            "bands": bands,
            "nearby": _nearby(view),
            "area": _area(view),
            "online": _online(view),
            "unconfirmed": sum(listing.unconfirmed for listing in directory.by_state.get(view.code, ())),
            "confirm_address": f"confirm/{view.code.lower()}/",
            "report": report_link(city, settings),
        },
        structured=structured(settings, crumbs, (card for group in here for card in (*group.cards, *group.lines))),
    )


def crumbs_of(city: City) -> tuple[Crumb, ...]:
    """Home, cities, the state, the city."""
    code = city.key.state
    state = (Crumb(STATES[code], f"cities/{code.lower()}/"),) if code in STATES else ()
    return (HOME, Crumb("Cities", "cities/"), *state, Crumb(city.name, city.address))


def _description(view: View, meeting: int) -> str:
    total = len(view.around.here)
    near = len(view.around.near[BANDS[0]])
    within = f", {near} more within {BANDS[0]} miles" if near else ""
    return fitting_description(
        f"{view.city.short_label}: {counted(total, 'group or office', 'groups and offices')} for people who look for work{within}.",
        f"{counted(meeting, 'meeting')} this week." if meeting else "Whom to call first, who meets, what it costs.",
        "Whom to call first, and where to go.",
    )


def intro(view: View, meeting: int) -> tuple[str, ...]:
    """Two or three true sentences: how much is here and near, in which county, and where more is."""
    city, around = view.city, view.around
    in_town = sum(view.in_town(listing) for listing in around.here)
    named = len(around.here) - in_town
    inner, outer = (len(around.near[band]) for band in BANDS)
    parts = [f"{counted(in_town, 'group or office', 'groups and offices')} in town" if in_town else ""]
    parts.append(f"{named} elsewhere that {'serves' if named == 1 else 'serve'} it by name" if named else "")
    parts.append(f"{inner} more within {BANDS[0]} miles" if inner else "")
    parts.append(f"{outer} more within {BANDS[1]}" if outer else "")
    known = [part for part in parts if part]
    sentences = [f"{listed(known)}."]
    if not inner and not outer:
        sentences.append(f"Nothing else is listed within {BANDS[1]} miles.")
    if meeting:
        sentences.append(f"{counted(meeting, 'meeting')} on a known day in the next seven.")
    place = [f"{city.name} is in {listed([*city.counties[:3]])}"] if city.counties else []
    if bigger := view.directory.bigger_city_near(city):
        distance, other = bigger
        more = len(other.here)
        words = f"the nearest bigger city here is {other.short_label if other.key.state != view.code else other.name}"
        place.append(f"{words}, {distance:,.0f} miles away, with {counted(more, 'entry', 'entries')}")
    if place:
        text = "; ".join(place)
        sentences.append(f"{text[0].upper()}{text[1:]}.")
    return tuple(sentences)


def _groups(prefix: str, rows: Iterable[tuple[Card, Kind]], directory: Directory, room: Room) -> tuple[Group, ...]:
    """The entries by kind, in the order of kinds; kinds with none are left out."""
    by_kind: dict[Kind, list[Card]] = defaultdict(list)
    for card, kind in rows:
        by_kind[kind].append(card)
    groups = []
    for kind in KINDS:
        if found := by_kind.get(kind):
            shown, rest = room.take(found)
            words = directory.taxonomy.kinds[kind]
            groups.append(Group(words, f"{prefix}-{FOLDER_OF[kind]}", shown, rest))
    return tuple(groups)


def _band(view: View, band: int, room: Room) -> Band:
    """Within 25 miles: cards while there is room. From there to 50: lines."""
    hits = sorted(view.around.near[band], key=lambda hit: (hit.listing.unconfirmed, hit.miles))
    outer = band != BANDS[0]
    rows = ((_at(view, hit), hit.listing.kind) for hit in hits)
    groups = _groups(f"near-{band}", rows, view.directory, Room(0) if outer else room)
    title = f"{BANDS[0]} to {band} miles away" if outer else f"Within {band} miles of {view.city.name}"
    words = [of_kind(group.count, group.words.slug, view.directory.taxonomy) for group in groups]
    return Band(title, f"near-{band}", groups, f"{listed(words)}. Distances are from the middle of the city, as the crow flies.")


def _at(view: View, hit: Hit) -> Card:
    return view.cards.of(hit.listing).at(hit.miles)


def _kind_place(view: View, kind: Kind, here: Sequence[Group], bands: Sequence[Band]) -> KindPlace:
    """Where a reader finds the kind: in town, else near, else for the state, else for the whole country."""
    words = view.directory.taxonomy.kinds[kind]
    anchors = {group.words.slug: group for group in here}
    none = f"No {words.name.lower()} is listed in {view.city.name} itself"
    if group := anchors.get(kind):
        inner = sum(hit.listing.kind == kind for hit in view.around.near[BANDS[0]])
        more = f", {inner} near" if inner else ""
        return KindPlace(words, f"{group.count} here{more}", f"#{group.anchor}")
    for band, limit in zip(bands, (int(band.anchor.rpartition("-")[2]) for band in bands), strict=True):
        for group in band.groups:
            if group.words.slug == kind:
                return KindPlace(
                    words,
                    f"{group.count} within {limit} miles",
                    f"#{group.anchor}",
                    f"{none}, so look {_a_little_further(limit)}: {of_kind(group.count, kind, view.directory.taxonomy)} within {limit} miles.",
                )
    folder = FOLDER_OF[kind]
    for_state = sum(listing.kind == kind for listing in view.around.area)
    in_state = sum(listing.kind == kind for listing in view.directory.by_state.get(view.code, ()))
    if for_state:
        return KindPlace(
            words,
            f"{for_state} for the county or state",
            f"#area-{folder}",
            f"{none}, nor within {BANDS[1]} miles: {of_kind(for_state, kind, view.directory.taxonomy)} for the county or the whole of {the_state(view.code)}.",
        )
    if in_state:
        return KindPlace(
            words,
            f"{in_state} in {view.state}",
            f"{folder}/{view.code.lower()}/",
            f"{none}, nor within {BANDS[1]} miles: {of_kind(in_state, kind, view.directory.taxonomy)} elsewhere in {the_state(view.code)}.",
        )
    everywhere = sum(listing.kind == kind for listing in view.directory.nationwide)
    return KindPlace(
        words,
        f"{everywhere} nationwide",
        f"{folder}/us/",
        f"{none}, nor in {the_state(view.code)} at all: {of_kind(everywhere, kind, view.directory.taxonomy)} for the whole country.",
    )


def _a_little_further(limit: int) -> str:
    return "a little further" if limit == BANDS[0] else "further"


def _steps(view: View) -> tuple[Step, ...]:
    """Whom to call first: the unemployment agency, a job center, a group."""
    return tuple(step for step in (_benefits(view), _job_center(view), _people(view)) if step)


def _benefits(view: View) -> Step | None:
    agencies = _of_type(view.directory.by_state.get(view.code, ()), "unemployment-insurance")
    if not agencies:
        return None
    statewide = sorted(agencies, key=lambda e: (view.code not in e.served_states, e.order))
    return Step(
        title="Lost your job? File the claim",
        words="Benefits start with the week in which you file, so do it this week, by web or phone. "
        "If you worked in another state, file there.",
        card=view.cards.of(statewide[0]),
        link=("What to have ready", "guide/agencies/"),
    )


def _job_center(view: View) -> Step | None:
    """The nearest job center that is not in doubt; else the board that runs those of the area; else one in doubt."""
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
        return Step(title, words, card if view.in_town(hit.listing) else card.at(hit.miles), street, map_link(spot), link)
    if board:
        about = "No job center itself is listed near. This board runs those of its area: ask which one is nearest to you. "
        return Step(title, about + words, view.cards.of(board), link=link)
    folder = f"agencies/{view.code.lower()}/"
    centers = _of_type(view.directory.by_state.get(view.code, ()), "american-job-center")
    if centers:
        about = f"None is listed within {BANDS[1]} miles. "
        return Step(title, about + words, None, link=(f"All in {the_state(view.code)}", f"{folder}#american-job-center"))
    return None


def _nearest_of_type(view: View, type_: AgencyType, *, unconfirmed: bool) -> Hit | None:
    """The nearest within 50 miles."""
    if view.city.point is None:
        return None
    hits = view.directory.near(view.city.point, BANDS[-1])
    return next(
        (h for h in hits if h.listing.entry.agency_type == type_ and h.listing.unconfirmed == unconfirmed), None
    )


def _board(view: View) -> Listing | None:
    """The workforce board of the city, of its surroundings or of its county."""
    rows = [*(listing for listing, _ in view.local()), *view.around.area]
    boards = [listing for listing in rows if listing.entry.agency_type == "workforce-board"]
    return min(boards, key=lambda listing: listing.unconfirmed, default=None)


def _of_type(listings: Iterable[Listing], type_: AgencyType) -> list[Listing]:
    return [listing for listing in listings if listing.entry.agency_type == type_]


def _people(view: View) -> Step:
    """A group to go to: one that meets on a known day, else the nearest, else those that meet online."""
    title = "Meet people who look for work too"
    words = "Go once and listen. You owe nobody a speech."
    link = ("What happens there", "guide/independent-groups/")
    groups = [(e, miles) for e, miles in view.local() if e.kind == "support-group"]
    groups += [(e, None) for e in view.around.area if e.kind == "support-group"]
    if groups:
        listing, miles = min(groups, key=lambda row: _fitness(view, *row))
        card = view.cards.of(listing)
        shown = card.at(miles) if miles is not None else card
        when = f"Next: {card.next.words}." if card.next else (card.meets or "Ask when they meet next.")
        return Step(title, words, shown, where=when, link=link)
    online = sum(e.kind == "support-group" for e in view.directory.nationwide)
    return Step(
        title,
        f"No support group is listed for {view.city.name}, its surroundings or {the_state(view.code)}. "
        f"{online} meet online or in many cities. Or start one: six people and a free room are enough.",
        None,
        link=(f"The {online} groups", "support-groups/us/"),
    )


def _fitness(view: View, listing: Listing, miles: float | None) -> tuple[bool, bool, bool, bool, bool, float]:
    """Smaller for the group that a newcomer should try first: sure, near, for everybody, on a known day, in town."""
    entry = listing.entry
    narrow = bool(set(entry.audiences) - _EVERYBODY) or entry.open_to not in (None, "everyone", "residents")
    return (
        listing.unconfirmed,
        (miles or 0) > BANDS[0],
        narrow,
        view.cards.of(listing).next is None,
        not view.in_town(listing),
        miles or 0,
    )


def _week(view: View) -> Week:
    """The dates within seven days, here and within 25 miles; groups to ask when there are few or none."""
    rows = [(listing, None) for listing in view.around.here]
    rows += [(hit.listing, hit.miles) for hit in view.around.near[BANDS[0]]]
    dates = sorted((row for listing, miles in rows for row in _dates(view, listing, miles)), key=lambda d: (d.iso, d.card.id))
    met = {date.card.id for date in dates}
    ask = [
        view.cards.of(listing).at(miles) if miles is not None else view.cards.of(listing)
        for listing, miles in rows
        if listing.kind == "support-group" and listing.id not in met
    ]
    ask.sort(key=lambda card: (card.unconfirmed, not card.meets, not (card.phone or card.website)))
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


def _fields(view: View) -> tuple[Field, ...]:
    """The industries of what is here or near, each with the people to ask."""
    found: dict[str, list[Card]] = defaultdict(list)
    for listing, miles in view.local():
        card = view.cards.of(listing)
        for slug in listing.entry.industries:
            found[slug].append(card if miles is None else card.at(miles))
    in_state = _state_counts(view)
    return tuple(
        Field(
            name=industry.name,
            anchor=f"field-{slug}",
            cards=tuple(found[slug][:MOST_NAMES]),
            left_out=max(0, len(found[slug]) - MOST_NAMES),
            state_address=f"industries/{slug}/{view.code.lower()}/",
            state_count=in_state[slug],
        )
        for slug, industry in view.directory.taxonomy.industries.items()
        if slug in found
    )


def _state_fields(view: View) -> tuple[tuple[str, str, int], ...]:
    """(name, address, count) of each industry with something in the state."""
    counts = _state_counts(view)
    return tuple(
        (industry.name, f"industries/{slug}/{view.code.lower()}/", counts[slug])
        for slug, industry in view.directory.taxonomy.industries.items()
        if counts[slug]
    )


def _state_counts(view: View) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for listing in view.directory.by_state.get(view.code, ()):
        for slug in listing.entry.industries:
            counts[slug] += 1
    return counts


def _nearby(view: View) -> tuple[tuple[str, str, int], ...]:
    """(label with distance, address, count) of the nearest cities with a page."""
    if view.city.point is None:
        return ()
    near = [row for row in view.directory.cities_near(view.city.point, BANDS[-1]) if row[1].key != view.city.key]
    if not near:
        far = view.directory.cities_near(view.city.point, 250)
        near = [row for row in far if row[1].key != view.city.key][:5]
    return tuple(
        (f"{city.name if city.key.state == view.code else city.short_label}, {distance:,.0f} mi", city.address, len(city.here))
        for distance, city in near[:NEARBY_CITIES]
    )


def _area(view: View) -> tuple[Group, ...]:
    rows = ((view.cards.of(e), e.kind) for e in view.around.area)
    groups = _groups("area", rows, view.directory, Room(0))
    return tuple(_shortened(group, f"{group.words.folder}/{view.code.lower()}/") for group in groups)


def _online(view: View) -> tuple[Group, ...]:
    """What is open to everybody: groups and agencies by name, associations by field, alumni networks as one link."""
    taxonomy = view.directory.taxonomy
    groups = []
    for kind in KINDS:
        listings = [e for e in view.around.online if e.kind == kind]
        if not listings:
            continue
        words, anchor, address = taxonomy.kinds[kind], f"online-{FOLDER_OF[kind]}", f"{FOLDER_OF[kind]}/us/"
        if kind == "professional-association":
            counts: dict[str, int] = defaultdict(int)
            for listing in listings:
                for slug in listing.entry.industries:
                    counts[slug] += 1
            links = [
                (industry.name, f"industries/{slug}/", counts[slug])
                for slug, industry in taxonomy.industries.items()
                if counts[slug]
            ]
            groups.append(Group(words, anchor, more=tuple(links)))
        elif kind == "alumni-network":
            said = f"{counted(len(listings), 'network')} of schools, services and employers, nationwide"
            groups.append(Group(words, anchor, more=((said, address, None),)))
        else:
            group = Group(words, anchor, lines=tuple(view.cards.all(listings)))
            groups.append(_shortened(group, address))
    return tuple(groups)


def _shortened(group: Group, address: str) -> Group:
    """No more lines than a page can carry, and a link to the rest."""
    if len(group.lines) <= MOST_LINES:
        return group
    left = len(group.lines) - MOST_LINES
    more = ((f"{left} more {group.words.plural.lower()}", address, None),)
    return Group(group.words, group.anchor, group.cards, group.lines[:MOST_LINES], more)


def report_link(city: City, settings: Settings) -> str:
    """A prefilled new issue; empty where nobody knows the repository."""
    if not settings.repo_url:
        return ""
    body = (
        f"Page: {settings.site_url}{city.address}\n\nWhat is wrong, or which group is missing?\n\n\n"
        "How do you know (a call, a visit, a web page)?\n"
    )
    question = urlencode({"title": f"{city.short_label}: ", "body": body}, quote_via=quote)
    return f"{settings.repo_url}/issues/new?{question}"

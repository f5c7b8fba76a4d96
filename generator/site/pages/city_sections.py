"""The lists of a city's page: here, near, for the county and state, nationwide, and by field. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from generator.directory import BANDS, FOLDER_OF, KINDS, Directory, Hit, Listing
from generator.entries.model import Kind
from generator.entries.taxonomy import KindWords, Taxonomy
from generator.rolls import Rest
from generator.site.cards import Card
from generator.site.pages.city_view import View
from generator.site.pages.wording import of_kind, the_state
from generator.text import counted, listed

MOST_CARDS = 60
"""Cards on one page; after them come lines. A card weighs about 1.5 KB, a page at most 250."""
MOST_LINES = 40
"""Lines of one kind in the section for everybody."""
MOST_NAMES = 8
"""Names of one field in "by field"; the rest stands on the page of the field."""
NEARBY_CITIES = 14
FAR, FEW = 250, 5
"""Miles, and cities named, where no city with a page lies within 50."""


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
class Group:
    """The entries of one kind in one section, cards first."""

    words: KindWords
    anchor: str
    cards: tuple[Card, ...] = ()
    lines: tuple[Card, ...] = ()
    more: tuple[tuple[str, str, int | None], ...] = ()
    """Links that stand for entries which are not shown one by one."""
    left_out: int = 0
    """How many that are near the page has no room for."""

    @property
    def all(self) -> tuple[Card, ...]:
        """Every entry of the group that is shown."""
        return self.cards + self.lines

    @property
    def count(self) -> int:
        return len(self.cards) + len(self.lines) + self.left_out


@dataclass(frozen=True, slots=True)
class Band:
    """What lies within one distance."""

    miles: int
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


def groups_of(prefix: str, rows: Iterable[tuple[Card, Kind]], directory: Directory, room: Room) -> tuple[Group, ...]:
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


def band_of(view: View, band: int, room: Room) -> Band:
    """Within 25 miles: cards while there is room. From there to 50: lines."""
    outer = band != BANDS[0]
    by_kind: dict[Kind, list[Hit]] = defaultdict(list)
    for hit in view.around.near[band]:
        by_kind[hit.listing.kind].append(hit)
    groups = tuple(
        _near_group(view, f"near-{band}", kind, by_kind[kind], Room(0) if outer else room)
        for kind in KINDS
        if kind in by_kind
    )
    title = f"{BANDS[0]} to {band} miles away" if outer else f"Within {band} miles of {view.city.name}"
    words = [of_kind(group.count, group.words.slug, view.directory.taxonomy) for group in groups]
    measured = "Distances are from the middle of the city, as the crow flies."
    return Band(band, title, f"near-{band}", groups, f"{listed(words)}. {measured}")


def _near_group(view: View, prefix: str, kind: Kind, hits: Sequence[Hit], room: Room) -> Group:
    """What is not in doubt first, then the nearest; no more lines than a page can carry."""
    most = room.left + MOST_LINES
    sure = islice((hit for hit in hits if not hit.listing.unconfirmed), most)
    doubtful = (hit for hit in hits if hit.listing.unconfirmed)
    shown, lines = room.take([view.card(hit.listing, hit.miles) for hit in islice(chain(sure, doubtful), most)])
    words = view.directory.taxonomy.kinds[kind]
    left = len(hits) - len(shown) - len(lines[:MOST_LINES])
    address = f"{words.folder}/{view.code.lower()}/"
    more = ((f"{left} more {words.plural.lower()}", address, None),) if left else ()
    return Group(words, f"{prefix}-{FOLDER_OF[kind]}", shown, lines[:MOST_LINES], more, left)


def kind_place(view: View, kind: Kind, here: Sequence[Group], bands: Sequence[Band]) -> KindPlace:
    """Where a reader finds the kind: in town, else near, else for the state, else for the whole country."""
    words, folder = view.directory.taxonomy.kinds[kind], FOLDER_OF[kind]

    def further(number: int, short: str, link: str, beyond: str, where: str) -> KindPlace:
        none = f"No {words.name.lower()} is listed in {view.city.name} itself{beyond}"
        found = of_kind(number, kind, view.directory.taxonomy)
        return KindPlace(words, f"{number} {short}", link, f"{none}. {where[0].upper()}{where[1:]}: {found}.")

    if group := _group_of(here, kind):
        inner = _count(bands, BANDS[0], kind)
        return KindPlace(words, f"{group.count} here{f', {inner} near' if inner else ''}", f"#{group.anchor}")
    for band in bands:
        if group := _group_of(band.groups, kind):
            within = f"within {band.miles} miles"
            return further(group.count, within, f"#{group.anchor}", "", within)
    beyond, state = f", nor within {BANDS[-1]} miles", the_state(view.code)
    if number := view.around.area.count(kind):
        where = f"for the county or the whole of {state}"
        return further(number, "for the county or state", f"#area-{folder}", beyond, where)
    if number := view.directory.in_state(view.code).numbers[kind]:
        address = f"{folder}/{view.code.lower()}/"
        return further(number, f"in {view.state}", address, beyond, f"elsewhere in {state}")
    number = view.directory.everywhere.numbers[kind]
    return further(number, "nationwide", f"{folder}/us/", f", nor in {state}", "for the whole country")


def _count(bands: Iterable[Band], miles: int, kind: Kind) -> int:
    groups = (_group_of(band.groups, kind) for band in bands if band.miles == miles)
    return sum(group.count for group in groups if group)


def _group_of(groups: Iterable[Group], kind: Kind) -> Group | None:
    return next((group for group in groups if group.words.slug == kind), None)


def fields_of(view: View) -> tuple[Field, ...]:
    """The industries of what is here or near, each with the people to ask."""
    found: dict[str, list[tuple[Listing, float | None]]] = defaultdict(list)
    for row in view.local():
        for slug in row[0].industries:
            found[slug].append(row)
    in_state = view.directory.in_state(view.code).industries
    return tuple(
        Field(
            name=industry.name,
            anchor=f"field-{slug}",
            cards=tuple(view.card(listing, miles) for listing, miles in found[slug][:MOST_NAMES]),
            left_out=max(0, len(found[slug]) - MOST_NAMES),
            state_address=f"industries/{slug}/{view.code.lower()}/",
            state_count=in_state[slug],
        )
        for slug, industry in view.directory.taxonomy.industries.items()
        if slug in found
    )


def state_fields(view: View) -> tuple[tuple[str, str, int], ...]:
    """(name, address, count) of each industry with something in the state."""
    counts = view.directory.in_state(view.code).industries
    return tuple(
        (industry.name, f"industries/{slug}/{view.code.lower()}/", counts[slug])
        for slug, industry in view.directory.taxonomy.industries.items()
        if counts[slug]
    )


def nearby_cities(view: View) -> tuple[tuple[str, str, int], ...]:
    """(label with distance, address, count) of the nearest cities with a page."""
    if view.city.point is None:
        return ()
    nearest = view.directory.nearest_cities(view.city.point, NEARBY_CITIES + 1)
    near = [row for row in nearest if row[0] <= FAR and row[1].key != view.city.key]
    within = [row for row in near if row[0] <= BANDS[-1]]
    return tuple(
        (
            f"{city.name if city.key.state == view.code else city.short_label}, {distance:,.0f} mi",
            city.address,
            len(city.here),
        )
        for distance, city in (within[:NEARBY_CITIES] or near[:FEW])
    )


def area_groups(view: View) -> tuple[Group, ...]:
    """What serves the county or the state, as lines."""
    area = view.around.area
    return tuple(
        _first_lines(view, area, kind, f"area-{FOLDER_OF[kind]}", f"{FOLDER_OF[kind]}/{view.code.lower()}/")
        for kind in KINDS
        if area.count(kind)
    )


def online_groups(view: View) -> tuple[Group, ...]:
    """What is for everybody: groups and agencies by name, associations by field, alumni networks in one."""
    taxonomy, online = view.directory.taxonomy, view.around.online
    groups = []
    for kind in KINDS:
        number = online.count(kind)
        if not number:
            continue
        words, anchor, address = taxonomy.kinds[kind], f"online-{FOLDER_OF[kind]}", f"{FOLDER_OF[kind]}/us/"
        if kind == "professional-association":
            groups.append(Group(words, anchor, more=_by_field(online.industries(kind), taxonomy)))
        elif kind == "alumni-network":
            said = f"{counted(number, 'network')} of schools, services and employers, nationwide"
            groups.append(Group(words, anchor, more=((said, address, None),)))
        else:
            groups.append(_first_lines(view, online, kind, anchor, address))
    return tuple(groups)


def _by_field(counts: Counter[str], taxonomy: Taxonomy) -> tuple[tuple[str, str, int | None], ...]:
    """(name, address, count) of each industry that is named."""
    return tuple(
        (industry.name, f"industries/{slug}/", counts[slug])
        for slug, industry in taxonomy.industries.items()
        if counts[slug]
    )


def _first_lines(view: View, rest: Rest, kind: Kind, anchor: str, address: str) -> Group:
    """No more lines than a page can carry, and a link to what is left."""
    words = view.directory.taxonomy.kinds[kind]
    lines = view.shared.lines(rest, kind, MOST_LINES)
    left = rest.count(kind) - len(lines)
    more = ((f"{left} more {words.plural.lower()}", address, None),) if left else ()
    return Group(words, anchor, lines=lines, more=more)

"""How full the directory is: its numbers with bars, a gap map of the states for each kind, and where to help. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from urllib.parse import urlencode

from generator.directory import FOLDER_OF, KINDS, Directory
from generator.directory_stats import Count, Group, statistics
from generator.entries.model import Kind
from generator.entries.taxonomy import KindWords
from generator.freshness import is_fresh
from generator.gaps import (
    AROUND,
    Cell,
    ThinCity,
    cells,
    cities_without,
    missing_industries,
    states_without_job_center,
    thin_cities,
)
from generator.places.gazetteer import STATES
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.home import GRID, TILE
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description
from generator.text import counted, listed

STATS = Crumb("How full it is", "stats/")
MOST_INDUSTRIES = 6
"""Named of the industries that a state lacks; of more, the rest is counted."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number with a bar beside it."""

    name: str
    number: int
    length: float
    """Of a hundred."""
    words: str = ""
    """What stands for the number; empty: the number itself."""
    address: str = ""


@dataclass(frozen=True, slots=True)
class GapTile:
    """A state on the map of a kind."""

    code: str
    level: str
    words: str
    """ "California: 31 listed, 4 fresh"."""
    x: int
    y: int
    address: str
    """The page of that kind in that state; where nothing is listed, the form for a new entry."""


@dataclass(frozen=True, slots=True)
class GapMap:
    """The states for one kind."""

    kind: KindWords
    words: str
    tiles: tuple[GapTile, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place where something is missing, with its page and the form for what would fill the gap."""

    place: str
    address: str
    words: str
    suggest: str
    asks: str
    """What the form is opened for: "a support group"."""


def pages(directory: Directory, _cards: Cards, settings: Settings, now: datetime) -> Iterator[Page]:
    """/stats/."""
    today = now.date()
    numbers = statistics(directory, today)
    gaps = cells(directory, today)
    crumbs = (HOME, STATS)
    fresh = sum(is_fresh(listing, today) for listing in directory.live)
    yield Page(
        path="stats/index.html",
        template="stats.html",
        title="How full the directory is: numbers and gaps",
        description=fitting_description(
            f"{numbers.live:,} entries in {counted(numbers.cities, 'city', 'cities')}, by kind, state and age.",
            "Where nothing is listed, or nothing fresh, and how to fill a gap.",
        ),
        context={
            "crumbs": crumbs,
            "numbers": numbers,
            "fresh": fresh,
            "doubts": sum(listing.unconfirmed for listing in directory.live),
            "unread": numbers.group("proof").counts[-1].number,
            "kinds": _bars(numbers.group("kind"), {str(kind): f"{folder}/" for kind, folder in FOLDER_OF.items()}),
            "groups": [
                (numbers.group(key).title, _bars(numbers.group(key))) for key in ("age", "proof", "agency-type")
            ],
            "industries": _industry_bars(numbers.group("industry")),
            "filled": [
                Bar(it.name, it.number, it.percent, f"{it.percent}%, missing in {it.missing:,}")
                for it in numbers.filled
            ],
            "maps": [_map(directory, kind, gaps) for kind in KINDS],
            "map_size": (12 * TILE, 8 * TILE),
            "kind_words": [directory.taxonomy.kinds[kind] for kind in KINDS],
            "table": [
                (STATES[code], _state_page(directory, code), [(_address(cell), cell) for cell in row.values()])
                for code, row in gaps.items()
            ],
            "without_group": _without(directory, [c for c, row in gaps.items() if not row["support-group"].listed]),
            "without_center": _without(directory, states_without_job_center(directory), "agency", "a job center"),
            "industries_missing": list(_industries_missing(directory)),
            "thin": [_city(directory, city) for city in thin_cities(directory)],
            "far": [_city(directory, city, "support-group") for city in cities_without(directory, "support-group")],
            "around": AROUND,
        },
        structured=structured(settings, crumbs),
    )


def suggest(kind: str = "", city: str = "", state: str = "") -> str:
    """The form for a new entry, with what is known of it filled in."""
    known = {name: value for name, value in (("kind", kind), ("city", city), ("state", state)) if value}
    return f"suggest/?{urlencode(known)}" if known else "suggest/"


def _bars(group: Group, addresses: Mapping[str, str] = MappingProxyType({})) -> list[Bar]:
    return [Bar(it.name, it.number, _length(it, group.most), address=addresses.get(it.key, "")) for it in group.counts]


def _industry_bars(group: Group) -> list[Bar]:
    """Without those that serve every field: they would dwarf the rest."""
    counts = [count for count in group.counts if count.key]
    most = max((count.number for count in counts), default=0) or 1
    return [
        Bar(it.name, it.number, _length(it, most), address=f"industries/{it.key}/" if it.number else "")
        for it in counts
    ]


def _length(count: Count, most: int) -> float:
    return round(100 * count.number / most, 1)


def _map(directory: Directory, kind: Kind, gaps: dict[str, dict[Kind, Cell]]) -> GapMap:
    row = [gaps[code][kind] for code in gaps]
    none, old = (sum(cell.level == level for cell in row) for level in ("none", "old"))
    tiles = tuple(
        GapTile(
            cell.state, cell.level, f"{STATES[cell.state]}: {_cell_words(cell)}", *_spot(cell.state), _address(cell)
        )
        for cell in row
    )
    words = f"Nothing in {counted(none, 'state or territory', 'states and territories')}"
    words += f", nothing fresh in {old} more." if old else "."
    return GapMap(directory.taxonomy.kinds[kind], words, tiles)


def _spot(code: str) -> tuple[int, int]:
    column, row = GRID[code]
    return column * TILE, row * TILE


def _cell_words(cell: Cell) -> str:
    return f"{cell.listed} listed, {cell.fresh or 'none'} fresh" if cell.listed else "nothing listed"


def _address(cell: Cell) -> str:
    return f"{FOLDER_OF[cell.kind]}/{cell.state.lower()}/" if cell.listed else suggest(cell.kind, state=cell.state)


def _state_page(directory: Directory, code: str) -> str:
    return f"cities/{code.lower()}/" if directory.by_state.get(code) else ""


def _without(
    directory: Directory, codes: Sequence[str], kind: Kind = "support-group", asks: str = "a support group"
) -> list[Wanted]:
    return [
        Wanted(
            STATES[code], _state_page(directory, code), _listed_there(directory, code), suggest(kind, state=code), asks
        )
        for code in codes
    ]


def _listed_there(directory: Directory, code: str) -> str:
    number = len(directory.by_state.get(code, ()))
    return f"{counted(number, 'entry', 'entries')} of other sorts" if number else "nothing at all"


def _industries_missing(directory: Directory) -> Iterator[Wanted]:
    industries = directory.taxonomy.industries
    for code, slugs in missing_industries(directory).items():
        names = [industries[slug].name.lower() for slug in slugs[:MOST_INDUSTRIES]]
        more = len(slugs) - len(names)
        words = f"{', '.join(names)}, and {more} more" if more else listed(names)
        number = f"{len(slugs)} of {len(industries)}: "
        address = suggest("professional-association", state=code)
        yield Wanted(STATES[code], _state_page(directory, code), number + words, address, "an association")


def _city(directory: Directory, city: ThinCity, kind: Kind | None = None) -> Wanted:
    kind = kind or city.first_wanted
    words = directory.taxonomy.kinds[kind].name.lower()
    here = f"{counted(city.here, 'entry', 'entries')} in town" if city.here else "nothing in town"
    near = f"{city.near} within {AROUND} miles" if city.near else f"nothing else within {AROUND} miles"
    state = city.place.state
    address = city.page.address if city.page else _state_page(directory, state)
    article = "an" if words[0] in "aeiou" else "a"
    return Wanted(
        city.place.label, address, f"{here}, {near}", suggest(kind, city.place.name, state), f"{article} {words}"
    )

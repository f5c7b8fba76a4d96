"""The home page: a question, a form, and the four kinds, the states and the guide right below it. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.directory import FOLDER_OF, KINDS, Directory, Listing
from generator.entries.taxonomy import KindWords
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.site.page import Page, Settings

NEWEST = 6
TILE = 44
"""Units of the map's drawing from one state to the next."""
GRID: Mapping[str, tuple[int, int]] = {
    "ME": (11, 0),
    "VT": (10, 1),
    "NH": (11, 1),
    "WA": (1, 2),
    "ID": (2, 2),
    "MT": (3, 2),
    "ND": (4, 2),
    "MN": (5, 2),
    "IL": (6, 2),
    "WI": (7, 2),
    "MI": (8, 2),
    "NY": (9, 2),
    "RI": (10, 2),
    "MA": (11, 2),
    "OR": (1, 3),
    "NV": (2, 3),
    "WY": (3, 3),
    "SD": (4, 3),
    "IA": (5, 3),
    "IN": (6, 3),
    "OH": (7, 3),
    "PA": (8, 3),
    "NJ": (9, 3),
    "CT": (10, 3),
    "CA": (1, 4),
    "UT": (2, 4),
    "CO": (3, 4),
    "NE": (4, 4),
    "MO": (5, 4),
    "KY": (6, 4),
    "WV": (7, 4),
    "VA": (8, 4),
    "MD": (9, 4),
    "DE": (10, 4),
    "AZ": (2, 5),
    "NM": (3, 5),
    "KS": (4, 5),
    "AR": (5, 5),
    "TN": (6, 5),
    "NC": (7, 5),
    "SC": (8, 5),
    "DC": (9, 5),
    "OK": (4, 6),
    "LA": (5, 6),
    "MS": (6, 6),
    "AL": (7, 6),
    "GA": (8, 6),
    "AK": (0, 1),
    "HI": (0, 7),
    "TX": (4, 7),
    "FL": (9, 7),
    "PR": (11, 7),
    "VI": (11, 6),
    "GU": (0, 6),
    "AS": (1, 7),
    "MP": (0, 5),
}
"""(column, row) of each state's tile: all are of one size, and each stands about where its state lies."""
SHADES = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A state on the map."""

    code: str
    name: str
    count: int
    shade: int
    """0 for nothing, up to 4 for the fifth of the states with most."""
    x: int
    y: int
    address: str
    """Empty where the state has no page."""


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind with its number of entries and the page that lists them."""

    words: KindWords
    count: int
    address: str


def pages(directory: Directory, cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """The home page."""
    total = len(directory.live)
    newest, confirmed = _newest(directory, cards)
    yield Page(
        path="index.html",
        template="home.html",
        title="Foothold: the people who help you find work",
        description=(
            f"New in a city and looking for work? {total:,} support groups, associations, alumni networks "
            f"and agencies in {len(directory.cities):,} cities, and a guide."
        ),
        context={
            "total": total,
            "city_count": len(directory.cities),
            "kinds": tuple(
                KindCount(
                    directory.taxonomy.kinds[kind],
                    len(directory.by_kind.get(kind, ())),
                    f"{FOLDER_OF[kind]}/",
                )
                for kind in KINDS
            ),
            "industries": tuple(
                (industry.name, f"industries/{slug}/", len(directory.by_industry.get(slug, ())))
                for slug, industry in directory.taxonomy.industries.items()
                if directory.by_industry.get(slug)
            ),
            "tiles": tiles({code: len(listings) for code, listings in directory.by_state.items()}),
            "map_size": (12 * TILE, 8 * TILE),
            "cities": _biggest(directory),
            "newest": newest,
            "confirmed": confirmed,
            "unconfirmed": sum(listing.unconfirmed for listing in directory.live),
        },
        structured=_structured(settings),
    )


def tiles(counts: Mapping[str, int]) -> tuple[Tile, ...]:
    """A tile for each state, by name; the far territories only where something is listed."""
    ranked = sorted(counts.get(code, 0) for code in GRID if counts.get(code))
    return tuple(
        Tile(
            code=code,
            name=STATES[code],
            count=counts.get(code, 0),
            shade=_shade(counts.get(code, 0), ranked),
            x=column * TILE,
            y=row * TILE,
            address=f"cities/{code.lower()}/" if counts.get(code) else "",
        )
        for code, (column, row) in sorted(GRID.items(), key=lambda item: STATES[item[0]])
        if counts.get(code) or code not in ("AS", "MP", "GU", "VI")
    )


def _shade(count: int, ranked: Sequence[int]) -> int:
    """The quarter of the states, by count, that this one belongs to; 0 for none at all."""
    if not count:
        return 0
    below = sum(other < count for other in ranked)
    return 1 + below * (SHADES - 1) // len(ranked)


def _biggest(directory: Directory) -> tuple[tuple[str, str, int], ...]:
    """(label, address, count) of the sixteen cities with most entries, by name."""
    most = sorted(directory.cities.values(), key=lambda city: (-len(city.here), city.key))[:16]
    return tuple((city.short_label, city.address, len(city.here)) for city in sorted(most, key=lambda c: c.name))


def _newest(directory: Directory, cards: Cards) -> tuple[list[Card], bool]:
    """The entries confirmed last; while there are none, those with the newest source, one a state."""
    verified = [(entry.entry.verified.on, entry) for entry in directory.live if entry.entry.verified]
    if verified:
        verified.sort(key=lambda row: (-row[0].toordinal(), row[1].id))
        return [cards.of(entry) for _, entry in verified[:NEWEST]], True
    dated: dict[str, list[tuple[str, Listing]]] = defaultdict(list)
    for entry in directory.live:
        newest = max((source.dated for source in entry.entry.sources if source.dated), default="")
        if newest and not entry.unconfirmed:
            dated[entry.id.partition("/")[0]].append((newest, entry))
    best = [max(rows, key=lambda row: (row[0], row[1].id)) for _, rows in sorted(dated.items())]
    best.sort(key=lambda row: (row[0], row[1].id), reverse=True)
    return [cards.of(entry) for _, entry in best[:NEWEST]], False


def _structured(settings: Settings) -> tuple[dict[str, object], ...]:
    """https://schema.org/WebSite, with its search."""
    if not settings.site_url:
        return ()
    return (
        {
            "@type": "WebSite",
            "@id": f"{settings.site_url}#site",
            "name": settings.site_name,
            "url": settings.site_url,
            "inLanguage": "en-US",
            "license": "https://creativecommons.org/publicdomain/zero/1.0/",
            "potentialAction": {
                "@type": "SearchAction",
                "target": f"{settings.site_url}search/?q={{search_term_string}}",
                "query-input": "required name=search_term_string",
            },
        },
    )

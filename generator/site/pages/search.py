"""The search page: a form, the parts that its script fills, and lists that serve without it. Pure."""

from collections.abc import Iterator
from datetime import datetime

from generator.directory import FOLDER_OF, KINDS, Directory
from generator.places.gazetteer import STATES
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description

SEARCH = Crumb("Search", "search/")
EXAMPLES = (
    "nurse sacramento",
    "cpa near 95814",
    "free online group for veterans",
    "file for unemployment texas",
    "tuesday evening job club",
    "penn state alumni",
)
"""What people type, to show how plain it may be."""
WITHIN = (
    ("", "Up to 25 miles"),
    ("10", "10 miles"),
    ("25", "25 miles"),
    ("50", "50 miles"),
    ("100", "100 miles"),
    ("state", "Whole state"),
)
"""How far a search reaches: (value in the address, words)."""
BIGGEST = 24
"""Cities named: those with most entries."""


def pages(directory: Directory, _cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/search/."""
    crumbs = (HOME, SEARCH)
    yield Page(
        path=f"{SEARCH.address}index.html",
        template="search.html",
        title="Search groups, associations and offices near you",
        description=fitting_description(
            "Search by city, ZIP or field of work: support groups, professional associations, alumni "
            "networks and agencies, nearest first."
        ),
        context={
            "examples": EXAMPLES,
            "within": WITHIN,
            "kinds": [
                (directory.taxonomy.kinds[kind], f"{FOLDER_OF[kind]}/", len(directory.by_kind.get(kind, ())))
                for kind in KINDS
            ],
            "states": _states(directory),
            "cities": _cities(directory),
            "industries": [
                (industry.name, f"industries/{slug}/", len(directory.by_industry.get(slug, ())))
                for slug, industry in directory.taxonomy.industries.items()
            ],
        },
        structured=structured(settings, crumbs),
    )


def _states(directory: Directory) -> list[tuple[str, str, int]]:
    """(name, address, count) of each state with an entry, by name."""
    found = sorted(directory.by_state.keys() & STATES.keys(), key=STATES.__getitem__)
    return [(STATES[code], f"cities/{code.lower()}/", len(directory.by_state[code])) for code in found]


def _cities(directory: Directory) -> list[tuple[str, str, int]]:
    """(name, address, count) of the cities with most entries, by name."""
    most = sorted(directory.cities.values(), key=lambda city: (-len(city.here), city.key))[:BIGGEST]
    return [(city.short_label, city.address, len(city.here)) for city in sorted(most, key=lambda city: city.key.slug)]

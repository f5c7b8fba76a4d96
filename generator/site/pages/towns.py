"""Every other town of a state: those without a page, each with the nearest city that has one. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.directory import CityKey, Directory
from generator.places.gazetteer import STATES, Place
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.sections import letter_anchor, letter_of
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description, fitting_title, the_state
from generator.text import counted, fold, slug

CITIES = Crumb("Cities", "cities/")


@dataclass(frozen=True, slots=True)
class Town:
    """A place without a page of its own, and the city that answers for it."""

    name: str
    city: str
    """With its state where that is another one."""
    address: str
    """The city's page."""
    miles: str


def towns_by_state(directory: Directory) -> dict[str, list[Town]]:
    """State code → the towns of the gazetteer that have no page, by name."""
    found: dict[str, list[Town]] = {}
    for place in sorted(directory.gazetteer.cities(), key=lambda place: (fold(place.name), place.name)):
        has_page = CityKey(place.state, slug(place.name)) in directory.cities
        if not has_page and (town := _town(directory, place)):
            found.setdefault(place.state, []).append(town)
    return found


def _town(directory: Directory, place: Place) -> Town | None:
    found = directory.nearest_cities(place.point, 1)
    if not found:
        return None
    [(distance, city)] = found
    return Town(
        name=place.name,
        city=city.name if city.key.state == place.state else city.short_label,
        address=city.address,
        miles="under 1\N{NO-BREAK SPACE}mi" if distance < 1 else f"{distance:,.0f}\N{NO-BREAK SPACE}mi",
    )


def towns_page(settings: Settings, code: str, towns: Sequence[Town]) -> Page:
    """/cities/ca/towns/. Long and without news of its own, so search engines need not list it."""
    address, where = f"cities/{code.lower()}/", the_state(code)
    crumbs = (HOME, CITIES, Crumb(STATES[code], address), Crumb("Other towns", f"{address}towns/"))
    letters = groupby(towns, key=lambda town: letter_of(town.name))
    return Page(
        path=f"{address}towns/index.html",
        template="towns.html",
        title=fitting_title(f"Towns in {where} and the nearest city"),
        description=fitting_description(
            f"{counted(len(towns), 'town')} in {where}, each with the nearest city that has its own page of "
            "job-search groups and offices.",
        ),
        context={
            "crumbs": crumbs,
            "where": where,
            "letters": [(letter, letter_anchor(letter), tuple(group)) for letter, group in letters],
            "total": len(towns),
            "state_address": address,
        },
        structured=structured(settings, crumbs),
        indexed=False,
    )

"""A page for every city: whom to call, where to go this week, and who is here, near, in the state and online.

Pure. No city page is a dead end: each of the four kinds leads somewhere; what was widened is said in words.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from generator.directory import BANDS, KINDS, City, Directory
from generator.places.gazetteer import STATES
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.city_sections import (
    Room,
    area_groups,
    band_of,
    fields_of,
    groups_of,
    kind_place,
    nearby_cities,
    online_groups,
    state_fields,
)
from generator.site.pages.city_steps import steps
from generator.site.pages.city_view import Shared, View
from generator.site.pages.city_week import week_of
from generator.site.pages.reporting import add_link
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import by_kind, fitting_description, fitting_title
from generator.text import counted, listed, shorten


def pages(
    directory: Directory, cards: Cards, settings: Settings, _now: datetime, part: slice = slice(None)
) -> Iterator[Page]:
    """The page of every city that has an entry or is named by one."""
    shared = cards.once(Shared)
    for city in islice(directory.cities.values(), part.start, part.stop):
        yield _page(View(city, directory.around(city), directory, cards, shared), settings)


def _page(view: View, settings: Settings) -> Page:
    city, directory = view.city, view.directory
    crumbs = crumbs_of(city)
    room = Room()
    here = groups_of("here", ((view.cards.of(e), e.kind) for e in view.around.here), directory, room)
    bands = tuple(band_of(view, band, room) for band in BANDS if view.around.near[band])
    week = week_of(view)
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
            "kinds": tuple(kind_place(view, kind, here, bands) for kind in KINDS),
            "steps": steps(view),
            "week": week,
            "fields": fields_of(view),
            "state_fields": state_fields(view),
            "here": here,
            "bands": bands,
            "nearby": nearby_cities(view),
            "area": area_groups(view),
            "online": online_groups(view),
            "unconfirmed": directory.in_state(view.code).unconfirmed,
            "confirm_address": f"confirm/{view.code.lower()}/",
            "add": add_link(place=city.short_label),
        },
        structured=structured(settings, crumbs, (card for group in here for card in group.all)),
    )


def crumbs_of(city: City) -> tuple[Crumb, ...]:
    """Home, cities, the state, the city."""
    code = city.key.state
    state = (Crumb(STATES[code], f"cities/{code.lower()}/"),) if code in STATES else ()
    return (HOME, Crumb("Cities", "cities/"), *state, Crumb(city.name, city.address))


def _description(view: View, meeting: int) -> str:
    """How much is here and near, how much of it meets this week, and the first names."""
    near = len(view.around.near[BANDS[0]])
    within = f", {near} more within {BANDS[0]} miles" if near else ""
    here = by_kind(view.around.here, view.directory.taxonomy)
    text = fitting_description(
        f"{view.city.short_label}: {here} for people who look for work{within}.",
        f"{counted(meeting, 'meeting')} this week." if meeting else "",
    )
    names = [shorten(listing.name, 60) for listing in view.around.here[:3]]
    choices = [fitting_description(text, f"Listed: {listed(names[:most])}.") for most in (3, 2, 1)]
    return fitting_description(max(choices, key=len), "Whom to call first, and where to go.")


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
        name = other.name if other.key.state == view.code else other.short_label
        entries = counted(len(other.here), "entry", "entries")
        place.append(f"the nearest bigger city here is {name}, {distance:,.0f} miles away, with {entries}")
    if place:
        text = "; ".join(place)
        sentences.append(f"{text[0].upper()}{text[1:]}.")
    return tuple(sentences)

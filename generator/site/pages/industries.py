"""The fields of work: all of them, a page for each, and one for each state where there is something. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice

from generator.directory import FOLDER_OF, KINDS, City, Directory, Listing
from generator.entries.taxonomy import Industry, Taxonomy
from generator.places.gazetteer import STATES
from generator.rolls import Roll, rest
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.sections import by_city, in_states, sections
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import (
    by_kind,
    fitting_description,
    fitting_title,
    state_name,
    the_state,
)
from generator.text import counted, fold, listed

INDUSTRIES = Crumb("Industries", "industries/")
MOST_CARDS = 24
"""Nationwide associations shown in full; the biggest field has about thirty."""
MOST_LINES = 40
"""Nationwide entries named on a state's page."""
MOST_TITLES = 18
"""Job titles shown before the rest is folded away."""
MOST_CITIES = 12


@dataclass(frozen=True)
class Field:
    """A field of work with everything the directory has of it."""

    industry: Industry
    listings: tuple[Listing, ...]
    states: Mapping[str, tuple[Listing, ...]]

    @property
    def address(self) -> str:
        return address_of(self.industry.slug)

    @cached_property
    def nationwide(self) -> Roll:
        """Associations first, for they are what a field has everywhere; then the other kinds."""
        first = {"professional-association": 0}
        found = (listing for listing in self.listings if listing.nationwide)
        return Roll(tuple(sorted(found, key=lambda e: (first.get(e.kind, 1 + KINDS.index(e.kind)), e.order))))


def pages(directory: Directory, cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/industries/, /industries/health-care/, and /industries/health-care/ca/ where there is something."""
    fields = [
        Field(industry, found := directory.by_industry.get(slug, ()), in_states(found))
        for slug, industry in directory.taxonomy.industries.items()
    ]
    yield _all_fields(directory, settings, fields)
    for field in fields:
        yield _field(directory, cards, settings, field)
        for code in field.states:
            yield _field_in_state(directory, cards, settings, field, code)


def address_of(industry: str, state: str = "") -> str:
    """The page of a field, or of a field in a state."""
    return f"industries/{industry}/{state.lower()}/" if state else f"industries/{industry}/"


def _all_fields(directory: Directory, settings: Settings, fields: Sequence[Field]) -> Page:
    crumbs = (HOME, INDUSTRIES)
    return Page(
        path="industries/index.html",
        template="industries.html",
        title=f"Industries: {len(fields)} fields of work and their people",
        description=fitting_description(
            "Find the associations, groups and networks of your field of work, from accounting to "
            "transportation, by state and nationwide."
        ),
        context={
            "crumbs": crumbs,
            "fields": fields,
            "without": len(directory.live) - sum(bool(listing.industries) for listing in directory.live),
            "titles": _titles_in_words(directory.taxonomy),
        },
        structured=structured(settings, crumbs),
    )


def _field(directory: Directory, cards: Cards, settings: Settings, field: Field) -> Page:
    industry = field.industry
    crumbs = (HOME, INDUSTRIES, Crumb(industry.name, field.address))
    titles = job_titles(directory.taxonomy, industry.slug)
    nationwide = cards.all(field.nationwide)
    local = by_kind(field.listings, directory.taxonomy) or "nothing yet"
    return Page(
        path=f"{field.address}index.html",
        template="industry.html",
        title=fitting_title(
            f"{industry.name}: associations and groups by state",
            f"{industry.name}: groups by state",
            industry.name,
        ),
        description=fitting_description(
            f"New in town and looking for work in {_mid_sentence(industry.name)}? Listed here: {local}.",
            f"In {counted(len(field.states), 'state')}.",
        ),
        context={
            "crumbs": crumbs,
            "industry": industry,
            "total": len(field.listings),
            "counts": local,
            "titles": titles[:MOST_TITLES],
            "more_titles": titles[MOST_TITLES:],
            "full": nationwide[:MOST_CARDS],
            "rest": nationwide[MOST_CARDS:],
            "states": _state_links(field),
            "biggest": _biggest(directory, field.listings),
            "related": _related(directory.taxonomy, field),
        },
        structured=structured(settings, crumbs, nationwide),
    )


def _titles_in_words(taxonomy: Taxonomy) -> str:
    """ "867 job titles are known, from accountant to zoologist": the first and the last by name."""
    titles = sorted((occupation.title for occupation in taxonomy.occupations), key=fold)
    if not titles:
        return ""
    said = f"{counted(len(titles), 'job title')} {'is' if len(titles) == 1 else 'are'} known"
    return f"{said}, from {titles[0].lower()} to {titles[-1].lower()}"


def job_titles(taxonomy: Taxonomy, industry: str) -> list[str]:
    """The occupations of a field, by title: first those for which it is the best field, then the others."""
    found = [occupation for occupation in taxonomy.occupations if industry in occupation.industries]
    return [
        occupation.title for occupation in sorted(found, key=lambda o: (o.industries[0] != industry, fold(o.title)))
    ]


def _mid_sentence(name: str) -> str:
    """The field's name within a sentence: "health care"."""
    return name[0].lower() + name[1:]


def _state_links(field: Field) -> list[tuple[str, str, int]]:
    return [(STATES[code], address_of(field.industry.slug, code), len(found)) for code, found in field.states.items()]


def _biggest(directory: Directory, listings: Iterable[Listing]) -> list[tuple[str, str, int]]:
    """The cities with most of the field, where there are at least two."""
    numbers = Counter(key for listing in listings for key in listing.cities)
    most = sorted(((number, key) for key, number in numbers.items() if number > 1), key=lambda row: (-row[0], row[1]))
    return [
        (directory.cities[key].short_label, directory.cities[key].address, number) for number, key in most[:MOST_CITIES]
    ]


def _related(taxonomy: Taxonomy, field: Field) -> list[tuple[str, str, None]]:
    """The fields that share most entries and occupations with this one."""
    slug = field.industry.slug
    shared = Counter(other for listing in field.listings for other in listing.industries)
    shared.update(other for o in taxonomy.occupations if slug in o.industries for other in o.industries)
    shared.pop(slug, None)
    most = sorted(shared.items(), key=lambda row: (-row[1], row[0]))[:5]
    return [(taxonomy.industries[other].name, address_of(other), None) for other, _ in most]


def _field_in_state(directory: Directory, cards: Cards, settings: Settings, field: Field, code: str) -> Page:
    industry, where = field.industry, the_state(code)
    listings = field.states[code]
    here = sections(by_city(listings, code, directory, cards))
    beyond = rest((field.nationwide,), {listing.id: listing for listing in listings})
    nationwide = cards.all(islice(beyond, MOST_LINES))
    total = len(beyond)
    crumbs = (
        HOME,
        INDUSTRIES,
        Crumb(industry.name, field.address),
        Crumb(STATES[code], address_of(industry.slug, code)),
    )
    counts = by_kind(listings, directory.taxonomy)
    return Page(
        path=f"{address_of(industry.slug, code)}index.html",
        template="industry_state.html",
        title=fitting_title(
            f"{industry.name} in {where}: groups and associations",
            f"{industry.name} in {where}: groups",
            f"{industry.name} in {where}",
        ),
        description=fitting_description(
            f"{industry.name} in {where}: {counts}{_where_words(directory, listings, code)}.",
            f"And {counted(total, 'nationwide group')}." if nationwide else "",
        ),
        context={
            "crumbs": crumbs,
            "industry": industry,
            "heading": f"{industry.name} in {where}",
            "state": state_name(code),
            "where": where,
            "counts": counts,
            "sections": here,
            "nationwide": nationwide,
            "left_out": total - len(nationwide),
            "field": field.address,
            "links": _further(code, listings),
            "others": [link for link in _state_links(field) if link[1] != address_of(industry.slug, code)],
        },
        structured=structured(settings, crumbs, here.items),
    )


def _where_words(directory: Directory, listings: Iterable[Listing], code: str) -> str:
    """ ", in Davis and Sacramento": the cities of the state with most of them."""
    numbers = Counter(key for listing in listings for key in listing.cities if key.state == code)
    most: list[City] = [
        directory.cities[key] for key, _ in sorted(numbers.items(), key=lambda row: (-row[1], row[0]))[:3]
    ]
    return f", in {listed([city.name for city in most])}" if most else ""


def _further(code: str, listings: Iterable[Listing]) -> list[tuple[str, str]]:
    """(words, address): where to look next in the same state."""
    kinds = {listing.kind for listing in listings}
    links = [(f"Everything in {the_state(code)}", f"cities/{code.lower()}/")]
    if "support-group" not in kinds:
        links.append(("Support groups for every field", f"{FOLDER_OF['support-group']}/"))
    return links

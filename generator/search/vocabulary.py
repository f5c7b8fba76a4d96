"""The words that a query is understood by: one part that changes only when the taxonomy, the guide or the places do.

Pure. The engine reads it once and builds its tables from it (`docs/assets/js/search/vocabulary.js`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.entries.taxonomy import Taxonomy
from generator.places.gazetteer import STATES, Gazetteer
from generator.search.everyday import (
    COSTS,
    DAYS,
    FILLERS,
    FORMATS,
    FURTHER_WORDS,
    NEAR_ME,
    PLACE_WORDS,
    PREFERENCES,
    PROPER_NAMES,
    RELATED,
    RUNS,
    TIMES,
)
from generator.search.parts import Part, dumps, made
from generator.search.places import table


LONGEST_TITLE = 3
"""Words. Nobody types "Transportation, Storage, and Distribution Manager"; its everyday words stand for it."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A hand-written page that the search finds."""

    title: str
    description: str
    address: str
    """Below the site's root, "guide/what-to-say/"."""
    headings: tuple[str, ...] = ()


def vocabulary(taxonomy: Taxonomy, gazetteer: Gazetteer, guide: Iterable[GuidePage]) -> Part:
    """All lists; the place of a value in its list is what rows hold."""
    places = table(gazetteer)
    content: dict[str, Any] = {
        "kinds": [[k.slug, k.name, k.synonyms, k.plural, k.folder] for k in taxonomy.kinds.values()],
        "agencies": [[a.slug, a.name, a.synonyms, a.plural] for a in taxonomy.agency_types.values()],
        "industries": [[i.slug, i.name, i.synonyms] for i in taxonomy.industries.values()],
        "audiences": [[a.slug, a.name, a.synonyms] for a in taxonomy.audiences.values()],
        "faiths": [[f.slug, f.name, f.synonyms] for f in taxonomy.faiths.values()],
        "languages": [[x.code, x.name, x.synonyms] for x in taxonomy.languages.values()],
        "runs": [[value, *choice] for value, choice in RUNS.items()],
        "costs": [[value, *choice] for value, choice in COSTS.items()],
        "formats": [[value, *choice] for value, choice in FORMATS.items()],
        "days": [[value, *choice] for value, choice in DAYS.items()],
        "times": [[value, *choice] for value, choice in TIMES.items()],
        "occupations": _occupations(taxonomy),
        "nearMe": NEAR_ME,
        "fillers": " ".join(FILLERS),
        "furtherWords": FURTHER_WORDS,
        "preferences": PREFERENCES,
        "properNames": PROPER_NAMES,
        "related": RELATED,
        "placeWords": PLACE_WORDS,
        "states": _states(gazetteer),
        "places": [named.row for named in places.well_known],
        "nicknames": places.nicknames,
        "guide": [[g.title, g.description, g.address, g.headings] for g in sorted(guide, key=lambda g: g.address)],
    }
    return made("vocabulary", dumps(content))


def _occupations(taxonomy: Taxonomy) -> list[list[Any]]:
    """[[place of an industry, …], "title;other word;…|…"] for each set of industries that jobs lead to."""
    number = {slug: place for place, slug in enumerate(taxonomy.industries)}
    jobs: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for job in taxonomy.occupations:
        industries = tuple(number[slug] for slug in job.industries if slug in number)
        title = [job.title] if len(job.title.split()) <= LONGEST_TITLE or not job.also else []
        jobs[industries].append(";".join([*title, *job.also]))
    return [[industries, "|".join(words)] for industries, words in sorted(jobs.items())]


def _states(gazetteer: Gazetteer) -> list[list[Any]]:
    """[code, name, latitude, longitude] each, by name."""
    rows = []
    for code, name in STATES.items():
        place = gazetteer.state(code)
        if place:
            rows.append([code, name, round(place.latitude, 2), round(place.longitude, 2)])
    return rows

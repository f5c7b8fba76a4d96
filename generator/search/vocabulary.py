"""The words that a query is understood by: one part that changes only when the taxonomy, the guide or the places do.

Pure. What a phrase means is settled here, once: which list wins where it stands in several, which values it stands
for where one list has it twice. The engine only looks it up (`docs/assets/js/search/vocabulary.js`).

    lists     field → [[value, label], …]: rows of the index hold the place of a value in its list
    meanings  [field, [value, …], label, "phrase|phrase|…", sort]: sort 1 is a job, 2 a mere preference
    states    [code, name, latitude, longitude]    places, nicknames: see `places`    kinds: their plurals
    guide     [title, description, address, [heading, …]]    fillers, before, nearMe: words
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator import compact
from generator.entries.taxonomy import Taxonomy
from generator.places.gazetteer import STATES, Gazetteer
from generator.search import everyday, spanish
from generator.search.everyday import Choice
from generator.search.kept import table
from generator.search.parts import Part, made
from generator.search.words import stems
from generator.site.hand_written import HandWritten

LONGEST_TITLE = 3
"""Words. Nobody types "Transportation, Storage, and Distribution Manager"; its everyday words stand for it."""
SAID, JOB, PREFERENCE = 0, 1, 2


@dataclass(slots=True)
class Meaning:
    """What a phrase stands for; of several values any one fits, the first is meant most."""

    field: str
    values: list[str]
    label: str
    phrase: str
    sort: int = SAID


class Listed(NamedTuple):
    """A value of a list, with the phrases that mean it."""

    field: str
    value: str
    label: str
    phrases: tuple[str, ...]


def vocabulary(taxonomy: Taxonomy, gazetteer: Gazetteer, guide: Iterable[HandWritten]) -> Part:
    """The part that the engine reads first."""
    places = table(gazetteer)
    listed = list(values(taxonomy))
    lists: dict[str, list[list[str]]] = defaultdict(list)
    for value in listed:
        lists[value.field].append([value.value, value.label])
    content: dict[str, Any] = {
        "lists": lists,
        "meanings": _grouped(meanings(listed, taxonomy)),
        "kinds": [kind.plural for kind in taxonomy.kinds.values()],
        "fillers": " ".join((*everyday.FILLERS, *spanish.FILLERS)),
        "before": " ".join((*everyday.PLACE_WORDS, *spanish.PLACE_WORDS)),
        "nearMe": (*everyday.NEAR_ME, *spanish.NEAR_ME),
        "states": _states(gazetteer),
        "places": [named.row for named in places.well_known],
        "nicknames": places.nicknames,
        "guide": [[g.title, g.description, g.address, g.headings] for g in sorted(guide, key=lambda g: g.address)],
    }
    return made("vocabulary", compact.text(content))


def values(taxonomy: Taxonomy) -> Iterator[Listed]:
    """Every value of every list; where a phrase stands in several lists, the first list's meaning holds."""
    yield from _choices("cost", everyday.COSTS)
    yield from _choices("format", everyday.FORMATS)
    for agency in taxonomy.agency_types.values():
        yield Listed("agency", agency.slug, agency.name, (agency.name, agency.plural, *agency.synonyms))
    for kind in taxonomy.kinds.values():
        yield Listed("kind", kind.slug, kind.name, (kind.name, kind.plural, *kind.synonyms))
    for audience in taxonomy.audiences.values():
        own = (audience.name, audience.slug.replace("-", " "))
        yield Listed("audience", audience.slug, audience.name, (*own, *audience.synonyms))
    for faith in taxonomy.faiths.values():
        yield Listed("faith", faith.slug, faith.name, (faith.name, *faith.synonyms))
    yield from _choices("run", everyday.RUNS)
    yield from _choices("day", everyday.DAYS)
    yield from _choices("time", everyday.TIMES)
    for language in taxonomy.languages.values():
        yield Listed("language", language.code, language.name, (language.name, *language.synonyms))
    for industry in taxonomy.industries.values():
        own = (industry.name, industry.slug.replace("-", " "))
        yield Listed("industry", industry.slug, industry.name, (*own, *industry.synonyms))


def meanings(listed: Iterable[Listed], taxonomy: Taxonomy) -> Iterator[Meaning]:
    """One meaning for each phrase, told apart by its stems."""
    proper = {_key(name) for name in everyday.PROPER_NAMES}
    preferred = {_key(words) for words in everyday.PREFERENCES}
    found: dict[str, Meaning] = {}
    for field, value, label, phrases in listed:
        related = everyday.RELATED.get(value, ()) if field == "agency" else ()
        is_common = field == "language" or (field, value) in everyday.SAID_BY_MOST
        for phrase in [*phrases, *_further(field, value)]:
            key = _key(phrase)
            before = found.get(key)
            if before is None:
                sort = PREFERENCE if key in preferred or is_common else SAID
                found[key] = Meaning(field, [value, *related], label, phrase, sort)
            elif before.field == field and value not in before.values:
                before.values.append(value)
                before.label = before.phrase[0].upper() + before.phrase[1:]
    for job in taxonomy.occupations:
        industries = [slug for slug in job.industries if slug in taxonomy.industries]
        label = " or ".join(taxonomy.industries[slug].name for slug in industries[:2])
        title = [job.title] if len(job.title.split()) <= LONGEST_TITLE or not job.also else []
        for phrase in [*title, *job.also]:
            found.setdefault(_key(phrase), Meaning("industry", industries, label, phrase, JOB))
    return (meaning for key, meaning in found.items() if key and key not in proper and not _says_less(key, found))


def _further(field: str, value: str) -> Iterator[str]:
    for further in (everyday.FURTHER_WORDS, spanish.PHRASES):
        yield from further.get(field, {}).get(value, ())


def _says_less(key: str, found: Mapping[str, Meaning]) -> bool:
    """Whether the parts say more: "women in tech" is not just another word for women, nor are "black women"."""
    whole = found[key]
    first, joint, second = key.partition(" in ")
    if joint:
        return first in found and second in found and found[first].field == whole.field
    words = key.split()
    parts = [found[word] for word in words if word in found]
    if len(words) != 2 or len(parts) != 2 or {part.field for part in (whole, *parts)} != {"audience"}:
        return False
    return parts[0].values != parts[1].values


def _grouped(found: Iterable[Meaning]) -> list[list[Any]]:
    """Phrases of one meaning together."""
    groups: dict[tuple[str, tuple[str, ...], str, int], list[str]] = defaultdict(list)
    for m in found:
        groups[m.field, tuple(m.values), m.label, m.sort].append(m.phrase)
    return [
        [field, values, label, "|".join(phrases), *([sort] if sort else [])]
        for (field, values, label, sort), phrases in groups.items()
    ]


def _choices(field: str, choices: Mapping[str, Choice]) -> Iterator[Listed]:
    return (Listed(field, value, choice.name, choice.words) for value, choice in choices.items())


def _key(phrase: str) -> str:
    return " ".join(stems(phrase))


def _states(gazetteer: Gazetteer) -> list[list[Any]]:
    rows = []
    for code, name in STATES.items():
        place = gazetteer.state(code)
        if place:
            rows.append([code, name, round(place.latitude, 2), round(place.longitude, 2)])
    return rows

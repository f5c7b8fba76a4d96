"""Words that pages share: titles and descriptions that fit, states in a sentence, counts by kind. Pure."""

from collections import Counter
from collections.abc import Iterable

from generator.directory import KINDS, Listing
from generator.entries.taxonomy import Taxonomy
from generator.places.gazetteer import STATES
from generator.text import counted, listed, shorten

LONGEST_TITLE = 60
"""Characters that search engines show of a title."""
LONGEST_DESCRIPTION = 160
_WITH_ARTICLE = frozenset({"DC", "MP", "VI"})
_WITH_STATE = frozenset({"NY", "WA"})
"""States that share their name with a city that people may mean."""


def fitting_title(*choices: str) -> str:
    """The first of the titles, best first, that is not too long; else the last one, cut."""
    return next((title for title in choices if len(title) <= LONGEST_TITLE), shorten(choices[-1], LONGEST_TITLE))


def fitting_description(*sentences: str) -> str:
    """The first sentence, cut if need be, and those of the others, in order, that still fit; empty ones are skipped."""
    text = shorten(sentences[0], LONGEST_DESCRIPTION)
    for sentence in sentences[1:]:
        if sentence and len(text) + 1 + len(sentence) <= LONGEST_DESCRIPTION:
            text = f"{text} {sentence}"
    return text


def state_name(code: str) -> str:
    """The state as a heading: "California", "New York State"."""
    return f"{STATES[code]} State" if code in _WITH_STATE else STATES[code]


def the_state(code: str) -> str:
    """The state within a sentence: "California", "the District of Columbia", "Washington State"."""
    return f"the {STATES[code]}" if code in _WITH_ARTICLE else state_name(code)


def by_kind(listings: Iterable[Listing], taxonomy: Taxonomy) -> str:
    """ "3 support groups and 1 agency": how many there are of each kind, in the order of kinds."""
    numbers = Counter(listing.kind for listing in listings)
    return listed([of_kind(numbers[kind], kind, taxonomy) for kind in KINDS if numbers[kind]])


def of_kind(number: int, kind: str, taxonomy: Taxonomy) -> str:
    """ "1 agency", "52 agencies"."""
    words = taxonomy.kinds[kind]
    return counted(number, words.name.lower(), words.plural.lower())

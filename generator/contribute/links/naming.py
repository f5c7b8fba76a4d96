"""Whether a page speaks of an organization: its name, its other names, the words that are its own. Pure."""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from generator.contribute.links.answer import Subject
from generator.places.gazetteer import STATES
from generator.text import fold

_SHORTEST = 3
"""Letters of a word that can be an organization's own: PMI, EDD."""
_LONG = 8
"""Letters of a word that does not arise by chance where the gaps between others are taken out."""
_COMMON = frozenset(
    """
    academy advancement affiliate agency alliance alumnae alumni america american americas area
    assistance association associations black board branch bureau business career careers catholic center
    centers central centre chamber chapter chapters christian church city club clubs coalition college commission
    committee community company conference connection connections cooperative corporation corps council counseling
    county department dept development directors district division east employee employer employment engineers
    exchange executive executives faith family federation force foundation friends general global
    greater group groups guild health help hispanic house inc incorporated industry information initiative
    institute international job jobs jobseeker jobseekers labor latino leaders leadership league learning library
    lutheran management managers meetup men metro metropolitan ministries ministry national network networking
    networks north northeast northern northwest office opportunities organization
    organizations parish partners partnership people professional professionals program project public
    recovery regional rehabilitation resource resources saint san school science search seekers senior service
    services social society society south southeast southern southwest state states student students support
    system team technical technology training transition unemployed unemployment union united university
    usa valley veteran veterans vocational volunteer welcome west western women womens work worker workers
    workforce working works young your youth
    """.split()
)
"""Words that half of all organizations carry in their names: each alone says nothing of whose page it is."""
_STOP = frozenset(
    "a about all an and at by first for free from in new of on one online our the to us we with you".split()
)
"""Words of every page."""
_MANY_COMMON = 3
"""So many of a name's common words on one page count as much as one of its own."""


class Evidence(IntEnum):
    """How surely a page speaks of an organization."""

    none = 0
    place = 1
    """Only its city or state."""
    words = 2
    """Some of its own words."""
    named = 3
    """A whole name of it, or all of its own words."""


def evidence(subject: Subject, folded: str) -> Evidence:
    """The best evidence on a page for any of the subject's names. `folded` has a space at both ends."""
    words = set(folded.split())
    best = max((_of_name(name, folded, words) for name in subject.names), default=Evidence.none)
    if best is Evidence.none and any(f" {fold(place)} " in folded for place in _places(subject.places)):
        return Evidence.place
    return best


def without(folded: str, names: Iterable[str]) -> str:
    """The folded text without these names, so that a domain's own words are no evidence of its owner."""
    for name in sorted({fold(name) for name in names}, key=len, reverse=True):
        if name:
            folded = folded.replace(f" {name} ", "  ")
    return folded


def _of_name(name: str, folded: str, words: set[str]) -> Evidence:
    whole, own, common = _words_of(name)
    if whole and whole not in _COMMON and f" {whole} " in folded:
        return Evidence.named if own or " " in whole else Evidence.words
    found = own & words
    if own and found == own and len(own) > 1:
        return Evidence.named
    if (
        found
        or _run_together(whole, own, folded)
        or len(common & words) >= max(_MANY_COMMON, len(common) if not own else 0)
    ):
        return Evidence.words
    return Evidence.none


def _run_together(whole: str, own: frozenset[str], folded: str) -> bool:
    """Whether the name, or a long word of it, stands there with other gaps: "CareerSource", "Work Source"."""
    squeezed = folded.replace(" ", "")
    joined = whole.replace(" ", "") if " " in whole else ""
    return any(len(word) >= _LONG and word in squeezed for word in (joined, *own))


@lru_cache(maxsize=4096)
def _words_of(name: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """(the folded name, its own words, its common ones); a plural and its singular are two words."""
    folded = fold(name)
    words = {word for word in folded.split() if len(word) >= _SHORTEST and not word.isdigit()} - _STOP
    initials = "".join(word[0] for word in folded.split() if word not in _STOP)
    own = words - _COMMON
    return (
        folded,
        frozenset(own | ({initials} if not own and len(initials) > _SHORTEST else set())),
        frozenset(words & _COMMON),
    )


def _places(places: Iterable[str]) -> Iterable[str]:
    for place in places:
        yield STATES.get(place, place)

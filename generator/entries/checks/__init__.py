"""The rules over the values of one entry: each a generator of problems with one reason to change.

Pure: a draft and what is known in, problems out. A rule never raises, whatever the values; what the models
already refuse (types, lengths, spellings) it need not look at.
"""

from collections.abc import Callable, Iterator

from generator.entries.checks import places, reach, terms, texts, times
from generator.entries.checks.draft import Draft
from generator.entries.known import Known
from generator.problems import Problem

__all__ = ["RULES", "Draft", "Rule", "check"]

Rule = Callable[[Draft, Known], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    texts.plain_words,
    reach.web_addresses,
    reach.empty_contact,
    reach.phone,
    reach.email,
    places.locations,
    places.served,
    places.state_folder,
    times.meetings,
    times.meeting_places,
    times.meeting_zone,
    times.hours,
    times.future_days,
    times.source_dates,
    terms.industries,
    terms.audiences,
    terms.languages,
    terms.faith,
    terms.fields_of_one_kind,
    terms.repeats,
)


def check(draft: Draft, known: Known) -> Iterator[Problem]:
    """Everything that the rules find in one entry."""
    for rule in RULES:
        yield from rule(draft, known)

"""What needs confirming: entries in doubt by state, the most urgent first, with links to the form for what was found.

Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.directory import Directory, Listing
from generator.freshness import Priority, confirm_first
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.entry_words import dated_words, long_date, sentence
from generator.site.pages.reporting import Does, report_link
from generator.site.pages.structured import HOME, structured
from generator.site.pages.wording import fitting_description, fitting_title, of_kind, the_state
from generator.text import counted

CONFIRM = Crumb("Confirm", "confirm/")
MOST = 50
"""Entries shown in full on one page."""
MOST_LINES = 200
MOST_FIRST = 6
"""Entries shown on the overview."""
NATIONWIDE = "us"
ANSWERS: tuple[tuple[Does, str], ...] = (
    ("confirm", "Still right"),
    ("change", "Something changed"),
    ("closed", "It has closed"),
)
"""What a person may have found: (what the form does then, link)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A link that reports what a person found."""

    does: Does
    words: str
    link: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An entry that may be gone, with what is known of it."""

    card: Card
    basis: str
    """What its source said, and when."""
    source: str
    """The address of that source; empty where nobody is to be sent there."""
    answers: tuple[Answer, ...]
    depends: str
    """What depends on it: "The only support group in Davis, CA."; empty where nothing does."""


def pages(directory: Directory, cards: Cards, settings: Settings, now: datetime) -> Iterator[Page]:
    """/confirm/, and a page for each state (or the whole country) with an entry in doubt."""
    doubts = confirm_first(directory, (e for e in directory.live if e.unconfirmed), now.date())
    groups = _groups(doubts)
    yield _overview(directory, cards, settings, doubts, groups)
    for place, here in groups.items():
        yield _place(directory, cards, settings, place, here)


def answers(listing: Listing) -> tuple[Answer, ...]:
    """The form, filled in, for each thing that a person may find."""
    return tuple(Answer(does, words, report_link(listing.id, does)) for does, words in ANSWERS)


def _groups(doubts: Iterable[Priority]) -> dict[str, list[Priority]]:
    """ "ca" or "us" → the entries in doubt there, in their order; the whole country last."""
    found: dict[str, list[Priority]] = defaultdict(list)
    for doubt in doubts:
        listing = doubt.listing
        states = {state.lower() for state in listing.states & STATES.keys()}
        for place in states if states and not listing.nationwide else states | {NATIONWIDE}:
            found[place].append(doubt)
    order = sorted(found, key=lambda place: (place == NATIONWIDE, STATES.get(place.upper(), place)))
    return {place: found[place] for place in order}


def _name(place: str) -> str:
    return STATES.get(place.upper(), "The whole country")


def _overview(
    directory: Directory,
    cards: Cards,
    settings: Settings,
    doubts: Sequence[Priority],
    groups: dict[str, list[Priority]],
) -> Page:
    crumbs = (HOME, CONFIRM)
    unverified = [e for e in directory.live if not e.unconfirmed and e.entry.verified is None]
    kinds = Counter(doubt.listing.kind for doubt in doubts)
    return Page(
        path="confirm/index.html",
        template="confirm.html",
        title="Entries to confirm: does this group still meet?",
        description=fitting_description(
            f"{counted(len(doubts), 'entry', 'entries')} of {len(directory.live):,} may have moved or ended.",
            "One phone call tells. Choose your state, call, and say what you found.",
        ),
        context={
            "crumbs": crumbs,
            "total": len(directory.live),
            "doubts": len(doubts),
            "kinds": [of_kind(number, kind, directory.taxonomy) for kind, number in kinds.most_common()],
            "unverified": len(unverified),
            "verified": sum(listing.entry.verified is not None for listing in directory.live),
            "unread": sum(not any(s.accessed for s in e.entry.sources) for e in directory.live),
            "places": [(_name(place), f"confirm/{place}/", len(here)) for place, here in groups.items()],
            "first": [_doubt(doubt, cards) for doubt in doubts[:MOST_FIRST]],
        },
        structured=structured(settings, crumbs),
    )


def _place(directory: Directory, cards: Cards, settings: Settings, place: str, doubts: Sequence[Priority]) -> Page:
    listings = [doubt.listing for doubt in doubts]
    code = place.upper()
    where = the_state(code) if code in STATES else "the whole country"
    address = f"confirm/{place}/"
    crumbs = (HOME, CONFIRM, Crumb(_name(place), address))
    here = directory.by_state.get(code, ()) if code in STATES else directory.nationwide
    unverified = sum(not e.unconfirmed and e.entry.verified is None for e in here)
    return Page(
        path=f"{address}index.html",
        template="confirm_state.html",
        title=fitting_title(f"Entries to confirm in {where}" if code in STATES else "Entries to confirm, nationwide"),
        description=fitting_description(
            f"{counted(len(listings), 'entry', 'entries')} for {where} may have moved or ended.",
            "Call one of them and say what you found: it takes five minutes.",
        ),
        context={
            "crumbs": crumbs,
            "where": where,
            "in_words": f"in {where}" if code in STATES else "nationwide",
            "total": len(listings),
            "doubts": [_doubt(doubt, cards) for doubt in doubts[:MOST]],
            "rest": cards.all(listings[MOST : MOST + MOST_LINES]),
            "left_out": len(listings[MOST + MOST_LINES :]),
            "unverified": unverified,
            "state_address": f"cities/{place}/" if code in STATES else "",
        },
        structured=structured(settings, crumbs, cards.all(listings[:MOST])),
    )


def _doubt(priority: Priority, cards: Cards) -> Doubt:
    listing = priority.listing
    source = max(listing.entry.sources, key=lambda source: (source.dated or "", source.url))
    seen = source.dated or source.accessed
    if source.dated:
        when = f"Last heard of: {dated_words(source.dated)}."
    elif source.accessed:
        when = f"Its source carries no date; somebody read it on {long_date(source.accessed)}."
    else:
        when = "From general knowledge: nobody has looked at its page yet."
    return Doubt(
        card=cards.of(listing),
        basis=f"{when} The source says: {sentence(source.states)}" if seen else when,
        source="" if source.url in listing.suspect else source.url,
        answers=answers(listing),
        depends=sentence("; ".join(priority.depends)) if priority.depends else "",
    )

"""What needs confirming: entries in doubt by state, each with links to the form for what a person found. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.directory import Directory, Listing
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
    """The address of that source."""
    answers: tuple[Answer, ...]


def pages(directory: Directory, cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/confirm/, and a page for each state (or the whole country) with an entry in doubt."""
    groups = _groups(directory)
    yield _overview(directory, cards, settings, groups)
    for place, listings in groups.items():
        yield _place(directory, cards, settings, place, listings)


def answers(listing: Listing) -> tuple[Answer, ...]:
    """The form, filled in, for each thing that a person may find."""
    return tuple(Answer(does, words, report_link(listing.id, does)) for does, words in ANSWERS)


def _groups(directory: Directory) -> dict[str, list[Listing]]:
    """ "ca" or "us" → the entries in doubt there, oldest source first; the whole country last."""
    found: dict[str, list[Listing]] = defaultdict(list)
    for listing in directory.live:
        if listing.unconfirmed:
            states = {state.lower() for state in listing.states & STATES.keys()}
            for place in states if states and not listing.nationwide else states | {NATIONWIDE}:
                found[place].append(listing)
    order = sorted(found, key=lambda place: (place == NATIONWIDE, STATES.get(place.upper(), place)))
    return {place: sorted(found[place], key=_age) for place in order}


def _age(listing: Listing) -> tuple[str, str]:
    """Sorts the oldest first; what carries no date comes last, for nobody knows its age."""
    return (_newest_date(listing) or "9999", listing.id)


def _newest_date(listing: Listing) -> str:
    return max((source.dated for source in listing.entry.sources if source.dated), default="")


def _name(place: str) -> str:
    return STATES.get(place.upper(), "The whole country")


def _overview(directory: Directory, cards: Cards, settings: Settings, groups: dict[str, list[Listing]]) -> Page:
    crumbs = (HOME, CONFIRM)
    doubts = [listing for listing in directory.live if listing.unconfirmed]
    unverified = [e for e in directory.live if not e.unconfirmed and e.entry.verified is None]
    oldest = sorted(doubts, key=_age)[:6]
    kinds = Counter(listing.kind for listing in doubts)
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
            "places": [(_name(place), f"confirm/{place}/", len(listings)) for place, listings in groups.items()],
            "oldest": [_doubt(listing, cards) for listing in oldest],
        },
        structured=structured(settings, crumbs),
    )


def _place(directory: Directory, cards: Cards, settings: Settings, place: str, listings: Sequence[Listing]) -> Page:
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
            "doubts": [_doubt(listing, cards) for listing in listings[:MOST]],
            "rest": cards.all(listings[MOST : MOST + MOST_LINES]),
            "left_out": len(listings[MOST + MOST_LINES :]),
            "unverified": unverified,
            "state_address": f"cities/{place}/" if code in STATES else "",
        },
        structured=structured(settings, crumbs, cards.all(listings[:MOST])),
    )


def _doubt(listing: Listing, cards: Cards) -> Doubt:
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
        source=source.url,
        answers=answers(listing),
    )

"""How full the directory is, in numbers: counts by kind, state, field and age, and what is missing most.

Pure: a directory and a day in, values out. The command `stats` prints them, the page /stats/ draws them.
Closed entries are counted once, as closed, and nowhere else.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.directory import KINDS, Directory, Listing
from generator.freshness import Proof, days_since_confirmed, evidence
from generator.places.gazetteer import STATES

AGES: tuple[tuple[int, str, str], ...] = (
    (365, "under-1", "Less than a year"),
    (3 * 365, "1-to-3", "1 to 3 years"),
    (5 * 365, "3-to-5", "3 to 5 years"),
    (10 * 365, "5-to-10", "5 to 10 years"),
    (200 * 365, "over-10", "More than 10 years"),
)
"""Up to how many days, with the key and the words of each step."""
PROOFS: dict[Proof, str] = {
    "verified": "A person confirmed it",
    "dated": "A page with a date",
    "read": "A page without a date, which somebody has read",
    "none": "Nobody has looked at its page yet",
}
STATUSES = {"active": "Active", "unconfirmed": "Unconfirmed", "closed": "Closed"}
AGENCY_TYPES = {
    "unemployment-insurance": "Unemployment insurance",
    "workforce-board": "Workforce boards",
    "american-job-center": "Job centers",
    "vocational-rehabilitation": "Vocational rehabilitation",
    "veterans": "Veterans' services",
    "nonprofit-workforce": "Nonprofits",
    "other": "Others",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries share something."""

    key: str
    """As it stands in files: "support-group", "CA", "health-care"."""
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Group:
    """Counts that belong together."""

    key: str
    title: str
    counts: tuple[Count, ...]

    @property
    def most(self) -> int:
        """The largest of them; 1 where there is none, so that a share can be taken of it."""
        return max((count.number for count in self.counts), default=0) or 1


@dataclass(frozen=True, slots=True)
class Filled:
    """How many entries say something, of those from which a reader expects it."""

    key: str
    name: str
    number: int
    of: int

    @property
    def missing(self) -> int:
        return self.of - self.number

    @property
    def percent(self) -> int:
        """Rounded down, so that only what is complete says 100."""
        return 100 * self.number // self.of if self.of else 0


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of a directory on a day."""

    on: date
    live: int
    closed: int
    cities: int
    groups: tuple[Group, ...]
    filled: tuple[Filled, ...]
    """What is missing most comes first."""

    def group(self, key: str) -> Group:
        """The counts of that key; it must exist."""
        return next(group for group in self.groups if group.key == key)


def statistics(directory: Directory, today: date) -> Statistics:
    """All numbers of the directory on that day."""
    return Statistics(
        on=today,
        live=len(directory.live),
        closed=len(directory.closed),
        cities=len(directory.cities),
        groups=(
            Group("kind", "By kind", _kinds(directory)),
            Group("status", "By status", _statuses(directory)),
            Group("age", "How old the proof is", _ages(directory, today)),
            Group("proof", "What proves it", _proofs(directory)),
            Group("agency-type", "Agencies by type", _agency_types(directory)),
            Group("industry", "By industry", _industries(directory)),
            Group("state", "By state", _states(directory)),
        ),
        filled=tuple(sorted(_filled(directory), key=lambda it: (it.percent, -it.of, it.key))),
    )


def _kinds(directory: Directory) -> tuple[Count, ...]:
    words = directory.taxonomy.kinds
    return tuple(Count(kind, words[kind].plural, len(directory.by_kind.get(kind, ()))) for kind in KINDS)


def _statuses(directory: Directory) -> tuple[Count, ...]:
    numbers = Counter(listing.entry.status for listing in directory.listings.values())
    return tuple(Count(status, name, numbers[status]) for status, name in STATUSES.items())  # type: ignore[index]


def _ages(directory: Directory, today: date) -> tuple[Count, ...]:
    numbers = Counter(_age(days_since_confirmed(listing.entry, today)) for listing in directory.live)
    steps = (*((key, name) for _, key, name in AGES), ("unknown", "Nobody knows"))
    return tuple(Count(key, name, numbers[key]) for key, name in steps)


def _age(days: int | None) -> str:
    return "unknown" if days is None else next((key for most, key, _ in AGES if days <= most), AGES[-1][1])


def _proofs(directory: Directory) -> tuple[Count, ...]:
    numbers = Counter(evidence(listing.entry).proof for listing in directory.live)
    return tuple(Count(proof, name, numbers[proof]) for proof, name in PROOFS.items())


def _agency_types(directory: Directory) -> tuple[Count, ...]:
    numbers = Counter(listing.entry.agency_type for listing in directory.by_kind.get("agency", ()))
    counts = [Count(type_, name, numbers[type_]) for type_, name in AGENCY_TYPES.items()]  # type: ignore[index]
    return (*counts, Count("", "Not said", numbers[None])) if numbers[None] else tuple(counts)


def _industries(directory: Directory) -> tuple[Count, ...]:
    """Those with most entries first; then what serves people of every field."""
    counts = [
        Count(slug, term.name, len(directory.by_industry.get(slug, ())))
        for slug, term in directory.taxonomy.industries.items()
    ]
    every = sum(not listing.industries for listing in directory.live)
    return (*sorted(counts, key=lambda it: (-it.number, it.key)), Count("", "Every field", every))


def _states(directory: Directory) -> tuple[Count, ...]:
    """Every state and territory by name; then what serves the whole country."""
    counts = [Count(code, name, len(directory.by_state.get(code, ()))) for code, name in STATES.items()]
    return (*sorted(counts, key=lambda it: it.name), Count("US", "The whole country", len(directory.nationwide)))


_Test = Callable[[Listing], bool]
_FIELDS: tuple[tuple[str, str, _Test, _Test], ...] = (
    ("verified", "A person has confirmed it", lambda _: True, lambda e: e.entry.verified is not None),
    ("seen", "Somebody has read its page", lambda _: True, lambda e: evidence(e.entry).proof != "none"),
    ("website", "A web address", lambda _: True, lambda e: e.entry.website is not None),
    ("contact", "A phone number or an e-mail address", lambda _: True, lambda e: e.entry.contact is not None),
    ("cost", "What it costs", lambda _: True, lambda e: bool(e.says("cost"))),
    ("open_to", "Who may come", lambda _: True, lambda e: bool(e.says("open_to"))),
    ("take_part", "How to take part the first time", lambda _: True, lambda e: bool(e.says("take_part"))),
    ("meetings", "Certain meeting times", lambda e: e.kind == "support-group", lambda e: bool(e.entry.meetings)),
    ("hours", "Office hours", lambda e: e.kind == "agency" and bool(e.spots), lambda e: bool(e.entry.hours)),
    ("volunteer", "How to help there", lambda e: e.kind != "agency", lambda e: bool(e.says("volunteer"))),
    (
        "street",
        "A street address",
        lambda e: bool(e.spots) and e.kind in ("agency", "support-group"),
        lambda e: any(spot.written.street for spot in e.spots),
    ),
)
"""(key, words, from which entries a reader expects it, whether the entry says it).

A chapter says what its parent says.
"""


def _filled(directory: Directory) -> Iterator[Filled]:
    for key, name, expected, says in _FIELDS:
        listings = [listing for listing in directory.live if expected(listing)]
        yield Filled(key, name, sum(says(listing) for listing in listings), len(listings))

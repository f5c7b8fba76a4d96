"""The questions that `new` asks: in which words, in which order, and how an answer becomes fields of an entry.

Pure: a text and what is known in, fields or a fault out. Which fields there are is the model's to say; a test
holds that every one of them can be answered here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from generator.contribute.answers import Fault, Fields, one_of, several_of
from generator.contribute.placing import place_in
from generator.contribute.proposal import Proposal
from generator.contribute.when import meets, opens
from generator.entries.known import Known
from generator.entries.model import AgencyType, Cost, Kind, MeetingFormat, RunByType
from generator.text import fold

Reads = Callable[[str, Proposal, Known], Fields | Fault]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask."""

    key: str
    """Its name: the option of the command that answers it."""
    words: str
    reads: Reads
    needed: bool = False
    """Whether it must be answered; any other may be skipped."""
    choices: Sequence[str] = ()
    """The words to choose from, shown with their numbers."""
    example: str = ""
    asks: Callable[[Proposal], bool] = lambda _: True
    """Whether it is to be asked of this entry."""
    offers: Callable[[Proposal], str] = lambda _: ""
    """The answer that Enter gives."""


def _text(field: str) -> Reads:
    return lambda text, _proposal, _known: {field: " ".join(text.split())}


def _part(field: str, part: str) -> Reads:
    """Sets one field of a mapping, and leaves its others."""
    return lambda text, proposal, _known: {field: {**proposal.values.get(field, {}), part: " ".join(text.split())}}


def _choice(field: str, words: Sequence[str], noun: str, part: str = "") -> Reads:
    read = one_of(words, noun)

    def reads(text: str, proposal: Proposal, known: Known) -> Fields | Fault:
        word = read(text)
        if isinstance(word, Fault):
            return word
        return _part(field, part)(word, proposal, known) if part else {field: word}

    return reads


def _industries(text: str, _proposal: Proposal, known: Known) -> Fields | Fault:
    titles = {fold(word): job.industries[0] for job in known.taxonomy.occupations for word in (job.title, *job.also)}
    found = several_of(known.taxonomy.industries, "industry", titles)(text)
    return found if isinstance(found, Fault) else {"industries": found}


def _audiences(text: str, _proposal: Proposal, known: Known) -> Fields | Fault:
    found = several_of(known.taxonomy.audiences, "audience")(text)
    return found if isinstance(found, Fault) else {"audiences": found}


def _languages(text: str, _proposal: Proposal, known: Known) -> Fields | Fault:
    found = several_of(known.taxonomy.languages, "language")(text)
    return found if isinstance(found, Fault) else {"languages": found}


def _faith(text: str, proposal: Proposal, known: Known) -> Fields | Fault:
    found = several_of(known.taxonomy.faiths, "faith")(text)
    if isinstance(found, Fault):
        return found
    return {"run_by": {**proposal.values.get("run_by", {}), "faith": found[0] if found else text}}


def _open_to(text: str, _proposal: Proposal, _known: Known) -> Fields | Fault:
    words = _OPEN_TO
    choice = one_of(words, "word")(text)
    return {"open_to": {"note": text.strip()} if isinstance(choice, Fault) else choice}


def _place(text: str, _proposal: Proposal, known: Known) -> Fields | Fault:
    if fold(text) in ("us", "usa", "nationwide", "united states"):
        return {"serves": ["US"]}
    if fold(text) == "online":
        return {"serves": ["US"], "format": "online"}
    place = place_in(text, known.gazetteer)
    return place if isinstance(place, Fault) else {"locations": [place]}


def _of_location(part: str) -> Reads:
    def reads(text: str, proposal: Proposal, _known: Known) -> Fields | Fault:
        first, *others = proposal.values["locations"]
        return {"locations": [{**first, part: " ".join(text.split())}, *others]}

    return reads


def _split(field: str, separator: str) -> Reads:
    return lambda text, _proposal, _known: {field: [part.strip() for part in text.split(separator) if part.strip()]}


def _website(text: str, _proposal: Proposal, _known: Known) -> Fields | Fault:
    address = text.strip()
    return {"website": address if ":" in address or "." not in address else f"https://{address}"}


def _phone(text: str, proposal: Proposal, known: Known) -> Fields | Fault:
    digits = "".join(character for character in text if character.isdigit()).removeprefix("1")
    number = f"+1-{digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 10 else text
    return _part("contact", "phone")(number, proposal, known)


def _when(text: str, proposal: Proposal, known: Known) -> Fields | Fault:
    return (opens if proposal.kind == "agency" else meets)(text, known.today.year)


def _source(text: str, proposal: Proposal, known: Known) -> Fields | Fault:
    address = str(_website(text, proposal, known)["website"]) if text else ""  # type: ignore[index]
    old: list[Any] = proposal.values.get("sources", [])
    first = {**(old[0] if old else {}), "url": address, "accessed": known.today.isoformat()}
    return {"sources": [first | {"states": first.get("states", _STATED)}, *old[1:]]}


def _states(text: str, proposal: Proposal, _known: Known) -> Fields | Fault:
    first, *others = proposal.values["sources"]
    return {"sources": [{**first, "states": " ".join(text.split())}, *others]}


_STATED = "what it does and where"
_KINDS: tuple[Kind, ...] = get_args(Kind)
_OPEN_TO = ("everyone", "members", "alumni", "residents")
_RUN_BY: tuple[str, ...] = get_args(RunByType)


def _has_location(proposal: Proposal) -> bool:
    return bool(proposal.values.get("locations"))


def _run_by_faith(proposal: Proposal) -> bool:
    return bool(proposal.values.get("run_by", {}).get("type") == "faith")


def _unreached(proposal: Proposal) -> bool:
    return not proposal.values.get("website")


QUESTIONS: tuple[Question, ...] = (
    Question("name", "What is it called?", _text("name"), needed=True),
    Question("kind", "Which of these is it?", _choice("kind", _KINDS, "kind"), needed=True, choices=_KINDS),
    Question(
        "institution",
        "Of which school?",
        _text("institution"),
        asks=lambda proposal: proposal.kind == "alumni-network",
        example="University of Example",
    ),
    Question(
        "agency-type",
        "What sort of agency?",
        _choice("agency_type", get_args(AgencyType), "sort of agency"),
        choices=get_args(AgencyType),
        asks=lambda proposal: proposal.kind == "agency",
    ),
    Question(
        "summary",
        "What does it do, and for whom? One to three sentences in your own words.",
        _text("summary"),
        needed=True,
    ),
    Question(
        "place",
        "Where is it? City and state, or ZIP Code; online or nationwide where it has no place.",
        _place,
        needed=True,
        example="Sacramento, CA",
    ),
    Question("street", "Street address?", _of_location("street"), asks=_has_location, example="100 Main St"),
    Question("website", "Its web site?", _website, example="www.example.org"),
    Question("phone", "Its published phone number?", _phone, asks=_unreached, example="916-555-0100"),
    Question("email", "Its e-mail address?", _part("contact", "email"), asks=_unreached, example="info@example.org"),
    Question("meets", "When do people meet, or when is it open?", _when, example="2nd tuesday 6-7:30 pm"),
    Question(
        "run-by",
        "Who runs it?",
        _choice("run_by", _RUN_BY, "sort of organization", "type"),
        needed=True,
        choices=_RUN_BY,
    ),
    Question("faith", "Of which faith?", _faith, asks=_run_by_faith, example="catholic"),
    Question(
        "source",
        "Which page states this? You have just read it.",
        _source,
        needed=True,
        offers=lambda proposal: str(proposal.values.get("website", "")),
    ),
    Question("states", "What does that page state, in a few words?", _states, offers=lambda _: _STATED),
)
"""What is asked of everybody, in this order."""

MORE: tuple[Question, ...] = (
    Question("industry", "For which fields of work? Split by commas.", _industries, example="health-care, nurse"),
    Question("cost", "What does it cost?", _choice("cost", get_args(Cost), "cost"), choices=get_args(Cost)),
    Question("open-to", "Who may come? One of these, or a note in words.", _open_to, choices=_OPEN_TO),
    Question(
        "format",
        "How do people meet?",
        _choice("format", get_args(MeetingFormat), "format"),
        choices=get_args(MeetingFormat),
    ),
    Question("audience", "For whom is it made? Split by commas.", _audiences, example="veterans, over-50"),
    Question("language", "Which languages are spoken there? Split by commas.", _languages, example="en, es"),
    Question("take-part", "How does a person take part the first time?", _text("take_part")),
    Question("volunteer", "How can a person help there?", _text("volunteer")),
    Question("run-by-name", "Who runs it by name, where that differs?", _part("run_by", "name")),
    Question("also-known-as", "Other names? Split by semicolons.", _split("also_known_as", ";"), example="EPN"),
    Question("room", "The building or room?", _of_location("name"), asks=_has_location, example="Parish hall"),
    Question(
        "serves", "Whom does it serve? Split by semicolons.", _split("serves", ";"), example="Sacramento County, CA"
    ),
    Question(
        "parent", "Of which entry is it a chapter? Its id.", _text("parent"), example="us/national-example-association"
    ),
)
"""What may be added; each can be skipped."""
EVERY = {question.key: question for question in (*QUESTIONS, *MORE)}


def question_of(field: str) -> Question | None:
    """The question that sets a field of an entry; None for a field that is not asked for."""
    return EVERY.get(_ASKED_AS.get(field, field.replace("_", "-")))


_ASKED_AS = {
    "locations": "place",
    "meetings": "meets",
    "hours": "meets",
    "meetings_note": "meets",
    "contact": "phone",
    "sources": "source",
    "industries": "industry",
    "audiences": "audience",
    "languages": "language",
}

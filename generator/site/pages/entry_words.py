"""What an entry's page says, in plain words: who may come, when, what it costs, how sure it is. Pure.

Where the entry itself is silent, its parent may speak, and the page says so; else it says that nobody knows.
"""

from dataclasses import dataclass
from datetime import date

from generator.directory import Directory, Listing
from generator.entries.model import Entry, Hours, Meeting
from generator.meetings import clock_range, in_words
from generator.places.gazetteer import STATES
from generator.text import listed

RUN_BY_WORDS = {
    "government": "a public office",
    "nonprofit": "a nonprofit organization",
    "faith": "a congregation or religious organization",
    "university": "a college or university",
    "coach": "a career coach",
    "volunteer": "volunteers",
    "business": "a business",
    "association": "an association",
}
COST_SENTENCES = {
    "free": "Free.",
    "donation": "By donation: give what you can.",
    "membership": "Members pay dues. Ask what they are, and whether guests may come first.",
    "fee": "There is a fee. Ask how much before you go.",
}
FORMAT_SENTENCES = {
    "in-person": "In person.",
    "online": "Online.",
    "hybrid": "Partly in person, partly online.",
}
HOW_WORDS = {
    "called": "somebody called",
    "visited": "somebody went there",
    "website": "somebody read its own current page",
    "by-organisation": "the organization said so itself",
}
AGENCY_STEPS = {
    "unemployment-insurance": (
        "Open a claim on its website or by phone in the week you lose your job. Have your Social Security "
        "number and the names, addresses and dates of your last employers ready."
    ),
    "american-job-center": ("Walk in, or call and ask for a first talk with a counselor. Bring an ID and your resume."),
    "workforce-board": (
        "Call and ask two things: which job center is nearest, and which training is paid for this year."
    ),
    "vocational-rehabilitation": (
        "Call and say that you want to apply. A counselor then looks with you at what would help."
    ),
    "veterans": "Call and say when you served. Have your discharge papers (DD 214) at hand if you can.",
    "nonprofit-workforce": "Call or write, say what work you look for, and ask which program starts next.",
    "other": "Read its website first, then call with one clear question.",
}
"""The first step with each sort of agency, where its entry does not say."""
UNREACHABLE = (
    "Find out first whether it still exists: search the web for its name and city, or ask at the nearest job center "
    "or public library. They often know the groups in town."
)
"""The first step where nobody can be asked."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer, and whose it is."""

    text: str
    note: str = ""
    """Where it comes from, when not from the entry itself."""


def type_words(entry: Entry, directory: Directory) -> str:
    """ "American Job Center"; the school of an alumni network."""
    if entry.agency_type:
        return directory.taxonomy.agency_types[entry.agency_type].name
    return entry.institution or ""


def run_by_words(entry: Entry, directory: Directory) -> str:
    """ "Bayside Church, a Protestant congregation or organization."."""
    runner = entry.run_by
    what = RUN_BY_WORDS[runner.type]
    if runner.faith and (faith := directory.taxonomy.faiths.get(runner.faith)):
        what = f"{_article(faith.name)} {faith.name} congregation or organization"
        if runner.faith == "other":
            what = RUN_BY_WORDS["faith"]
    return sentence(f"{runner.name}, {what}" if runner.name else what)


def _article(word: str) -> str:
    return "an" if word[0] in "AEIO" else "a"


def sure_sentences(entry: Entry) -> tuple[str, ...]:
    """How sure it is and what to do about it, in plain words; "Not confirmed" opens only what is in doubt."""
    dated = max((source.dated for source in entry.sources if source.dated), default="")
    read = any(source.accessed for source in entry.sources)
    if entry.status == "unconfirmed":
        if dated:
            basis = f"It rests on a page of {dated_words(dated)}."
        elif read:
            basis = "The page it rests on carries no date."
        else:
            basis = "It rests on general knowledge: nobody has checked this address yet."
        return ("Not confirmed: it may have moved or ended.", basis, first_ask(entry))
    if entry.verified:
        return (f"Confirmed on {long_date(entry.verified.on)}: {HOW_WORDS[entry.verified.how]}.",)
    if dated:
        listed_by = f"Listed by a page of {dated_words(dated)}."
    elif read:
        listed_by = "Listed by a page without a date."
    else:
        return ("Listed from general knowledge.", "Nobody has checked this address yet.", first_ask(entry))
    return (listed_by, "Nobody has called to check yet.", first_ask(entry))


def first_ask(entry: Entry) -> str:
    """What to do before the first visit, by the ways that are known to reach it."""
    phone, email = (entry.contact.phone, entry.contact.email) if entry.contact else (None, None)
    if phone and email:
        return "Call or write before you go."
    if phone:
        return "Call before you go."
    if email:
        return "Write before you go."
    return "Look at its website before you go." if entry.website else "Do not travel far for it before you know more."


def reachable(entry: Entry) -> bool:
    """Whether a phone number, an address for mail or a website is known."""
    return bool(entry.website or (entry.contact and (entry.contact.phone or entry.contact.email)))


def reach(listing: Listing, parent: Listing | None) -> str:
    """What to do where neither a phone number nor an address for mail is known."""
    if listing.entry.website:
        return "No phone number or address for mail is known. Look for one on its website."
    if parent:
        return "No way to reach it is known here. Ask the organization it belongs to."
    runner = listing.entry.run_by.name
    ask = f", or ask {runner}" if runner else ""
    return f"No way to reach it is known here. Search the web for its name and city{ask}."


def origin(listing: Listing, field: str, directory: Directory) -> str:
    """ "From its parent: National."; empty where the entry says it itself, or nobody does."""
    if field not in listing.inherited:
        return ""
    parent = directory.parent(listing)
    while parent is not None and not getattr(parent.entry, field):
        parent = directory.parent(parent)
    return f"From its parent: {parent.name}." if parent else "From its parent."


def who(listing: Listing, directory: Directory) -> tuple[Said, ...]:
    """Who may come, and whom it is made for."""
    note = origin(listing, "open_to", directory)
    found: list[Said] = []
    match listing.says("open_to"):
        case None:
            ask = "Ask whether you may come." if reachable(listing.entry) else ""
            found.append(Said(f"The source does not say. {ask}".strip()))
        case "everyone":
            found.append(Said("Everyone.", note))
        case "members":
            found.append(Said("Members. Ask whether a guest may come once.", note))
        case "alumni":
            school = _institution(listing, directory)
            found.append(Said(f"Alumni of {school}." if school else "Alumni.", note))
        case "residents":
            found.append(Said("Residents of the area it serves.", note))
        case other:
            found.append(Said(sentence(other.note), note))
    note = origin(listing, "audiences", directory)
    for slug in listing.says("audiences"):
        if audience := directory.taxonomy.audiences.get(slug):
            found.append(Said(audience.sentence, note))
    return tuple(found)


def _institution(listing: Listing, directory: Directory) -> str | None:
    """Its school or employer, or its parent's."""
    parent = directory.parent(listing)
    return listing.entry.institution or (parent.entry.institution if parent else None)


def served_words(listing: Listing) -> str:
    """ "Sacramento, CA and Sacramento County, CA"; empty where it says nothing beyond its place."""
    entry = listing.entry
    names = ["the whole country" if name == "US" else STATES.get(name, name) for name in entry.serves]
    if len(names) > 12:
        names = [*names[:11], f"{len(names) - 11} more places"]
    return listed(names)


def meets(entry: Entry) -> tuple[Said, ...]:
    """Each meeting in words with its place, then the note."""
    found = [Said(f"{in_words(meeting)}{_at(meeting, entry)}.") for meeting in entry.meetings]
    if entry.meetings_note:
        note = entry.meetings_note
        year = f"As its source said in {note.year}." if note.year and str(note.year) not in note.text else ""
        found.append(Said(sentence(note.text), year))
    return tuple(found)


def _at(meeting: Meeting, entry: Entry) -> str:
    if meeting.at == "online":
        return ", online"
    return f", at {meeting.at}" if meeting.at and len(entry.locations) > 1 else ""


def hours_words(hours: Hours) -> str:
    """ "Monday to Friday, 8:00 am–4:30 pm"."""
    week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    numbers = sorted(week.index(day) for day in hours.on)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        days = f"{week[numbers[0]].capitalize()} to {week[numbers[-1]].capitalize()}"
    else:
        days = listed([week[number].capitalize() for number in numbers])
    return f"{days}, {clock_range(hours.from_, hours.to)}"


def cost_words(listing: Listing, directory: Directory) -> Said:
    if cost := listing.says("cost"):
        return Said(COST_SENTENCES[cost], origin(listing, "cost", directory))
    return Said(f"The source does not say. {'Ask before you go.' if reachable(listing.entry) else ''}".strip())


def take_part(listing: Listing, directory: Directory) -> Said:
    if text := listing.says("take_part"):
        return Said(sentence(text), origin(listing, "take_part", directory))
    if not reachable(listing.entry):
        return Said(UNREACHABLE, "Our general advice: no way to reach it is known.")
    if listing.entry.agency_type:
        text = AGENCY_STEPS[listing.entry.agency_type]
    else:
        text = directory.taxonomy.kinds[listing.kind].first_step
    return Said(text, "Our general advice: its source does not say.")


def volunteer(listing: Listing, directory: Directory) -> Said:
    if text := listing.says("volunteer"):
        return Said(sentence(text), origin(listing, "volunteer", directory))
    if not reachable(listing.entry):
        return Said("Its source does not say.")
    return Said(
        "Its source does not say. Ask what would help most this month: setting up the room, greeting people, "
        "taking notes."
    )


def sentence(text: str) -> str:
    """The words with a capital at the start and a stop at the end."""
    text = text.strip()
    return f"{text[0].upper()}{text[1:]}{'' if text[-1] in '.!?…' else '.'}"


def long_date(day: date) -> str:
    """ "22 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def dated_words(dated: str) -> str:
    """ "2019", "March 2019" or "8 March 2019", from the same in numbers."""
    parts = [int(part) for part in dated.split("-")]
    if len(parts) == 1:
        return dated
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return long_date(day) if len(parts) == 3 else f"{day:%B %Y}"

"""How the form asks: for each field of the models a question in plain words, an example, and why it is asked.

Which fields there are, what they may hold and which must be there, the form has from the models
(`suggest_questions`). A field without words here is asked in the models' own, among the further questions; a test
names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """How a field is asked for."""

    ask: str
    hint: str = ""
    example: str = ""
    why: str = ""
    part: str = ""
    """Of a top-level field, the part of the form that it stands in; empty: among the further questions."""
    first: bool = False
    """Of a field within another, whether it is shown at once."""
    type: str = ""
    """The control, where the model alone does not tell it."""
    one: str = ""
    """What an item of a list is called."""
    autocomplete: str = ""
    only: tuple[str, tuple[str, ...]] | None = None
    """(a field beside it, the values with which it is asked)."""


PARTS: tuple[tuple[str, str, str], ...] = (
    ("what", "What is it?", ""),
    ("where", "Where is it?", "Leave the place empty for a group that meets only online."),
    ("reach", "How does one get in touch?", "A website, a phone number or an address for mail: one is enough."),
    ("when", "When does it meet?", "Leave this out if you are not sure."),
    ("who", "Who runs it?", ""),
    ("source", "How do you know?", "A person compares what you wrote with this page before it is published."),
)
"""The few questions, in order: (name, heading, first sentence). What stands in no part follows, folded."""

ASKED: Mapping[str, Asked] = {
    "name": Asked(
        "What is it called?",
        "Its own name for itself, as it stands on its page or its door.",
        "Example Professional Network",
        part="what",
        autocomplete="organization",
    ),
    "summary": Asked(
        "What does it do, and for whom?",
        "One to three sentences in your own words, so nothing needs to be copied.",
        "Weekly meeting where out-of-work professionals practice interviews and trade leads.",
        "This is what people read first.",
        part="what",
        type="long",
    ),
    "institution": Asked(
        "Which school or employer?",
        "Whose graduates or former people belong to it.",
        "University of Example",
        part="what",
    ),
    "agency_type": Asked("What sort of agency is it?", part="what"),
    "locations": Asked("Its places", one="place", part="where"),
    "locations.city": Asked(
        "City or ZIP Code",
        "Type the beginning and choose: state, county and ZIP then fill themselves in.",
        "95814",
        "People look for what is near them.",
        first=True,
        type="place",
        autocomplete="address-level2",
    ),
    "locations.state": Asked("State", first=True, type="state", autocomplete="address-level1"),
    "locations.postal_code": Asked("ZIP Code", first=True, type="postal-code", autocomplete="postal-code"),
    "locations.street": Asked(
        "House number and street", "If you know it.", "100 Main St", first=True, autocomplete="street-address"
    ),
    "locations.name": Asked("Building or room", "", "Parish hall", "Newcomers find the door more easily."),
    "locations.county": Asked("County", "With its word.", "Sacramento County"),
    "locations.latitude": Asked("Degrees north", type="kept"),
    "locations.longitude": Asked("Degrees east", type="kept"),
    "locations.precision": Asked("What the coordinates stand for", type="kept"),
    "format": Asked("Do people meet in person or online?", part="where"),
    "serves": Asked(
        "Does it serve more than its own city?",
        "A city, a county or a state, or the whole country. Needed where it has no place of its own.",
        one="area",
        type="areas",
        part="where",
    ),
    "website": Asked(
        "Its own web page",
        "The whole address, as your browser shows it.",
        "https://www.example.org/",
        part="reach",
        type="url",
        autocomplete="url",
    ),
    "contact": Asked("A published number or address", part="reach"),
    "contact.phone": Asked(
        "Phone number",
        "A published office number, never a person’s own.",
        "916-555-0100",
        first=True,
        type="tel",
        autocomplete="tel",
    ),
    "contact.email": Asked(
        "Email address",
        "An address of the organization, never a person’s own.",
        "info@example.org",
        first=True,
        type="email",
        autocomplete="email",
    ),
    "meetings": Asked("On fixed days", one="meeting time", part="when"),
    "meetings.every": Asked("How often?", first=True),
    "meetings.on": Asked("On which days?", first=True, type="days", only=("every", ("week", "two-weeks", "month"))),
    "meetings.starting": Asked(
        "A day on which it took place",
        "So that the right weeks are counted.",
        first=True,
        only=("every", ("two-weeks",)),
    ),
    "meetings.from": Asked("From", first=True, only=("every", ("week", "two-weeks", "month"))),
    "meetings.to": Asked("To", first=True, only=("every", ("week", "two-weeks", "month"))),
    "meetings.at": Asked(
        "Where, if not at the first place",
        "“online”, or the name you gave to one of the places.",
        "online",
    ),
    "meetings.except": Asked("Months without a meeting"),
    "meetings_note": Asked("In words", part="when"),
    "meetings_note.text": Asked(
        "Day or hour not certain? Say it in words", "Instead of the above, or beside it.", "monthly lunch", first=True
    ),
    "meetings_note.year": Asked("Which year is that from?", "The year of the page that says so.", "2026"),
    "hours": Asked("Office hours", one="opening time"),
    "hours.on": Asked("On which days?", first=True),
    "hours.from": Asked("Opens", first=True),
    "hours.to": Asked("Closes", first=True),
    "run_by": Asked("Who runs it?", part="who"),
    "run_by.type": Asked(
        "What sort of organization?",
        "",
        "",
        "Some people look for one of their faith, others for a public office.",
        first=True,
    ),
    "run_by.name": Asked(
        "Its name, if it differs", "The parish, library or company behind the group.", "Example Parish", first=True
    ),
    "run_by.faith": Asked("Which faith?", first=True, only=("type", ("faith",))),
    "sources": Asked("Pages that state it", one="page", part="source"),
    "sources.url": Asked(
        "Which web page says so?",
        "Its own page, a library’s list, a news story.",
        "https://www.example.org/meetings",
        first=True,
        type="url",
    ),
    "sources.states": Asked("What does the page state?", "In a few words.", "meeting day and address", first=True),
    "sources.accessed": Asked("When did you read it?", "Leave it out if nobody has looked.", first=True),
    "sources.dated": Asked("The date on the page itself", "A year, a month or a day.", "2026-11", type="text"),
    "also_known_as": Asked("Other names", "Abbreviations and former names people still use.", "EPN", one="name"),
    "open_to": Asked("Who may come?", why="Nobody likes to be turned away at the door."),
    "open_to.note": Asked("In words", "", "veterans and their families"),
    "cost": Asked("What does it cost to take part?", why="People without work look at this first."),
    "take_part": Asked(
        "How does one take part the first time?",
        "",
        "Come a quarter of an hour early; somebody will show you around.",
        "The first visit is the hardest.",
        type="long",
    ),
    "volunteer": Asked(
        "How can a person help there?",
        "",
        "Newcomers are asked to help from the third week on.",
        "Giving something back is part of it.",
        type="long",
    ),
    "industries": Asked("Which fields of work?", "Leave this out where it serves all."),
    "audiences": Asked("Is it made for some people above all?", "Leave this out where everybody is meant."),
    "languages": Asked("Which languages are spoken there?"),
    "parent": Asked(
        "Is it a chapter or branch of one listed here?",
        "Its id: the end of its page’s address.",
        "us/national-example-association",
    ),
    "status": Asked("Does it exist today?"),
    "verified": Asked("Did a person confirm it?"),
    "verified.on": Asked("On which day?", first=True),
    "verified.how": Asked("How do you know?", first=True),
    "formerly": Asked("Ids it had before", type="kept"),
}
"""By the way to the field: "locations.city"."""

CHOICES: Mapping[str, Mapping[str, str]] = {
    "run_by.type": {
        "government": "A public office",
        "nonprofit": "A nonprofit organization",
        "faith": "A congregation or religious organization",
        "university": "A college or university",
        "coach": "A career coach",
        "volunteer": "Volunteers",
        "business": "A business",
        "association": "An association",
    },
    "open_to": {
        "everyone": "Everyone",
        "members": "Members",
        "alumni": "Alumni",
        "residents": "People who live in its area",
    },
    "cost": {
        "free": "It is free",
        "donation": "A donation: give what you can",
        "membership": "A membership fee",
        "fee": "A fee",
    },
    "format": {"in-person": "In person", "online": "Online", "hybrid": "Both"},
    "meetings.every": {"week": "Every week", "two-weeks": "Every two weeks", "month": "Every month"},
    "status": {
        "active": "Yes, there is good reason to think so",
        "unconfirmed": "I am not sure: it may have moved or ended",
        "closed": "No, it has closed",
    },
    "verified.how": {
        "called": "I called",
        "visited": "I went there",
        "website": "I read its own current page",
        "by-organisation": "The organization itself said so",
    },
}
"""What a value of a fixed list is called where the taxonomy has no name for it."""

"""What a contributor may write: one model for each mapping of an entry file.

The models say which fields there are, their types and bounds, and what each is for; they are the one source
of the JSON Schema, the form and the docs. They know nothing of other entries, the gazetteer or the taxonomy:
`entries.checks` does. Terms follow the Human Services Data Specification where one fits.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

Kind = Literal["support-group", "professional-association", "alumni-network", "agency"]
RunByType = Literal["government", "nonprofit", "faith", "university", "coach", "volunteer", "business", "association"]
Cost = Literal["free", "donation", "membership", "fee"]
MeetingFormat = Literal["in-person", "online", "hybrid"]
Precision = Literal["street", "postal-code", "city"]
Status = Literal["active", "unconfirmed", "closed"]
How = Literal["called", "visited", "website", "by-organisation"]
AgencyType = Literal[
    "unemployment-insurance",
    "workforce-board",
    "american-job-center",
    "vocational-rehabilitation",
    "veterans",
    "nonprofit-workforce",
    "other",
]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
Month = Literal[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

FOLDERS: dict[str, Kind] = {
    "support-groups": "support-group",
    "professional-associations": "professional-association",
    "alumni-networks": "alumni-network",
    "agencies": "agency",
}
"""The folder under `data/` that holds the entries of each kind."""

_PHONE = re.compile(r"\+1(-?)([0-9]{3})\1([0-9]{3})\1([0-9]{4})")
"""Either spelling of a number: E.164, or the same with dashes for people who read the file."""
_ISO_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")


def as_e164(number: str) -> str | None:
    """ "+19165550100" for it and for "+1-916-555-0100"; None for any other spelling."""
    found = _PHONE.fullmatch(number)
    return f"+1{found[2]}{found[3]}{found[4]}" if found else None


def in_dashes(number: str) -> str:
    """ "+1-916-555-0100" for both spellings, so that everything behind the models sees one; others as they are."""
    found = _PHONE.fullmatch(number)
    return f"+1-{found[2]}-{found[3]}-{found[4]}" if found else number


def _as_text(value: object) -> object:
    """A year or date that YAML has already read as a number or a day, back as what was written."""
    return str(value) if isinstance(value, (int, date)) and not isinstance(value, bool) else value


def _as_day(value: object) -> object:
    """A day in quotes is a day too; a number never is, whatever pydantic makes of it."""
    if isinstance(value, str) and _ISO_DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _text(shortest: int, longest: int) -> Any:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


def _places_joined(value: object) -> object:
    """`[Sacramento County, CA]` without quotes is two items to YAML; a place and its state are one to us."""
    if not isinstance(value, list):
        return value
    joined: list[object] = []
    for item in value:
        last = joined[-1] if joined else None
        if _is_state_code(item) and isinstance(last, str) and "," not in last and not _is_state_code(last):
            joined[-1] = f"{last}, {item}"
        else:
            joined.append(item)
    return joined


def _is_state_code(value: object) -> bool:
    return isinstance(value, str) and len(value) == 2 and value.isupper()


Name = Annotated[str, _text(2, 120)]
Line = Annotated[str, _text(1, 200)]
WebAddress = Annotated[str, _text(10, 500)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}/[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
StateCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
PostalCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
MeetingDay = Annotated[
    str,
    StringConstraints(
        pattern=r"^((1st|2nd|3rd|4th|5th|last) )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)$"
    ),
]
Day = Annotated[date, BeforeValidator(_as_day), Field(strict=True)]
_DATED = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
Dated = Annotated[
    str,
    BeforeValidator(_as_text),
    StringConstraints(pattern=_DATED),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": _DATED},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]
Year = Annotated[int, Field(strict=True, ge=1990, le=2100)]
Latitude = Annotated[float, Field(strict=True, ge=-90, le=90)]
Longitude = Annotated[float, Field(strict=True, ge=-180, le=180)]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Written(BaseModel):
    """What all mappings of an entry share: no field beside the named ones, and no change afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, use_attribute_docstrings=True)


class RunBy(Written):
    """Who runs it."""

    type: RunByType
    """What sort of organization runs it."""
    name: Line | None = None
    """Its name, where it differs from the entry's own."""
    faith: Slug | None = None
    """Only for type faith: one of data/taxonomy/faiths.yaml."""


class OpenToNote(Written):
    """Who may come, in words, where no single word fits."""

    note: Annotated[str, _text(3, 160)]
    """For example "veterans and their families"."""


class Location(Written):
    """A street address, or only a city."""

    name: Annotated[str, _text(2, 100)] | None = None
    """The building or room, for example "Parish hall"."""
    street: Annotated[str, _text(3, 120)] | None = None
    """House number and street."""
    city: Annotated[str, _text(2, 60)]
    """The city or town, for example "Sacramento"."""
    state: StateCode
    """The two capital letters of the state or territory, for example "CA"."""
    county: Annotated[str, _text(2, 60)] | None = None
    """With its word: "Sacramento County", "Orleans Parish"."""
    postal_code: PostalCode | None = None
    """The five digits of the ZIP Code, in quotes: "95814"."""
    latitude: Latitude | None = None
    """Degrees north, WGS 84; written by `python -m generator geocode`, never by hand."""
    longitude: Longitude | None = None
    """Degrees east, WGS 84 (in the United States mostly negative)."""
    precision: Precision | None = None
    """What the coordinates stand for: the street address, the ZIP Code or the city."""


class Meeting(Written):
    """A meeting that recurs."""

    every: Literal["week", "two-weeks", "month"]
    """How often it recurs."""
    on: Annotated[list[MeetingDay], Field(min_length=1, max_length=14)]
    """Weekdays ("tuesday"); for a monthly meeting which ones of the month ("2nd tuesday", "last friday")."""
    from_: Annotated[Clock, Field(alias="from")]
    """When it starts: 24-hour local time in quotes, "09:00"."""
    to: Clock | None = None
    """When it ends, "11:30"."""
    at: Annotated[str, _text(2, 100)] | None = None
    """"online", or the name of one of the entry's locations; left out: the first location."""
    except_: Annotated[list[Month], Field(min_length=1, max_length=11)] | None = Field(default=None, alias="except")
    """Months without a meeting."""
    starting: Day | None = None
    """A day on which it took place; needed only when it recurs every two weeks."""


class Hours(Written):
    """Office hours."""

    on: Annotated[list[Weekday], Field(min_length=1, max_length=7)]
    """The weekdays."""
    from_: Annotated[Clock, Field(alias="from")]
    """When it opens, "08:00"."""
    to: Clock
    """When it closes, "16:30"."""


class MeetingsNote(Written):
    """When people meet, in plain words, where day and hour are not certain."""

    text: Annotated[str, _text(3, 300)]
    """For example "monthly lunch"."""
    year: Year | None = None
    """The year of the source that says so."""


class Contact(Written):
    """A published number and address of the organization, never a person's own."""

    phone: Annotated[str, _text(7, 40), AfterValidator(in_dashes)] | None = None
    """As +1-916-555-0100."""
    email: Annotated[str, _text(6, 120)] | None = None
    """A role address such as info@example.org."""


class EntrySource(Written):
    """The page that states the facts."""

    url: WebAddress
    """Its address."""
    accessed: Day | None = None
    """The day on which somebody read it; left out when nobody has."""
    dated: Dated | None = None
    """The date that the page itself carries: a year, a month or a day, in quotes."""
    states: Annotated[str, _text(3, 500)]
    """What it states, in a few words."""


class Verified(Written):
    """That a person confirmed the entry."""

    on: Day
    """The day."""
    how: How
    """By a call, a visit, the organization's web site, or by the organization itself."""


class Entry(Written):
    """One organization's offer, as written in its file."""

    name: Name
    """The organization's own name for it."""
    also_known_as: Annotated[list[Name], Field(max_length=12)] = Field(default_factory=list)
    """Other names and abbreviations."""
    website: WebAddress | None = None
    """Its own page."""
    summary: Annotated[str, _text(20, 600)]
    """One to three sentences in your own words: what it does, for whom."""
    take_part: Annotated[str, _text(10, 400)] | None = None
    """How a person takes part or joins the first time."""
    run_by: RunBy
    """Who runs it."""
    open_to: Literal["everyone", "members", "alumni", "residents"] | OpenToNote | None = None
    """Who may come: everyone, members, alumni, residents, or a note in words."""
    cost: Cost | None = None
    """What it costs a person who takes part."""
    format: MeetingFormat | None = None
    """Whether people meet in person, online or both."""
    locations: Annotated[list[Location], Field(max_length=20)] = Field(default_factory=list)
    """Where it is; left out for what has no place of its own."""
    serves: Annotated[list[Annotated[str, _text(2, 80)]], BeforeValidator(_places_joined), Field(max_length=80)] = (
        Field(default_factory=list)
    )
    """Whom it serves: "Sacramento, CA", "Sacramento County, CA", "CA" or "US".

    Left out: the places around its locations."""
    meetings: Annotated[list[Meeting], Field(max_length=20)] = Field(default_factory=list)
    """When people meet, where day and hour are certain."""
    hours: Annotated[list[Hours], Field(max_length=14)] = Field(default_factory=list)
    """Office hours."""
    meetings_note: MeetingsNote | None = None
    """When people meet, in plain words, where day and hour are not certain."""
    industries: Annotated[list[Slug], Field(max_length=12)] = Field(default_factory=list)
    """Slugs of data/taxonomy/industries.yaml; left out where it serves all."""
    audiences: Annotated[list[Slug], Field(max_length=12)] = Field(default_factory=list)
    """Slugs of data/taxonomy/audiences.yaml: whom it is made for."""
    languages: Annotated[list[LanguageCode], Field(max_length=20)] = Field(default_factory=list)
    """ISO 639-1 codes of the languages spoken there, for example [en, es]."""
    volunteer: Annotated[str, _text(3, 300)] | None = None
    """How a person can help there."""
    contact: Contact | None = None
    """A published number and address of the organization."""
    parent: EntryId | None = None
    """The id of the organization it is a chapter or branch of."""
    institution: Annotated[str, _text(2, 120)] | None = None
    """Alumni networks only: the school."""
    agency_type: AgencyType | None = None
    """Agencies only: what sort of agency."""
    sources: Annotated[list[EntrySource], Field(min_length=1, max_length=12)]
    """At least one page that states the facts."""
    verified: Verified | None = None
    """Only when a person confirmed the entry."""
    status: Status
    """active, unconfirmed (to be confirmed first) or closed."""
    formerly: Annotated[list[EntryId], Field(max_length=10)] = Field(default_factory=list)
    """Ids it had before: each keeps a redirect."""


def only_of(kind: Kind) -> dict[str, Kind]:
    """The fields that belong to one kind alone and are refused on an entry of `kind`."""
    owners: dict[str, Kind] = {"institution": "alumni-network", "agency_type": "agency"}
    return {field: owner for field, owner in owners.items() if owner != kind}


def as_written(entry: Entry) -> dict[str, Any]:
    """The fields as a contributor writes them: canonical order, nothing that is empty, plain values."""
    return entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)

"""The verification sheet: one printed page on which a library notes what twenty calls have found.

Pure: entries in the order of `freshness.confirm_first` in, one self-contained HTML text out. It is no page of the
site: it has no frame, its style stands in it, and nothing is fetched. Black on white, for A4 and Letter alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.directory import Directory, Listing
from generator.freshness import Priority
from generator.meetings import in_words
from generator.site.cards import place_words
from generator.site.page import Settings
from generator.site.pages.entry_words import hours_words, long_date, sentence
from generator.site.render import TEMPLATES
from generator.text import counted, shorten

ON_A_PAGE = 20
"""Two columns of ten: the most that still leaves room to write, and to scan."""
LONGEST_NAME = 62
LONGEST_QUESTION = 120
"""Characters: two lines of a cell."""
_FIRST_QUESTION = {
    "support-group": "Does it still meet?",
    "professional-association": "Is it still active?",
    "alumni-network": "Is it still active?",
    "agency": "Is it still open?",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An entry on the sheet."""

    number: int
    id: str
    name: str
    where: str
    """Its city and how it is reached."""
    ask: str
    qr: Markup
    """The address of its page as a QR code (ISO/IEC 18004), drawn as SVG; empty where nobody knows the site's."""


def sheet(directory: Directory, chosen: Sequence[Priority], place: str, settings: Settings, today: date) -> str:
    """The sheet for these entries; `place` stands in its heading. More than twenty take further pages."""
    rows = [_row(number, it, directory, settings) for number, it in enumerate(chosen, 1)]
    return _template().render(
        title=f"{counted(len(rows), 'entry', 'entries')} to confirm: {place}",
        place=place,
        day=long_date(today),
        iso=today.isoformat(),
        pages=[rows[start : start + ON_A_PAGE] for start in range(0, len(rows), ON_A_PAGE)],
        settings=settings,
    )


@cache
def _template() -> Template:
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return templates.get_template("sheet.html")


def _row(number: int, priority: Priority, directory: Directory, settings: Settings) -> Row:
    listing = priority.listing
    return Row(
        number=number,
        id=listing.id,
        name=shorten(listing.name, LONGEST_NAME),
        where=" · ".join(word for word in (place_words(listing, directory), _reached(listing)) if word),
        ask=shorten(" ".join(_questions(listing)), LONGEST_QUESTION),
        qr=_qr(f"{settings.site_url}{listing.address}") if settings.site_url else Markup(),
    )


def _reached(listing: Listing) -> str:
    """Its phone number; where there is none, its e-mail or web address, as short as it can be typed."""
    contact = listing.entry.contact
    if contact and contact.phone:
        return contact.phone.removeprefix("+1-")
    if contact and contact.email:
        return contact.email
    address = (listing.entry.website or "").partition("://")[2].removeprefix("www.").rstrip("/")
    return address if len(address) <= 45 else f"{address[:44]}…"


def _questions(listing: Listing) -> Iterator[str]:
    """What to ask: whether it exists, whether what we list is right, and what we do not know."""
    entry = listing.entry
    yield _FIRST_QUESTION[listing.kind]
    if entry.meetings:
        yield f"{'; '.join(in_words(meeting) for meeting in entry.meetings[:2])}?"
    elif entry.hours:
        yield f"{'; '.join(hours_words(hours) for hours in entry.hours[:2])}?"
    elif entry.meetings_note:
        yield f"{sentence(entry.meetings_note.text).rstrip('.')}? Day and hour?"
    elif listing.kind == "support-group":
        yield "Which day, what hour, where?"
    street = next((spot.written.street for spot in listing.spots if spot.written.street), "")
    if street and listing.kind in ("agency", "support-group"):
        yield f"At {street}?"
    if not listing.says("cost"):
        yield "What does it cost?"
    if not entry.contact:
        yield "An office number to publish?"


def _qr(address: str) -> Markup:
    """With medium error correction: paper gets folded. The cell around it is the quiet zone."""
    return Markup(segno.make_qr(address, error="m").svg_inline(border=2, omitsize=True))  # noqa: S704 - its own drawing

"""The directory as one table for spreadsheets: CSV after RFC 4180, a row for each entry. Pure."""

import csv
import io
from collections.abc import Iterable, Iterator

from generator.directory import Listing
from generator.meetings import in_words

COLUMNS = (
    "id kind name also_known_as status verified_on verified_how website phone email summary take_part run_by_type"
    " run_by_name faith open_to cost format street city state county postal_code latitude longitude precision"
    " serves meetings hours meetings_note industries audiences languages volunteer parent institution agency_type"
    " source_url source_accessed source_dated source_states address"
).split()


def csv_file(listings: Iterable[Listing]) -> bytes:
    """The table: header first, then by id, so that diffs stay small; several values in a cell are joined by "; "."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for listing in sorted(listings, key=lambda listing: listing.id):
        cells = dict(_cells(listing))
        writer.writerow([_inert(cells.get(column, "")) for column in COLUMNS])
    return out.getvalue().encode()


def _cells(listing: Listing) -> Iterator[tuple[str, str]]:
    entry = listing.entry
    yield from (("id", listing.id), ("kind", listing.kind), ("address", listing.address))
    for column in (
        "name",
        "status",
        "website",
        "summary",
        "take_part",
        "cost",
        "format",
        "volunteer",
        "parent",
    ):
        yield column, getattr(entry, column) or ""
    yield from (("institution", entry.institution or ""), ("agency_type", entry.agency_type or ""))
    for column in ("also_known_as", "serves", "industries", "audiences", "languages"):
        yield column, "; ".join(getattr(entry, column))
    yield from (("run_by_type", entry.run_by.type), ("run_by_name", entry.run_by.name or ""))
    yield "faith", entry.run_by.faith or ""
    yield (
        "open_to",
        entry.open_to if isinstance(entry.open_to, str) else entry.open_to.note if entry.open_to else "",
    )
    yield "meetings", "; ".join(in_words(meeting) for meeting in entry.meetings)
    yield "hours", "; ".join(f"{', '.join(h.on)} {h.from_}-{h.to}" for h in entry.hours)
    yield "meetings_note", entry.meetings_note.text if entry.meetings_note else ""
    if entry.contact:
        yield from (("phone", (entry.contact.phone or "").lstrip("+")), ("email", entry.contact.email or ""))
    if entry.verified:
        yield from (("verified_on", entry.verified.on.isoformat()), ("verified_how", entry.verified.how))
    source = entry.sources[0]
    yield from (
        ("source_url", source.url),
        ("source_dated", source.dated or ""),
        ("source_states", source.states),
    )
    yield "source_accessed", source.accessed.isoformat() if source.accessed else ""
    yield from _place_cells(listing)


def _place_cells(listing: Listing) -> Iterator[tuple[str, str]]:
    if not listing.spots:
        return
    spot = listing.spots[0]
    for column in ("street", "city", "state", "postal_code"):
        yield column, getattr(spot.written, column) or ""
    yield "county", spot.county or ""
    if spot.point:
        yield from (("latitude", str(spot.point[0])), ("longitude", str(spot.point[1])))
        yield "precision", spot.precision or ""


def _inert(cell: str) -> str:
    """A cell that a spreadsheet does not take for a formula (OWASP, "CSV Injection")."""
    return f"'{cell}" if cell.startswith(("=", "+", "@", "\t", "\r")) else cell

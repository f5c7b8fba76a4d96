"""`python -m generator stale`: say which entries a person should confirm first, on the screen or on paper."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator.commands.choosing import say
from generator.commands.stats import directory_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.directory import Directory, Listing
    from generator.freshness import Priority
    from generator.site.page import Settings


class Format(StrEnum):
    """How the list is printed."""

    text = "text"
    json = "json"


class KindName(StrEnum):
    """A kind of entry, or all of them."""

    support_group = "support-group"
    professional_association = "professional-association"
    alumni_network = "alumni-network"
    agency = "agency"


def stale(
    where: Annotated[
        str, typer.Argument(help='A state ("ca", "California") or a city ("Fresno, CA"); left out: everywhere.')
    ] = "",
    kind: Annotated[KindName | None, typer.Option(help="Only entries of this kind.")] = None,
    most: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 20,
    format: Annotated[Format, typer.Option(help="text for people, json for programs.")] = Format.text,
    sheet: Annotated[
        str, typer.Option(help="Print a verification sheet (HTML) for this state or city.", show_default=False)
    ] = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the sheet there; left out: to the screen.")
    ] = None,
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    config: Annotated[Path, typer.Option(help="MkDocs' configuration, which knows the site's address.")] = Path(
        "mkdocs.yml"
    ),
) -> None:
    """List the entries whose confirmation helps most, and why: by age, and by how much depends on them.

    With --sheet, an HTML file to print for a library: a page for each twenty entries, with boxes to tick.
    Exit code 0; 1 when the data have problems; 2: wrong use.
    """
    from generator.freshness import confirm_first

    if sheet and where:
        raise typer.BadParameter("name the place once: as an argument, or after --sheet", param_hint="--sheet")
    if output and not sheet:
        raise typer.BadParameter("only a sheet is written to a file: give --sheet", param_hint="--output")
    directory, today = directory_of(data)
    place, listings = _listings(directory, sheet or where)
    chosen = confirm_first(directory, [e for e in listings if kind is None or e.kind == kind.value], today)[:most]
    if sheet:
        from generator.site.sheet import sheet as sheet_of

        _write(sheet_of(directory, chosen, place, _settings(config), today), output)
    else:
        say([_as_json(chosen)] if format is Format.json else _as_text(chosen, place))


def _listings(directory: "Directory", where: str) -> "tuple[str, Sequence[Listing]]":
    """The place in words, and what is in it; of a state also what serves a part of it."""
    from generator.directory import city_key
    from generator.places.gazetteer import STATES
    from generator.text import fold

    if not where:
        return "everywhere", directory.live
    code = (
        where.upper() if where.upper() in STATES else next((c for c, n in STATES.items() if fold(n) == fold(where)), "")
    )
    if code:
        return STATES[code], directory.by_state.get(code, ())
    name, _, state = (part.strip() for part in where.rpartition(","))
    place = directory.gazetteer.town(name, state.upper()) if name else None
    if place is None:
        raise typer.BadParameter(
            f'"{where}" is no state or city: write ca, California, or "Fresno, CA"', param_hint="WHERE"
        )
    city = directory.cities.get(city_key(name, state.upper(), directory.gazetteer))
    return place.label, city.here if city else ()


def _settings(config: Path) -> "Settings":
    """What the site is called and where it is; without a configuration the sheet has no addresses."""
    from generator.site.host import settings_from
    from generator.site.page import Settings

    return settings_from(config) if config.is_file() else Settings("Foothold", "")


def _write(html: str, output: Path | None) -> None:
    if output is None:
        say([html])
        return
    draft = output.with_name(f".{output.name}.new")
    try:
        draft.write_text(html, encoding="utf-8")
        draft.replace(output)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise typer.BadParameter(f"{output} cannot be written: {error.strerror}", param_hint="--output") from error
    typer.echo(f"{output} written: open it in a browser and print it")


def _as_text(chosen: "Sequence[Priority]", place: str) -> list[str]:
    if not chosen:
        return [f"Nothing is listed: {place}."]
    return [line for it in chosen for line in (f"{it.listing.id}  {it.listing.name}", f"    {'; '.join(it.reasons)}")]


def _as_json(chosen: "Sequence[Priority]") -> str:
    rows = [
        {
            "id": it.listing.id,
            "kind": it.listing.kind,
            "name": it.listing.name,
            "file": f"data/{it.listing.file}",
            "last": it.evidence.on.isoformat() if it.evidence.on else None,
            "proof": it.evidence.proof,
            "days": it.days,
            "score": it.score,
            "reasons": it.reasons,
        }
        for it in chosen
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)

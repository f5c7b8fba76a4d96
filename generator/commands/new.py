"""`python -m generator new`: add an entry, by questions, by options, or from JSON."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from generator.commands.choosing import Data, say, shown, today

if TYPE_CHECKING:
    from generator.contribute.adding import Adding
    from generator.entries.known import Known


def new(
    name: Annotated[str, typer.Option(help="What it is called.", show_default=False)] = "",
    kind: Annotated[
        str,
        typer.Option(help="support-group, professional-association, alumni-network or agency.", show_default=False),
    ] = "",
    summary: Annotated[str, typer.Option(help="What it does, and for whom.", show_default=False)] = "",
    place: Annotated[
        str,
        typer.Option(help='"Sacramento, CA", a ZIP Code, online or nationwide.', show_default=False),
    ] = "",
    street: Annotated[str, typer.Option(help="Street address.", show_default=False)] = "",
    room: Annotated[str, typer.Option(help="The building or room.", show_default=False)] = "",
    website: Annotated[str, typer.Option(help="Its own page.", show_default=False)] = "",
    phone: Annotated[str, typer.Option(help="A published number of the organization.", show_default=False)] = "",
    email: Annotated[str, typer.Option(help="A role address.", show_default=False)] = "",
    meets: Annotated[
        list[str] | None,
        typer.Option(help='"2nd tuesday 6-7:30 pm"; of an agency its hours, "mon-fri 8:00-16:30".', show_default=False),
    ] = None,
    run_by: Annotated[str, typer.Option(help="What sort of organization runs it.", show_default=False)] = "",
    run_by_name: Annotated[str, typer.Option(help="Its name, where that differs.", show_default=False)] = "",
    faith: Annotated[str, typer.Option(help="With --run-by faith: which one.", show_default=False)] = "",
    source: Annotated[str, typer.Option(help="The page that states this, read today.", show_default=False)] = "",
    states: Annotated[str, typer.Option(help="What that page states.", show_default=False)] = "",
    institution: Annotated[str, typer.Option(help="Of an alumni network: the school.", show_default=False)] = "",
    agency_type: Annotated[str, typer.Option(help="Of an agency: what sort of one.", show_default=False)] = "",
    industry: Annotated[list[str] | None, typer.Option(help="A field of work, or a job.", show_default=False)] = None,
    audience: Annotated[list[str] | None, typer.Option(help="For whom it is made.", show_default=False)] = None,
    language: Annotated[list[str] | None, typer.Option(help="Spoken there.", show_default=False)] = None,
    cost: Annotated[str, typer.Option(help="free, donation, membership or fee.", show_default=False)] = "",
    open_to: Annotated[str, typer.Option(help="Who may come.", show_default=False)] = "",
    format: Annotated[str, typer.Option(help="in-person, online or hybrid.", show_default=False)] = "",
    take_part: Annotated[str, typer.Option(help="How a person joins.", show_default=False)] = "",
    volunteer: Annotated[str, typer.Option(help="How a person can help there.", show_default=False)] = "",
    also_known_as: Annotated[list[str] | None, typer.Option(help="Another name.", show_default=False)] = None,
    serves: Annotated[list[str] | None, typer.Option(help='"Sacramento County, CA".', show_default=False)] = None,
    parent: Annotated[str, typer.Option(help="The id of what it is a chapter of.", show_default=False)] = "",
    state: Annotated[str, typer.Option(help="The folder, where its places do not say it.", show_default=False)] = "",
    json_file: Annotated[
        str,
        typer.Option("--json", metavar="FILE|-", help='The fields, and "kind", as JSON.', show_default=False),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing; what is missing is a problem.")] = False,
    anyway: Annotated[bool, typer.Option("--anyway", help="Write it although it looks like another entry.")] = False,
    data: Data = Path("data"),
) -> None:
    """Add an entry: asks for what is not given, checks it, shows it, and writes its file.

    Ctrl-C loses nothing: the answers are kept in .foothold/drafts/ and offered next time. Exit code 0: written;
    1: not written, because something is wrong or the entry is there already; 2: wrong use.
    """
    answers = {
        "name": name,
        "kind": kind,
        "institution": institution,
        "agency-type": agency_type,
        "summary": summary,
        "place": place,
        "street": street,
        "room": room,
        "website": website,
        "phone": phone,
        "email": email,
        "meets": "; ".join(meets or []),
        "run-by": run_by,
        "run-by-name": run_by_name,
        "faith": faith,
        "source": source,
        "states": states,
        "industry": ", ".join(industry or []),
        "audience": ", ".join(audience or []),
        "language": ", ".join(language or []),
        "cost": cost,
        "open-to": open_to,
        "format": format,
        "take-part": take_part,
        "volunteer": volunteer,
        "also-known-as": "; ".join(also_known_as or []),
        "serves": "; ".join(serves or []),
        "parent": parent,
    }
    adding = _adding(data, asks=not (yes or json_file), anyway=anyway)
    given = {key: text.strip() for key, text in answers.items() if text.strip()}
    try:
        path = adding.from_values(_values(json_file), state) if json_file else adding.from_answers(given, state)
    except (KeyboardInterrupt, EOFError):
        say(["", adding.interrupted()])
        path = None
    if path is None:
        raise typer.Exit(1)
    say([f"Written: {shown(path)}", "Next: `git add` it, commit it, and open a pull request. Thank you."])


def _adding(data: Path, *, asks: bool, anyway: bool) -> "Adding":
    from generator.commands.terminal import LineTerminal
    from generator.contribute.adding import Adding

    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    at_terminal = sys.stdin is not None and sys.stdin.isatty()
    return Adding(
        data, shown(data), _known(data), LineTerminal(), asks=asks, anyway=anyway, offers_drafts=asks and at_terminal
    )


def _known(data: Path) -> "Known":
    from generator.entries import taxonomy
    from generator.entries.known import Known
    from generator.places import gazetteer

    return Known(taxonomy.load(data / "taxonomy")[0], gazetteer.load(), today())


def _values(file: str) -> dict[str, Any]:
    """The fields in a JSON file, or in standard input. Raises typer.BadParameter for what is none."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        values = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise typer.BadParameter(f"no JSON can be read: {error}", param_hint="--json") from None
    if not isinstance(values, dict):
        raise typer.BadParameter('write an object: {"kind": "support-group", "name": …}', param_hint="--json")
    return values

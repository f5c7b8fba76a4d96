"""`python -m generator from-issue`: make an entry, or a changed one, of an issue that somebody wrote."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    from generator.contribute.from_issue import Reply
    from generator.contribute.issue_fields import FormName
    from generator.entries.model import Kind


class FormChoice(StrEnum):
    """The forms."""

    new_entry = "new-entry"
    change = "change"
    still_right = "still-right"
    closed = "closed"


class KindChoice(StrEnum):
    """The kinds of an entry."""

    support_group = "support-group"
    professional_association = "professional-association"
    alumni_network = "alumni-network"
    agency = "agency"


class Output(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


def from_issue(
    file: Annotated[Path, typer.Argument(help="The issue's text, or the JSON of the event that brings it.")],
    number: Annotated[int | None, typer.Option(min=1, help="The issue's number, where the file does not say.")] = None,
    form: Annotated[FormChoice | None, typer.Option(help="Which form it is, where its label does not say.")] = None,
    kind: Annotated[KindChoice | None, typer.Option(help="The kind of a new entry, where it does not say.")] = None,
    comment: Annotated[Path | None, typer.Option(help="Where the answer for people goes, as Markdown.")] = None,
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    format: Annotated[Output, typer.Option(help="text for people, json for programs.")] = Output.text,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing below the data folder.")] = False,
) -> None:
    """Turn an issue into a new entry or a change of one, or into an answer that says what is missing.

    Exit code 0: written, or left to a person; 1: nothing written, and the answer says why; 2: wrong use.
    """
    from generator.contribute import issue_shell
    from generator.contribute.from_issue import reply as reply_to
    from generator.contribute.issue_comment import comment as comment_of

    if not file.is_file():
        raise typer.BadParameter(f"there is no file {file}", param_hint="FILE")
    if not data.is_dir():
        raise typer.BadParameter(
            f"there is no folder {data}: run it where data/ stands, or give --data", param_hint="--data"
        )
    issue = issue_shell.read_issue(file, number)
    directory = issue_shell.directory_of(data)
    reply = reply_to(issue, directory, cast("FormName | None", form), cast("Kind | None", kind))
    if comment is not None:
        comment.write_text(comment_of(reply), encoding="utf-8")
    if not dry_run:
        issue_shell.write(reply, data)
    if format is Output.json:
        typer.echo(json.dumps(issue_shell.summary(reply, issue, data), indent=2))
    else:
        _say(reply, data, dry_run, comment is None)
    raise typer.Exit(0 if reply.outcome in ("written", "for-a-person") else 1)


def _say(reply: "Reply", data: Path, dry_run: bool, whole: bool) -> None:
    from generator.contribute.issue_comment import comment as comment_of

    for name in reply.files:
        typer.echo(f"{data / name}: {'would be written' if dry_run else 'written'}")
    if whole:
        typer.echo(comment_of(reply))

"""The comment below a pull request: what the check found, and where the changed pages can be seen.

Runs after the check, with a token, and knows nothing of the pull request but what GitHub says and one small file that
the check has left. That file was made by code that a stranger may have changed: it is read as data, by size and by
type, and shown within a fence. No number or address is taken from it.
"""

import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.quoting import fenced
from generator.workflows.api import Api, ApiError
from generator.workflows.conversation import say

MARK = "<!-- foothold: check of a pull request -->"
ARTIFACT = "check"
PROBLEMS, LINKS = "problems.json", "links.json"
"""What `validate` and `check-links` found."""
MOST_BYTES = 1024 * 1024
MOST_PROBLEMS = 40
MOST_PAGES = 20
_ENTRY = re.compile(
    r"data/(?:support-groups|professional-associations|alumni-networks|agencies)/([a-z]{2}/[a-z0-9]+(?:-[a-z0-9]+)*)\.yaml"
)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, LookupError, ValueError, RuntimeError, EOFError, OSError)
"""What the reading of an archive and of JSON can say of bytes that are neither; RecursionError is a RuntimeError."""
_SITE = re.compile(r"[a-z0-9-]{1,63}")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem as the check has written it down."""

    text: str
    is_error: bool


def pull_of(api: Api, run: Mapping[str, Any]) -> Any | None:
    """The open pull request that a run of the check was about: the one whose newest commit it checked."""
    owner, branch, commit = (
        (run.get("head_repository") or {}).get("owner", {}).get("login"),
        run.get("head_branch"),
        run["head_sha"],
    )
    found = api.each("pulls", state="open", head=f"{owner}:{branch}")
    return next((pull for pull in found if pull["head"]["sha"] == commit), None)


def troubles(api: Api, run: int) -> list[Trouble] | None:
    """What the check has written down; None where there is nothing that can be read."""
    found = api.get(f"actions/runs/{run}/artifacts").get("artifacts", [])
    ours = next((a for a in found if a.get("name") == ARTIFACT and not a.get("expired")), None)
    if ours is None or ours.get("size_in_bytes", 0) > MOST_BYTES:
        return None
    try:
        return _read(api.download(f"actions/artifacts/{int(ours['id'])}/zip", MOST_BYTES))
    except ApiError as error:
        if error.status == 413:
            return None
        raise


def _read(archive: bytes) -> list[Trouble] | None:
    """The problems in the archive; None where what `validate` found is not among them."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            rows = [_rows(opened, name) for name in (PROBLEMS, LINKS)]
    except _UNREADABLE:
        return None
    if rows[0] is None:
        return None
    return [trouble for row in (*rows[0], *(rows[1] or [])) if (trouble := _trouble(row))]


def _rows(archive: zipfile.ZipFile, name: str) -> list[object] | None:
    """The list in a file of the archive, which may be missing; never more of it than `MOST_BYTES`."""
    try:
        with archive.open(name) as member:
            content = member.read(MOST_BYTES + 1)
        rows = json.loads(content) if len(content) <= MOST_BYTES else None
    except _UNREADABLE:
        return None
    return rows if isinstance(rows, list) else None


def _trouble(row: object) -> Trouble | None:
    if not isinstance(row, dict) or not isinstance(row.get("what"), str):
        return None
    path, line, fix = row.get("path"), row.get("line"), row.get("fix")
    where = f"{_line(path)}:{line}" if isinstance(path, str) and isinstance(line, int) else _line(str(path))
    text = f"{where}: {_line(row['what'])}" + (f"\n    {_line(fix)}" if isinstance(fix, str) and fix else "")
    return Trouble(text, row.get("severity") != "warning")


def _line(text: str, longest: int = 400) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def changed_entries(files: Iterable[Any]) -> tuple[list[str], list[str]]:
    """The ids of the entries that a pull request adds or changes, and of those that it deletes."""
    there: list[str] = []
    gone: list[str] = []
    for file in files:
        if match := _ENTRY.fullmatch(str(file.get("filename", ""))):
            (gone if file.get("status") == "removed" else there).append(match[1])
    return sorted(there), sorted(gone)


def comment(found: list[Trouble] | None, there: list[str], gone: list[str], preview: str, run: str) -> str:
    """The comment, as Markdown. `preview` is where the pull request's site is; empty where nobody knows."""
    parts = [MARK]
    errors = [trouble for trouble in found or [] if trouble.is_error]
    warnings = [trouble for trouble in found or [] if not trouble.is_error]
    if found is None:
        parts.append(f"The check could not be finished. [Its log]({run}) says why; that need not be your doing.")
    elif errors:
        parts += [
            f"Thank you. **{_counted(len(errors), 'thing')} to mend** before this can be published:",
            _listed(errors),
        ]
        parts.append("Each line names the file, the line in it, what is wrong, and below it what would be right.")
    elif there:
        parts.append(f"Thank you. The check found nothing to mend in {_counted(len(there), 'entry', 'entries')}.")
    else:
        parts.append("Thank you. The check found nothing to mend.")
    if warnings:
        parts += ["**To look at.** These stop nothing; a person judges them.", _listed(warnings)]
    if gone:
        parts += [
            "**Deleted entries.** Their addresses stop answering. Where a group has only ended, keep its file with "
            "`status: closed`; where somebody asked to be taken out, add its id to `data/removed.yaml`.",
            "\n".join(f"- `{id_}`" for id_ in gone[:MOST_PAGES]),
        ]
    if there and preview and found is not None and not errors:
        parts += ["**How the pages will look**, a few minutes from now:", _pages(there, preview)]
    return "\n\n".join(parts) + "\n"


def _pages(ids: list[str], preview: str) -> str:
    lines = [f"- [{id_}]({preview}/entries/{id_}/)" for id_ in ids[:MOST_PAGES]]
    more = len(ids) - MOST_PAGES
    return "\n".join([*lines, *([f"- and {more} more"] if more > 0 else [])])


def _listed(found: list[Trouble]) -> str:
    more = len(found) - MOST_PROBLEMS
    return fenced("\n".join([*(t.text for t in found[:MOST_PROBLEMS]), *([f"and {more} more"] if more > 0 else [])]))


def _counted(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def preview_of(number: int, site: str) -> str:
    """Where Netlify shows a pull request; empty where its name for the site is not known."""
    return f"https://deploy-preview-{number}--{site}.netlify.app" if _SITE.fullmatch(site) else ""


def main(environment: Mapping[str, str]) -> str:
    """Answer the run of the check that started this job; what was done."""
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    api, run = Api.of(environment), event["workflow_run"]
    pull = pull_of(api, run)
    if pull is None:
        return "no open pull request has this commit as its newest"
    number = int(pull["number"])
    there, gone = changed_entries(api.each(f"pulls/{number}/files"))
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    log = f"{server}/{api.repository}/actions/runs/{int(run['id'])}"
    preview = preview_of(number, environment.get("NETLIFY_SITE", ""))
    body = comment(troubles(api, int(run["id"])), there, gone, preview, log)
    return f"said at {say(api, number, MARK, body)}"


if __name__ == "__main__":
    print(main(os.environ))

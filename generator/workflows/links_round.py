"""The weekly round of the link checks: take up where the last one stopped, and hand over what it found.

One issue holds what wants a look. One pull request holds the new state file, and the entries that were marked
unconfirmed because their site is dead. Nothing is committed to the main branch, so nothing is deployed until a person
merges, and then once.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from generator.workflows.api import Api, ApiError
from generator.workflows.conversation import keep_issue
from generator.workflows.proposal import Proposal, propose

BRANCH = "links/weekly"
STATE = ".foothold/links.json"
MARK = "<!-- links:"
LABEL = "links"
_COUNT = re.compile(r"<!-- links: ([0-9]+) -->")
_FILE = re.compile(r"data/[a-z-]+/[a-z]{2}/[a-z0-9-]+\.yaml")
_MOST_BYTES = 32 * 1024 * 1024


def take_up(api: Api, root: Path) -> str:
    """Put the state of the last round in place, where its pull request is still open and main has no other since."""
    is_open = next(iter(api.each("pulls", state="open", head=f"{api.owner}:{BRANCH}")), None)
    if is_open is None:
        return "no open round: the state is the main branch's"
    before = _state_at(api, api.get(f"git/commits/{is_open['head']['sha']}")["parents"][0]["sha"])
    file = root / STATE
    if (file.read_bytes() if file.is_file() else b"") != before:
        return "the main branch's state is newer"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(_state_at(api, is_open["head"]["sha"]))
    return "the state is that of the last round"


def _state_at(api: Api, commit: str) -> bytes:
    try:
        return api.download(f"contents/{STATE}?ref={commit}", _MOST_BYTES)
    except ApiError as error:
        if error.status == 404:
            return b""
        raise


def hand_over(api: Api, root: Path, report: str, default: str) -> list[str]:
    """Keep the issue and the pull request; what was done."""
    match = _COUNT.match(report)
    if match is None:
        raise ValueError(f"the report does not open with its count: {report[:40]!r}")
    number = int(match[1])
    done = [keep_issue(api, MARK, _title(number), report if number else "", LABEL)]
    files = changed_files(root)
    if not files:
        return [*done, "nothing has changed"]
    dead = sum(file != STATE for file in files)
    proposed = propose(
        api, default, _proposal({file: (root / file).read_text(encoding="utf-8") for file in files}, dead)
    )
    return [*done, proposed.why or f"pull request #{proposed.number}"]


def _title(number: int) -> str:
    return f"Links: {number} {'address wants' if number == 1 else 'addresses want'} a look"


def _proposal(files: Mapping[str, str], dead: int) -> Proposal:
    what = f"mark {dead} {'entry' if dead == 1 else 'entries'} unconfirmed" if dead else "keep what the round found"
    return Proposal(
        branch=BRANCH,
        files=files,
        message=f"links: {what}\n\nThe weekly round of the link checks.\n",
        title=f"Links: {what}",
        body=(
            "The weekly round of the link checks. An entry here is marked unconfirmed because its site did not answer "
            "at three checks over at least seven days: a call tells more.\n\n"
            f"`{STATE}` is the memory of the checks. Until this is merged, the next round goes on from this branch.\n"
        ),
    )


def changed_files(root: Path) -> list[str]:
    """The entries and the state file that differ from the last commit. Raises ValueError for any other file."""
    done = subprocess.run(  # noqa: S603 - a fixed command
        ["git", "status", "--porcelain=v1", "-z", "--untracked-files=all", "--", "data", STATE],  # noqa: S607
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    files = sorted(row[3:] for row in done.stdout.split("\0") if row)
    if strange := [file for file in files if file != STATE and not _FILE.fullmatch(file)]:
        raise ValueError(f"no files of entries: {strange!r}")
    return files


def main(environment: Mapping[str, str], step: str) -> str:
    """`take-up` before the round, `hand-over` after it; what was done."""
    api = Api.of(environment)
    if step == "take-up":
        return take_up(api, Path())
    report = Path(environment["REPORT"]).read_text(encoding="utf-8")
    return "\n".join(hand_over(api, Path(), report, environment["DEFAULT_BRANCH"]))


if __name__ == "__main__":
    print(main(os.environ, sys.argv[1]))

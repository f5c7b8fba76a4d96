"""Answer an issue form: open the pull request that was made of it, and say below it what became of it.

`from-issue` has read the issue, checked the entry and written it into the working copy; its result names the files.
"""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.workflows.api import Api, ApiError
from generator.workflows.conversation import say
from generator.workflows.proposal import Proposal, Proposed, propose

CHECK = "check.yml"
"""The workflow that is started on the new branch: a token's own pull requests start none by themselves."""
_VERBS = {"new-entry": "Add", "change": "Change", "still-right": "Confirm", "closed": "Close"}
_FILE = re.compile(r"data/[a-z-]+/[a-z]{2}/[a-z0-9-]+\.yaml")
_ID = re.compile(r"[a-z]{2}/[a-z0-9-]+")


def proposal_of(result: Mapping[str, Any], root: Path) -> Proposal:
    """The pull request for a result of `from-issue`. Raises ValueError for a file that is no entry's."""
    files, id_, number = result["files"], result["id"], int(result["number"])
    if not files or not all(_FILE.fullmatch(file) for file in files) or not _ID.fullmatch(id_):
        raise ValueError(f"no files of entries: {files!r}")
    title = f"{_VERBS[result['form']]} {id_}"
    return Proposal(
        branch=f"entry/issue-{number}",
        files={file: (root / file).read_text(encoding="utf-8") for file in files},
        message=f"data: {title[0].lower()}{title[1:]}\n\nFrom issue #{number}.\n",
        title=title,
        body=(
            f"Made of issue #{number} by a program. A stranger wrote it: read it as such.\n\n"
            "- [ ] The facts stand on the page that is named as the source.\n"
            "- [ ] It belongs here (`docs/about/policy.md`), and names no private person.\n"
            "- [ ] It is not listed already.\n\n"
            f"Closes #{number}\n"
        ),
    )


def ending(proposed: Proposed) -> str:
    """What is added to the answer."""
    number = f"Pull request: #{proposed.number}\n" if proposed.number else ""
    return "\n".join(part for part in (proposed.why, number) if part)


def main(environment: Mapping[str, str]) -> str:
    """Do it, with what `from-issue` has left in RESULT and COMMENT; what was done."""
    api = Api.of(environment)
    event = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    result = json.loads(Path(environment["RESULT"]).read_text(encoding="utf-8"))
    answer = Path(environment["COMMENT"]).read_text(encoding="utf-8")
    number = int(event["issue"]["number"])
    if result["files"]:
        proposed = propose(api, str(event["repository"]["default_branch"]), proposal_of(result, Path()))
        if not proposed.why:
            _start_check(api, f"entry/issue-{number}")
        answer = f"{answer}\n{ending(proposed)}"
    mark = answer.partition("\n")[0]
    return f"said at {say(api, number, mark, answer)}"


def _start_check(api: Api, branch: str) -> None:
    """Start the check on the branch. Where that is not allowed, the entry has been checked before it was written."""
    try:
        api.post(f"actions/workflows/{CHECK}/dispatches", ref=branch)
    except ApiError as error:
        if error.status not in (403, 404, 422):
            raise


if __name__ == "__main__":
    print(main(os.environ))

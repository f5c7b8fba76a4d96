"""A pull request of ours: one commit on the newest main branch, on a branch of its own that is renewed in place."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.workflows.api import Api
from generator.workflows.conversation import OURS


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed."""

    branch: str
    files: Mapping[str, str]
    """Texts by their paths in the repository."""
    message: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """The pull request; or why there is none."""

    number: int | None = None
    why: str = ""


def propose(api: Api, default: str, proposal: Proposal) -> Proposed:
    """Open the pull request, or renew the open one. What a person has touched is left alone."""
    head = f"{api.owner}:{proposal.branch}"
    earlier = list(api.each("pulls", state="all", head=head))
    is_open = next((pull for pull in earlier if pull["state"] == "open"), None)
    if is_open is None and any(not pull.get("merged_at") for pull in earlier) and _is_lasting(proposal):
        return Proposed(why="A person has closed the pull request that was made of this.")
    there = api.find(f"git/ref/heads/{proposal.branch}")
    if there is not None and is_open is not None and not _is_ours(api, there["object"]["sha"]):
        return Proposed(int(is_open["number"]), "A person has gone on with the pull request, so it is left as it is.")
    _commit(api, default, proposal, exists=there is not None)
    if is_open is None:
        made = api.post("pulls", title=proposal.title, body=proposal.body, head=proposal.branch, base=default)
        return Proposed(int(made["number"]))
    api.patch(f"pulls/{int(is_open['number'])}", title=proposal.title, body=proposal.body)
    return Proposed(int(is_open["number"]))


def _is_lasting(proposal: Proposal) -> bool:
    """Whether a no stands for good: the weekly round asks again next week."""
    return proposal.branch.startswith("entry/")


def _is_ours(api: Api, commit: str) -> bool:
    return bool(api.get(f"git/commits/{commit}")["author"]["name"] == OURS)


def _commit(api: Api, default: str, proposal: Proposal, *, exists: bool) -> None:
    """One commit with the files on top of the default branch; the branch then points to it."""
    parent = api.get(f"git/ref/heads/{default}")["object"]["sha"]
    tree = [
        {"path": path, "mode": "100644", "type": "blob", "content": text}
        for path, text in sorted(proposal.files.items())
    ]
    base = api.get(f"git/commits/{parent}")["tree"]["sha"]
    made = api.post("git/trees", base_tree=base, tree=tree)["sha"]
    commit = api.post("git/commits", message=proposal.message, tree=made, parents=[parent])["sha"]
    if exists:
        api.patch(f"git/refs/heads/{proposal.branch}", sha=commit, force=True)
    else:
        api.post("git/refs", ref=f"refs/heads/{proposal.branch}", sha=commit)

"""One comment of ours in a conversation, renewed instead of repeated; and one issue of ours, likewise."""

from typing import Any

from generator.workflows.api import Api

OURS = "github-actions[bot]"
"""Who writes with the token of a workflow."""


def say(api: Api, number: int, mark: str, body: str) -> str:
    """Say it below an issue or pull request; our earlier comment with the mark is changed instead. Its address."""
    if not body.startswith(mark):
        raise ValueError("the comment has to open with its mark")
    earlier = next((c for c in api.each(f"issues/{number}/comments") if _is_ours(c, mark)), None)
    if earlier is None:
        return str(api.post(f"issues/{number}/comments", body=body)["html_url"])
    if earlier.get("body") != body:
        api.patch(f"issues/comments/{int(earlier['id'])}", body=body)
    return str(earlier["html_url"])


def keep_issue(api: Api, mark: str, title: str, body: str, label: str) -> str:
    """Keep one issue with the mark open, with this text; with an empty text, close it. What was done."""
    issues = api.each("issues", state="open", creator=OURS)
    earlier = next((issue for issue in issues if _is_ours(issue, mark) and "pull_request" not in issue), None)
    if not body:
        if earlier is None:
            return "no issue is needed"
        api.patch(f"issues/{int(earlier['number'])}", state="closed", state_reason="completed")
        return f"issue {int(earlier['number'])} closed"
    if earlier is None:
        return f"issue {int(api.post('issues', title=title, body=body, labels=[label])['number'])} opened"
    api.patch(f"issues/{int(earlier['number'])}", title=title, body=body)
    return f"issue {int(earlier['number'])} renewed"


def _is_ours(item: Any, mark: str) -> bool:
    """Whether we wrote it: anybody can write the mark."""
    return bool((item.get("user") or {}).get("login") == OURS and (item.get("body") or "").startswith(mark))

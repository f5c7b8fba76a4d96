"""A small GitHub on 127.0.0.1: the parts of its REST API that the workflows use, kept in memory."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "example/foothold"
BOT = "github-actions[bot]"
TOKEN = "made-up-token"
Answer = tuple[int, Any]


@dataclass
class GitHub:
    """The repository, and what was asked of it."""

    refs: dict[str, str] = field(default_factory=lambda: {"main": "c0"})
    commits: dict[str, dict[str, Any]] = field(default_factory=lambda: {"c0": _commit({}, [], "Maintainer")})
    pulls: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    archives: dict[int, bytes] = field(default_factory=dict)
    files_of_pull: list[dict[str, Any]] = field(default_factory=list)
    dispatched: list[str] = field(default_factory=list)
    refuses: dict[str, int] = field(default_factory=dict)
    """Statuses by the beginning of a path."""
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)
    """(method, path, token) of each request, those of the artifacts' store too."""
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    address: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """What a job is given."""
        return {"GITHUB_API_URL": self.address, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_TOKEN": TOKEN}

    def files(self, branch: str) -> dict[str, str]:
        """What the newest commit of a branch has changed."""
        found: dict[str, str] = self.commits[self.refs[branch]]["files"]
        return found

    def said(self, number: int) -> list[str]:
        """The comments below an issue or pull request."""
        return [comment["body"] for comment in self.comments if comment["number"] == number]


def _commit(files: dict[str, str], parents: list[str], author: str, message: str = "") -> dict[str, Any]:
    return {
        "files": files,
        "parents": [{"sha": sha} for sha in parents],
        "author": {"name": author},
        "message": message,
        "tree": {"sha": f"t{len(files)}"},
    }


def _ref(hub: GitHub, branch: str) -> Answer:
    return (200, {"object": {"sha": hub.refs[branch]}}) if branch in hub.refs else (404, {"message": "Not Found"})


def _new_tree(hub: GitHub, values: Any) -> Answer:
    sha = f"t{len(hub.trees) + 100}"
    hub.trees[sha] = {item["path"]: item["content"] for item in values["tree"]}
    return 201, {"sha": sha}


def _new_commit(hub: GitHub, values: Any) -> Answer:
    sha = f"c{len(hub.commits)}"
    hub.commits[sha] = _commit(hub.trees[values["tree"]], values["parents"], BOT, values["message"])
    return 201, {"sha": sha}


def _new_ref(hub: GitHub, values: Any) -> Answer:
    hub.refs[values["ref"].removeprefix("refs/heads/")] = values["sha"]
    return 201, {}


def _move_ref(hub: GitHub, values: Any, branch: str) -> Answer:
    assert branch in hub.refs
    assert values["force"] is True
    hub.refs[branch] = values["sha"]
    return 200, {}


def _pulls(hub: GitHub, query: dict[str, str]) -> Answer:
    states = {"open", "closed"} if query["state"] == "all" else {query["state"]}
    found = [p for p in hub.pulls if p["state"] in states and p["head"]["label"] == query["head"]]
    for pull in found:
        pull["head"]["sha"] = hub.refs.get(pull["head"]["ref"], pull["head"].get("sha"))
    return 200, found


def _new_pull(hub: GitHub, values: Any) -> Answer:
    owner = REPOSITORY.partition("/")[0]
    head = {"ref": values["head"], "label": f"{owner}:{values['head']}"}
    pull = {"number": 40 + len(hub.pulls), "state": "open", "merged_at": None, **values, "head": head}
    hub.pulls.append(pull)
    return 201, pull


def _change(items: list[dict[str, Any]], key: str, number: int, values: Any) -> Answer:
    item = next(item for item in items if item[key] == number)
    item |= values
    return 200, item


def _new_issue(hub: GitHub, values: Any) -> Answer:
    issue = {"number": 70 + len(hub.issues), "state": "open", "user": {"login": BOT}, **values}
    hub.issues.append(issue)
    return 201, issue


def _new_comment(hub: GitHub, values: Any, number: int) -> Answer:
    assert len(values["body"]) < 65_536
    address = f"https://github.com/{REPOSITORY}/issues/{number}#issuecomment-{len(hub.comments)}"
    comment = {"id": 900 + len(hub.comments), "number": number, "user": {"login": BOT}, "html_url": address, **values}
    hub.comments.append(comment)
    return 201, comment


def _contents(hub: GitHub, path: str, query: dict[str, str]) -> Answer:
    text = hub.commits[query["ref"]]["files"].get(path)
    return (200, text.encode()) if text is not None else (404, {"message": "Not Found"})


ROUTES: list[tuple[str, str, Callable[..., Answer]]] = [
    ("GET", r"git/ref/heads/(.+)", lambda hub, q, v, branch: _ref(hub, branch)),
    ("GET", r"git/commits/(\w+)", lambda hub, q, v, sha: (200, hub.commits[sha])),
    ("POST", r"git/trees", lambda hub, q, v: _new_tree(hub, v)),
    ("POST", r"git/commits", lambda hub, q, v: _new_commit(hub, v)),
    ("POST", r"git/refs", lambda hub, q, v: _new_ref(hub, v)),
    ("PATCH", r"git/refs/heads/(.+)", lambda hub, q, v, branch: _move_ref(hub, v, branch)),
    ("GET", r"pulls", lambda hub, q, v: _pulls(hub, q)),
    ("POST", r"pulls", lambda hub, q, v: _new_pull(hub, v)),
    ("PATCH", r"pulls/(\d+)", lambda hub, q, v, n: _change(hub.pulls, "number", int(n), v)),
    ("GET", r"pulls/(\d+)/files", lambda hub, q, v, n: (200, hub.files_of_pull)),
    ("GET", r"issues", lambda hub, q, v: (200, [i for i in hub.issues if i["state"] == q["state"]])),
    ("POST", r"issues", lambda hub, q, v: _new_issue(hub, v)),
    ("PATCH", r"issues/(\d+)", lambda hub, q, v, n: _change(hub.issues, "number", int(n), v)),
    ("GET", r"issues/(\d+)/comments", lambda hub, q, v, n: (200, [c for c in hub.comments if c["number"] == int(n)])),
    ("POST", r"issues/(\d+)/comments", lambda hub, q, v, n: _new_comment(hub, v, int(n))),
    ("PATCH", r"issues/comments/(\d+)", lambda hub, q, v, n: _change(hub.comments, "id", int(n), v)),
    ("GET", r"actions/runs/(\d+)/artifacts", lambda hub, q, v, n: (200, {"artifacts": hub.artifacts})),
    ("GET", r"actions/artifacts/(\d+)/zip", lambda hub, q, v, n: (302, f"{hub.address}/store/{n}")),
    ("GET", r"contents/(.+)", lambda hub, q, v, path: _contents(hub, path, q)),
    ("POST", r"actions/workflows/[a-z.]+/dispatches", lambda hub, q, v: (204, hub.dispatched.append(v["ref"]))),
]


class Handler(BaseHTTPRequestHandler):
    """Answers from the repository that the server holds."""

    hub: GitHub

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        self.hub.asked.append((self.command, parts.path, self.headers.get("Authorization")))
        length = int(self.headers.get("Content-Length") or 0)
        values = json.loads(self.rfile.read(length)) if length else None
        self._send(*self._found(parts.path, {k: v[0] for k, v in parse_qs(parts.query).items()}, values))

    do_GET = do_POST = do_PATCH = _answer

    def _found(self, path: str, query: dict[str, str], values: Any) -> Answer:
        if match := re.fullmatch(r"/store/(\d+)", path):
            return 200, self.hub.archives[int(match[1])]
        assert self.headers["Authorization"] == f"Bearer {TOKEN}"
        path = path.removeprefix(f"/repos/{REPOSITORY}/")
        refused = next((status for start, status in self.hub.refuses.items() if path.startswith(start)), None)
        if refused:
            return refused, {"message": "Resource not accessible by integration"}
        for method, pattern, do in ROUTES:
            if method == self.command and (match := re.fullmatch(pattern, path)):
                page = int(query.get("page", "1"))
                status, found = do(self.hub, query, values, *match.groups())
                each = int(query.get("per_page", "30"))
                return status, found[(page - 1) * each : page * each] if isinstance(found, list) else found
        return 404, {"message": f"no route {self.command} {path}"}

    def _send(self, status: int, found: Any) -> None:
        body = b"" if status in (204, 302) else found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(status)
        if status == 302:
            self.send_header("Location", found)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """A test's output is its own."""


@contextmanager
def running() -> Iterator[GitHub]:
    """The server, while the block lasts."""
    hub = GitHub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"hub": hub}))
    hub.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()

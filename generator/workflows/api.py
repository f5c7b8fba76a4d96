"""A small client of GitHub's REST API: JSON in, JSON out, with a time limit and a size limit on every answer."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

SECONDS = 30
MOST_BYTES = 8 * 1024 * 1024
PER_PAGE = 100
MOST_PAGES = 10


class ApiError(Exception):
    """GitHub said no, or something that is no answer."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"GitHub answered {status}: {said}")
        self.status = status


@dataclass(frozen=True, slots=True)
class Api:
    """One repository, as one token sees it."""

    base: str
    """`https://api.github.com`, or the server that stands in for it."""
    repository: str
    """ "owner/name"."""
    token: str

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Api":
        """The one that a job is given."""
        base = environment.get("GITHUB_API_URL", "https://api.github.com").rstrip("/")
        return cls(base, environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"])

    @property
    def owner(self) -> str:
        return self.repository.partition("/")[0]

    def get(self, path: str, **query: str) -> Any:
        """What stands at a path below the repository. Raises ApiError."""
        return self._json("GET", f"{path}?{urlencode(query)}" if query else path, None)

    def find(self, path: str) -> Any:
        """The same, or None where there is nothing."""
        try:
            return self.get(path)
        except ApiError as error:
            if error.status == 404:
                return None
            raise

    def post(self, path: str, **values: Any) -> Any:
        return self._json("POST", path, values)

    def patch(self, path: str, **values: Any) -> Any:
        return self._json("PATCH", path, values)

    def each(self, path: str, **query: str) -> Iterator[Any]:
        """The items of a list that comes in pages; at most a thousand."""
        for page in range(1, MOST_PAGES + 1):
            items = self.get(path, **query, per_page=str(PER_PAGE), page=str(page))
            yield from items
            if len(items) < PER_PAGE:
                return

    def download(self, path: str, most: int = MOST_BYTES) -> bytes:
        """A file, wherever GitHub keeps it; raises ApiError when it is longer than `most` bytes."""
        return self._send("GET", path, None, most, "application/vnd.github.raw+json")

    def _json(self, method: str, path: str, values: Mapping[str, Any] | None) -> Any:
        answer = self._send(method, path, values, MOST_BYTES, "application/vnd.github+json")
        try:
            return json.loads(answer) if answer else None
        except ValueError as error:
            raise ApiError(502, "something that is no JSON") from error

    def _send(self, method: str, path: str, values: Mapping[str, Any] | None, most: int, accept: str) -> bytes:
        data = None if values is None else json.dumps(values).encode()
        address = f"{self.base}/repos/{self.repository}/{path}"
        request = urllib.request.Request(address, data, {"Accept": accept}, method=method)  # noqa: S310 - set by the job
        request.add_header("User-Agent", "foothold")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        # Not sent on to the store that a download is redirected to: it has no business with the token.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
                content: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            raise ApiError(error.code, error.read(500).decode("utf-8", "replace")) from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            raise ApiError(503, str(error)) from error
        if len(content) > most:
            raise ApiError(413, f"more than {most:,} bytes")
        return content

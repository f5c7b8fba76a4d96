"""Work on a Dask cluster that somebody else runs, through its own executor.

Its workers share nothing with this process, perhaps not even the machine. What a job works on travels to each of them
once, as the result of a task: Dask makes it again where a worker is lost. Dask alone queues, places and repeats tasks.
"""

import asyncio
import hashlib
import os
import pickle
import platform
import secrets
import threading
import warnings
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from generator.storage import PACKAGES
from generator.workers import Unusable

if TYPE_CHECKING:
    from distributed import Client

J = TypeVar("J")
C = TypeVar("C")
R = TypeVar("R")

ANSWERING = 8.0
"""Seconds in which an address must answer."""
STARTING = 60.0
"""Seconds in which the first worker must be at work: some clusters begin one only when there is something to do."""
AHEAD = 256
"""Chunks under way at most, so that a large directory's files do not all lie in the scheduler's memory."""
_MADE_WITH = (
    "distributed",
    "geopy",
    "jinja2",
    "markupsafe",
    "mkdocs-material",
    "phonenumbers",
    "publicsuffixlist",
    "pydantic",
    "pyyaml",
    "python-dateutil",
    "rapidfuzz",
    "tzdata",
    "zipcodes",
)
"""Packages whose version may show in what a worker makes, or in how it is told what to make."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker must have in common with us."""

    versions: tuple[tuple[str, str], ...]
    shared: Path | None
    """A folder that it must see and may change, because the site goes there."""


@contextmanager
def connected(address: str, site: Path | None) -> Iterator["Cluster"]:
    """The cluster at an address, its workers looked at. `site` is the folder they write to, if any. Raises Unusable."""
    with _client(address) as client, _mark(site) as shared:
        cluster = Cluster(address, client, Terms(versions(), shared))
        cluster.look_at_workers()
        yield cluster


class Cluster:
    """Workers to which a job is sent once, and then its chunks."""

    def __init__(self, address: str, client: "Client", terms: Terms) -> None:
        self._address, self._client, self._terms = address, client, terms
        self._executor = client.get_executor(pure=False)

    def map(self, work: Callable[[J, C], R], job: J, chunks: Iterable[C]) -> Iterator[R]:
        """What `work(job, chunk)` gives for each chunk, in their order. Raises Unusable.

        Where a worker is lost, what it had begun is done once more by another one.
        """
        token, bundle = secrets.token_hex(8), zlib.compress(pickle.dumps(job, pickle.HIGHEST_PROTOCOL), 1)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sending large graph")  # it is sent once, and must survive its worker
            held = self._client.submit(bytes, bundle, key=f"foothold-{token}")

        def submit(chunk: C) -> "Future[R]":
            future: Future[R] = self._executor.submit(perform, self._terms, work, token, held, pickle.dumps(chunk))
            return future

        with self._explained():
            yield from _in_order(submit, chunks)
            self._client.run(forget, token, on_error="ignore")

    def look_at_workers(self) -> None:
        """Raises Unusable when there are none, or one of them cannot work for us."""
        try:
            self._client.submit(os.getpid, pure=False).result(timeout=STARTING)
        except TimeoutError as error:
            raise Unusable(f"{self._address} has no worker: start one with dask worker {self._address}") from error
        found = self._client.run(fault, self._terms, on_error="return")
        faults = sorted((worker, _said(what)) for worker, what in found.items() if what is not None)
        if faults:
            (worker, what), more = faults[0], f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            raise Unusable(f"the worker {worker}{more} {what}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """What a cluster may answer instead of a result, in a sentence."""
        from distributed import KilledWorker
        from distributed.comm import CommClosedError

        try:
            yield
        except KilledWorker as error:
            raise Unusable(
                f"several workers of {self._address} were lost over one part of the work, the last at "
                f"{error.last_worker.address}: give each of them more memory"
            ) from error
        except ModuleNotFoundError as error:
            raise Unusable(f"a worker of {self._address} {_said(error)}") from error
        except (CancelledError, CommClosedError) as error:
            raise Unusable(f"the cluster at {self._address} is gone: {error or 'it let go of the work'}") from error


def _client(address: str) -> "Client":
    """A client of the scheduler. Raises Unusable."""
    try:
        from distributed import Client
    except ImportError as error:
        raise Unusable(f"--cluster needs packages that are not installed ({error}): {PACKAGES}") from error
    try:
        found = asyncio.run(asyncio.wait_for(_asked(address), ANSWERING))
        if found.get("type") != "Scheduler":
            raise Unusable(f"{address} is a worker of Dask: name its scheduler")
        return Client(address, timeout=ANSWERING, set_as_default=False, name="foothold")
    except TimeoutError as error:
        raise Unusable(
            f"no Dask scheduler answers at {address}: is the address right, and the scheduler on?"
        ) from error
    except (OSError, ValueError, TypeError, RuntimeError) as error:  # a wrong address, wrong certificates
        raise Unusable(f"{address} cannot be reached: {error}") from error


async def _asked(address: str) -> dict[str, Any]:
    """Who answers there. Dask's own client waits without end for one that listens and says nothing."""
    from distributed import Security, rpc

    async with rpc(address, connection_args=Security().get_connection_args("client")) as other:
        answer: dict[str, Any] = await other.identity()
        return answer


@contextmanager
def _mark(site: Path | None) -> Iterator[Path | None]:
    """An empty folder within the site's: a worker that sees it sees the same disk."""
    if site is None:
        yield None
        return
    mark = site.resolve() / f".shared-{secrets.token_hex(8)}"
    mark.mkdir()
    try:
        yield mark
    finally:
        with suppress(OSError):
            mark.rmdir()


@lru_cache(maxsize=1)
def versions() -> tuple[tuple[str, str], ...]:
    """Of Python, of the packages, and of our own code."""
    code = hashlib.blake2b(digest_size=8)
    for file in sorted(path for path in Path(__file__).parent.rglob("*") if path.suffix in (".py", ".html")):
        code.update(file.relative_to(Path(__file__).parent).as_posix().encode() + file.read_bytes())
    python = ".".join(platform.python_version_tuple()[:2])
    return ("Python", python), *((name, _version(name)) for name in _MADE_WITH), ("Foothold's code", code.hexdigest())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _said(what: object) -> str:
    """What is wrong with a worker, in a sentence that begins with it."""
    if isinstance(what, ModuleNotFoundError):
        return f"lacks a package ({what}): install Foothold there, then {PACKAGES}"
    return str(what)


def fault(terms: Terms) -> str | None:
    """In a worker: why it cannot work on these terms."""
    for (name, theirs), (_, own) in zip(terms.versions, versions(), strict=True):
        if theirs != own:
            return f"has {name} {own}, not {theirs}: install the same there, and start it anew"
    if terms.shared is not None and not (terms.shared.is_dir() and os.access(terms.shared, os.W_OK)):
        return f"does not see {terms.shared.parent}, or may not write there: share that folder, or build into a bucket"
    return None


_one_at_a_time = threading.Lock()
_jobs: dict[str, Any] = {}
"""In a worker: the last jobs that were sent, by their token. Two, for two who build may take turns."""


def perform(terms: Terms, work: Callable[[Any, Any], R], token: str, bundle: bytes, chunk: bytes) -> R:
    """In a worker: do a chunk. One at a time: threads of Python would only wait for each other. Raises Unusable."""
    with _one_at_a_time:
        if token not in _jobs:
            if wrong := fault(terms):
                raise Unusable(f"a worker that came later {wrong}")
            while len(_jobs) > 1:
                del _jobs[next(iter(_jobs))]
            _jobs[token] = pickle.loads(zlib.decompress(bundle))  # noqa: S301 - from the client, which Dask trusts with more
        return work(_jobs[token], pickle.loads(chunk))  # noqa: S301


def forget(token: str) -> None:
    """In a worker: let go of a job that is done."""
    _jobs.pop(token, None)


def _in_order(submit: "Callable[[C], Future[R]]", chunks: Iterable[C]) -> Iterator[R]:
    """The result for each chunk, with so many of them under way."""
    ahead = deque[Future[R]]()
    for chunk in chunks:
        ahead.append(submit(chunk))
        while ahead and ahead[0].done():
            yield ahead.popleft().result()
        while len(busy := [future for future in ahead if not future.done()]) >= AHEAD:
            wait(busy, return_when=FIRST_COMPLETED)
    while ahead:
        yield ahead.popleft().result()

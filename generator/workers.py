"""Worker processes that end with the process they work for.

A worker is forked, so that it shares what its parent has built and memory does not grow with their number. A pipe to
the parent tells it when that is gone, even killed: it would wait for work forever otherwise, and hold the site's lock.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

J = TypeVar("J")
C = TypeVar("C")
R = TypeVar("R")
FORKS = hasattr(os, "fork") and sys.platform != "darwin"
"""Whether a fork is safe: on a Mac the system's own libraries may not survive it."""


class Unusable(Exception):
    """A crew cannot do the work: why, and what would help."""


class Crew(Protocol):
    """Workers that share nothing with this process: a job travels to each of them once, and then its chunks."""

    def map(self, work: Callable[[J, C], R], job: J, chunks: Iterable[C]) -> Iterator[R]:
        """What `work(job, chunk)` gives for each chunk, in their order. Raises Unusable."""


def processors() -> int:
    """Those that this process may use, where the system says so; one when it has other threads.

    A fork copies the locks that other threads hold, and nobody who would release them.
    """
    if threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(workers: int, start: Callable[..., object], *arguments: Any) -> Iterator[Executor]:
    """Workers that have been started with `start(*arguments)`. An exception, as Ctrl-C is one, ends them at once."""
    ours, theirs = os.pipe()[::-1] if FORKS else (None, None)
    context = get_context("fork") if FORKS else None
    executor = ProcessPoolExecutor(workers, context, _begin, (ours, theirs, start, arguments))
    gc.freeze()  # what stands now is never looked at again, so its pages stay shared
    try:
        yield executor
        executor.shutdown()
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    finally:
        gc.unfreeze()
        for end in (ours, theirs):
            if end is not None:
                os.close(end)


def apart(work: Callable[..., R], *arguments: Any) -> R:
    """Do it in a process of its own, for it starts threads, and who has some cannot fork any more; who has, does it."""
    if not FORKS or threading.active_count() > 1:
        return work(*arguments)
    with pool(1, list) as executor:
        return executor.submit(work, *arguments).result()


def _begin(parents: int | None, own: int | None, start: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its workers
    if parents is not None and own is not None:
        os.close(parents)
        threading.Thread(target=_end_with_parent, args=(own,), daemon=True).start()
    gc.freeze()
    start(*arguments)


def _end_with_parent(pipe: int) -> None:
    os.read(pipe, 1)  # returns when the parent has closed its end, or is gone
    os._exit(1)

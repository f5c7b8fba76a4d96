"""One build of a site at a time: the lock on its folder, which ends with the process, however it ends."""

import contextlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

PATIENCE = 2.0
"""Seconds to wait for another build: so long its workers take to see that it was killed, and no longer."""


class Busy(Exception):
    """Another build is writing this site."""


@contextmanager
def locked(site: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other builds out of the site's folder, which is made if need be. Raises Busy.

    The lock is on the folder itself and ends with the process, however it ends.
    """
    folder = _lock(site, patience)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            site.rmdir()  # where nothing was built; who waits for the lock sees that the folder is gone
        if folder is not None:
            os.close(folder)


def _lock(site: Path, patience: float) -> int | None:
    """The locked folder, opened; None where the system has no such locks."""
    until = time.monotonic() + patience
    while True:
        site.mkdir(parents=True, exist_ok=True)
        if fcntl is None:
            return None
        folder = os.open(site, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _stands(site, folder):
                return folder
        except OSError as error:
            if time.monotonic() > until:
                os.close(folder)
                raise Busy(f"another build is writing {site}/: wait for it, or build into another folder") from error
            time.sleep(0.05)
        os.close(folder)


def _stands(site: Path, folder: int) -> bool:
    """Whether the folder is still the one at that place: the build before may have taken an empty one away."""
    try:
        return os.path.samestat(site.stat(), os.fstat(folder))
    except FileNotFoundError:
        return False

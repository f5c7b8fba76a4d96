"""Work that goes wrong on a cluster: `python -m tests.cluster.work ADDRESS CASE FOLDER` says what came of it."""

import errno
import os
import signal
import sys
from pathlib import Path

from generator.clusters import Cluster, Terms, connected, versions
from generator.workers import Unusable


def dies_once(folder: str, number: int) -> int:
    """Its worker is killed over the third chunk, the first time."""
    died = Path(folder) / "died"
    if number == 3 and not died.exists():
        died.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def dies_always(folder: str, number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def finds_no_room(folder: str, number: int) -> int:
    raise OSError(errno.ENOSPC, "No space left on device", f"{folder}/index.html")


def names_its_worker(folder: str, number: int) -> tuple[int, int]:
    """The worker's number, and whose job it holds: one for all chunks that it is given."""
    return os.getpid(), id(folder)


def main(address: str, case: str, folder: str) -> object:
    """What a case comes to."""
    with connected(address, None) as cluster:
        if case == "other versions":
            terms = Terms((("Python", "2.7"), *versions()[1:]), None)
            Cluster(address, cluster._client, terms).look_at_workers()
        if case == "no shared folder":
            Cluster(address, cluster._client, Terms(versions(), Path(folder) / "away")).look_at_workers()
        if case == "joins later with other versions":
            terms = Terms((*versions()[:-1], ("Foothold's code", "other")), None)
            return [*Cluster(address, cluster._client, terms).map(dies_once, folder, range(2))]
        return [*cluster.map(globals()[case], folder, range(6))]


if __name__ == "__main__":
    from tests.cluster import work  # under its name, which a worker knows

    try:
        print(work.main(*sys.argv[1:]))  # noqa: T201
    except (Unusable, OSError) as error:
        print(f"{type(error).__name__}: {error}")  # noqa: T201

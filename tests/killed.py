"""Kill builds at random points, let the next build end, and compare: `python -m tests.killed <folder> <kills> <seed>`.

A process of its own, for it forks. First the writing of made-up sites is killed, many times, for it takes no time; then
whole builds of a small project. Each dies at a random one of its changes to the disk, one build of four after a random
time.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from generator import making
from generator.build import build
from generator.locks import locked
from generator.published import Publication
from tests.changing import CHANGES, changing_project, reset
from tests.project import files_in

STATES = ("as made", "an entry's text", "a new city", "a removed entry")
CHANGING = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir"})


def main(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    """How many were killed, and after which of them the next one did not give the clean site."""
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(folder)
    writing = _writing(folder / "made-up", 200, chance)
    whole = _whole(changing_project(folder / "project"), kills, chance) if kills else (0, [])
    return {"writing": writing, "whole": whole}


def _writing(site: Path, kills: int, chance: random.Random) -> tuple[int, list[str]]:
    """Kill publications of made-up sites that follow each other."""
    killed, wrong, before = 0, [], dict[str, bytes]()
    while killed < kills:
        after = made_up(chance)
        point = chance.randint(1, _steps(before, after))
        killed += _killed(lambda after=after: _publish(site, after), point, site)  # type: ignore[misc]
        if chance.random() < 0.3:
            after = before  # what was changed is taken back: nothing of the killed build may stay
        _publish(site, after)
        if files_in(site) != after or any(not any(path.iterdir()) for path in site.rglob("*") if path.is_dir()):
            wrong.append(f"{killed}")
        before = after
    return killed, wrong


def made_up(chance: random.Random) -> dict[str, bytes]:
    """A small site in which a name may be a page at one time and a folder at another."""
    site: dict[str, bytes] = {}
    for _ in range(chance.randint(5, 25)):
        path = "/".join(chance.choice("abc") for _ in range(chance.randint(1, 4)))
        if not any(path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in site):
            site[path] = chance.choice([b"one", b"two", b"a longer one"]) * chance.choice([1, 9000])
    return site


def _publish(site: Path, files: dict[str, bytes]) -> None:
    with locked(site):
        publication = Publication(site)
        publication.put(files.items())
        publication.finish()


def _whole(project: Path, kills: int, chance: random.Random) -> tuple[int, list[str]]:
    """Kill whole builds of a project that changes between them."""
    os.chdir(project)
    making.MANY = 1
    _clean(project, "as made")
    started = time.monotonic()
    states = {state: _clean(project, state) for state in STATES}
    lasts = (time.monotonic() - started) / len(states)
    killed, wrong, stands = 0, [], ""
    while killed < kills:
        state = chance.choice([name for name in states if name != stands])
        _enter(project, state)
        by_time = killed % 4 == 3
        point = 0 if by_time else chance.randint(1, _steps(states.get(stands, {}), states[state]))
        workers = chance.choice([1, 2])
        killing = partial(_build, project, "site", workers)
        killed += _killed(killing, point, project / "site", chance.uniform(0, lasts))
        _build(project, "site")
        stands = state
        if files_in(project / "site") != states[state]:
            wrong.append(f"{killed}: {state}")
    return killed, wrong


def _build(project: Path, site: str, workers: int = 1) -> None:
    build(project / "mkdocs.yml", None, project / site, workers=workers)


def _clean(project: Path, state: str) -> dict[str, bytes]:
    _enter(project, state)
    _build(project, f"clean {state}")
    return files_in(project / f"clean {state}")


def _enter(project: Path, state: str) -> None:
    reset(project)
    if state in CHANGES:
        CHANGES[state](project)


def _steps(before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """About how many changes to the disk a build makes between two sites."""
    return 2 * sum(after[path] != before.get(path) for path in after) + len(before.keys() - after.keys()) + 4


def _killed(work: Callable[[], None], changes: int, site: Path, seconds: float = 0) -> bool:
    """Work in a child that dies at its n-th change to the disk, or after so many seconds; whether it did."""
    child = os.fork()
    if not child:
        if changes:
            _die_at(changes, (str(site), ".cache"))
        work()
        os._exit(0)
    if not changes:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _die_at(changes: int, below: tuple[str, ...]) -> None:
    left, main = changes, os.getpid()

    def count(event: str, about: tuple[Any, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(about[2], int) and about[2] & (os.O_WRONLY | os.O_RDWR)
        if (event in CHANGING or writes) and str(about[0]).startswith(below):
            left -= 1
            if left <= 0:
                os.kill(main, signal.SIGKILL)  # its workers see that by themselves

    sys.addaudithook(count)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))  # noqa: T201

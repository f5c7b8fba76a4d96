"""How long the gazetteer takes: compiled anew, loaded from the cache, and asked.

Run `python -m benchmarks.gazetteer`. The parts are timed in processes of their own, as commands meet them.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from generator.cache import FOLDER_VARIABLE
from generator.places import gazetteer
from generator.places.near import Near


def milliseconds(work: Callable[[], object], times: int = 1) -> float:
    """The mean of so many runs."""
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) * 1000 / times


def show(what: str, took: float) -> None:
    print(f"{what:34}{took:10.3f} ms")


def compiling() -> None:
    show("compiled from the rows", milliseconds(gazetteer.load))


def asking() -> None:
    show("loaded from the cache", milliseconds(gazetteer.load))
    places, centre = gazetteer.load(), (38.58, -121.49)
    for what, work in [
        ("a city", lambda: places.city("Sacramento", "CA")),
        ("a ZIP", lambda: places.postal_code("95814")),
        ("a county", lambda: places.county("Sacramento", "CA")),
        ("names like a misspelt one", lambda: places.nearest_names("Sacremento", "CA")),
    ]:
        show(f"{what}, first time", milliseconds(work))
        show(what, milliseconds(work, 1000))
    show("all cities as places", milliseconds(places.cities))
    points = [(*place.point, place) for place in places.postal_codes()]
    near = Near(points)
    show(f"a tree of {len(points):,} points", milliseconds(lambda: Near(points)))
    hits = len(near.within(centre, 50))
    show(f"{hits} points within 50 miles", milliseconds(lambda: near.within(centre, 50), 100))
    show("the nearest 10", milliseconds(lambda: near.nearest(centre, 10), 100))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for part in ("compiling", "asking"):
            command = [sys.executable, "-m", "benchmarks.gazetteer", part]
            subprocess.run(command, env=os.environ | {FOLDER_VARIABLE: folder}, check=True)


if __name__ == "__main__":
    {"compiling": compiling, "asking": asking}.get("".join(sys.argv[1:]), main)()

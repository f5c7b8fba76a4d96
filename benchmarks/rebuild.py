"""Time a build in which little or nothing has changed, as one whole process.

    python -m benchmarks.rebuild --entries 2000 10000

For each number of entries: they are made (`entries.py`), the site is built once, and then one entry's summary is
changed, built, and built again, some times over. Prints the medians of wall and CPU time. In the end the site is
compared with a clean build of the same data, byte for byte.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.bench import make_project
from benchmarks.measure import Taken, measured

_SUMMARY = re.compile(r"^summary: >-\n((?:  .*\n)+)", re.MULTILINE)


class Different(Exception):
    """The site is not that of a clean build."""


def main() -> None:
    """Make, build, change, and print what it took."""
    options = _options()
    print("| entries | build | seconds | of the processor |")
    print("|--:|---|--:|--:|")
    for size in options.entries:
        with tempfile.TemporaryDirectory(prefix="foothold-rebuild-") as folder:
            _measure(size, options.runs, options.seed, Path(folder))


def _measure(size: int, runs: int, seed: int, folder: Path) -> None:
    project = make_project(folder / "project", size, seed)
    _show(size, "from nothing", [_built(project, folder / "site")])
    files = sorted((project / "data").glob("*/*/*.yaml"))
    changed, unchanged = [], []
    for number in range(runs):
        _change(files[(number + 1) * len(files) // (runs + 1)], number)
        os.sync()
        changed.append(_built(project, folder / "site"))
        unchanged.append(_built(project, folder / "site"))
    _show(size, "one summary changed", changed)
    _show(size, "nothing changed", unchanged)
    _built(project, folder / "clean", "--clean")
    _compare(folder / "site", folder / "clean")


def _change(file: Path, number: int) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(_SUMMARY.sub(f"summary: >-\n  Other words than before, in run {number}.\n", text), encoding="utf-8")


def _built(project: Path, site: Path, *options: str) -> Taken:
    command = [sys.executable, "-m", "generator", "build", "-q", "--site", str(site), *options]
    environment = {
        "SOURCE_DATE_EPOCH": "1795392000",
        "FOOTHOLD_CACHE": str(project.parent / "cache"),
        "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as on any machine where people work
        "PYTHONPYCACHEPREFIX": str(project.parent / "compiled"),
    }
    return measured([command], project, environment)


def _show(size: int, what: str, taken: list[Taken]) -> None:
    wall, cpu = median(took.wall for took in taken), median(took.cpu for took in taken)
    print(f"| {size:,} | {what} | {wall:.2f} | {cpu:.2f} |", flush=True)


def _compare(site: Path, clean: Path) -> None:
    """Raises Different."""
    for one, other in ((site, clean), (clean, site)):
        for file in one.rglob("*"):
            beside = other / file.relative_to(one)
            if file.is_file() and not (beside.is_file() and beside.read_bytes() == file.read_bytes()):
                raise Different(f"{file.relative_to(one)} is not the same in a clean build")
    shutil.rmtree(clean)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, nargs="+", default=[2000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()

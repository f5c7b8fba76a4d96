"""Time `python -m generator validate` over made entries, as one whole process.

    python -m benchmarks.validate                     2,500 entries: the goal is 1.5 seconds
    python -m benchmarks.validate --entries 100000    the goal is 20 seconds on two processors

Prints the wall time and the most memory that the command and its workers used together. The entries
resemble the real ones in size and fields, and are the same for the same --seed. They are made in a temporary
folder, with the taxonomy of --data, and removed afterwards.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import entries
from benchmarks.measure import measured
from generator.places import gazetteer

ROOT = Path(__file__).parents[1]
MOST_SECONDS = 600


def main() -> None:
    """Make the entries, run the command, print what it took."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="foothold-benchmark-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(options.data / "taxonomy", data / "taxonomy")
        entries.write(data, options.entries, gazetteer.load(), options.seed)
        for _ in range(options.runs):
            command = [sys.executable, "-m", "generator", "validate", "--data", str(data)]
            taken = measured([command], ROOT, {}, MOST_SECONDS)
            last = taken.output.strip().rpartition("\n")[2]
            print(f"{options.entries:,} entries: {taken.wall:.2f} s, {taken.mebibytes:,.0f} MiB; it says: {last}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=2500)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="where the taxonomy is taken from")
    return parser.parse_args()


if __name__ == "__main__":
    main()

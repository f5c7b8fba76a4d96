"""Print problems that a command has written as JSON, so that GitHub shows each at its line in the pull request."""

import json
import sys
from pathlib import Path

from generator.problems import Problem, as_github


def main(file: Path) -> None:
    """Nothing is printed where the command could not write its file."""
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    for row in json.loads(text or "[]"):
        print(as_github(Problem(**row)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

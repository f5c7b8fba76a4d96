"""The form's scripts, made and run in Node beside the Python that they are compiled from."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.directory import Directory
from generator.entries.source import _UNSAFE, Source
from generator.problems import Problem
from generator.suggest import files_of, script_files
from tests.search.node import SCRIPTS, node

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
TODAY = "2026-11-27"


class Said(NamedTuple):
    """A problem, as both sides say it."""

    path: tuple[str | int, ...]
    what: str
    fix: str
    severity: str


def write_scripts(folder: Path) -> Path:
    """The scripts as the site has them, without their hash."""
    shutil.copytree(SCRIPTS / "suggest", folder)
    (folder / "package.json").write_text('{"type": "module"}')
    for path, data in script_files():
        (folder / Path(path).name).write_bytes(data)
    return folder


def write_files(directory: Directory, site: Path) -> Path:
    """The files that the form fetches."""
    for path, data in files_of(directory):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(data)
    return site


class Browser(NamedTuple):
    """Node with the scripts, and a site whose files they read."""

    scripts: Path
    site: Path

    def ask(self, questions: Iterable[dict[str, Any]]) -> list[Any]:
        """The answers, in order; an exception is one that holds "error"."""
        lines = "\n".join(json.dumps(question) for question in questions)
        command = [node(), str(HERE / "ask.mjs"), str(self.scripts), str(self.site), TODAY]
        run = subprocess.run(command, input=lines, capture_output=True, text=True, timeout=600)
        assert run.returncode == 0, run.stderr
        return [json.loads(line) for line in run.stdout.splitlines()]

    def check(self, cases: Sequence[tuple[dict[str, Any], str, str]], *, everywhere: bool = False) -> list[list[Said]]:
        """The problems of each (values, kind, state), with the files that it needs, or with those of all states."""
        answers = self.ask(
            {"check": values, "kind": kind, "state": state, "everywhere": everywhere} for values, kind, state in cases
        )
        failed = [answer["error"] for answer in answers if not isinstance(answer, list)]
        assert failed == []
        return [[Said(tuple(p["path"]), p["what"], p["fix"], p["severity"]) for p in answer] for answer in answers]


def as_file(values: dict[str, Any]) -> bytes:
    """The values as YAML in which no two of them stand at one place: JSON, with escapes for what cannot be seen."""
    text = json.dumps(values, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\U{ord(match[0]):08x}", text).encode()


def placed(source: Source, problems: Iterable[Problem]) -> list[Said]:
    """Problems of a file with the way to a value in place of its line and column."""
    ways = {(mark.line + 1, mark.column + 1): path for path, mark in (source.keys | source.positions).items()}
    for path, mark in source.positions.items():
        ways[mark.line + 1, mark.column + 1] = path
    for path, mark in source.keys.items():
        ways.setdefault((mark.line + 1, mark.column + 1), path)
    return [Said(ways[p.line, p.column], p.what, p.fix, p.severity) for p in problems]


def comparable(said: Iterable[Said]) -> list[Said]:
    """Without what only a file can say: the line of another item."""
    fixes = ((one, re.sub(r"the first is at (number )?[0-9:]+$", "the first is there", one.fix)) for one in said)
    return sorted((one._replace(fix=fix) for one, fix in fixes), key=repr)

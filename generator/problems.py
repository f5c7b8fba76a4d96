"""A problem with what somebody wrote: where it stands, what is wrong, what would be right.

A problem is a value. Checks yield problems, commands print them; nothing is raised.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

Severity = Literal["error", "warning"]
Format = Literal["text", "json", "github"]

_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. Lines and columns count from 1; they sort by place."""

    path: str
    line: int
    column: int
    what: str
    fix: str = ""
    severity: Severity = "error"


def nearest(word: str, known: Iterable[str], where: str = "") -> str:
    """What would be right instead of an unknown word: the closest known one, and where the list is."""
    choices = sorted(known)
    match = process.extractOne(word, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    hint = f'did you mean "{match[0]}"? ' if match else ""
    if where:
        return f"{hint}All of them: {where}" if hint else f"use one of those in {where}"
    return f"{hint}use one of: {', '.join(choices)}"


def as_text(problem: Problem) -> str:
    """`path:line:column: what`, and the remedy indented below it."""
    label = "warning: " if problem.severity == "warning" else ""
    head = _visible(f"{problem.path}:{problem.line}:{problem.column}: {label}{problem.what}")
    return f"{head}\n    {_visible(problem.fix)}" if problem.fix else head


def as_github(problem: Problem) -> str:
    """A GitHub Actions workflow command, which annotates the line in a pull request.

    Escapes as GitHub's toolkit does (percent, line ends; colon and comma in properties).
    """
    message = f"{problem.what}\n{problem.fix}" if problem.fix else problem.what
    return (
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.what)}::{_message(message)}"
    )


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON array of objects, in their order."""
    rows = [
        {
            "path": _visible(p.path),
            "line": p.line,
            "column": p.column,
            "severity": p.severity,
            "what": _visible(p.what),
            "fix": _visible(p.fix),
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _visible(text: str) -> str:
    """Characters that a terminal obeys, hides or cannot print, written out: any text may hold some."""
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text.replace("\n", " "))


def _message(text: str) -> str:
    text = "\n".join(_visible(line) for line in text.split("\n"))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")

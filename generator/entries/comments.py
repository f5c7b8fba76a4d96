"""Find the comments of a YAML text with the values they belong to, and set them into another text of those values.

Pure: text in, text out. A comment in the line of a value belongs to it, one in a line of its own to what comes
next, or, where it stands deeper than that, to the mapping or list above it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import yaml

from generator.entries.source import Path, Source

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

Spot = Literal["top", "before", "beside", "after"]
"""Above the entry, above a value, in its line, or below the last part of a mapping or list."""
MODELINE = "# yaml-language-server:"
"""How the comment starts that tells an editor the schema of the file."""
_GLUED = re.compile(r"^#(?=[^\s#!])")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and where it belongs."""

    text: str
    """From its # on, with a space behind that."""
    spot: Spot
    path: Path


def comments_in(text: str, source: Source) -> list[Comment]:
    """The comments of a text whose lines end in \\n, in their order; `source` is what it was read as."""
    if "#" not in text:
        return []
    anchors = _Anchors(text, source)
    found = []
    for number, line in enumerate(_without_values(text).split("\n")):
        column = line.find("#")
        if column >= 0:
            written = anchors.lines[number][column:].rstrip()
            spot, path = anchors.owner(number, column, alone=not line[:column].strip())
            found.append(Comment(_GLUED.sub("# ", written), spot, path))
    return found


def with_comments(text: str, source: Source, comments: Iterable[Comment]) -> str:
    """The text with the comments in it: one at most in the line of values, the others above or below."""
    anchors = _Anchors(text, source)
    above: dict[int, list[str]] = defaultdict(list)
    below: dict[int, list[str]] = defaultdict(list)
    beside: dict[int, str] = {}
    for comment in comments:
        number, indent, spot = anchors.place(comment)
        if spot == "after":
            below[number].append(indent + comment.text)
        elif spot == "beside" and number not in beside:
            beside[number] = comment.text
        else:
            above[number].append(indent + comment.text)
    lines: list[str] = []
    for number, line in enumerate(anchors.lines):
        lines.extend([*above[number], f"{line}  {beside[number]}" if number in beside else line, *below[number]])
    return "\n".join(lines)


class _Anchors:
    """The names of fields and the items of lists, by the lines in which they start."""

    def __init__(self, text: str, source: Source) -> None:
        self.lines = text.split("\n")
        self.source = source
        marks = {path: mark for path, mark in source.positions.items() if path} | source.keys
        self.at = {path: (mark.line, mark.column) for path, mark in marks.items()}
        by_line: dict[int, list[Path]] = defaultdict(list)
        for path in sorted(self.at, key=lambda path: (self.at[path], len(path))):
            by_line[self.at[path][0]].append(path)
        self.by_line = dict(sorted(by_line.items()))

    def owner(self, line: int, column: int, *, alone: bool) -> tuple[Spot, Path]:
        """To what the comment at this place belongs."""
        previous = max((number for number in self.by_line if number <= line), default=None)
        following = min((number for number in self.by_line if number > line), default=None)
        if previous is None:
            return self._of_the_top(line, following)
        if not alone:
            return "beside", self._first(previous)[-1]
        if following is not None and column <= _indent(self.lines[following]):
            return "before", self._first(following)[0]
        return "after", self._around(previous, column)

    def _of_the_top(self, line: int, following: int | None) -> tuple[Spot, Path]:
        """A comment above all fields is one about the file, unless it touches a field that will move."""
        if following is None or self.lines[line].startswith(MODELINE):
            return "top", ()
        path = self._first(following)[0]
        touches = all(self.lines[line:following])
        return ("before", path) if touches and path != ("name",) else ("top", ())

    def _first(self, line: int) -> list[Path]:
        """What starts first in a line: a field, or an item and the field that opens it."""
        paths = self.by_line[line]
        column = self.at[paths[0]][1]
        return [path for path in paths if self.at[path][1] == column]

    def _around(self, line: int, column: int) -> Path:
        """The mapping or list in whose body a column lies, below the last thing that starts in a line."""
        path = self.by_line[line][-1]
        while path:
            start = self.at[path][1]
            inner = isinstance(self.source.values_at(path), (dict, list))
            if start < column and inner:
                return path
            if start <= column:
                return path[:-1]
            path = path[:-1]
        return ()

    def place(self, comment: Comment) -> tuple[int, str, Spot]:
        """The line for a comment, its indentation, and whether it comes before, beside or after that line."""
        path = comment.path
        while path and path not in self.at:
            path = path[:-1]
        if comment.spot == "top" or (not path and comment.spot != "after"):
            return 0, "", "before"
        if comment.spot == "after" and not self._is_bracketed(path):
            return self._last_line(path), " " * self.source.positions[path].column, "after"
        line = self.at[path][0]
        return line, " " * _indent(self.lines[line]), "beside" if comment.spot == "beside" else "before"

    def _is_bracketed(self, path: Path) -> bool:
        mark = self.source.positions[path]
        return self.lines[mark.line][mark.column] in "[{"

    def _last_line(self, path: Path) -> int:
        """The last line of a block: the one above what starts next, or above the end of the text."""
        last = max(line for inner, (line, _) in self.at.items() if inner[: len(path)] == path)
        following = min((line for line in self.by_line if line > last), default=len(self.lines))
        return next(line for line in range(following - 1, -1, -1) if self.lines[line])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_values(text: str) -> str:
    """The text with all that belongs to a value or name struck out, so that each # left opens a comment."""
    parts, done = [], 0
    for start, end in _spans(text):
        parts.append(text[done:start])
        parts.append("\n".join("x" * len(line) for line in text[start:end].split("\n")))
        done = end
    return "".join([*parts, text[done:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each value and name stands; of a folded text the lines below its >."""
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    for event in events:
        if type(event) is yaml.ScalarEvent:
            start = event.start_mark.index
            if event.style in (">", "|"):
                start = text.find("\n", start)
            yield start, max(start, event.end_mark.index)

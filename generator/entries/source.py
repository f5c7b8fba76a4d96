"""Read one YAML file strictly: plain values, the position of each, and what is wrong with the text itself.

Pure: bytes in, a `Source` out. Reading is driven by the events of libyaml through PyYAML, so that nothing is
constructed but text, numbers, truth values, days, lists and mappings, and nothing recurses. What YAML 1.1
reads as something else than it looks like is refused with a message of its own; reading then goes on with
what the author meant, so that one run reports everything.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Protocol

import yaml

from generator.problems import Problem, Severity

Path = tuple[str | int, ...]
"""The way to a value: ("locations", 0, "city")."""
Position = tuple[int, int]
"""Line and column, both from 1."""

MOST_BYTES = 64 * 1024
"""An entry is about 1 KiB; sixty-four times that is not an entry."""
DEEPEST = 12
"""Levels of nesting. An entry needs four."""
MOST_ALIKE = 20
"""How many invisible characters are named one by one: a file full of them is one mistake."""
LONGEST_NUMBER = 64
"""A bare value that is longer is text, whatever it looks like; patterns of numbers are not tried on it."""

_Loader: Any = getattr(yaml, "CLoader", yaml.Loader)

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
)
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What begins with one of them and is longer than "False" is text, and nothing else."""
_TRUTH_LOOKALIKES = frozenset({"y", "yes", "n", "no", "on", "off"})
_HASH = re.compile(r"\S( +)(#[^\s#]\S{0,30})")
_BRACKETS = frozenset("]},")
_INTEGER = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_LEADING_ZERO = re.compile(r"^[-+]?0[0-9_]+$")
_E164 = re.compile(r"^\+[0-9]{11,15}$")
_DECIMAL = re.compile(r"^[-+]?(0|[1-9][0-9]*)\.[0-9]+$")
_SEXAGESIMAL = re.compile(r"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$")
_ONE_DIGIT_HOUR = re.compile(r"^[0-9]:[0-5][0-9]$")
_ODD_NUMBER = re.compile(
    r"^([-+]?[0-9][0-9_]*_[0-9_]*(\.[0-9_]*)?|0[xob][0-9a-fA-F_]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    r"|[-+]?(\.[0-9]+|[0-9]+\.?[0-9]*)([eE][-+]?[0-9]+)|[-+]?\.[0-9]+|[-+]?[0-9]+\.)$"
)
_DAY = re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_TIMESTAMP = re.compile(r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt]|[ ]+)[0-9].*$|^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$")


class Mark(Protocol):
    """A position as libyaml gives it: from 0. Few are ever asked for, so they are kept as they come."""

    line: int
    column: int


@dataclass(slots=True)
class Source:
    """A file as read: its values, where each stands, and the problems of the text itself."""

    path: str
    values: Any = None
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Path, "Mark"] = field(default_factory=dict)
    """Where each value starts."""
    keys: dict[Path, "Mark"] = field(default_factory=dict)
    """Where the key of each field starts."""
    readable: bool = True
    """False when the text could not be read to its end: `values` are then none."""

    def at(self, path: Path) -> Position:
        """Where the value stands, or its nearest existing parent."""
        while path and path not in self.positions:
            path = path[:-1]
        mark = self.positions.get(path)
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def shown_at(self, path: Path) -> str:
        """Where the value stands, for a message about another one."""
        line, column = self.at(path)
        return f"{line}:{column}"

    def values_at(self, path: Path) -> Any:
        """The value that `path` leads to; it must exist."""
        value = self.values
        for part in path:
            value = value[part]
        return value

    def problem(self, path: Path, what: str, fix: str = "", severity: Severity = "error") -> Problem:
        """A problem at the value that `path` leads to."""
        return Problem(self.path, *self.at(path), what, fix, severity)

    def problem_at_key(self, path: Path, what: str, fix: str = "", severity: Severity = "error") -> Problem:
        """A problem at the name of a field."""
        key = self.keys.get(path)
        position = (key.line + 1, key.column + 1) if key else self.at(path)
        return Problem(self.path, *position, what, fix, severity)


def read(path: str, data: bytes, most: int = MOST_BYTES) -> Source:
    """The file's values and positions. `path` is for messages only; nothing is opened, nothing raised."""
    source = Source(path)
    if len(data) > most:
        source.problems.append(too_big(path, len(data), most))
    text = None if source.problems else _decoded(source, data)
    if text is None:
        source.readable = False
        return source
    source.problems.extend(islice(_unsafe_characters(path, text), MOST_ALIKE))
    if source.problems:
        source.readable = False
        return source
    _Builder(source).build(text)
    return source


def too_big(path: str, size: int, most: int = MOST_BYTES) -> Problem:
    """The problem of a file that is larger than anything people write by hand."""
    what = f"the file has {size:,} bytes; at most {most:,} are read"
    return Problem(path, 1, 1, what, "write one entry a file, and shorten its texts")


def _decoded(source: Source, data: bytes) -> str | None:
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        what = f"not UTF-8: the byte 0x{data[error.start]:02x} is no part of a character"
        source.problems.append(Problem(source.path, line, column, what, "save the file with the encoding UTF-8"))
        return None


def _unsafe_characters(path: str, text: str) -> Iterator[Problem]:
    tabs = "\t" in text
    if not tabs and not _UNSAFE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        column = line.find("\t")
        if column >= 0:
            yield Problem(path, number, column + 1, "a tab", "use spaces: two for each level")
        if match := _UNSAFE.search(line):
            yield Problem(
                path,
                number,
                match.start() + 1,
                _named(match[0]),
                "remove it: it cannot be seen, or turns text around",
            )


def _hashes(text: str) -> dict[int, tuple[int, str]]:
    found = ((number, _HASH.search(line)) for number, line in enumerate(text.split("\n")) if "#" in line)
    return {number: (match.start(1), match[2]) for number, match in found if match}


def nothing(key: str | None) -> tuple[str, str]:
    """What is wrong where a field, or an item of a list, has no value; and what would be right."""
    what = "an empty item in a list" if key is None else f'"{key}" is empty'
    return what, "give it a value, or remove the line"


def escaped(text: str) -> tuple[str, str] | None:
    """What is wrong with a text of which only escapes can write a part; and what would be right."""
    match = _UNSAFE.search(text)
    return (_named(match[0]), "remove the escape: it cannot be seen, or turns text around") if match else None


def _named(character: str) -> str:
    return f"the control character U+{ord(character):04X}"


class _Builder:
    """Builds values and positions from a stream of YAML events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.stack: list[_Level] = []
        self.documents = 0
        self.hashes: dict[int, tuple[int, str]] = {}
        """By line from 0, where the text ends that a word that starts with # follows, and the word."""
        self.bracket_cut_off = False
        """Whether such a word took a bracket or comma with it, without which what follows is no YAML."""

    def build(self, text: str) -> None:
        if "#" in text:
            self.hashes = _hashes(text)
        try:
            loader = _Loader(text)
            while (event := loader.get_event()) is not None:
                handle = _HANDLERS.get(type(event))
                if handle is not None and not handle(self, event):
                    self.source.readable = False
                    self.source.values = None
                    return
        except yaml.YAMLError as error:
            if not self.bracket_cut_off:
                self.source.problems.append(_syntax_problem(self.source.path, error))
            self.source.readable = False
            self.source.values = None

    def document(self, event: Any) -> bool:
        self.documents += 1
        if event.version or event.tags:
            return self._refuse(event, "a YAML directive (a line that starts with %)", "remove the line")
        if self.documents > 1:
            return self._refuse(event, "a second document in one file", "one entry a file: remove the line ---")
        return True

    def alias(self, event: Any) -> bool:
        return self._refuse(
            event,
            f"the alias *{event.anchor}",
            "write the value out again; or put text that starts with * in quotes",
        )

    def scalar(self, event: Any) -> bool:
        if event.anchor is not None or event.tag is not None:
            return self._refuse_node(event)
        level = self.stack[-1] if self.stack else None
        if level is not None and level.is_mapping and level.key is None:
            return self._key(level, event)
        if event.implicit[0]:
            if self.hashes:
                self._cut_off(event)
            text = event.value
            self._add(event, text if text[:1] in _LETTERS and len(text) > 5 else self._resolved(event, text))
        else:
            self._add(event, self._quoted(event))
        return True

    def open_mapping(self, event: Any) -> bool:
        return self._open(event, {})

    def open_list(self, event: Any) -> bool:
        return self._open(event, [])

    def close(self, _event: Any) -> bool:
        self.stack.pop()
        return True

    def _open(self, event: Any, container: Any) -> bool:
        if event.anchor is not None or event.tag is not None:
            return self._refuse_node(event)
        if len(self.stack) >= DEEPEST:
            return self._refuse(event, f"more than {DEEPEST} levels of nesting", "an entry needs no more than four")
        level = self.stack[-1] if self.stack else None
        if level is not None and level.is_mapping and level.key is None:
            return self._refuse(event, "a list or mapping as the name of a field", "the name of a field is one word")
        path = self._add(event, container)
        self.stack.append(_Level(container, path))
        return True

    def _refuse_node(self, event: Any) -> bool:
        """Values have neither an anchor nor a tag of their own."""
        if event.anchor is not None:
            fix = "remove it and write the value out where it is needed; put text that starts with & in quotes"
            return self._refuse(event, f"the anchor &{event.anchor}", fix)
        return self._refuse(event, f"the tag {event.tag}", "remove it; or put text that starts with ! in quotes")

    def _key(self, level: "_Level", event: Any) -> bool:
        key = event.value
        path = (*level.path, key)
        if key == "<<" and event.implicit[0]:
            return self._refuse(event, "the merge key <<", "write the fields out")
        if key in level.container:
            first, again = self.source.keys[path].line + 1, event.start_mark.line + 1
            self._complain(event, f'the field "{key}" stands here twice', f"keep one; the first is in line {first}")
            path = (*level.path, f"{key} (again, line {again})")
            level.discard = True
        else:
            self.source.keys[path] = event.start_mark
        if event.style == '"' and _UNSAFE.search(key):
            self._complain(event, "a control character in the name of a field", "remove it")
        level.key = key
        level.key_path = path
        return True

    def _add(self, event: Any, value: Any) -> Path:
        if not self.stack:
            self.source.values = value
            self.source.positions[()] = event.start_mark
            return ()
        level = self.stack[-1]
        if level.is_mapping:
            path = level.key_path
            if level.discard:
                level.discard = False
            else:
                level.container[level.key] = value
            level.key = None
        else:
            path = (*level.path, len(level.container))
            level.container.append(value)
        self.source.positions[path] = event.start_mark
        return path

    def _quoted(self, event: Any) -> str:
        """A text in quotes or folded. Only double quotes have escapes, which can hide what it holds."""
        text: str = event.value
        if event.style == '"' and (fault := escaped(text)):
            self._complain(event, *fault)
        return text

    def _cut_off(self, event: Any) -> None:
        """Suite #200 without quotes is "Suite" with a comment behind it."""
        end = event.end_mark
        column, word = self.hashes.get(end.line, (-1, ""))
        if column == end.column and event.value:
            self.bracket_cut_off |= not _BRACKETS.isdisjoint(word)
            what = f"YAML reads {word} as a comment, not as text"
            self._complain(event, what, "put the text in quotes; a comment has a space behind its #")

    def _resolved(self, event: Any, text: str) -> Any:
        """A bare scalar as a number, truth value or day where it plainly is one, else as text."""
        if text in _CONSTANTS:
            constant = _CONSTANTS[text]
            return self._nothing(event) if constant is None else constant
        first = text[0]
        if not (first.isdigit() or first in "-+."):
            if len(text) < 4 and text.lower() in _TRUTH_LOOKALIKES:
                self._complain(
                    event, f"YAML reads the bare word {text} as a truth value", f'put it in quotes: "{text}"'
                )
            return text
        return self._number_or_day(event, text)

    def _nothing(self, event: Any) -> Any:
        """No value is no statement: it is refused wherever it stands, unless it is the whole file."""
        if not self.stack:
            return None
        level = self.stack[-1]
        self._complain(event, *nothing(level.key))
        return DUD

    def _number_or_day(self, event: Any, text: str) -> Any:
        if len(text) > LONGEST_NUMBER:
            return text
        if _E164.match(text):
            return text  # nobody writes a plus before a number that is counted with
        if _INTEGER.match(text):
            return int(text) if len(text) < 19 else text
        if _DECIMAL.match(text):
            return float(text)
        if _DAY.match(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                self._complain(event, f"there is no day {text}", "write year-month-day, for example 2026-11-22")
                return DUD
        for pattern, reads in _SURPRISES:
            if pattern.match(text):
                quoted = f"0{text}" if _ONE_DIGIT_HOUR.match(text) else text
                self._complain(event, f"YAML reads the bare {text} as {reads}", f'put it in quotes: "{quoted}"')
                return text
        if _TIMESTAMP.match(text):
            self._complain(event, f"the bare {text} is not a plain day", "write year-month-day, for example 2026-11-22")
            return DUD
        return text

    def _complain(self, event: Any, what: str, fix: str) -> None:
        self.source.problems.append(Problem(self.source.path, *_position(event), what, fix))

    def _refuse(self, event: Any, what: str, fix: str) -> bool:
        self._complain(event, what, fix)
        return False


class Dud:
    """Stands for a value that has been complained of already: checks pass over it."""

    def __repr__(self) -> str:
        return "DUD"


DUD = Dud()


@dataclass(slots=True)
class _Level:
    container: Any
    path: Path
    key: str | None = None
    key_path: Path = ()
    discard: bool = False
    is_mapping: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_mapping = isinstance(self.container, dict)


_SURPRISES = (
    (_LEADING_ZERO, "an octal number"),
    (_SEXAGESIMAL, "a number in base 60"),
    (_ODD_NUMBER, "a number"),
)

_HANDLERS: dict[type, Callable[[_Builder, Any], bool]] = {
    yaml.DocumentStartEvent: _Builder.document,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
    yaml.MappingStartEvent: _Builder.open_mapping,
    yaml.MappingEndEvent: _Builder.close,
    yaml.SequenceStartEvent: _Builder.open_list,
    yaml.SequenceEndEvent: _Builder.close,
}


def _position(event: Any) -> Position:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


_REWORDED = (
    (
        "mapping values are not allowed",
        "a colon in the middle of a value",
        'put text that holds ": " in quotes',
    ),
    (
        "could not find expected ':'",
        "a line that is neither a field nor text that goes on",
        "write `field: value`, indented like its neighbours",
    ),
    (
        "did not find expected key",
        "a line that fits neither the field above nor the next",
        "indent it like its neighbours, with spaces; close quotes and brackets",
    ),
    (
        "did not find expected ',' or",
        "a list or mapping in brackets that is not closed",
        "put a comma between its items and close the bracket",
    ),
    (
        "did not find expected '-' indicator",
        "a list with an item that does not start with -",
        "start each item of the list with - at the same column",
    ),
    (
        "found unexpected end of stream",
        "a quote that is not closed",
        "close the quote, or write ' as '' inside single quotes",
    ),
    (
        "found character that cannot start any token",
        "a character that cannot begin a value",
        "put the value in quotes",
    ),
    (
        "block sequence entries are not allowed",
        "a list that starts in the line of its field",
        "start it in the next line, or write it in brackets",
    ),
    (
        "did not find expected node content",
        "a comma or bracket where a value belongs",
        "close the brackets; put text that starts with one in quotes",
    ),
    (
        "did not find expected comment or line break",
        "text in the line of > or |",
        "start the text in the next line, two spaces further in",
    ),
    (
        "did not find expected <document start>",
        "a line that belongs to no field",
        "remove it; a line that starts with % is no text",
    ),
    ("found unknown directive name", "a line that starts with %", "remove it, or put the text in quotes"),
    ("did not find expected alphabetic", "text that starts with & or *", "put it in quotes"),
    ("found unexpected document indicator", "a line --- inside quotes", "close the quote before it"),
    (
        "found unknown escape character",
        "an unknown escape in double quotes",
        "write a backslash as \\\\, or use single quotes",
    ),
)


def _syntax_problem(path: str, error: yaml.YAMLError) -> Problem:
    """libyaml's complaint in a contributor's words, at its place."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    marks = ("problem_mark", "context_mark") if "end of stream" not in said else ("context_mark", "problem_mark")
    mark = next((mark for name in marks if (mark := getattr(error, name, None))), None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for start, what, fix in _REWORDED:
        if said.startswith(start):
            return Problem(path, line, column, what, fix)
    return Problem(path, line, column, f"not YAML: {said}", "compare with an entry beside it; indent with spaces")

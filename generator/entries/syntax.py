"""What libyaml says of a text that is no YAML, in a contributor's words, and at the line of the mistake.

Pure: a text and libyaml's complaint in, a problem out. libyaml names the place at which it could not go on, which
is often the line after the mistake; what people do wrong most is looked for by itself.
"""

import re
from typing import Any

import yaml

from generator.problems import Problem

_LINE_END = re.compile(r"\r\n|\n|\r")
"""As libyaml counts lines."""
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)")
_GLUED = re.compile(r"^ *-(?=[^\s\-][^\s:]*:)")
_STAR = re.compile(r"^ *\*(?= )")

_REWORDED = (
    (
        "mapping values are not allowed",
        "a colon in the middle of a value",
        'put text that holds ": " in quotes',
    ),
    (
        "could not find expected ':'",
        "a line that is neither a field nor text that goes on",
        "write `field: value`, with a space behind the colon; indent by two spaces what goes on from the line above",
    ),
    (
        "did not find expected key",
        "a line that fits neither the field above nor the next",
        "indent it like its neighbors, with spaces; close quotes and brackets",
    ),
    (
        "did not find expected ',' or",
        "a list or mapping in brackets that is not closed",
        "put a comma between its items and close the bracket",
    ),
    (
        "did not find expected '-' indicator",
        "a line that is neither an item of the list above nor a field beside it",
        "start it with - like the other items, or move it to the column of the fields that it belongs to",
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


def syntax_problem(path: str, text: str, error: yaml.YAMLError, quoted: Any) -> Problem:
    """The problem of a text that could not be read to its end; `quoted` is the event of the last text in quotes."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    here, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    known = _known_slip(text, here) or _wrong_quotes(said, text, here, quoted)
    if known:
        return Problem(path, *known)
    mark = _mark(said, here, begun)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for start, what, fix in _REWORDED:
        if said.startswith(start):
            return Problem(path, line, column, what, fix)
    return Problem(path, line, column, f"not YAML: {said}", "compare with an entry beside it; indent with spaces")


_Fault = tuple[int, int, str, str]
"""Line, column, what is wrong, what would be right."""


def _known_slip(text: str, here: Any) -> _Fault | None:
    """The first line, no later than where reading stopped, that holds a mistake with a sign of its own."""
    last = here.line + 1 if here else 1
    for number, line in enumerate(_LINE_END.split(text)[:last], 1):
        if _CONFLICT.match(line):
            fix = "keep one of the two versions, and remove the lines that start with <<<<<<<, ======= and >>>>>>>"
            return number, 1, "a mark that git leaves where two changes meet", fix
        if match := _GLUED.match(line):
            return number, match.end(), "a - without a space behind it", "write a space between the - and the field"
        if match := _STAR.match(line):
            return number, match.end(), "a * in front of an item", "start each item with - and a space"
    return None


def _wrong_quotes(said: str, text: str, here: Any, quoted: Any) -> _Fault | None:
    """A quote that is closed by the next one, lines below, or by an apostrophe."""
    if quoted is None or here is None or not said.startswith("did not find expected"):
        return None
    start, end = quoted.start_mark, quoted.end_mark
    lines = _LINE_END.split(text)
    stopped = lines[here.line][here.column : here.column + 1] if here.line < len(lines) else ""
    if end.line != here.line or end.column > here.column or stopped in ("", "]", "}"):
        return None
    if start.line < end.line:
        return start.line + 1, start.column + 1, "a quote that is not closed", "close the quote in this line"
    if quoted.style == "'":
        fix = "put the whole text in double quotes, or write each ' in it as ''"
        return end.line + 1, end.column, "an apostrophe that closes the quote", fix
    return end.line + 1, end.column, "text behind a closed quote", "close the quote where the text ends"


def _mark(said: str, here: Any, begun: Any) -> Any:
    """Where the mistake begins, where libyaml knows that better than where it could not go on."""
    begins = said.startswith(("found unexpected end of stream", "could not find expected ':'"))
    left_open = said.startswith("did not find expected ',' or") and begun and here and begun.line < here.line
    return (begun or here) if begins or left_open else (here or begun)

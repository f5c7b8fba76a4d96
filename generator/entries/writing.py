"""Write an entry as YAML in the one form that its file has: key order, quotes, braces, folded texts.

Pure: plain values in (what `model.as_written` returns), text out. Each field has one form, so that the same
values give the same bytes whoever writes them, and a change shows as a change of values. The site's form
writes the same bytes: this module is compiled to JavaScript, so it is kept to functions, lists, mappings and
strings, and looks at characters one by one where the two languages' patterns differ.
"""

from collections.abc import Mapping
from typing import Any

WIDTH = 100
"""Columns of a line, where its text can be broken."""

FORMS: dict[str, list[list[str]]] = {
    "entry": [
        ["name", "line"],
        ["also_known_as", "words"],
        ["website", "line"],
        ["summary", "text"],
        ["take_part", "text"],
        ["run_by", "braces"],
        ["open_to", "braces"],
        ["cost", "line"],
        ["format", "line"],
        ["locations", "blocks"],
        ["serves", "words"],
        ["meetings", "rows"],
        ["hours", "rows"],
        ["meetings_note", "braces"],
        ["industries", "words"],
        ["audiences", "words"],
        ["languages", "words"],
        ["volunteer", "line"],
        ["contact", "braces"],
        ["parent", "line"],
        ["institution", "line"],
        ["agency_type", "line"],
        ["sources", "blocks"],
        ["verified", "braces"],
        ["status", "line"],
        ["formerly", "words"],
    ],
    "run_by": [["type", "line"], ["name", "line"], ["faith", "line"]],
    "open_to": [["note", "line"]],
    "locations": [
        ["name", "line"],
        ["street", "line"],
        ["city", "line"],
        ["state", "line"],
        ["county", "line"],
        ["postal_code", "quoted"],
        ["latitude", "number"],
        ["longitude", "number"],
        ["precision", "line"],
    ],
    "meetings": [
        ["every", "line"],
        ["on", "words"],
        ["from", "quoted"],
        ["to", "quoted"],
        ["at", "line"],
        ["except", "words"],
        ["starting", "day"],
    ],
    "hours": [["on", "words"], ["from", "quoted"], ["to", "quoted"]],
    "meetings_note": [["text", "line"], ["year", "number"]],
    "contact": [["phone", "line"], ["email", "line"]],
    "sources": [["url", "line"], ["accessed", "day"], ["dated", "quoted"], ["states", "line"]],
    "verified": [["on", "day"], ["how", "line"]],
}
"""Of the entry and of each mapping in it: the fields in their order, and the form of each.

line: on the line, in quotes where it needs them, folded where it is too long. text: always folded.
quoted: always in quotes. number, day: bare. words: [a, b], a line each where that is too long.
braces: {a: 1, b: 2}, a block where that is too long; `open_to` may be one word too.
rows: a list of such mappings. blocks: a list of mappings with a line for each field."""

_LOOKALIKES = ["y", "yes", "n", "no", "on", "off", "true", "false", "null"]
_BAD_START = "-?:,[]{}#&*!|>'\"%@`~=<+. "
_NUMERIC = "0123456789+-.:_abcdefoxtzABCDEFOXTZ "
"""A text of nothing but these that starts with a digit may be read as a number, a time or a day."""
_DIGITS = "0123456789"
_BRACKETS = ",[]{}"
_PHONE = "+1-ddd-ddd-dddd"
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_HEX = "0123456789ABCDEF"


def written(values: Mapping[str, Any]) -> str:
    """The YAML text of an entry's fields; what is empty is left out."""
    return "\n".join(_block("entry", values, "")) + "\n"


def _block(sort: str, values: Mapping[str, Any], indent: str) -> list[str]:
    """A mapping with its fields in lines of their own."""
    lines: list[str] = []
    for name, form in FORMS[sort]:
        value = values.get(name)
        if not _is_empty(value):
            lines.extend(_field(name, form, value, indent))
    return lines


def _is_empty(value: Any) -> bool:
    if value is None:
        return True
    return isinstance(value, (str, list, dict)) and len(value) == 0


def _field(name: str, form: str, value: Any, indent: str) -> list[str]:
    """The lines of a field whose name stands `indent` from the left."""
    start = indent + name + ":"
    if form == "words":
        return _words(start, value, indent)
    if form == "rows" or form == "blocks":
        return [start, *_items(name, form, value, indent + "  ")]
    if form == "braces" and not isinstance(value, str):
        line = start + " " + _in_braces(name, value)
        return [line] if _width(line) <= WIDTH else [start, *_block(name, value, indent + "  ")]
    return _scalar(start, "line" if form == "braces" else form, value, indent + "  ")


def _scalar(start: str, form: str, value: Any, deeper: str) -> list[str]:
    """A value behind its name or hyphen, or folded below it."""
    line = start + " " + _bare(form, value, False)
    if form == "text" and _is_foldable(value):
        return [start + " >-", *_folded(value, deeper)]
    if form == "line" and _width(line) > WIDTH and " " in value and _is_foldable(value):
        return [start + " >-", *_folded(value, deeper)]
    return [line]


def _items(sort: str, form: str, items: list[Any], indent: str) -> list[str]:
    """The mappings of a list, each in braces or as a block."""
    lines: list[str] = []
    for item in items:
        line = indent + "- " + _in_braces(sort, item)
        if form == "rows" and _width(line) <= WIDTH:
            lines.append(line)
        else:
            block = _block(sort, item, indent + "  ")
            lines.append(indent + "- " + block[0].strip(" "))
            lines.extend(block[1:])
    return lines


def _words(start: str, words: list[str], indent: str) -> list[str]:
    """A list of words in brackets; where that is too long, a line for each."""
    line = start + " " + _in_brackets(words)
    if _width(line) <= WIDTH:
        return [line]
    lines = [start]
    for word in words:
        lines.extend(_scalar(indent + "  -", "line", word, indent + "    "))
    return lines


def _in_brackets(words: list[str]) -> str:
    return "[" + ", ".join([_bare("line", word, True) for word in words]) + "]"


def _in_braces(sort: str, values: Mapping[str, Any]) -> str:
    parts: list[str] = []
    for name, form in FORMS[sort]:
        value: Any = values.get(name)
        if not _is_empty(value):
            text = _in_brackets(value) if form == "words" else _bare(form, value, True)
            parts.append(name + ": " + text)
    return "{" + ", ".join(parts) + "}"


def _bare(form: str, value: Any, within_brackets: bool) -> str:
    """A value on one line, with quotes where YAML would read something else without."""
    if form == "number":
        return _number(value)
    if form == "day":
        return str(value)
    if form == "quoted" or not _is_plain(value, within_brackets):
        return _quoted(value)
    return str(value)


def _is_plain(text: str, within_brackets: bool) -> bool:
    """Whether YAML reads the text as itself without quotes: our strict reader, and every other one."""
    if text == "" or text.lower() in _LOOKALIKES or not _is_clean(text):
        return False
    if text[0] in _BAD_START and not _is_phone(text):
        return False
    if ": " in text or " #" in text or text.endswith(":") or text.endswith(" "):
        return False
    if text[0] in _DIGITS and (_consists_of(text, _NUMERIC) or _starts_like_a_day(text)):
        return False
    return not (within_brackets and _has_any(text, _BRACKETS))


def _starts_like_a_day(text: str) -> bool:
    """Whether digits and two hyphens come first: 2026-11-22 9 am is a moment to some readers."""
    hyphens = 0
    for character in text:
        if character == "-":
            hyphens = hyphens + 1
        elif character not in _DIGITS:
            return hyphens == 2
    return hyphens == 2


def _is_foldable(text: str) -> bool:
    """Whether the text comes back the same from lines that are broken at its spaces."""
    return _is_clean(text) and "  " not in text and not text.startswith(" ") and not text.endswith(" ")


def _is_clean(text: str) -> bool:
    """Whether it has no line ends and nothing invisible, which only quotes can hold."""
    return all(not _is_control(ord(character)) for character in text)


def _is_control(code: int) -> bool:
    return code < 32 or 127 <= code <= 159 or code in (173, 8232, 8233, 65279, 65534, 65535)


def _is_phone(text: str) -> bool:
    if len(text) != len(_PHONE):
        return False
    shape = ["d" if character in _DIGITS else character for character in text[3:]]
    return text.startswith("+1-") and "".join(shape) == _PHONE[3:]


def _consists_of(text: str, characters: str) -> bool:
    return all(character in characters for character in text)


def _has_any(text: str, characters: str) -> bool:
    return any(character in characters for character in text)


def _quoted(text: str) -> str:
    parts: list[str] = []
    for character in text:
        if character in _ESCAPES:
            parts.append(_ESCAPES[character])
        elif _is_control(ord(character)):
            parts.append(_escaped(ord(character)))
        else:
            parts.append(character)
    return '"' + "".join(parts) + '"'


def _escaped(code: int) -> str:
    """A character by its number, as YAML writes it: \\u2028."""
    digits = ""
    for _ in range(4):
        digits = _HEX[code % 16] + digits
        code = code // 16
    return "\\u" + digits


def _number(value: float) -> str:
    """The shortest digits that give the number, never with an exponent: 38.58, -121.0 as -121."""
    if -1e-12 < value < 1e-12:
        return "0"
    text = str(value)
    if text.endswith(".0"):
        return text[:-2]
    if "e-" not in text:
        return text
    mantissa, exponent = text.split("e-")
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.replace("-", "").replace(".", "")
    return sign + "0." + "0" * (int(exponent) - 1) + digits


def _folded(text: str, indent: str) -> list[str]:
    """The words of a text in lines that are as full as they can be."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line == "":
            line = indent + word
        elif _width(line) + 1 + _width(word) <= WIDTH:
            line = line + " " + word
        else:
            lines.append(line)
            line = indent + word
    lines.append(line)
    return lines


def _width(text: str) -> int:
    """How many characters it has; one function, because languages count some of them as two."""
    return len(text)

"""Regular expressions of Python as regular expressions of JavaScript that match the same texts.

Pure: a pattern in, a source and flags out. The flag `u` makes both count characters alike. What Python's classes
mean beyond ASCII is written out; what has no counterpart, or is not used by the rules, is refused.
"""

import re
from collections.abc import Iterator

SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What `\\s` and `str.strip` take for a space."""
WORD = r"\p{L}\p{N}_"
_CLASSES = {"s": SPACE, "w": WORD, "d": r"\p{Nd}"}
_EDGE = f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))"
_MEANT = {"$": r"(?=\n?(?![^]))", ".": r"[^\n]", r"\b": _EDGE}
_SAME = frozenset("tnrfv0")
"""Escapes that mean one thing in both languages."""
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
"""What may be escaped under the flag `u`."""
_TOKEN = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\.|\(\?[:=!]|\(\?<[=!]|\(\?|.", re.DOTALL)


class Untranslatable(ValueError):
    """A pattern holds what the browser has not."""


def in_javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """The source and the flags of a pattern."""
    flags = "u"
    for flag in re.RegexFlag(pattern.flags & ~re.UNICODE.value):
        if flag is not re.IGNORECASE:
            raise Untranslatable(f"the flag {flag.name}")
        flags += "i"
    return "".join(_translated(pattern.pattern)), flags


def _translated(source: str) -> Iterator[str]:
    inside = False
    for piece in _TOKEN.findall(source):
        yield _in_class(piece) if inside else _outside(piece)
        if piece in ("[", "]"):
            inside = piece == "["


def _outside(piece: str) -> str:
    if piece == "(?":
        raise Untranslatable("a named group, or a flag inside the pattern")
    if piece in _MEANT:
        return _MEANT[piece]
    if len(piece) == 2 and piece[0] == "\\":
        return f"[{_CLASSES[piece[1]]}]" if piece[1] in _CLASSES else _escape(piece)
    return piece


def _in_class(piece: str) -> str:
    if len(piece) == 2 and piece[0] == "\\":
        return _CLASSES.get(piece[1]) or _escape(piece)
    return piece


def _escape(piece: str) -> str:
    """An escape of one character."""
    character = piece[1]
    if character in _SAME or character in _SYNTAX or character.isdigit():
        return piece
    if character.isalpha():
        raise Untranslatable(f"the escape {piece}")
    return rf"\{character}" if character == "-" else character

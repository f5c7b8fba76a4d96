"""Quote what strangers wrote, so that it is text and nothing else in a comment on GitHub.

Pure, and of the standard library alone: workflows run it before anything is installed.
"""

import re

_TICKS = re.compile("`{3,}")
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def fenced(text: str, language: str = "text") -> str:
    """The text as code, in a fence that nothing in it can close: GitHub makes no links and mentions there."""
    text = _HIDDEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    fence = "`" * max([3, *(len(ticks) + 1 for ticks in _TICKS.findall(text))])
    return f"{fence}{language}\n{text}\n{fence}"

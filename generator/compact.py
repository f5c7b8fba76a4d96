"""JSON in the fewest bytes, the same for the same value: by orjson, which takes a tenth of the time of `json`."""

import json
from typing import Any

import orjson


def dumps(value: Any) -> bytes:
    """The value as UTF-8. Tuples of any type are arrays. Raises TypeError for what JSON cannot hold."""
    try:
        return orjson.dumps(value, default=_plain, option=orjson.OPT_PASSTHROUGH_DATETIME)
    except orjson.JSONEncodeError:  # the name of a file that is not UTF-8
        return json.dumps(value, separators=(",", ":")).encode()


def text(value: Any) -> str:
    """As `dumps`, where it becomes a part of a longer text."""
    return dumps(value).decode()


def loads(data: bytes | str) -> Any:
    """What `dumps` has written. Raises json.JSONDecodeError."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return json.loads(data)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(value)
    raise TypeError(f"not for JSON: {type(value).__name__}")

"""Values of a Python process as expressions of JavaScript. Pure: the same values give the same text."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import date
from typing import Any

from generator.suggest.compiler.expressions import Unsupported
from generator.suggest.compiler.patterns import Untranslatable, in_javascript

_COUNTS = " !#$%&()*+,/:;<=>?@[]^{|}~"
"""What stands for 0, 1, 2 and so on; `words` in values.js knows the same."""
_WORD = re.compile(r"[A-Za-z0-9_.'-]+")


def literal(value: Any, reference: Callable[[Any], str]) -> str:
    """The value; functions and classes in it are asked of `reference`."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, re.Pattern):
        return _pattern(value)
    if isinstance(value, date):
        return f"$.date({value.year}, {value.month}, {value.day})"
    if isinstance(value, Mapping):
        pairs = (f"[{literal(key, reference)}, {literal(item, reference)}]" for key, item in value.items())
        return f"$.dict([{', '.join(pairs)}])"
    if isinstance(value, Set):
        return f"$.set({_listed(sorted(value), reference)})"
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        return _listed(value, reference)
    if callable(value):
        return reference(value)
    if _is_single(value):
        return f"new {reference(type(value))}()"
    raise Unsupported(f"a value of the type {type(value).__name__} is not written down for the form: {value!r}")


def _pattern(value: re.Pattern[str]) -> str:
    try:
        source, flags = in_javascript(value)
    except Untranslatable as error:
        raise Unsupported(f"{error} in the pattern {value.pattern!r} is not compiled for the form") from None
    return f"$.pattern({json.dumps(source, ensure_ascii=False)}, {json.dumps(flags)})"


def _listed(values: Any, reference: Callable[[Any], str]) -> str:
    """A list; of many plain words as one text, which is shorter."""
    if len(values) > 3 and all(isinstance(value, str) and _WORD.fullmatch(value) for value in values):
        return f"$.words({json.dumps(packed(values), ensure_ascii=False)})"
    return f"[{', '.join(literal(value, reference) for value in values)}]"


def packed(words: Iterable[str]) -> str:
    """Words in one text: before each stands how many letters of the one before it begins with, as one of `_COUNTS`."""
    parts: list[str] = []
    before = ""
    for word in words:
        same = min(_shared(before, word), len(_COUNTS) - 1)
        parts.append(_COUNTS[same] + word[same:])
        before = word
    return "".join(parts)


def _shared(one: str, other: str) -> int:
    """How many characters two words begin with alike."""
    shortest = min(len(one), len(other))
    return next((i for i in range(shortest) if one[i] != other[i]), shortest)


def _is_single(value: Any) -> bool:
    """Whether it is an object without values of its own: a mark such as DUD."""
    return type(value).__module__.startswith("generator.") and not getattr(value, "__dict__", True)

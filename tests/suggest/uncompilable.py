"""Python that the form's compiler does not know, a function each."""

import re
import statistics
import threading
from typing import Any

_LOCK: Any = threading.Lock()
_NAMED = re.compile("(?P<name>a)")
_VALUE = object()
_count = 0


def with_block() -> int:
    with _LOCK:
        return 1


def global_name() -> int:
    global _count
    _count = 1
    return _count


def steps(text: str) -> str:
    return text[::2]


def unknown_function(numbers: list[float]) -> float:
    return statistics.median(numbers)


def unknown_method(value: Any) -> str:
    return str(value.hexdigest())


def loop_with_else(items: list[int]) -> int:
    for item in items:
        if item:
            break
    else:
        return 0
    return 1


def two_handlers(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
    except KeyError:
        return 1


def named_group(text: str) -> bool:
    return _NAMED.search(text) is not None


def keywords(**given: int) -> int:
    return len(given)


def unknown_value() -> object:
    return _VALUE

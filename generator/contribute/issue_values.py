"""Make an entry's fields of the answers to an issue form.

Pure. What has one plain meaning is written as an entry writes it (a ZIP+4, a phone number in brackets, half past six);
everything else stays as it was answered, and validation says what would be right.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import phonenumbers

from generator.contribute.issue_fields import Field
from generator.entries.model import in_dashes

_SPLIT = re.compile(r"\n|;")
_CLOCK = re.compile(r"^([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([ap])?\.?\s?(?:m\.?)?$", re.IGNORECASE)
_ZIP = re.compile(r"^([0-9]{5})(?:-[0-9]{4})?$")
_BARE_HOST = re.compile(r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/\S*)?$")
_YEAR = re.compile(r"^[0-9]{4}$")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})
"""Unicode's categories of what has no shape of its own."""


def values_of(answers: Mapping[str, str], fields: Iterable[Field]) -> dict[str, Any]:
    """The fields of an entry as written."""
    values: dict[str, Any] = {}
    for field in fields:
        answer = without_hidden(answers.get(field.id, "").replace("\t", " "))
        if answer.strip() and field.path:
            _put(values, field, _value(field, answer))
    return values


def _put(values: dict[str, Any], field: Field, value: Any) -> None:
    """Set what the field's path leads to; a list of mappings gets one."""
    target = values
    for name, in_list in zip(field.path[:-1], field.in_list[:-1], strict=True):
        inner = target.get(name)
        if in_list:
            target[name] = inner = inner or [{}]
            target = inner[0]
        else:
            target[name] = target = inner if isinstance(inner, dict) else {}
    target[field.path[-1]] = value


def _value(field: Field, answer: str) -> Any:
    if field.choices:
        chosen = _chosen(answer, field)
        return chosen if field.several else chosen[0]
    if field.in_list[-1]:
        rows = answer.split(",") if field.path[-1] == "on" else _SPLIT.split(answer)
        return [_tidy(field.path[-1], " ".join(row.split())) for row in rows if row.strip()]
    return _tidy(field.path[-1], " ".join(answer.split()))


def _chosen(answer: str, field: Field) -> list[str]:
    """The values behind the chosen words; what is no choice stays as it is. A choice may hold a comma itself."""
    found: list[str] = []
    words = sorted(field.choices, key=len, reverse=True)
    rest = " ".join(answer.split())
    while rest:
        word = next((w for w in words if rest == w or rest.startswith(f"{w}, ")), rest.partition(", ")[0])
        found.append(field.choices.get(word, word))
        rest = rest[len(word) :].removeprefix(", ")
    return found


def _tidy(name: str, text: str) -> Any:
    """The text as an entry writes it, where there is only one way to read it."""
    tidy = _TIDY.get(name)
    return tidy(text) if tidy else text


def _phone(text: str) -> str:
    try:
        parsed = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        return text
    if parsed.country_code != 1 or parsed.extension:
        return text
    return in_dashes(f"+1{parsed.national_number}")


def _clock(text: str) -> str:
    match = _CLOCK.match(text)
    if not match:
        return text
    hour, minute, half = int(match[1]), match[2] or "00", (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return text
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not match[2]:
        return text  # a bare 6 may be in the morning or in the evening
    return f"{hour:02d}:{minute}"


def _zip(text: str) -> str:
    match = _ZIP.match(text)
    return match[1] if match else text


def _address(text: str) -> str:
    return f"https://{text}" if _BARE_HOST.match(text) else text


def _weekday(text: str) -> str:
    return text.lower().removesuffix("s")


def _year(text: str) -> int | str:
    return int(text) if _YEAR.match(text) else text


def without_hidden(text: str) -> str:
    """The text without what cannot be seen: control characters, marks that turn text around, halves of characters."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _HIDDEN)


_TIDY = {
    "phone": _phone,
    "from": _clock,
    "to": _clock,
    "postal_code": _zip,
    "website": _address,
    "url": _address,
    "on": _weekday,
    "year": _year,
}

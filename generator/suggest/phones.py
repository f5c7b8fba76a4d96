"""Telephone numbers in the browser: what the rules ask of the package phonenumbers, for numbers of +1.

Pure. The patterns are the package's own; a number with another country's code is known to be one, and no more. A test
holds both to the same answers.
"""

import re
from typing import Any, NamedTuple

import phonenumbers
from phonenumbers import phonenumberutil as package

CODE = 1
"""The country code of the United States, Canada and the Caribbean."""
_SORTS = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line",
    "mobile",
)
_START = re.compile(r"[+＋0-9]")
_UNWANTED_END = re.compile(r"(?:_|[^#\w])+$")
_SECOND_NUMBER = re.compile(r"[\\/] *x")
_VIABLE: re.Pattern[str] = package._VALID_PHONE_NUMBER_PATTERN
_EXTENSION: re.Pattern[str] = package._EXTN_PATTERN
_PLUS = re.compile(r"[+＋]+")
_HAS_WORD = re.compile(r"(?:.*?[A-Za-z]){3}.*")
_KEYS: dict[str, str] = dict(package._ALPHA_PHONE_MAPPINGS)
"""Letters as the digits of their keys: 1-800-FLOWERS."""
_DIGITS = "0123456789"
_COUNTRY_CODES = frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
_SHORTEST, _LONGEST, _LONGEST_WRITTEN = 2, 17, 250


class Number(NamedTuple):
    """A number taken apart."""

    country_code: int
    national_number: int
    extension: str | None = None
    zeros: int = 0
    """How many stand before it, which no number of +1 has."""


class NotANumber(Exception):
    """What is written cannot be read as a number."""


def _region(name: str) -> tuple[str, re.Pattern[str] | None, re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """How numbers of a country or territory look: their first digits, all of them, and those of each sort."""
    found: Any = phonenumbers.PhoneMetadata.metadata_for_region(name)
    sorts = dict.fromkeys(desc.national_number_pattern for sort in _SORTS if (desc := getattr(found, sort)))
    leading = re.compile(found.leading_digits) if found.leading_digits else None
    general = re.compile(found.general_desc.national_number_pattern)
    return name, leading, general, tuple(re.compile(pattern) for pattern in sorts if pattern)


_REGIONS = tuple(_region(name) for name in phonenumbers.COUNTRY_CODE_TO_REGION_CODE[CODE])


def parse(number: str, _region: str) -> Number:
    """The number as written in the United States."""
    text = _possible(number)
    if len(number) > _LONGEST_WRITTEN or not _is_viable(text):
        raise NotANumber("no number")
    extension, text = _without_extension(text)
    code, national = _country_code(text)
    if code == 0:
        code, national = CODE, _normalized(text)
    if len(national) < _SHORTEST:
        raise NotANumber("too short")
    if code == CODE and national.startswith("1") and len(national) > 10:
        national = national[1:]
    if len(national) > _LONGEST:
        raise NotANumber("too long")
    zeros = len(national) - len(national.lstrip("0"))
    return Number(code, int(national), extension or None, min(zeros, len(national) - 1))


def region_code_for_number(number: Number) -> str | None:
    """The country or territory of a number of +1."""
    national = _significant(number)
    for name, leading, general, sorts in _REGIONS:
        if leading.match(national) if leading else _fits(national, general, sorts):
            return name
    return None


def is_valid_number_for_region(number: Number, region: str) -> bool:
    """Whether such a number is given out there."""
    national = _significant(number)
    return any(name == region and _fits(national, general, sorts) for name, _, general, sorts in _REGIONS)


def _significant(number: Number) -> str:
    return "0" * number.zeros + str(number.national_number)


def _fits(national: str, general: re.Pattern[str], sorts: tuple[re.Pattern[str], ...]) -> bool:
    if len(national) not in (7, 10) or not general.fullmatch(national):
        return False
    return any(pattern.fullmatch(national) for pattern in sorts)


def _possible(number: str) -> str:
    """What of a text may be a number."""
    start = _START.search(number)
    if not start:
        return ""
    text = number[start.start() :]
    for pattern in (_UNWANTED_END, _SECOND_NUMBER):
        if found := pattern.search(text):
            text = text[: found.start()]
    return text


def _is_viable(text: str) -> bool:
    return len(text) >= _SHORTEST and _VIABLE.fullmatch(text) is not None


def _without_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text)
    if found and _is_viable(text[: found.start()]):
        for group in found.groups():
            if group is not None:
                return group, text[: found.start()]
    return "", text


def _country_code(text: str) -> tuple[int, str]:
    """The code and the rest, where the number is written with one; else 0."""
    plus = _PLUS.match(text)
    if not plus:
        return _dialled(_normalized(text))
    digits = _normalized(text[plus.end() :])
    if len(digits) <= _SHORTEST:
        raise NotANumber("too short")
    code, rest = _split(digits)
    if code:
        return code, rest
    code, rest = _dialled(digits)
    if code == 0:
        raise NotANumber("no country code")
    return code, rest


def _dialled(digits: str) -> tuple[int, str]:
    """As dialled in the United States: 011 before a country code, 1 before an area code."""
    if digits.startswith("011") and digits[3:4] not in ("", "0"):
        if len(digits) - 3 <= _SHORTEST:
            raise NotANumber("too short")
        code, rest = _split(digits[3:])
        if code == 0:
            raise NotANumber("no country code")
        return code, rest
    general = _REGIONS[0][2]
    if digits.startswith("1"):
        rest = digits[2:] if digits.startswith("11") and _is_longer(digits[1:], general) else digits[1:]
        if (not general.fullmatch(digits) and general.fullmatch(rest)) or len(digits) > 10:
            return CODE, rest
    return 0, ""


def _is_longer(digits: str, general: re.Pattern[str]) -> bool:
    """Whether a 1 before the area code may be left out: not where only with it the number is one."""
    return not general.fullmatch(digits) or general.fullmatch(digits[1:]) is not None


def _split(digits: str) -> tuple[int, str]:
    if digits.startswith("0"):
        return 0, digits
    for length in (1, 2, 3):
        if length <= len(digits) and int(digits[:length]) in _COUNTRY_CODES:
            return int(digits[:length]), digits[length:]
    return 0, digits


def _normalized(text: str) -> str:
    """The digits alone; of a number with a word in it the keys of its letters, too."""
    if _HAS_WORD.fullmatch(text):
        return "".join(_KEYS.get(character, "") for character in text.upper())
    return "".join(character for character in text if character in _DIGITS)

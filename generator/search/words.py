"""Cut text into the words that are searched: what the index holds and what a person types meet here.

Pure: strings in, words out. `docs/assets/js/search/text.js` does the same to the words of a query; a test
compares the two on every name of the directory.
"""

import re
import unicodedata
from functools import cache

_APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER TURNED COMMA}]")
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): "", ord("&"): " and "}
_PLUS = re.compile(r"(?<=\d)\+")
_DOTTED = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])\.(?=[A-Za-z](?![A-Za-z0-9]))")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_NOT_WORD = re.compile(r"[\W_]+")
_NO_PLURALS = frozenset(("news", "series", "species"))
_JOINT = re.compile(r"([a-z0-9])([A-Z])")
_SEGMENT = re.compile(r"[(),:;/\N{EN DASH}\N{EM DASH}]")
_SHORTEST, _LONGEST = 3, 5

SMALL_WORDS = frozenset("a an and at by de del for from in la of on or our the to with your".split())
"""Words that tell no two names apart: no name is looked up by them."""


def spoken(text: str) -> str:
    """The text as words one space apart: small letters without accents.

    "50+" is "50 plus", "R&D" is "r and d", "N.A.W.I.C." is "nawic".
    """
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [word for token in text.split() for word in _cut(token)]


@cache
def _cut(text: str) -> tuple[str, ...]:
    """The words of a run of letters and signs; names repeat theirs."""
    if "+" in text:
        text = _PLUS.sub(" plus ", text)
    if not text.isascii():
        text = _APOSTROPHES.sub("", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    if "." in text:
        text = _DOTTED.sub(r"\1", text)
    if text.isascii():
        return tuple(text.lower().translate(_ASCII).split())
    return tuple(_NOT_WORD.sub(" ", text.replace("&", " and ").lower()).split())


def stem(word: str) -> str:
    """The word in the singular, as far as its end tells: "agencies" is "agency", "nurses" is "nurse"."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NO_PLURALS:
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def stems(text: str) -> list[str]:
    """The words of the text in the singular, in order."""
    return [stem(word) for word in _words(text)]


def telling(text: str) -> list[str]:
    """The stems of the words that tell names apart."""
    return [word for token in text.split() for word in _telling(token)]


def spellings(name: str) -> list[list[str]]:
    """The telling words of a name, and where it joins words those with these apart: "CareerSource" is "Career Source"
    too."""
    tokens = name.split()
    if not any(map(_apart, tokens)):
        return [telling(name)]
    return [telling(name), [word for token in tokens for word in _apart(token) or _telling(token)]]


@cache
def _telling(token: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _cut(token) if word not in SMALL_WORDS)


@cache
def _apart(token: str) -> tuple[str, ...]:
    """The telling words of a token that joins words, taken apart; none of any other."""
    return tuple(telling(_JOINT.sub(r"\1 \2", token))) if _JOINT.search(token) else ()


def acronyms(name: str) -> list[str]:
    """The initials that a name may be known by: "Texas Workforce Commission" is "twc".

    Of each part of the name, with its small words and without, and without its first word: people call the
    "California Employment Development Department" "EDD".
    """
    found: dict[str, None] = {}
    for segment in _SEGMENT.split(name):
        words = _words(segment)
        whole = "".join([word[0] for word in words])
        plain = "".join([word[0] for word in words if word not in SMALL_WORDS])
        for short in (whole, whole[1:], plain, plain[1:]):
            if _SHORTEST <= len(short) <= _LONGEST:
                found[short] = None
    return list(found)

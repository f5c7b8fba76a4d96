"""Fold, shorten and name text: what makes two spellings one, and a title an address.

Pure: strings in, strings out.
"""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPACE = re.compile(r"\s+")
_ABBREVIATIONS = {
    "st": "saint",
    "ste": "sainte",
    "ft": "fort",
    "mt": "mount",
}


def fold(text: str) -> str:
    """Lower case without accents or punctuation, words one space apart: what a comparison looks at."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
        text = decomposed.encode("ascii", "ignore").decode("ascii")
    return _NOT_WORD.sub(" ", text.replace("'", "").replace("&", " and ").lower()).strip()


def fold_place(name: str) -> str:
    """`fold`, with the abbreviations that places are written with spelled out: "St. Paul" is "saint paul"."""
    return " ".join(_ABBREVIATIONS.get(word, word) for word in fold(name).split())


def slug(text: str, longest: int = 60) -> str:
    """The text as a part of an address: lower-case ASCII words joined by hyphens, cut between words."""
    name = fold(text).replace(" ", "-")
    if len(name) <= longest:
        return name
    return name[: longest + 1].rpartition("-")[0] or name[:longest]


def shorten(text: str, longest: int) -> str:
    """The text on one line, cut between words with an ellipsis where it is longer than `longest` characters."""
    line = _SPACE.sub(" ", text).strip()
    if len(line) <= longest:
        return line
    return line[: longest - 1].rpartition(" ")[0].rstrip(" ,;:.–-") + "…"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """ "1 group", "2 groups": the number with the word that goes with it."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(words: list[str], joiner: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"

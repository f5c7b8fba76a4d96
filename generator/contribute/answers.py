"""What reading an answer gives: fields of an entry, or what is wrong with it.

Pure, as all that reads answers: text in, values out.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from generator.entries.taxonomy import Term
from generator.text import fold

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer cannot be taken, what would be right, and what was probably meant."""

    what: str
    fix: str
    instead: str = ""
    """The answer that was probably meant; the next question offers it."""


def one_of(words: Collection[str], noun: str) -> Callable[[str], str | Fault]:
    """Reads a number of the list or one of its words, typing errors named."""
    ordered = list(words)

    def reads(text: str) -> str | Fault:
        word = text.strip().lower().replace(" ", "-")
        if word.isascii() and word.isdigit() and 0 < int(word) <= len(ordered):
            return ordered[int(word) - 1]
        if word in ordered:
            return word
        starting = [known for known in ordered if word and known.startswith(word)]
        return starting[0] if len(starting) == 1 else _unknown(text, noun, ordered)

    return reads


def several_of(
    terms: Mapping[str, Term], noun: str, further: Mapping[str, str] | None = None
) -> Callable[[str], list[str] | Fault]:
    """Reads words of a taxonomy, split at commas: slugs, names, and what people say instead of them."""
    meant = dict(further or {})
    for slug, term in terms.items():
        meant |= {fold(word): slug for word in (*term.synonyms, term.name, slug)}

    def reads(text: str) -> list[str] | Fault:
        found: list[str] = []
        words = [word.strip() for word in text.split(",") if word.strip()]
        for number, word in enumerate(words):
            slug = word if word in terms else meant.get(fold(word))
            if slug is None:
                fault = _unknown(word, noun, terms)
                rest = ", ".join([*words[:number], fault.instead, *words[number + 1 :]])
                return Fault(fault.what, fault.fix, rest if fault.instead else "")
            found.append(slug)
        return list(dict.fromkeys(found))

    return reads


def _unknown(word: str, noun: str, known: Iterable[str]) -> Fault:
    choices = list(known)
    match = process.extractOne(word, choices, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    what = f'unknown {noun} "{word}"'
    return (
        Fault(what, f'did you mean "{match[0]}"?', match[0])
        if match
        else Fault(what, f"use one of: {', '.join(choices)}")
    )

"""Texts are plain: no markup, one paragraph each. They are shown on pages, in feeds and on paper alike."""

import re
from collections.abc import Iterator
from html.entities import html5

from generator.entries.checks.draft import Draft
from generator.entries.known import Known
from generator.entries.model import OpenToNote
from generator.entries.source import Path
from generator.problems import Problem
from generator.text import shorten

_SUSPECT = re.compile(r"[<&\n]|\]\(")
_TAG = re.compile(r"<[A-Za-z/!?][^>]*>?")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|([A-Za-z][A-Za-z0-9]{1,31}));")
_NAMES = frozenset(name.removesuffix(";") for name in html5 if name.endswith(";"))
_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()]*\)")


def plain_words(draft: Draft, _known: Known) -> Iterator[Problem]:
    """HTML, Markdown links, and texts of more than one paragraph."""
    for path, text in _texts(draft):
        if text is not None and _SUSPECT.search(text):
            yield from _faults(draft, path, text)


def _faults(draft: Draft, path: Path, text: str) -> Iterator[Problem]:
    if tag := _TAG.search(text):
        what = f'HTML in a text: "{shorten(tag[0], 40)}"'
        yield draft.problem(path, what, "write plain words: remove the < and what belongs to it")
    if entity := _entity(text):
        yield draft.problem(path, f'HTML in a text: "{entity}"', "write the character itself, for example & or –")
    if link := _LINK.search(text):
        fix = "write plain words; addresses belong in website or sources"
        yield draft.problem(path, f'a Markdown link in a text: "{shorten(link[0], 60)}"', fix)
    if "\n" in text:
        fix = "write it after >- without blank lines, which folds it into one"
        yield draft.problem(path, "a text of more than one paragraph", fix)


def _entity(text: str) -> str:
    """The first character reference, by number or by a name that HTML knows: "AT&T;" is none."""
    for match in _ENTITY.finditer(text):
        if match[1] is None or match[1] in _NAMES:
            return match[0]
    return ""


def _texts(draft: Draft) -> Iterator[tuple[Path, str | None]]:
    """Every text of the entry that people read, with the way to it."""
    entry = draft.entry
    yield ("name",), entry.name
    yield ("summary",), entry.summary
    yield ("take_part",), entry.take_part
    yield ("volunteer",), entry.volunteer
    yield ("institution",), entry.institution
    yield ("run_by", "name"), entry.run_by.name
    for i, name in enumerate(entry.also_known_as):
        yield ("also_known_as", i), name
    if isinstance(entry.open_to, OpenToNote):
        yield ("open_to", "note"), entry.open_to.note
    for i, location in enumerate(entry.locations):
        yield ("locations", i, "name"), location.name
        yield ("locations", i, "street"), location.street
        yield ("locations", i, "city"), location.city
        yield ("locations", i, "county"), location.county
    for i, place in enumerate(entry.serves):
        yield ("serves", i), place
    for i, meeting in enumerate(entry.meetings):
        yield ("meetings", i, "at"), meeting.at
    if entry.meetings_note:
        yield ("meetings_note", "text"), entry.meetings_note.text
    for i, source in enumerate(entry.sources):
        yield ("sources", i, "states"), source.states

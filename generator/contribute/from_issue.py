"""Turn an issue into a new entry or a changed one, or into the reasons why not.

Pure: an issue and what the directory holds in, a `Reply` out. Only texts of entries come out, each for a path that is
made here of a kind, a state and a slug; nothing of the issue ever becomes a path, and what is wrong is said in the
words of `validate`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from generator.contribute.amend import CannotAmend
from generator.contribute.confirming import HOWS, confirmed
from generator.contribute.files import id_for
from generator.contribute.issue_body import LONGEST, Issue, answers_in, form_of
from generator.contribute.issue_fields import FORM_NAMES, Field, FormName, fields_of
from generator.contribute.issue_values import values_of
from generator.directory import FOLDER_OF
from generator.entries import source as yaml_source
from generator.entries.known import Known
from generator.entries.model import FOLDERS, Kind, as_written
from generator.entries.reading import Reading, read_entry
from generator.entries.relations import Record, record_of, relations
from generator.entries.writing import written
from generator.places.gazetteer import STATES
from generator.problems import Problem, nearest

Outcome = Literal["written", "for-a-person", "to-mend", "refused"]

_ID = re.compile(
    r"(?:https?://[^\s/]+(?:/[^\s/]+)*/entries/|/?entries/|(?:data/)?[a-z-]+/)?([a-z]{2}/[a-z0-9-]+?)(?:\.yaml|/)?"
)
_FILE = re.compile(r"^# ?data/([a-z-]+)/([a-z]{2})/[a-z0-9-]+\.yaml$")
_WEB = re.compile(r"https?://[^\s<>\"'`]+[^\s<>\"'`.,;:!?)\]]")
_MISSING = re.compile(r'^"(\w+)" is missing$')


class Remark(NamedTuple):
    """A problem, and the question whose answer it is about."""

    question: str
    """Empty where it is about no single one."""
    problem: Problem


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of an issue."""

    outcome: Outcome
    form: FormName | None = None
    id: str = ""
    """The entry's id; empty where none is known."""
    files: Mapping[str, str] = field(default_factory=dict)
    """What to write: texts by their paths below the data folder."""
    understood: tuple[tuple[str, str], ...] = ()
    """(question, what was read)."""
    remarks: tuple[Remark, ...] = ()
    why: str = ""
    """Why nothing was written, in a sentence."""


@dataclass(frozen=True, slots=True)
class Directory:
    """What a reply depends on beside the issue."""

    known: Known
    records: tuple[Record, ...]
    """Of every entry; their paths begin with the folder's name."""
    shown_as: str
    """What the data folder is called in problems, "data"."""
    read: Callable[[str], bytes]
    """The bytes of an entry's file, by its path below the data folder."""
    removed: frozenset[str] = frozenset()
    """Ids of entries that were taken out."""

    def find(self, id_: str) -> Record | None:
        """The entry that has the id, or had it before."""
        return next((r for r in self.records if r.id == id_), None) or next(
            (r for r in self.records if id_ in r.formerly), None
        )

    @property
    def taken(self) -> frozenset[str]:
        """Ids that no new entry may get."""
        return frozenset(
            {r.id for r in self.records} | {old for r in self.records for old in r.formerly} | self.removed
        )


def reply(issue: Issue, directory: Directory, form: FormName | None = None, kind: Kind | None = None) -> Reply:
    """What to make of the issue. `form` and `kind` are used where the issue itself does not say."""
    if len(issue.body) > LONGEST:
        return Reply("refused", why=f"The text has {len(issue.body):,} characters. At most {LONGEST:,} are read.")
    forms = {name: fields_of(name, directory.known.taxonomy) for name in FORM_NAMES}
    chosen = issue.form or form or form_of(issue.body, forms)
    answers = answers_in(issue.body, forms[chosen]) if chosen else {}
    if chosen is None or not answers:
        return Reply("refused", chosen, why="No filled form of this directory was found in it.")
    if chosen == "new-entry":
        return _new_entry(answers, forms[chosen], directory, kind)
    understood = tuple((q.label, answers[q.id]) for q in forms[chosen] if q.id in answers)
    record, why = _named(answers.get("id", ""), directory)
    if record is None:
        return Reply("to-mend", chosen, understood=understood, why=why)
    found = _CHANGES[chosen](answers, record, issue, directory)
    return Reply(found.outcome, chosen, record.id, found.files, understood, found.remarks, found.why)


def _new_entry(answers: Mapping[str, str], fields: tuple[Field, ...], directory: Directory, kind: Kind | None) -> Reply:
    values = values_of(answers, fields)
    chosen = values.pop("kind", None)
    finished = answers.get("entry", "")
    filed = _FILE.match(finished.partition("\n")[0].strip())
    kind = chosen if chosen in get_args(Kind) else FOLDERS.get(filed[1] if filed else "", kind)
    understood = tuple((q.label, answers[q.id]) for q in fields if q.id in answers)
    if kind is None:
        kinds = " or ".join(words.name for words in directory.known.taxonomy.kinds.values())
        return Reply(
            "to-mend", "new-entry", understood=understood, why=f"It does not say what sort of help it is: {kinds}."
        )
    content = finished.encode() if finished else _as_bytes({"status": "active"} | values)
    id_ = _new_id(kind, content, filed[2] if filed else None, directory)
    return _proposed(Reply("written", "new-entry", id_, understood=understood), kind, content, fields, directory)


def _as_bytes(values: Mapping[str, Any]) -> bytes:
    """The fields as JSON, which is YAML too, and in which every text is in quotes."""
    return json.dumps(values, ensure_ascii=False).encode(errors="replace")


def _new_id(kind: Kind, content: bytes, folder: str | None, directory: Directory) -> str:
    """A free id. Of a text that cannot be read it is one that only problems will name."""
    values = yaml_source.read("", content).values
    values = values if isinstance(values, dict) else {}
    state = folder if folder in {"us", *(code.lower() for code in STATES)} else _state_of(values)
    name = values.get("name")
    return id_for(kind, name if isinstance(name, str) and name.strip() else "new entry", state, directory.taken)


def _state_of(values: Mapping[str, Any]) -> str:
    """The folder of a state: where its first location is, or the one state that it serves; else `us`."""
    locations, serves = values.get("locations"), values.get("serves")
    first = locations[0] if isinstance(locations, list) and locations else None
    codes = [first.get("state")] if isinstance(first, dict) else []
    if not codes and isinstance(serves, list):
        codes = [place.rpartition(",")[2].strip() for place in serves if isinstance(place, str)]
    known = {code for code in codes if isinstance(code, str) and code in STATES}
    return known.pop().lower() if len(known) == 1 and len(set(map(str, codes))) == 1 else "us"


def _proposed(
    reply: Reply, kind: Kind, content: bytes, fields: Iterable[Field], directory: Directory, *, ours: bool = False
) -> Reply:
    """The reply with the entry in its one form, or with what is wrong with it.

    A text of `ours` stays as it is, comments included; of a stranger's only the values are taken.
    """
    name = f"{FOLDER_OF[kind]}/{reply.id}.yaml"
    path = f"{directory.shown_as}/{name}"
    reading = read_entry(path, content, directory.known)
    record = record_of(path, reading.id, reading.kind, reading.draft, directory.known.gazetteer)
    others = [r for r in directory.records if r.path != path]
    between = [problem for problem in relations([*others, record], {path}) if problem.path == path]
    problems = sorted([*reading.problems, *between])
    remarks = tuple(Remark(_question(problem, reading, fields), problem) for problem in problems)
    bad = reading.entry is None or any(problem.severity == "error" for problem in problems)
    entry = None if bad else reading.entry
    files = {name: content.decode() if ours else written(as_written(entry))} if entry else {}
    return Reply("to-mend" if bad else "written", reply.form, reply.id, files, reply.understood, remarks)


def _question(problem: Problem, reading: Reading, fields: Iterable[Field]) -> str:
    """The question whose answer the problem is about."""
    at = (problem.line, problem.column)
    path = next(
        (path for path in (*reading.source.positions, *reading.source.keys) if reading.source.at(path) == at), ()
    )
    names = [part for part in path if isinstance(part, str)]
    missing = _MISSING.match(problem.what)
    way = (*names, missing[1]) if missing else tuple(names)
    return next((q.label for q in fields if q.path == way), "")


def _named(answer: str, directory: Directory) -> tuple[Record | None, str]:
    """The entry that is meant, or why there is none."""
    match = _ID.fullmatch(" ".join(answer.split()))
    if match is None:
        return (
            None,
            "It does not say which entry it is about: give the address of its page, or its id such as ca/example.",
        )
    if match[1] in directory.removed:
        return None, f"The entry {match[1]} was taken out of the directory at somebody's wish, and stays out."
    record = directory.find(match[1])
    if record is None:
        hint = nearest(match[1], {r.id for r in directory.records}, " ").partition("?")
        return None, f"There is no entry {match[1]}" + (f": {hint[0]}?" if hint[1] else ".")
    return record, ""


def _change(answers: Mapping[str, str], record: Record, _issue: Issue, directory: Directory) -> Reply:
    finished = answers.get("entry", "")
    if finished:
        return _proposed(Reply("written", id=record.id), record.kind, finished.encode(), (), directory)
    if not answers.get("what"):
        return Reply("to-mend", why="It does not say what is wrong.")
    return Reply("for-a-person", why="A person reads it and changes the entry: words alone are nothing for a program.")


def _still_right(answers: Mapping[str, str], record: Record, _issue: Issue, directory: Directory) -> Reply:
    fields = fields_of("still-right", directory.known.taxonomy)
    verified = {"on": directory.known.today.isoformat()} | values_of(answers, fields).get("verified", {})
    if record.closed:
        return Reply(
            "for-a-person", why="The directory says that it has closed. A person looks before that is changed."
        )
    try:
        text = _text_of(record, directory)
        day, how = date.fromisoformat(verified["on"]), verified.get("how")
        content = confirmed(text, day, how).encode() if how in HOWS else None
    except CannotAmend as why:
        return Reply("for-a-person", why=f"This cannot be written down as it is: {why}.")
    except ValueError:
        content = None
    if content is None:
        return _amended(record, lambda values: values | {"verified": verified}, fields, directory)
    return _proposed(Reply("written", id=record.id), record.kind, content, fields, directory, ours=True)


def _closed(answers: Mapping[str, str], record: Record, issue: Issue, directory: Directory) -> Reply:
    found = _WEB.search(answers.get("source", ""))
    url = found[0] if found else issue.address
    if not url:
        return Reply("for-a-person", why="No web page is named that says so. A person looks into it.")
    source = {"url": url, "states": "that it has ended"}
    if found:
        source["accessed"] = directory.known.today.isoformat()
    else:
        source["states"] = "that it has ended, as a reader told us"
    return _amended(
        record, lambda values: values | {"status": "closed", "sources": [*values["sources"], source]}, (), directory
    )


_CHANGES: Mapping[FormName, Callable[[Mapping[str, str], Record, Issue, Directory], Reply]] = {
    "change": _change,
    "still-right": _still_right,
    "closed": _closed,
}


def _amended(
    record: Record, change: Callable[[dict[str, Any]], dict[str, Any]], fields: Iterable[Field], directory: Directory
) -> Reply:
    """The reply with the entry as it is, but for the change."""
    reading = read_entry(record.path, _text_of(record, directory).encode(), directory.known)
    if reading.entry is None:
        return Reply("for-a-person", why="The entry itself has a mistake that a person has to mend first.")
    content = _as_bytes(change(as_written(reading.entry)))
    return _proposed(Reply("written", id=record.id), record.kind, content, fields, directory)


def _text_of(record: Record, directory: Directory) -> str:
    """The entry as it is written."""
    return directory.read(record.path.removeprefix(f"{directory.shown_as}/")).decode("utf-8", "replace")

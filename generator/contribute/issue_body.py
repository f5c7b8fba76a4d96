"""Read an issue: the text that GitHub makes of a filled form, or the event that brings it to a workflow.

Pure: text in, an `Issue` and its answers out. Everything in it was written by a stranger and is taken as text.
GitHub renders each question as `### Label`, an empty line, the answer, and `_No response_` where there is none.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.contribute.issue_fields import FORM_NAMES, Field, FormName
from generator.contribute.issue_forms import FRAMES

LONGEST = 70_000
"""Characters. GitHub allows 65,536 in an issue; an entry has a thousand."""

_HEADING = re.compile(r"^### (.+?)\s*$")
_FENCE = re.compile(r"\A\s*(`{3,}|~{3,})[^\n]*\n(.*?)(?:\n\1[`~]*\s*)?\Z", re.DOTALL)
_NOTHING = frozenset({"", "_No response_", "None"})
_FORM_OF = {frame.label: name for name, frame in FRAMES.items()}


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as somebody wrote it."""

    body: str
    number: int | None = None
    address: str = ""
    """Where it stands on the web."""
    form: FormName | None = None
    """Which form it came from, where its label says so."""


def issue_of(text: str) -> Issue:
    """The issue in a file: the JSON of a GitHub event, or else the body itself."""
    event = _event(text)
    if event is None:
        return Issue(_lines(text))
    number, address, labels = event.get("number"), event.get("html_url"), event.get("labels")
    names = [label.get("name") for label in labels if isinstance(label, dict)] if isinstance(labels, list) else []
    return Issue(
        body=_lines(body if isinstance(body := event.get("body"), str) else ""),
        number=number if isinstance(number, int) and not isinstance(number, bool) and number > 0 else None,
        address=address if isinstance(address, str) else "",
        form=next((_FORM_OF[name] for name in names if isinstance(name, str) and name in _FORM_OF), None),
    )


def _event(text: str) -> Mapping[str, object] | None:
    """The issue of an event."""
    if not text.lstrip().startswith("{"):
        return None
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        return None
    issue = event.get("issue") if isinstance(event, dict) else None
    return issue if isinstance(issue, dict) else None


def _lines(text: str) -> str:
    """With the line ends of Unix (browsers send those of Windows), and no halves of characters."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def form_of(body: str, forms: Mapping[FormName, Sequence[Field]]) -> FormName | None:
    """The form whose questions stand in the body, all of them; None where no form fits."""
    headings = {match[1] for line in body.split("\n") if (match := _HEADING.match(line))}
    fitting = [name for name in FORM_NAMES if {field.label for field in forms[name]} <= headings]
    return max(fitting, key=lambda name: len(forms[name]), default=None)


def answers_in(body: str, fields: Iterable[Field]) -> dict[str, str]:
    """What was answered, by the ids of the questions.

    A heading counts only where its question comes next or later, so that one inside an answer is a part of it.
    """
    waiting = list(fields)
    answers: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in body.split("\n"):
        match = _HEADING.match(line)
        at = next((i for i, field in enumerate(waiting) if match and field.label == match[1]), None)
        if at is None:
            lines.append(line)
            continue
        lines = answers.setdefault(waiting[at].id, [])
        waiting = waiting[at + 1 :]
    return {id_: text for id_, found in answers.items() if (text := _answer("\n".join(found)))}


def _answer(text: str) -> str:
    """An answer without what GitHub puts around it."""
    text = text.strip()
    if text in _NOTHING:
        return ""
    fenced = _FENCE.match(text)
    return fenced[2].strip("\n") if fenced else text

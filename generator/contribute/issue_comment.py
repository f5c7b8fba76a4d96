"""What is answered below an issue: what was read, what is wrong with it, and what to do.

Pure: a `Reply` in, Markdown out. Whatever a stranger wrote stands in a fence of code, where GitHub makes no links, no
mentions and no pictures of it.
"""

from collections.abc import Iterable

from generator.contribute.from_issue import Remark, Reply
from generator.quoting import fenced
from generator.text import counted, shorten

MARK = "<!-- foothold: answer to an issue form -->"
"""Opens every answer, so that the next one takes its place."""
MOST_REMARKS = 40
"""How many problems are named: more of them are one mistake."""
LONGEST_FILE = 20_000
"""Characters of an entry that are shown; GitHub takes 65,536 in a comment."""
_LONGEST_ANSWER = 300
_GREETING = {
    "written": "Thank you. This is ready: a person looks at it next, and then it is published.",
    "for-a-person": "Thank you. A person reads this next.",
    "to-mend": "Thank you. Something is missing or not clear yet, so nothing has been written so far.",
    "refused": "This could not be read, so nothing has been written.",
}
_AGAIN = (
    "Change your text above: the three dots at its top right, then **Edit**. Save it, and this answer is renewed in a "
    "few minutes. You need not open anything new. Or leave it as it is: a person reads it too."
)


def comment(reply: Reply) -> str:
    """The answer to an issue, as Markdown."""
    parts = [MARK, _GREETING[reply.outcome]]
    if reply.why:
        parts.append(fenced(reply.why))
    errors = [remark for remark in reply.remarks if remark.problem.severity == "error"]
    warnings = [remark for remark in reply.remarks if remark.problem.severity == "warning"]
    if errors:
        parts += [f"**{counted(len(errors), 'thing')} to mend**", _listed(errors)]
    if warnings:
        parts += ["**To look at.** These stop nothing; a person judges them.", _listed(warnings)]
    if reply.files:
        parts += ["**What will be written**", *map(_file, sorted(reply.files.items()))]
    elif reply.understood:
        parts += ["**What was read**", fenced("\n".join(f"{q}: {_short(answer)}" for q, answer in reply.understood))]
    if reply.outcome in ("to-mend", "refused"):
        parts += ["**What to do**", _AGAIN]
    return "\n\n".join(parts) + "\n"


def _listed(remarks: list[Remark]) -> str:
    lines = [line for remark in remarks[:MOST_REMARKS] for line in _lines(remark)]
    more = len(remarks) - MOST_REMARKS
    return fenced("\n".join([*lines, *([f"and {more} more"] if more > 0 else [])]))


def _lines(remark: Remark) -> Iterable[str]:
    problem = remark.problem
    where = remark.question or f"Line {problem.line}"
    yield f"{where}: {_short(problem.what)}"
    if problem.fix:
        yield f"    {shorten(problem.fix, 2 * _LONGEST_ANSWER)}"


def _file(item: tuple[str, str]) -> str:
    path, text = item
    shown = text.rstrip() if len(text) <= LONGEST_FILE else f"{text[:LONGEST_FILE]}\n…"
    return f"`data/{path}`\n\n{fenced(shown, 'yaml')}"


def _short(text: str) -> str:
    return shorten(text, _LONGEST_ANSWER)

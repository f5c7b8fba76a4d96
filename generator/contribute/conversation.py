"""Ask a person for an entry, one thing after the other, each answer checked at once.

The terminal is an argument; so is what happens after each answer, which is how a draft is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from generator.contribute.answers import Fault
from generator.contribute.placing import in_words
from generator.contribute.proposal import Proposal
from generator.contribute.questions import EVERY, MORE, QUESTIONS, Question
from generator.entries.known import Known

Keep = Callable[[Proposal], None]
"""Called after each answer with all that is known then."""
IsNew = Callable[[Proposal], bool]
"""Whether the entry is to be added, as far as it can be compared with those that are there."""


class Terminal(Protocol):
    """Where a person reads and writes."""

    def say(self, text: str = "") -> None: ...

    def ask(self, words: str, offered: str = "", choices: Sequence[str] = ()) -> str:
        """The answer without space around it; `offered` where there is none. Raises EOFError at the end of input."""
        ...


def answered(proposal: Proposal, key: str, text: str, known: Known) -> Proposal | list[Fault]:
    """The proposal with the answer to one question, or what is wrong with that."""
    fields = EVERY[key].reads(text, proposal, known)
    if isinstance(fields, Fault):
        return [fields]
    new = proposal.with_fields(fields)
    problems = [problem for problem in new.problems_of(fields, known) if problem.severity == "error"]
    if problems:
        return [Fault(problem.what, problem.fix) for problem in problems]
    new.asked = list(dict.fromkeys([*proposal.asked, key]))
    return new


def asked_for(proposal: Proposal, known: Known, terminal: Terminal, keep: Keep, is_new: IsNew) -> Proposal | None:
    """Ask all that is needed and not known yet, then offer the rest; None when the entry is there already."""
    before, after = QUESTIONS[:_REACHED], QUESTIONS[_REACHED:]
    proposal = _asked(before, proposal, known, terminal, keep)
    if "new" not in proposal.asked:
        if not is_new(proposal):
            return None
        proposal.asked = [*proposal.asked, "new"]
        keep(proposal)
    proposal = _asked(after, proposal, known, terminal, keep)
    if "more" in proposal.asked:
        return proposal
    if yes(terminal, "Add more, such as fields of work, cost, who may come?", otherwise=False):
        proposal = _asked(MORE, proposal, known, terminal, keep)
    proposal.asked = [*proposal.asked, "more"]
    keep(proposal)
    return proposal


_REACHED = next(number for number, question in enumerate(QUESTIONS, 1) if question.key == "website")
"""How many questions are asked before the entry can be compared with others: name, place and site are known."""


def _asked(questions: Iterable[Question], proposal: Proposal, known: Known, terminal: Terminal, keep: Keep) -> Proposal:
    for question in questions:
        if question.key not in proposal.asked and question.asks(proposal):
            proposal = ask(question, proposal, known, terminal)
            keep(proposal)
    return proposal


def ask(question: Question, proposal: Proposal, known: Known, terminal: Terminal) -> Proposal:
    """Ask until the answer can be taken, or is skipped."""
    terminal.say()
    for number, choice in enumerate(question.choices, 1):
        terminal.say(f"  {number}  {choice}")
    offered = question.offers(proposal)
    while True:
        text = terminal.ask(_words_of(question, offered), offered, question.choices)
        if not text and not question.needed:
            return _skipped(question, proposal)
        result = answered(proposal, question.key, text, known) if text else [_NEEDED]
        if isinstance(result, Proposal):
            _say_what_was_found(question, proposal, result, known, terminal)
            return result
        for fault in result:
            terminal.say(f"  {fault.what}\n    {fault.fix}")
        offered = next((fault.instead for fault in result if fault.instead), offered)


_NEEDED = Fault("this is needed", "Ctrl-C keeps your answers for another time")


def _words_of(question: Question, offered: str) -> str:
    hints = [f"for example: {question.example}"] if question.example else []
    if not question.needed and not offered:
        hints.append("Enter to skip")
    return f"{question.words} ({'; '.join(hints)})" if hints else question.words


def _skipped(question: Question, proposal: Proposal) -> Proposal:
    return Proposal(proposal.kind, proposal.values, proposal.state, [*proposal.asked, question.key])


def _say_what_was_found(
    question: Question, before: Proposal, after: Proposal, known: Known, terminal: Terminal
) -> None:
    """What was made of the answer where that is more than its words, and what looks doubtful about it."""
    changed = {name: value for name, value in after.values.items() if before.values.get(name) != value}
    if question.key == "place" and after.values.get("locations"):
        terminal.say(f"  → {in_words(after.values['locations'][0])}")
    if question.key in ("meets", "industry", "audience", "language", "phone"):
        terminal.say(f"  → {_in_short(changed)}")
    for problem in after.problems_of(changed, known):
        terminal.say(f"  Note: {problem.what}\n    {problem.fix}")


def _in_short(fields: Mapping[str, object]) -> str:
    return "; ".join(f"{name}: {_words_in(value)}" for name, value in fields.items())


def _words_in(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(_words_in(item) for item in value.values())
    return ", ".join(_words_in(item) for item in value) if isinstance(value, list) else str(value)


def yes(terminal: Terminal, words: str, *, otherwise: bool) -> bool:
    """A question for yes or no; Enter and what is neither give `otherwise`."""
    text = terminal.ask(f"{words} [{'Y/n' if otherwise else 'y/N'}]").lower()
    return otherwise if text not in ("y", "yes", "n", "no") else text.startswith("y")

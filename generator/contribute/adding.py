"""Add an entry: from answers or from values to a file, with a draft kept on the way.

The shell of `conversation` and `proposal`: it alone writes, the draft after each answer and the entry at the end.
"""

import copy
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.contribute import drafts
from generator.contribute.conversation import Terminal, answered, ask, asked_for, yes
from generator.contribute.files import write_text
from generator.contribute.proposal import Finished, Proposal, field_at, finished
from generator.contribute.questions import EVERY, question_of
from generator.entries.known import Known
from generator.entries.model import FOLDERS
from generator.entries.source import read
from generator.problems import Problem, nearest


class Adding:
    """One run of `new`."""

    def __init__(
        self,
        data: Path,
        shown_as: str,
        known: Known,
        terminal: Terminal,
        *,
        asks: bool,
        anyway: bool,
        offers_drafts: bool,
    ) -> None:
        self.data, self.shown_as, self.known, self.terminal = data, shown_as, known, terminal
        self.asks, self.anyway, self.offers_drafts = asks, anyway, offers_drafts
        self.accepted: set[str] = set()
        """The warnings about entries like this one to which a person has said that it is another one."""
        self.draft: Path | None = None

    def from_answers(self, answers: Mapping[str, str], state: str) -> Path | None:
        """The file written, from answers by the keys of their questions; None when nothing was."""
        proposal = Proposal(state=state)
        if not answers and self.offers_drafts:
            proposal = self._draft_to_go_on_with() or proposal
        for key in (key for key in EVERY if key in answers):
            result = self._answered(proposal, key, answers[key])
            if result is None:
                return None
            proposal = result
        if self.asks:
            if answers:
                self._keep(proposal)
            found = asked_for(proposal, self.known, self.terminal, self._keep, self._is_new)
            if found is None:
                self._drop_draft()
                self.terminal.say("Nothing was written. Thank you for looking.")
                return None
            proposal = found
        return self._write(self._mended(proposal) if self.asks else proposal)

    def _mended(self, proposal: Proposal) -> Proposal:
        """Ask again for what only the comparison with all entries finds wrong, such as an unknown parent."""
        while True:
            entry = self._finished(proposal)
            wrong = [problem for problem in entry.problems if problem.severity == "error"]
            question = next((each for problem in wrong if (each := question_of(_field(entry, problem)))), None)
            if question is None:
                return proposal
            for problem in wrong:
                self._say_problem(entry, problem)
            fields = {_field(entry, problem) for problem in wrong}
            proposal.values = {name: value for name, value in proposal.values.items() if name not in fields}
            proposal = ask(question, proposal, self.known, self.terminal)
            self._keep(proposal)

    def from_values(self, values: Mapping[str, Any], state: str) -> Path | None:
        """The file written, from fields as an entry has them, and the field "kind"; None when nothing was."""
        fields = dict(values)
        kind = str(fields.pop("kind", ""))
        if kind not in FOLDERS.values():
            what = f'unknown kind "{kind}"' if kind else '"kind" is missing'
            self.terminal.say(f"{what}\n    {nearest(kind, FOLDERS.values())}")
            return None
        right = next(each for each in FOLDERS.values() if each == kind)
        return self._write(Proposal(right, fields, state))

    def interrupted(self) -> str:
        """What to say when a person breaks off."""
        if self.draft is None:
            return "Nothing was written."
        return f"Your answers are kept in {self.draft.name}, in {drafts.FOLDER}: run `new` again to go on."

    def _answered(self, proposal: Proposal, key: str, text: str) -> Proposal | None:
        if key in ("street", "room") and not proposal.values.get("locations"):
            self.terminal.say(f"--{key}: there is no place that it belongs to\n    add --place")
            return None
        if key == "states" and not proposal.values.get("sources"):
            self.terminal.say("--states: there is no source that it belongs to\n    add --source")
            return None
        result = answered(proposal, key, text, self.known)
        if isinstance(result, Proposal):
            return result
        for fault in result:
            self.terminal.say(f"--{key}: {fault.what}\n    {fault.fix}")
        return None

    def _keep(self, proposal: Proposal) -> None:
        if proposal.values:
            self.draft = drafts.keep(drafts.drafts_beside(self.data), proposal, self.draft)

    def _drop_draft(self) -> None:
        if self.draft is not None:
            self.draft.unlink(missing_ok=True)
            self.draft = None

    def _draft_to_go_on_with(self) -> Proposal | None:
        for file, proposal in drafts.kept_in(drafts.drafts_beside(self.data)):
            name = proposal.values.get("name", "an entry without a name")
            if yes(self.terminal, f"There is a draft: {name}. Go on with it?", otherwise=True):
                self.draft = file
                return proposal
        return None

    def _is_new(self, proposal: Proposal) -> bool:
        """Early, so that nobody types in what is there; the end looks again."""
        self.terminal.say("\nLooking whether it is there already …")
        return self._is_another(self._finished(proposal).alike)

    def _finished(self, proposal: Proposal) -> Finished:
        whole = copy.deepcopy(proposal).completed(self.known)
        return finished(whole, self.data, self.known, self.shown_as)

    def _is_another(self, alike: Iterable[Problem]) -> bool:
        new = [problem for problem in alike if problem.what not in self.accepted]
        if not new or self.anyway:
            return True
        for problem in new:
            self.terminal.say(f"  {problem.what}\n{self._in_short(problem)}")
        if not self.asks:
            self.terminal.say("Not written. If it is another one all the same, add --anyway.")
            return False
        self.accepted |= {problem.what for problem in new}
        return yes(self.terminal, "Is yours another one?", otherwise=False)

    def _in_short(self, problem: Problem) -> str:
        """Name, site and summary of the entry that a warning names."""
        path = next(word for word in problem.what.split() if word.startswith(f"{self.shown_as}/")).rstrip(":")
        file = self.data / path.removeprefix(f"{self.shown_as}/")
        values = read(path, file.read_bytes()).values
        fields = ("name", "website", "summary") if isinstance(values, dict) else ()
        return "\n".join(f"    {values[field]}" for field in fields if field in values)

    def _write(self, proposal: Proposal) -> Path | None:
        entry = self._finished(proposal)
        for problem in entry.problems:
            self._say_problem(entry, problem)
        if any(problem.severity == "error" for problem in entry.problems):
            self.terminal.say("Nothing was written yet.")
            return None
        if not self._is_another(entry.alike):
            return None
        if self.asks:
            self.terminal.say(f"\n{entry.text}")
            if not yes(self.terminal, f"Write {self.shown_as}/{entry.path.relative_to(self.data)}?", otherwise=True):
                self.terminal.say(self.interrupted())
                return None
        write_text(entry.path, entry.text)
        self._drop_draft()
        return entry.path

    def _say_problem(self, entry: Finished, problem: Problem) -> None:
        field = _field(entry, problem)
        label = "Note: " if problem.severity == "warning" else ""
        self.terminal.say(f"{label}{f'{field}: ' if field else ''}{problem.what}\n    {problem.fix}")


def _field(entry: Finished, problem: Problem) -> str:
    """The field of the entry that a problem is about; empty for one about the whole."""
    return field_at(read("", entry.text.encode("utf-8", "replace")), problem.line)

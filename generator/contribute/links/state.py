"""What is remembered of addresses that are not plainly well: `.foothold/links.json`, one line for each.

A site is called dead after three checks on different days over at least a week, so that a bad hour closes nobody;
and a person's "it looks right" outlives the checks. The steps are pure; `load` and `save` open the file.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from generator.contribute.files import write_whole
from generator.contribute.links.answer import Cause, State, Verdict
from generator.entries.checks.domains import registrable

PLACE = Path(".foothold/links.json")
"""Below the project's root, outside `data/`."""
CHECKS = 3
DAYS = 7
"""A site is dead after so many failed checks, the last one so many days after the first."""
DOUBTS = 2
"""Checks on different days after which a suspicion holds that is not sure: a notice of works goes by."""
_STATES = (*get_args(State), "accepted")


@dataclass(frozen=True, slots=True)
class History:
    """What the checks of an address have found since it was last plainly well."""

    state: str
    """A `State`, or "accepted": a person has looked, and it is theirs."""
    first: date
    """The first of the checks in a row that found this state."""
    last: date
    checks: int = 1
    """How many there were, one a day at most."""
    why: str = ""
    cause: Cause = ""
    to: str = ""
    sure: bool = False

    @property
    def dead(self) -> bool:
        """Whether it has failed often and long enough."""
        return self.state == "dead" and self.checks >= CHECKS and (self.last - self.first).days >= DAYS

    @property
    def suspect(self) -> bool:
        """Whether readers are not to be sent there until a person has looked."""
        return self.state == "suspect" and (self.sure or self.checks >= DOUBTS)


Histories = Mapping[str, History]


class Damaged(Exception):
    """The file is there, and cannot be read."""


def after(history: History | None, verdict: Verdict, today: date) -> History | None:
    """What is remembered once the address has been checked again; None: it is plainly well."""
    if verdict.state == "unknown":
        return history
    if history and history.state == "accepted" and _is_accepted(history, verdict):
        return history
    if verdict.state == "ok" and not verdict.why:
        return None
    new = History(verdict.state, today, today, 1, verdict.why, verdict.cause, verdict.to, verdict.sure)
    if history is None or history.state != verdict.state:
        return new
    return replace(
        new,
        first=min(history.first, today),
        last=max(history.last, today),
        checks=history.checks + (today > history.last),
    )


def accepted(history: History, today: date) -> History:
    """The same finding, after a person has looked and found it right."""
    return replace(history, state="accepted", first=today, last=today, checks=1)


def _is_accepted(history: History, verdict: Verdict) -> bool:
    """Whether the verdict is the one that a person has looked at, or better."""
    if verdict.state == "ok":
        return True
    return verdict.cause == history.cause and _domain(verdict.to) == _domain(history.to)


def _domain(address: str) -> str:
    host = urlsplit(address).hostname or ""
    return registrable(host) or host


def suspects(histories: Histories) -> frozenset[str]:
    """The addresses to which nobody is to be sent until a person has looked."""
    return frozenset(address for address, history in histories.items() if history.suspect)


def load(file: Path) -> dict[str, History]:
    """The histories by address; none without a file. Raises Damaged."""
    try:
        return _histories(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Damaged(f"{file.name} cannot be read: {type(error).__name__}: {error}") from error


def save(file: Path, histories: Histories) -> bool:
    """Write the file where it would change, whole or not at all. Says whether it did."""

    text = written(histories)
    if file.is_file() and file.read_bytes() == text.encode("utf-8"):
        return False
    if not file.exists() and not histories:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode("utf-8"))
    return True


def keep_aside(file: Path) -> Path:
    """Move a damaged file out of the way, under a name that is still free."""
    number = 1
    while (aside := file.with_name(f"{file.name}.damaged-{number}")).exists():
        number += 1
    return file.rename(aside)


def written(histories: Histories) -> str:
    """The file's text: a JSON object by address with a line for each, so that a change is one line."""
    lines = (f"{json.dumps(address)}: {json.dumps(_row(history))}" for address, history in sorted(histories.items()))
    body = ",\n".join(lines)
    return f"{{\n{body}\n}}\n" if body else "{}\n"


def only(histories: Histories, addresses: Iterable[str]) -> dict[str, History]:
    """Without those that no entry names any more."""
    named = set(addresses)
    return {address: history for address, history in histories.items() if address in named}


def _row(history: History) -> dict[str, Any]:
    row = {
        "state": history.state,
        "first": history.first.isoformat(),
        "last": history.last.isoformat(),
        "checks": history.checks,
        "why": history.why,
        "cause": history.cause,
        "to": history.to,
        "sure": history.sure,
    }
    return {name: value for name, value in row.items() if value}


def _histories(rows: Any) -> dict[str, History]:
    return {str(address): _history(row) for address, row in rows.items()}


def _history(row: Any) -> History:
    if row["state"] not in _STATES or row.get("cause", "") not in get_args(Cause):
        raise ValueError(f"unknown state or cause: {row['state']}, {row.get('cause', '')}")
    return History(
        state=row["state"],
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        checks=int(row["checks"]),
        why=str(row.get("why", "")),
        cause=row.get("cause", ""),
        to=str(row.get("to", "")),
        sure=bool(row.get("sure", False)),
    )

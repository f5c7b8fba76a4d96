"""The weekly batch as the body of one issue: what to look at, by what was found and by state. Pure.

Names and reasons come from strangers, so nothing in them is Markdown, HTML or a mention; a site that may have
changed hands is written as code, not as a link.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.contribute.links.marking import due
from generator.contribute.links.state import Histories, History
from generator.contribute.links.uses import Use, Uses
from generator.entries.folder import Filed
from generator.places.gazetteer import STATES
from generator.text import counted, shorten

LONGEST = 60_000
"""Characters: GitHub takes 65,536 in an issue."""
_CALLS = re.compile(r"[@#]|:(?=//)|www(?=\.)")
"""What GitHub makes a mention, a reference or a link of, even out of escaped text; an invisible space breaks it."""
_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&!(){}])")


@dataclass(frozen=True, slots=True)
class Links:
    """Where entries can be seen and changed; both empty where nobody knows."""

    site_url: str = ""
    """With a slash at its end."""
    repo_url: str = ""
    """Without one."""


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    advice: str
    holds: Callable[[History], bool]
    wants_a_look: bool = True


_GROUPS = (
    _Group(
        "May have changed hands",
        "The address answers, but it does not look like theirs any more. The site shows these entries as not confirmed "
        "and does not link there. Look with care. Not theirs: correct or remove `website`. Theirs after all: "
        "`python -m generator check-links --accept ADDRESS`.",
        lambda history: history.suspect,
    ),
    _Group(
        "Dead",
        "No answer at three checks over at least seven days. Search for the organization: a new address, or "
        "`status: closed`.",
        lambda history: history.dead,
    ),
    _Group(
        "Moved",
        "The address leads to another site. If that is theirs, write the new address.",
        lambda history: history.state == "moved",
    ),
    _Group(
        "Worth a look",
        "They answer, and something about it is odd.",
        lambda history: history.state == "ok" or (history.state == "suspect" and not history.suspect),
        wants_a_look=False,
    ),
    _Group(
        "Not answering, for now",
        "Nothing to do yet: these are checked again next week.",
        lambda history: history.state == "dead" and not history.dead,
        wants_a_look=False,
    ),
)


def report(entries: Iterable[Filed], uses: Uses, histories: Histories, links: Links) -> str:
    """The issue's body. Its first line says how many addresses want a look."""
    known = {address: history for address, history in histories.items() if address in uses}
    wanting = sum(any(g.holds(history) and g.wants_a_look for g in _GROUPS) for history in known.values())
    marked = {filed.id for filed, _ in due(entries, histories)}
    head = [f"<!-- links: {wanting} -->", _opening(wanting, known), ""]
    return _bounded([*head, *_groups(known, uses, links, marked), *_closing(known)])


def _opening(wanting: int, known: Histories) -> str:
    if not wanting:
        return "No address wants a look this week."
    day = max(history.last for history in known.values())
    verb = "wants" if wanting == 1 else "want"
    return (
        f"{counted(wanting, 'address', 'addresses')} {verb} a look, as of {day.isoformat()}. Tick what you have done."
    )


def _groups(known: Histories, uses: Uses, links: Links, marked: set[str]) -> Iterator[str]:
    for group in _GROUPS:
        found = [address for address, history in known.items() if group.holds(history)]
        if not found:
            continue
        yield from (f"## {group.title} ({len(found):,})", "", group.advice, "")
        for place, addresses in _by_place(found, uses):
            yield from (f"### {place} ({len(addresses):,})", "")
            for address in addresses:
                yield _line(address, known[address], uses[address], links, marked, box=group.wants_a_look)
            yield ""


def _by_place(addresses: Iterable[str], uses: Uses) -> list[tuple[str, list[str]]]:
    """By the state of the first entry that names the address, the whole country last."""
    found: dict[str, list[str]] = defaultdict(list)
    for address in sorted(addresses):
        code = uses[address][0].filed.id.partition("/")[0].upper()
        found[STATES.get(code, "Nationwide")].append(address)
    return sorted(found.items(), key=lambda pair: (pair[0] == "Nationwide", pair[0]))


def _line(address: str, history: History, uses: Iterable[Use], links: Links, marked: set[str], *, box: bool) -> str:
    named = list(uses)
    entries = ", ".join(_entry(use, links, marked) for use in named[:3])
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    since = f" Since {history.first.isoformat()}, {counted(history.checks, 'check')}." if history.checks > 1 else ""
    return f"- {'[ ] ' if box else ''}`{_code(address)}`: {plain(history.why)}{since} {entries}{more}"


def _entry(use: Use, links: Links, marked: set[str]) -> str:
    filed = use.filed
    name = plain(shorten(filed.entry.name, 80))
    page = f"[{name}]({links.site_url}entries/{quote(filed.id)}/)" if links.site_url else f"**{name}**"
    file = f"data/{filed.file}"
    shown = f"[{file}]({links.repo_url}/blob/HEAD/{quote(file)})" if links.repo_url else f"`{file}`"
    role = "" if use.website else ", as a source"
    return f"{page} ({shown}{role}{', marked unconfirmed' if use.website and filed.id in marked else ''})"


def _closing(known: Histories) -> Iterator[str]:
    blocked = sum(history.state == "blocked" for history in known.values())
    if blocked:
        yield f"{counted(blocked, 'site lets', 'sites let')} no program in; that says nothing about them."


def _bounded(lines: Iterable[str]) -> str:
    """As many lines as an issue takes, and how many are left out."""
    kept: list[str] = []
    size, left = 0, 0
    for line in lines:
        size += len(line) + 1
        if size > LONGEST:
            left += line.startswith("- ")
        else:
            kept.append(line)
    if left:
        kept.append(f"\nAnd {left:,} more, in `.foothold/links.json`.")
    return "\n".join(kept).rstrip() + "\n"


def plain(text: str) -> str:
    """The text as text: no Markdown, no HTML, no mention of anybody."""
    return _CALLS.sub("\\g<0>\u200b", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def _code(text: str) -> str:
    return re.sub(r"[`\s\x00-\x1f]", "", text)

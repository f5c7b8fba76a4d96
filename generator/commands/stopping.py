"""Ctrl-C ends a command at once: with one sentence, exit code 130 and no process left behind."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

CODE = 130
"""What a shell reports for a program that Ctrl-C has ended: 128 and the number of the signal."""
_GRACE = 0.6
"""Seconds for what stands open to be put away; then the process ends as it is, as if it had been killed."""


@contextmanager
def stoppable(sentence: str) -> Iterator[None]:
    """What runs in here ends soon after Ctrl-C, whatever it is at, and the sentence is said.

    Memory is not given back piece by piece: that takes seconds where there are a hundred thousand entries.
    """
    ours, came = os.getpid(), False

    def stop(*_: object) -> NoReturn:
        nonlocal came
        if os.getpid() != ours:
            os._exit(CODE)  # a worker, forked a moment ago
        came = True
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, lambda *_: _end(sentence))
            signal.setitimer(signal.ITIMER_REAL, _GRACE)
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield
        return
    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        if came:
            _end(sentence)
        signal.signal(signal.SIGINT, before)


def _end(sentence: str) -> NoReturn:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    if "multiprocessing" in sys.modules:
        _end_workers()
    sys.stdout.flush()
    if sys.stderr.isatty():
        sentence = f"\r\x1b[K\x1b[?25h{sentence}"  # the bar's line goes, and its cursor comes back
    os.write(2, f"{sentence}\n".encode())
    os._exit(CODE)


def _end_workers() -> None:
    from multiprocessing import active_children

    workers = active_children()
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.join(_GRACE)

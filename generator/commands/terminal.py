"""Ask and say things at a terminal, or through pipes: one line each way."""

import sys
from collections.abc import Sequence

from generator.commands.choosing import say


class LineTerminal:
    """Reads lines from standard input; at a real terminal they can be edited, and Tab completes the choices."""

    def __init__(self) -> None:
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")

    def say(self, text: str = "") -> None:
        say([text])

    def ask(self, words: str, offered: str = "", choices: Sequence[str] = ()) -> str:
        say([words])
        _complete_from(choices)
        text = input(f"[{offered}] > " if offered else "> ")
        return text.strip() or offered


def _complete_from(choices: Sequence[str]) -> None:
    try:
        import readline
    except ImportError:  # not on every system; then there is nothing to complete
        return
    readline.set_completer_delims("")
    readline.set_completer(lambda typed, number: [*(word for word in choices if word.startswith(typed)), None][number])
    readline.parse_and_bind("tab: complete")

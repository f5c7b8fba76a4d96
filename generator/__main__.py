"""`python -m generator`: the same as the command `foothold`."""

import os
import signal
import sys
from contextlib import suppress

from generator.commands.stopping import CODE


def main() -> None:
    """Run the command that the arguments name, and end at once: Python would take all it holds apart first, which
    takes a tenth of a second after the shortest build. Ctrl-C is answered before a command's work has begun too.
    """
    code: object = CODE
    with suppress(KeyboardInterrupt):
        try:
            from generator.cli import app

            app()
        except SystemExit as end:
            code = end.code
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if code is not None and not isinstance(code, int):
        sys.exit(str(code))
    with suppress(OSError):  # nobody listens any more
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code or 0)
    sys.exit(code)


if __name__ == "__main__":
    main()

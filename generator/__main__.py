"""`python -m generator`: the same as the command `foothold`."""

import sys

try:
    from generator.cli import main

    main()
except KeyboardInterrupt:  # before a command has begun, which answers for itself
    sys.exit(130)

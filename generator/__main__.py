"""`python -m generator`: the same as the command `foothold`."""

from generator.cli import main

main()

"""How far a long piece of work has come: the work tells it here, and a command shows it.

Nothing here prints. Who has nobody to tell passes nothing on, and `SILENT` hears it.
"""

from typing import Protocol


class Progress(Protocol):
    """Hears of stages that follow each other."""

    def stage(self, name: str, total: int | None = None, of: str = "") -> None:
        """The next stage begins, and the one before is over. `total`: how many things it has, which `of` names."""

    def advance(self, count: int = 1) -> None:
        """So many more things of the stage are done."""


class Silent:
    """Tells nobody."""

    def stage(self, name: str, total: int | None = None, of: str = "") -> None:
        """Nobody is told."""

    def advance(self, count: int = 1) -> None:
        """Nobody is told."""


SILENT: Progress = Silent()

"""What the rules look things up in: the taxonomy, the gazetteer and today's date."""

from dataclasses import dataclass
from datetime import date

from generator.entries.taxonomy import Taxonomy
from generator.places.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All that a rule needs beside the entry. Today is an argument, so that a check can be repeated."""

    taxonomy: Taxonomy
    gazetteer: Gazetteer
    today: date

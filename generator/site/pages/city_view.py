"""What every part of a city's page is made from. Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from generator.directory import BANDS, City, Directory, Listing, Surroundings
from generator.places.gazetteer import STATES
from generator.site.cards import Card, Cards


class View(NamedTuple):
    """What every part of a city's page is made from."""

    city: City
    around: Surroundings
    directory: Directory
    cards: Cards
    now: datetime

    @property
    def code(self) -> str:
        return self.city.key.state

    @property
    def state(self) -> str:
        return STATES.get(self.code, self.code)

    def in_town(self, listing: Listing) -> bool:
        """Whether it has a place in the city, and does not only name it."""
        return any(spot.city == self.city.key for spot in listing.spots)

    def local(self) -> Iterator[tuple[Listing, float | None]]:
        """What is here and within 50 miles, nearest first, with the distance of what is not in town."""
        yield from ((listing, None) for listing in self.around.here)
        for band in BANDS:
            yield from ((hit.listing, hit.miles) for hit in self.around.near[band])


def reachable(card: Card) -> bool:
    return bool(card.phone or card.website)

"""Draw each card and line once, and put the distances in: a list of a hundred repeats what other pages show.

Pure but for its memory, which lasts as long as the renderer that it belongs to. In that time an id stands for one card,
which only its distance tells apart.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from generator.site.cards import Card

_TENTHS, _DISTANCE = "\x02", "\x03"
"""Stand for the distance while a card is drawn: no text of an entry may hold control characters."""
MOST = 30_000
"""Drawings kept, about 30 MB: neighboring cities come one after the other and show the same ones."""
Draw = Callable[..., str]


@dataclass(frozen=True, slots=True)
class _Anywhere:
    """A card whose distance is not known yet."""

    card: Card
    miles: str | None
    distance: str
    tenths: str = _TENTHS

    def __getattr__(self, name: str) -> Any:
        return getattr(self.card, name)


class Drawings:
    """What a renderer has drawn."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], tuple[str, bool]] = {}
        self.told: set[str] = set()
        """The ids of the cards that were asked for since this was emptied and that tell the entry's own words."""

    def cards(self, draw: Draw, cards: Iterable[Card], root: str, level: int, kind: bool, here: str) -> Markup:
        """What the macro `draw` makes of each card, for a page so far below the root; `here` goes without saying."""
        texts = [
            self._text(draw, card, root, level=level, kind=kind, here=here if card.place == here else "")
            for card in cards
        ]
        return Markup("".join(texts))  # noqa: S704 - escaped when they were drawn

    def lines(self, draw: Draw, cards: Iterable[Card], root: str, kind: bool) -> Markup:
        """As `cards`, of the one-line form."""
        return Markup("".join([self._text(draw, card, root, kind=kind) for card in cards]))  # noqa: S704 - as above

    def _text(self, draw: Draw, card: Card, root: str, **how: Any) -> str:
        distance, is_far = card.distance, card.miles is not None
        key = (getattr(draw, "name", draw), card.id, root, bool(distance), is_far, *how.values())
        text, tells = self._drawn.get(key) or ("", False)
        if not text:
            anywhere = _Anywhere(card, _TENTHS if is_far else None, _DISTANCE if distance else "")
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            text = str(draw(anywhere, root, **how))
            tells = str(escape(card.summary)) in text
            self._drawn[key] = text, tells
        if tells:
            self.told.add(card.id)
        if distance:
            text = text.replace(_DISTANCE, distance)
        return text.replace(_TENTHS, card.tenths) if is_far else text

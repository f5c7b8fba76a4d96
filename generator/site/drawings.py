"""Draw each card and line once, and put in what differs by page: a list of a hundred repeats what others show.

Pure but for its memory, which lasts as long as the renderer that it belongs to. In that time an id stands for one card,
which only its distance and the way to it tell apart.
"""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from generator.site import pieces
from generator.site.cards import Card
from generator.site.lean import escaped

_TENTHS, _DISTANCE, _ROOT = "\x02", "\x03", "\x04"
"""Stand for the distance and the way to the root while a card is drawn: no text holds control characters."""
MOST = 30_000
"""Drawings kept, about 30 MB: neighboring cities come one after the other and show the same ones."""


class Drawings:
    """What a renderer has drawn."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], tuple[str, bool]] = {}
        self.told: set[str] = set()
        """The ids of the cards that were asked for since this was emptied and that tell the entry's own words."""

    def cards(self, cards: Iterable[Card], root: str, level: int, kind: bool, here: str) -> Markup:
        """The cards in full, for a page so far below the root; `here` goes without saying."""
        texts = [
            self._text(pieces.full, card, level=level, kind=kind, here=here if card.place == here else "")
            for card in cards
        ]
        return Markup("".join(texts).replace(_ROOT, root))  # noqa: S704 - escaped when they were drawn

    def lines(self, cards: Iterable[Card], root: str, kind: bool) -> Markup:
        """As `cards`, of the one-line form."""
        texts = [self._text(pieces.line, card, kind=kind) for card in cards]
        return Markup("".join(texts).replace(_ROOT, root))  # noqa: S704 - as above

    def _text(self, draw: Callable[..., str], card: Card, **how: Any) -> str:
        distance, is_far = card.distance, card.miles is not None
        key = (draw, card.id, bool(distance), is_far, *how.values())
        text, tells = self._drawn.get(key) or ("", False)
        if not text:
            if len(self._drawn) >= MOST:
                self._drawn.clear()
            text = draw(card, _ROOT, _DISTANCE if distance else "", _TENTHS if is_far else None, **how)
            tells = escaped(card.summary) in text
            self._drawn[key] = text, tells
        if tells:
            self.told.add(card.id)
        if distance:
            text = text.replace(_DISTANCE, distance)
        return text.replace(_TENTHS, card.tenths) if is_far else text

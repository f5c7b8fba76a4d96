"""What pages hold by the hundred, as HTML: a template's macro takes five times as long for each. Pure.

Templates call these by their names; what stands on a page once is a macro of `macros.html`.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup

from generator.site.cards import Card, NextDate
from generator.site.frame import icons
from generator.site.lean import escaped
from generator.site.pages.entry_words import Said


class Sign(Protocol):
    """What has an icon: the words of a kind or an industry, or a card."""

    @property
    def icon(self) -> str: ...


@lru_cache(maxsize=256)
def icon(name: str) -> Markup:
    """The SVG of a Material Design icon, hidden from screen readers: the word beside it says the same."""
    svg = (icons() / f"{name}.svg").read_text(encoding="utf-8")
    return Markup(svg.replace("<svg ", '<svg class="fh-icon" aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - made here, of nothing from outside


def kind_icon(kind: Sign) -> Markup:
    """The sign of a kind. A word stands beside it, always."""
    return Markup(f'<span class="fh-sign" aria-hidden="true">{icon(kind.icon)}</span>')  # noqa: S704 - as above


def phone_words(phone: str) -> str:
    """ "916-555-0100"."""
    return phone.removeprefix("+1-")


def said(it: Said) -> Markup:
    """An answer as a paragraph."""
    note = f' <span class="fh-whose">{escaped(it.note)}</span>' if it.note else ""
    return Markup(f"<p>{escaped(it.text)}{note}</p>")  # noqa: S704 - escaped here


def moment(date: NextDate) -> Markup:
    """A date of a meeting, for people and for machines."""
    online = ", online" if date.online else ""
    return Markup(f'<time datetime="{escaped(date.iso)}">{escaped(date.words)}</time>{online}')  # noqa: S704 - escaped here


def sure(card: Card) -> Markup:
    """How sure an entry is: "Confirmed …" or "Not confirmed …"."""
    more = " fh-sure--open" if card.unconfirmed else " fh-sure--yes" if card.confirmed.startswith("Confirmed") else ""
    return Markup(f'<p class="fh-sure{more}">{escaped(card.confirmed)}</p>')  # noqa: S704 - escaped here


def facts(words: Iterable[str], more: str = "") -> Markup:
    """Place, distance, cost and the like on one line; empty ones are left out. The dots between are the style's."""
    items = "".join([f"<li>{escaped(word)}</li>" for word in words if word])
    return Markup(f'<ul class="fh-facts{" " if more else ""}{more}">{items}</ul>')  # noqa: S704 - escaped here


def line(card: Card, root: str, distance: str, tenths: str | None, *, kind: bool) -> str:
    """The one-line form of a listing, for long lists; `kind`: whether to say it, in lists that mix them.

    `root` is the way to the site's root, `distance` and `tenths` are its distance in words and for programs; None:
    it has none.
    """
    words = [card.kind_name if kind else "", card.place, distance, card.cost, card.doubt]
    return (
        f'<li class="fh-line{" fh-line--unconfirmed" if card.unconfirmed else ""}"{_data(card, tenths)}>'
        f'<a href="{root}{escaped(card.address)}">{escaped(card.name)}</a>\n{facts(words, "fh-line__facts")}</li>\n'
    )


def full(card: Card, root: str, distance: str, tenths: str | None, *, level: int, kind: bool, here: str) -> str:
    """The full card of a listing.

    `level`: of its heading; `kind`: whether to say the kind, where no heading above says it; `here`: a place that
    goes without saying. The others are as in `line`.
    """
    name = escaped(card.name)
    miles = f'<span class="fh-card__miles">{distance}</span>' if distance else ""
    words = [card.place if card.place != here else "", "" if kind else distance, card.cost, card.format]
    lines = [
        f'<article class="fh-card{" fh-card--unconfirmed" if card.unconfirmed else ""}"{_data(card, tenths)}>',
        f'<p class="fh-card__kind">{kind_icon(card)}{escaped(card.kind_name)}{miles}</p>' if kind else None,
        f'<h{level} class="fh-card__name"><a href="{root}{escaped(card.address)}">{name}</a></h{level}>',
        facts(words),
        f'<p class="fh-card__part">Part of {escaped(card.parent)}</p>' if card.parent else None,
        f'<p class="fh-card__summary">{escaped(card.summary)}</p>',
        _when(card),
        sure(card),
        _to_do(card, name),
        "</article>\n",
    ]
    return "\n".join([text for text in lines if text is not None])


def _data(card: Card, tenths: str | None) -> str:
    miles = "" if tenths is None else f' data-miles="{tenths}"'
    return f' data-entry="{card.id}" data-kind="{card.kind}"{miles}'


def _when(card: Card) -> str | None:
    if card.next:
        rule = escaped(card.meets)
        return f'<p class="fh-card__when" data-next="{rule}"><b>Next:</b> {moment(card.next)}</p>'
    return f'<p class="fh-card__when"><b>Meets:</b> {escaped(card.meets)}</p>' if card.meets else None


def _to_do(card: Card, name: str) -> str | None:
    call = visit = ""
    if card.phone:
        words = f'<span>Call<span class="fh-far"> {name}</span></span>'
        call = f'<a class="fh-do" href="tel:{escaped(card.phone)}">{icon("phone")}{words}</a>'
    if card.website:
        words = f'<span>Website<span class="fh-far"> of {name}</span></span>'
        visit = f'<a class="fh-do" href="{escaped(card.website)}" rel="noopener">{icon("open-in-new")}{words}</a>'
    return f'<p class="fh-card__do">{call}{visit}</p>' if call or visit else None

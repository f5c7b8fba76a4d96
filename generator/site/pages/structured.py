"""What machines read of a page: schema.org objects for JSON-LD. Pure; all addresses absolute, or none."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from generator.site.cards import Card
from generator.site.page import Crumb, Settings

Thing = Mapping[str, Any]
MOST_ITEMS = 50
"""List items named to machines: more would weigh as much as the page itself."""
HOME = Crumb("Home", "")


def structured(settings: Settings, crumbs: Sequence[Crumb], cards: Iterable[Card] = ()) -> tuple[Thing, ...]:
    """The page's trail and, when it has any, its entries; empty where nobody knows the site's address."""
    if not settings.site_url:
        return ()
    named = tuple(islice(cards, MOST_ITEMS))
    trail = breadcrumb_list(settings, crumbs)
    return (trail, item_list(settings, named)) if named else (trail,)


def breadcrumb_list(settings: Settings, crumbs: Iterable[Crumb]) -> Thing:
    """https://schema.org/BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": crumb.name,
                "item": settings.site_url + crumb.address,
            }
            for position, crumb in enumerate(crumbs, 1)
        ],
    }


def item_list(settings: Settings, cards: Iterable[Card]) -> Thing:
    """https://schema.org/ItemList of links to the entries' own pages."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": card.name,
                "url": settings.site_url + card.address,
            }
            for position, card in enumerate(cards, 1)
        ],
    }

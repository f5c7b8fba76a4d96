"""What machines read of an entry's page: a schema.org Organization of the fitting type, as JSON-LD. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.directory import Listing, Spot
from generator.entries.model import Entry, Hours
from generator.places.gazetteer import STATES
from generator.site.page import Crumb, Settings
from generator.site.pages.structured import breadcrumb_list

_SCHOOL = re.compile(r"\b(University|College|School|Institute|Tech|Academy)\b")
"""Alumni networks are of employers and services too, which are no schools."""
_WITH_HOURS = ("GovernmentOffice", "EmploymentAgency")
"""Types that are a LocalBusiness too, which alone has opening hours of its own."""
_PRECISE = ("street", "postal-code")
"""How well a point must be known to be told to machines."""


def structured(
    listing: Listing, crumbs: Sequence[Crumb], parent: Listing | None, settings: Settings
) -> tuple[Mapping[str, Any], ...]:
    if not settings.site_url:
        return ()
    return (_organization(listing, parent, settings.site_url), breadcrumb_list(settings, crumbs))


def schema_type(entry: Entry, kind: str) -> str:
    """The type of schema.org that fits."""
    if entry.agency_type == "american-job-center":
        return "EmploymentAgency"
    if kind == "agency":
        return "GovernmentOffice" if entry.run_by.type == "government" else "NGO"
    if kind == "support-group" and entry.run_by.type == "nonprofit":
        return "NGO"
    return "Organization"


def _organization(listing: Listing, parent: Listing | None, site_url: str) -> Mapping[str, Any]:
    """https://schema.org/Organization or a narrower type, without what is not known."""
    entry = listing.entry
    thing: dict[str, Any] = {
        "@type": schema_type(entry, listing.kind),
        "@id": f"{site_url}{listing.address}#it",
        "name": entry.name,
        "alternateName": list(entry.also_known_as),
        "description": entry.summary,
        "url": entry.website,
        "mainEntityOfPage": f"{site_url}{listing.address}",
        "telephone": entry.contact.phone if entry.contact else None,
        "email": entry.contact.email if entry.contact else None,
        "address": [_address(spot) for spot in listing.spots],
        "location": [_place(spot) for spot in listing.spots if spot.point and spot.precision in _PRECISE],
        "areaServed": ["United States" if name == "US" else STATES.get(name, name) for name in entry.serves],
        "knowsLanguage": list(entry.languages),
        "parentOrganization": _above(listing, parent, site_url),
        "memberOf": {"@id": f"{site_url}{parent.address}#it", "@type": "Organization", "name": parent.name}
        if parent and listing.kind == "professional-association"
        else None,
    }
    if hours := [_opening(hours) for hours in entry.hours]:
        if thing["@type"] in _WITH_HOURS:
            thing["openingHoursSpecification"] = hours
        else:
            thing["contactPoint"] = _contact(thing, hours)
    return {name: value for name, value in thing.items() if value}


def _contact(organization: Mapping[str, Any], hours: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """https://schema.org/ContactPoint: where an Organization that is no LocalBusiness keeps its hours."""
    thing = {
        "@type": "ContactPoint",
        "telephone": organization["telephone"],
        "email": organization["email"],
        "url": organization["url"],
        "hoursAvailable": hours,
    }
    return {name: value for name, value in thing.items() if value}


def _opening(hours: Hours) -> Mapping[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"https://schema.org/{day.capitalize()}" for day in hours.on],
        "opens": hours.from_,
        "closes": hours.to,
    }


def _place(spot: Spot) -> Mapping[str, Any]:
    """https://schema.org/Place with its point, which is the door's or its ZIP Code's and never a city's middle."""
    latitude, longitude = spot.point or (None, None)
    thing = {
        "@type": "Place",
        "name": spot.written.name,
        "address": _address(spot),
        "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude},
    }
    return {name: value for name, value in thing.items() if value}


def _above(listing: Listing, parent: Listing | None, site_url: str) -> Mapping[str, Any] | None:
    if listing.kind == "alumni-network" and listing.entry.institution:
        school = listing.entry.run_by.type == "university" or _SCHOOL.search(listing.entry.institution)
        return {
            "@type": "CollegeOrUniversity" if school else "Organization",
            "name": listing.entry.institution,
        }
    if parent:
        return {"@type": "Organization", "@id": f"{site_url}{parent.address}#it", "name": parent.name}
    return None


def _address(spot: Spot) -> Mapping[str, str]:
    written = spot.written
    thing = {
        "@type": "PostalAddress",
        "streetAddress": written.street,
        "addressLocality": written.city,
        "addressRegion": written.state,
        "postalCode": written.postal_code,
        "addressCountry": "US",
    }
    return {name: value for name, value in thing.items() if value}

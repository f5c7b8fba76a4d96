"""The open data in words: which files there are, a real line, what each field means, how to reuse. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from generator.directory import Directory, Listing
from generator.entries.schema import schema
from generator.exports.record import record
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.structured import HOME, Thing, structured
from generator.site.pages.wording import fitting_description

OPEN_DATA = Crumb("Open data", "open-data/")
API = "api/v1/"
LICENSE = "https://creativecommons.org/publicdomain/zero/1.0/"
_ADDED = (
    (
        "id",
        "text",
        "Its state's folder and the name of its file, for example “ca/novaworks”. When it changes, the "
        "old one redirects.",
    ),
    ("kind", "support-group, professional-association, alumni-network or agency", "What sort of help it is."),
    ("address", "text", "Its page, below the address of this site."),
)
"""What the published data has beside the fields that people write: (name, what may stand there, meaning)."""
_TYPE_WORDS = {
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "fields of its own",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file to download."""

    path: str
    """Below the site's root."""
    format: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A line of the data dictionary."""

    name: str
    """"locations.city" for a field of a field."""
    holds: str
    required: bool
    meaning: str
    depth: int


def pages(directory: Directory, _cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/open-data/."""
    crumbs = (HOME, OPEN_DATA)
    example = example_of(directory)
    yield Page(
        path="open-data/index.html",
        template="open_data.html",
        title="Open data: every entry to download and reuse",
        description=fitting_description(
            f"All {len(directory.live):,} entries as JSON, CSV and GeoJSON, in the public domain under CC0.",
            "What each field means and how to reuse it.",
        ),
        context={
            "crumbs": crumbs,
            "total": len(directory.live),
            "closed": len(directory.closed),
            "files": files(directory),
            "license": LICENSE,
            "example": json.dumps(record(example), ensure_ascii=False, indent=2) if example else "",
            "example_page": (example.name, example.address) if example else None,
            "added": _ADDED,
            "fields": dictionary(schema()),
            "ndjson": f"{settings.site_url or '…/'}{API}entries.ndjson",
        },
        structured=_structured(directory, settings, crumbs),
    )


def files(directory: Directory) -> tuple[File, ...]:
    """What there is, the whole first; of the files by state, city and field one stands for all."""
    found = [
        File(
            f"{API}index.json",
            "JSON",
            "Start here: counts, the day of this build, and the path of every other file.",
        ),
        File(f"{API}entries.ndjson", "JSON lines", "Every entry with all its fields, one on each line."),
        File(
            f"{API}entries.csv",
            "CSV",
            "Every entry as a row of one table, for a spreadsheet. A semicolon separates values in a cell.",
        ),
        File(
            f"{API}entries.geojson",
            "GeoJSON",
            "Every place of an entry as a point, for a map. Its precision is said with it.",
        ),
    ]
    state = next(iter(sorted(directory.by_state)), None)
    if state:
        found.append(
            File(
                f"{API}states/{state.lower()}.json",
                "JSON",
                f"The entries of one state. {len(directory.by_state)} files.",
            )
        )
    city = next(iter(directory.cities.values()), None)
    if city:
        words = (
            "The entries of one city, the ids of the hundred nearest within 50 miles, and of what serves its county. "
            f"{len(directory.cities):,} files."
        )
        found.append(File(f"{API}{city.address.rstrip('/')}.json", "JSON", words))
    industry = next(iter(directory.taxonomy.industries), None)
    if industry:
        words = f"The entries of one field of work. {len(directory.taxonomy.industries)} files."
        found.append(File(f"{API}industries/{industry}.json", "JSON", words))
    found.append(
        File(
            f"{API}schema/entry.schema.json",
            "JSON Schema",
            "What an entry's file may hold, for editors and checks.",
        )
    )
    return tuple(found)


def example_of(directory: Directory) -> Listing | None:
    """The live entry that says most, one with meeting times if there is any; of equals the first by id."""
    return min(
        directory.live,
        key=lambda e: (e.unconfirmed, not e.entry.meetings, -sum(map(bool, vars(e.entry).values())), e.id),
        default=None,
    )


def dictionary(whole: Mapping[str, Any]) -> tuple[FieldRow, ...]:
    """Every field of an entry in canonical order, inner fields below it; from the model's JSON Schema."""
    return tuple(_rows(whole, whole.get("$defs", {}), "", 0))


def _rows(node: Mapping[str, Any], definitions: Mapping[str, Any], prefix: str, depth: int) -> Iterator[FieldRow]:
    required = set(node.get("required", ()))
    for name, field in node.get("properties", {}).items():
        yield FieldRow(
            f"{prefix}{name}",
            _holds(field, definitions),
            name in required,
            _meaning(field, definitions),
            depth,
        )
        for inner in _inner(field, definitions):
            yield from _rows(inner, definitions, f"{prefix}{name}.", depth + 1)


def _meaning(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    text = field.get("description") or _resolved(field, definitions).get("description", "")
    return str(text).replace("`", "")


def _inner(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The mappings that may stand in the field, itself or as its items."""
    node = _resolved(field, definitions)
    if "properties" in node:
        yield node
    for part in (*node.get("anyOf", ()), *([node["items"]] if "items" in node else ())):
        yield from _inner(part, definitions)


def _holds(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What may stand in the field, in a few words."""
    node = _resolved(field, definitions)
    if "enum" in node:
        return ", ".join(str(value) for value in node["enum"])
    if "const" in node:
        return str(node["const"])
    if "anyOf" in node:
        return " or ".join(dict.fromkeys(_holds(part, definitions) for part in node["anyOf"]))
    if node.get("type") == "array":
        inner = _holds(node.get("items", {}), definitions)
        return f"list; each: {inner}" if inner not in ("text", _TYPE_WORDS["object"]) else f"list of {_many(inner)}"
    if node.get("format") == "date":
        return "day, as 2026-11-22"
    if node.get("type") == "string":
        longest = node.get("maxLength")
        return f"text, at most {longest} characters" if longest and longest >= 200 else "text"
    return _TYPE_WORDS.get(str(node.get("type")), "text")


def _many(inner: str) -> str:
    return "texts" if inner == "text" else "mappings"


def _resolved(field: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """The node itself, or the definition it refers to."""
    reference = field.get("$ref")
    return definitions[reference.rpartition("/")[2]] if reference else field


def _structured(directory: Directory, settings: Settings, crumbs: tuple[Crumb, ...]) -> tuple[Thing, ...]:
    """https://schema.org/Dataset with its downloads, beside the trail."""
    trail = structured(settings, crumbs)
    if not trail:
        return ()
    types = {
        "JSON": "application/json",
        "JSON lines": "application/x-ndjson",
        "CSV": "text/csv",
        "GeoJSON": "application/geo+json",
    }
    whole = [file for file in files(directory)[:4] if file.format in types]
    return (
        *trail,
        {
            "@type": "Dataset",
            "@id": f"{settings.site_url}open-data/#dataset",
            "name": f"{settings.site_name}: groups and agencies that help people find work",
            "description": (
                f"{len(directory.live):,} job-search support groups, professional associations, alumni "
                "networks and agencies of the United States, with places, meeting times, costs and sources."
            ),
            "url": f"{settings.site_url}open-data/",
            "license": LICENSE,
            "isAccessibleForFree": True,
            "inLanguage": "en-US",
            "spatialCoverage": "United States",
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": types[file.format],
                    "contentUrl": f"{settings.site_url}{file.path}",
                }
                for file in whole
            ],
        },
    )

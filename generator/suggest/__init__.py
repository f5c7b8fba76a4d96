"""What the form at `/suggest/` is made of, and checks with: data of the models, and the rules compiled to JavaScript.

Pure: a `Directory` in, (path, bytes) out; `build` does the writing. The same data gives the same bytes. All files
but the manifest carry their hash in their name, so that a browser may keep them for good.

    suggest/manifest.json        the one file that is asked for anew; it names the others:
        {"version": "…", "fields": "suggest/fields-<hash>.json", "words": "suggest/words-<hash>.json",
         "places": {"ca": "suggest/places/ca-<hash>.json", …}, "records": {"ca": "suggest/records/ca-<hash>.json", …, "us": …},
         "zips": {"958": "ca", …}, "near": {"ca": ["az", "nv", "or"], …}}
    suggest/fields-….json        {"kinds": {"support-group": "support-groups", …}, "fields": [every field in canonical order]}:
                                 `fields.py` says what a field holds
    suggest/words-….json         the taxonomy: {"industries": {"health-care": ["Health care", ["nurse", …]], …}, "audiences",
                                 "languages", "faiths", "kinds", "agency_types", "states"}: slug → [name, synonyms]
    suggest/places/ca-….json     the places of a state, for `gazetteerOf`; `places.py` says what it holds
    suggest/records/ca-….json    who is in a state, for `duplicates`; `records.py` says what a record holds

`zips` maps the first three digits of ZIP Codes to the states that use them ("ca", or "ny vt" for two); `near` names
the states that reach within 25 miles of a state: who is there may be a duplicate, too.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from generator.directory import FOLDER_OF, Directory
from generator.search.parts import dumps
from generator.suggest.fields import fields as all_fields
from generator.suggest.fields import terms

__all__ = ["MANIFEST", "files_of"]

MANIFEST = "suggest/manifest.json"


def files_of(directory: Directory) -> Iterator[tuple[str, bytes]]:
    """Every file, the manifest last: where it is there, all that it names is there."""
    content: dict[str, Any] = {}
    for name, value in (
        ("fields", {"kinds": FOLDER_OF, "fields": all_fields()}),
        ("words", terms(directory.taxonomy)),
    ):
        path, data = named(name, value)
        content[name] = path
        yield path, data
    version = hashlib.blake2b(dumps(content).encode(), digest_size=5).hexdigest()
    yield MANIFEST, dumps({"version": version} | content).encode()


def named(name: str, value: Any) -> tuple[str, bytes]:
    """A file whose name carries the hash of its content."""
    data = dumps(value).encode()
    return f"suggest/{name}-{hashlib.blake2b(data, digest_size=5).hexdigest()}.json", data

"""What the form at `/suggest/` is made of, and checks with: data of the models, and the rules compiled to JavaScript.

Pure: a `Directory` in, (path, bytes) out; `build` does the writing. The same data gives the same bytes. All files of
`files_of` but the manifest carry their hash in their name, so that a browser may keep them for good; the scripts of
`script_files` get theirs with the other ones (`site/assets.py`).

    suggest/manifest.json       the one file that is asked for anew; it names the others:
        {"version": "…", "fields": "suggest/fields-<hash>.json", "words": "suggest/words-<hash>.json",
         "places": {"ca": "suggest/places/ca-<hash>.json", …},
         "records": {"ca": "suggest/records/ca-<hash>.json", …, "us": …},
         "zips": {"958": "ca", …}, "near": {"ca": ["az", "nv", "or"], …}}
    suggest/fields-….json       {"kinds": {"support-group": "support-groups", …}, "fields": [each, in canonical order]}:
                                `fields.py` says what a field holds
    suggest/words-….json        the taxonomy: {"industries": {"health-care": ["Health care", ["nurse", …]], …},
                                "audiences", "languages", "faiths", "kinds", "agency_types", "states"}
    suggest/places/ca-….json    the places of a state, for `gazetteerOf`; `places.py` says what it holds
    suggest/records/ca-….json   who is in a state, for `bookOf`; `records.py` says what a record holds

`zips` maps the first three digits of ZIP Codes to the states that use them ("ca", or "ny vt" for two); `near` names
the states that reach within 25 miles of a state: who is there may be a duplicate, too. In the page:

    const {places, records} = statesOf(values, folder, manifest)      // check.js: which files are needed
    const known = knownOf(words, placeFiles)                          // once for each set of files, not for each key
    check(values, {kind, state: folder, id, today, known})            // [{path, what, fix, severity}]
    duplicates(values, {kind, state: folder, id, today, known, book: bookOf(recordFiles)})       // duplicates.js
    written(values)                                                   // yaml.js
"""

import functools
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from generator import compact
from generator.directory import FOLDER_OF, Directory
from generator.places.gazetteer import Gazetteer
from generator.suggest import fields as form
from generator.suggest import places, records
from generator.suggest.scripts import script_files

__all__ = ["MANIFEST", "files_of", "script_files"]

MANIFEST = "suggest/manifest.json"
File = tuple[str, bytes]


def files_of(directory: Directory) -> Iterator[File]:
    """Every file, the manifest last: where it is there, all that it names is there."""
    fields = named("fields", {"kinds": FOLDER_OF, "fields": form.fields()})
    words = named("words", form.terms(directory.taxonomy))
    where, near, zips = _places(directory.gazetteer)
    who = {state: named(f"records/{state}", file) for state, file in records.files_of(directory)}
    yield from (fields, words, *where.values(), *who.values())
    content = {
        "fields": fields[0],
        "words": words[0],
        "places": _paths(where),
        "records": _paths(who),
        "zips": zips,
        "near": near,
    }
    version = hashlib.blake2b(compact.dumps(content), digest_size=5).hexdigest()
    yield MANIFEST, compact.dumps({"version": version} | content)


@functools.lru_cache(maxsize=2)
def _places(gazetteer: Gazetteer) -> tuple[dict[str, File], dict[str, list[str]], dict[str, str]]:
    """The files of all states, who is near whom, and whose ZIPs are whose: once, as the gazetteer does not change."""
    where = {state: named(f"places/{state}", file) for state, file in places.files_of(gazetteer)}
    return where, records.states_near(gazetteer), places.states_of_codes(gazetteer)


def _paths(files: Mapping[str, File]) -> dict[str, str]:
    return {name: path for name, (path, _) in files.items()}


def named(name: str, value: Any) -> File:
    """A file whose name carries the hash of its content."""
    data = compact.dumps(value)
    return f"suggest/{name}-{hashlib.blake2b(data, digest_size=5).hexdigest()}.json", data

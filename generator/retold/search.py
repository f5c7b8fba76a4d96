"""New words in the parts of the search: the summaries beside their rows, and the names that follow from the content."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator import compact
from generator.directory import Listing
from generator.retold.entry import Words
from generator.retold.files import Files, Unsure
from generator.search import MANIFEST, versioned
from generator.search.parts import FOLDER, made
from generator.search.rows import LONGEST_SUMMARY
from generator.text import shorten

_MORE = "-more.json"
_LISTS = f"{FOLDER}/list-"


def in_search(words: Words, files: Files) -> None:
    """Put the new summary in each part that holds the old one, and rename what changes. Raises Unsure."""
    old, new = (shorten(listing.entry.summary, LONGEST_SUMMARY) for listing in words.both)
    if old == new:
        return
    renamed = dict(_parts(words.both[0], old, new, files))
    if not renamed:
        raise Unsure(words.id)
    for path in [path for path in files.paths() if path.startswith(_LISTS)]:
        text = files.read(path).decode()
        changed = _renamed(text, renamed)
        if changed != text:
            part = made("list", changed)
            files.remove(path)
            files.put(f"{FOLDER}/{part.name}.json", part.data)
            renamed[path.removeprefix(f"{FOLDER}/").removesuffix(".json")] = part.name
    _rename_in_manifest(renamed, files)


def _parts(listing: Listing, old: str, new: str, files: Files) -> Iterator[tuple[str, str]]:
    """Each part with a row of the listing: its name before and after."""
    wanted = compact.dumps(old)
    for path in [path for path in files.paths() if path.startswith(FOLDER) and path.endswith(_MORE)]:
        more = files.read(path)
        if wanted not in more:
            continue
        beside = path.replace(_MORE, ".json")
        data = files.read(beside).decode()
        summaries = compact.loads(more)
        if compact.dumps(summaries) != more:
            raise Unsure(path)
        if _put_in(summaries, compact.loads(data), listing, old, new):
            name = beside.removeprefix(f"{FOLDER}/").removesuffix(".json")
            part = made(name.rpartition("-")[0], data, compact.text(summaries))
            for gone in (path, beside):
                files.remove(gone)
            for made_path, content in part.files():
                files.put(made_path, content)
            yield name, part.name


def _put_in(summaries: Any, rows: Any, listing: Listing, old: str, new: str) -> bool:
    """Change the summaries that stand beside the listing's rows; whether there were any."""
    pairs = [(summaries[key], rows[key]) for key in rows] if isinstance(rows, dict) else [(summaries, rows)]
    changed = False
    for beside, of in pairs:
        if len(beside) != len(of):
            raise Unsure(listing.id)
        for number, row in enumerate(of):
            if row[0] == listing.entry.name and row[1] in (listing.id, listing.id.partition("/")[0]):
                if beside[number] != old:
                    raise Unsure(listing.id)
                beside[number], changed = new, True
    return changed


def _renamed(text: str, renamed: Mapping[str, str]) -> str:
    for old, new in renamed.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    return text


def _rename_in_manifest(renamed: Mapping[str, str], files: Files) -> None:
    content = compact.loads(files.read(MANIFEST))
    del content["version"]
    if versioned(content) != files.read(MANIFEST):
        raise Unsure(MANIFEST)
    files.put(MANIFEST, versioned(compact.loads(_renamed(compact.text(content), renamed))))

"""Read the entries whose addresses are checked: all of them, or those in chosen files. Opens files; asks nobody."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.entries import folder, taxonomy
from generator.entries.filing import standing
from generator.entries.folder import Filed
from generator.entries.known import Known
from generator.entries.reading import read_entry
from generator.entries.source import Source
from generator.places import gazetteer


def known_on(data: Path, today: date) -> Known:
    """What reading an entry needs."""
    return Known(taxonomy.load(data / "taxonomy", f"{data.as_posix()}/taxonomy")[0], gazetteer.load(), today)


def all_entries(data: Path, known: Known) -> list[Filed]:
    """Every entry that can be read; what is wrong with the others, `validate` says."""
    return folder.read_folder(data, known).entries


def files_of(data: Path, paths: Iterable[Path]) -> list[str]:
    """The entry files that the paths name or hold, below the data folder."""
    root = data.resolve()
    found: set[str] = set()
    for path in paths:
        whole = path.resolve()
        for file in [whole] if whole.is_file() else whole.rglob("*.yaml"):
            if file.is_relative_to(root) and standing(name := file.relative_to(root).as_posix()) == "entry":
                found.add(name)
    return sorted(found)


def chosen_entries(data: Path, names: Iterable[str], known: Known, shown_as: str) -> Iterator[tuple[Filed, Source]]:
    """The entries in these files with their positions; what cannot be read is left out, and `validate` says why."""
    for name in names:
        reading = read_entry(f"{shown_as}/{name}", (data / name).read_bytes(), known)
        if reading.entry is not None:
            yield Filed(reading.id, reading.kind, reading.entry, name), reading.source


def by_file(read: Iterable[tuple[Filed, Source]]) -> Mapping[str, Source]:
    """File below the data folder → its source."""
    return {filed.file: source for filed, source in read}

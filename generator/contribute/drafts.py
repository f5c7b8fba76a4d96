"""Keep the answers that somebody has given so far outside of the entries, in `.foothold/drafts/` beside `data/`."""

import json
from pathlib import Path
from typing import Any

from generator.contribute.files import write_text
from generator.contribute.proposal import Proposal
from generator.entries.model import FOLDERS
from generator.text import slug

FOLDER = Path(".foothold") / "drafts"


def drafts_beside(data: Path) -> Path:
    """The folder of the drafts that belong to a data folder."""
    return data.absolute().parent / FOLDER


def keep(folder: Path, proposal: Proposal, file: Path | None = None) -> Path:
    """Write the answers into `file`, or into a new one; give it back."""
    name = slug(str(proposal.values.get("name", ""))) or "unnamed"
    kept = file or next(path for path in _names(folder, name) if not path.exists())
    content = {
        "kind": proposal.kind,
        "state": proposal.state,
        "asked": proposal.asked,
        "values": proposal.values,
    }
    write_text(kept, json.dumps(content, ensure_ascii=True, indent=2) + "\n")
    return kept


def _names(folder: Path, name: str) -> Any:
    yield folder / f"{name}.json"
    number = 2
    while True:
        yield folder / f"{name}-{number}.json"
        number += 1


def kept_in(folder: Path) -> list[tuple[Path, Proposal]]:
    """The drafts there, the last one first; what is no draft is passed over."""
    files = sorted(folder.glob("*.json"), key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
    return [(file, proposal) for file in files if (proposal := _read(file)) is not None]


def _read(file: Path) -> Proposal | None:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        kind, values, asked = content["kind"], content["values"], content["asked"]
        state = content["state"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    right = kind in FOLDERS.values() and isinstance(values, dict) and isinstance(asked, list) and isinstance(state, str)
    return Proposal(kind, values, state, [str(key) for key in asked]) if right else None

"""Record in an entry that a person confirmed it.

Pure: text in, text out. The rest of the text stays as it is, comments included; where the file is in its
canonical form, it still is afterwards.
"""

from datetime import date
from typing import Any, get_args

from generator.contribute.amend import CannotAmend, with_fields
from generator.entries.model import How
from generator.entries.reformatting import reformatted
from generator.entries.source import read

HOWS: tuple[How, ...] = get_args(How)


def confirmed(text: str, on: date, how: How) -> str:
    """The text with `verified`, and `status: active` where it was unconfirmed.

    Raises CannotAmend, in words for people, where the entry is closed, cannot be read, or was confirmed later.
    """
    values = _values(text)
    if values.get("status") == "closed":
        raise CannotAmend("it is marked as closed; if it is open again, set status: active in the file first")
    wanted = values | {"verified": {"on": on, "how": how}, "status": "active"}
    _refuse_older(values.get("verified"), on)
    amended = with_fields(text, (), {"status": "active"}) if values.get("status") == "unconfirmed" else text
    amended = _with_verified(amended, values, {"on": on.isoformat(), "how": how})
    if reformatted(text) == text:
        amended = reformatted(amended)
    if _values(amended) != wanted:
        raise CannotAmend("it is written in a way that cannot be amended; run format first")
    return amended


def _values(text: str) -> dict[str, Any]:
    source = read("", text.encode("utf-8"))
    if source.problems or not isinstance(source.values, dict):
        raise CannotAmend("it cannot be read; run validate to see why")
    return source.values


def _refuse_older(verified: Any, on: date) -> None:
    before = verified.get("on") if isinstance(verified, dict) else None
    if isinstance(before, date) and before > on:
        raise CannotAmend(f"it was confirmed later already, on {before}")


def _with_verified(text: str, values: dict[str, Any], fields: dict[str, str]) -> str:
    if isinstance(values.get("verified"), dict):
        return with_fields(text, ("verified",), fields)
    return with_fields(text, (), {"verified": f"{{on: {fields['on']}, how: {fields['how']}}}"})

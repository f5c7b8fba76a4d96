"""Links by which a reader adds, changes or confirms an entry: the form's, and the file's in the repository. Pure."""

import re
from typing import Literal
from urllib.parse import quote, quote_plus, urlencode

from generator.site.page import Settings

Does = Literal["change", "confirm", "closed"]
FORM = "suggest/"
_BRANCH = re.compile(r"(?:^|/)edit/(.+)")


def report_link(id_: str, does: Does) -> str:
    """The form with an entry filled in, below the site's root: "suggest/?entry=ca/example&do=change"."""
    return f"{FORM}?entry={quote_plus(id_, safe='/')}&do={does}"


def add_link(**known: str) -> str:
    """The form for a new entry, with what is known already: `add_link(place="Sacramento, CA")`."""
    return f"{FORM}?{urlencode(known, quote_via=quote)}" if known else FORM


def edit_link(settings: Settings, file: str) -> str:
    """Where the repository lets people edit a file of the data folder; empty where nobody knows the repository.

    MkDocs' `edit_uri` leads to the docs folder ("edit/main/docs/"); the data folder lies beside it. Like
    MkDocs, an `edit_uri` that is a whole address, or opens with "?" or "#", is taken as it is.
    """
    if not settings.repo_url:
        return ""
    beside = _beside_docs(settings)
    if beside and not beside.endswith(("/", "=")):
        beside += "/"
    if "://" not in beside:
        beside = settings.repo_url + ("" if beside[:1] in ("?", "#") else "/") + beside.lstrip("/")
    return f"{beside}data/{quote(file)}"


def branch(settings: Settings) -> str:
    """The branch that `edit_uri` names: "main" for "edit/main/docs/", and where it names none."""
    found = _BRANCH.search(_beside_docs(settings).strip("/"))
    return found[1] if found else "main"


def _beside_docs(settings: Settings) -> str:
    return settings.edit_uri.rstrip("/").removesuffix("docs")

"""The page that adds or changes an entry: its frame, the form's data, and other ways for who has no script. Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from generator.directory import FOLDER_OF, KINDS, Directory
from generator.entries.wording import EXAMPLES
from generator.places.gazetteer import STATES
from generator.site.cards import Cards
from generator.site.page import Crumb, Page, Settings
from generator.site.pages.entry_words import COST_SENTENCES, FORMAT_SENTENCES, HOW_WORDS, RUN_BY_WORDS
from generator.site.pages.reporting import branch
from generator.site.pages.structured import HOME, structured
from generator.site.pages.suggest_questions import questions
from generator.site.pages.suggest_words import CHOICES, PARTS
from generator.site.pages.wording import fitting_description

SUGGEST = Crumb("Add a group", "suggest/")


def pages(directory: Directory, _cards: Cards, settings: Settings, _now: datetime) -> Iterator[Page]:
    """/suggest/."""
    crumbs = (HOME, SUGGEST)
    yield Page(
        path=f"{SUGGEST.address}index.html",
        template="suggest.html",
        title="Add a group, or correct an entry",
        description=fitting_description(
            "You know a group that helps people find work? Add it in five minutes, without an account and without git.",
        ),
        context={
            "crumbs": crumbs,
            "data": form_data(directory, settings),
            "empty": empty_entry(),
            "folders": [(directory.taxonomy.kinds[kind].name, FOLDER_OF[kind]) for kind in KINDS],
        },
        structured=structured(settings, crumbs),
    )


def form_data(directory: Directory, settings: Settings) -> dict[str, Any]:
    """What the form's script works with; docs/assets/js/suggest/types.js says what it holds (`PageData`)."""
    taxonomy = directory.taxonomy
    return {
        "site": {
            "repo": settings.repo_url,
            "branch": branch(settings),
            "mail": settings.suggest_mail,
            "address": settings.site_url,
        },
        "kinds": [
            {
                "value": kind,
                "label": taxonomy.kinds[kind].name,
                "help": taxonomy.kinds[kind].sentence,
                "folder": FOLDER_OF[kind],
            }
            for kind in KINDS
        ],
        "states": [{"value": code, "label": name} for code, name in sorted(STATES.items(), key=lambda item: item[1])],
        "parts": [{"name": name, "title": title, "lead": lead} for name, title, lead in PARTS],
        "questions": questions(taxonomy),
        "words": {
            "cost": COST_SENTENCES,
            "format": FORMAT_SENTENCES,
            "how": HOW_WORDS,
            "found": CHOICES["verified.how"],
            "run_by": RUN_BY_WORDS,
            "faith": {slug: term.name for slug, term in taxonomy.faiths.items()},
            "agency_type": {slug: term.name for slug, term in taxonomy.agency_types.items()},
            "industries": {slug: term.name for slug, term in taxonomy.industries.items()},
            "audiences": {slug: term.sentence for slug, term in taxonomy.audiences.items()},
            "languages": {code: term.name for code, term in taxonomy.languages.items()},
        },
    }


def empty_entry() -> str:
    """An entry to copy and fill in by hand: the fields that most have, each with an example."""
    wanted = ("name", "summary", "run_by", "locations", "meetings", "contact", "sources", "status")
    lines = [EXAMPLES[name] for name in wanted]
    lines.insert(1, "website: https://www.example.org/")
    return "\n".join(lines) + "\n"

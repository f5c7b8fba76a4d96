"""Words of the taxonomy, fields that belong to one kind, and lists that say a thing twice."""

from collections.abc import Iterator, Mapping, Sequence

from generator.entries.checks.draft import Draft
from generator.entries.known import Known
from generator.entries.model import only_of
from generator.entries.source import Path
from generator.entries.taxonomy import Term
from generator.problems import Problem, nearest
from generator.text import fold

_WHERE = "data/taxonomy/{}.yaml"


def industries(draft: Draft, known: Known) -> Iterator[Problem]:
    """Industries that the taxonomy does not define."""
    for i, slug in enumerate(draft.entry.industries):
        yield from _unknown(draft, ("industries", i), slug, known.taxonomy.industries, "industry", "industries")


def audiences(draft: Draft, known: Known) -> Iterator[Problem]:
    """Audiences that the taxonomy does not define."""
    for i, slug in enumerate(draft.entry.audiences):
        yield from _unknown(draft, ("audiences", i), slug, known.taxonomy.audiences, "audience", "audiences")


def languages(draft: Draft, known: Known) -> Iterator[Problem]:
    """Languages that the taxonomy does not define."""
    for i, code in enumerate(draft.entry.languages):
        yield from _unknown(draft, ("languages", i), code, known.taxonomy.languages, "language", "languages")


def faith(draft: Draft, known: Known) -> Iterator[Problem]:
    """A faith where no congregation runs the entry, or one that the taxonomy does not define."""
    run_by = draft.entry.run_by
    if run_by.faith is None or not draft.whole("run_by"):
        return
    if run_by.type != "faith":
        fix = "write type: faith, or remove the faith"
        yield draft.problem_at_key(("run_by", "faith"), f'a faith, but run_by is of type "{run_by.type}"', fix)
        return
    yield from _unknown(draft, ("run_by", "faith"), run_by.faith, known.taxonomy.faiths, "faith", "faiths")


def fields_of_one_kind(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Fields of another kind; and a warning where a kind's own field is not filled."""
    foreign = only_of(draft.kind)
    for field, owner in foreign.items():
        if getattr(draft.entry, field) is not None:
            what = f'"{field}" belongs to entries of the kind {owner}, and this is {_article(draft.kind)} {draft.kind}'
            yield draft.problem_at_key((field,), what, "remove the line, or move the file to the other kind's folder")
    for field in _OWN.keys() - foreign.keys():
        if getattr(draft.entry, field) is None and draft.whole(field):
            yield draft.warning((), f'"{field}" is missing', _OWN[field])


_OWN = {
    "institution": "say which school it is of, for example institution: University of Example",
    "agency_type": "say what sort of agency it is, for example agency_type: american-job-center",
}


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"


def repeats(draft: Draft, _known: Known) -> Iterator[Problem]:
    """Items that stand twice in a list."""
    entry = draft.entry
    if len(entry.also_known_as) > 1:
        yield from _repeated(draft, ("also_known_as",), [fold(name) or name for name in entry.also_known_as])
    for i, name in enumerate(entry.also_known_as):
        if name == entry.name and draft.whole("name"):
            yield draft.problem(("also_known_as", i), f'"{name}" is the name itself', "remove it")
    if len(entry.serves) > 1:
        yield from _repeated(draft, ("serves",), [place.casefold() for place in entry.serves])
    if len(entry.sources) > 1:
        yield from _repeated(draft, ("sources",), [(source.url, source.states) for source in entry.sources])
    for field in ("industries", "audiences", "languages", "formerly", "locations", "meetings", "hours"):
        if len(items := getattr(entry, field)) > 1:
            yield from _repeated(draft, (field,), items)
    for i, meeting in enumerate(entry.meetings):
        yield from _repeated(draft, ("meetings", i, "on"), meeting.on)
        yield from _repeated(draft, ("meetings", i, "except"), meeting.except_ or [])
    for i, hours in enumerate(entry.hours):
        yield from _repeated(draft, ("hours", i, "on"), hours.on)


def _repeated(draft: Draft, path: Path, items: Sequence[object]) -> Iterator[Problem]:
    for i, item in enumerate(items):
        first = items.index(item)
        if first < i:
            shown = f'"{item}"' if isinstance(item, str) else "the same item"
            where = draft.source.shown_at((*path, first))
            yield draft.problem((*path, i), f"{shown} stands here twice", f"keep one; the first is at {where}")


def _unknown(
    draft: Draft,
    path: Path,
    word: str,
    known: Mapping[str, Term],
    noun: str,
    file: str,
) -> Iterator[Problem]:
    """A word that is not in its list; nothing where the list itself could not be read."""
    if not known or word in known:
        return
    plain = word.replace("-", " ")
    meant = next((slug for slug, item in known.items() if plain in item.synonyms or plain == fold(item.name)), None)
    where = _WHERE.format(file)
    fix = f'did you mean "{meant}"? All of them: {where}' if meant else nearest(word, known, where)
    yield draft.problem(path, f'unknown {noun} "{word}"', fix)

"""Read the words the directory sorts by: industries, occupations, audiences, kinds and so on.

They are data, not code: one YAML file each under `data/taxonomy/`, read as strictly as an entry. `load` opens
the files; what is misshaped in them is returned as problems at its place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, NamedTuple, TypeVar, cast, get_args, get_origin

from pydantic import Field, StringConstraints, ValidationError

from generator.entries import source as yaml_source
from generator.entries.model import FOLDERS, AgencyType, LanguageCode, Slug, Written
from generator.entries.source import DUD, Source
from generator.entries.source import Path as Way
from generator.entries.wording import reworded
from generator.problems import Problem, nearest

MOST_BYTES = 1024 * 1024
"""A taxonomy file holds a whole list: the 867 occupations have 137 KiB."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=300)]
Synonyms = Annotated[tuple[Words, ...], Field(max_length=80)]
Naics = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,6}$")]
Soc = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{4}$")]


class Term(Written):
    """A word of the taxonomy, and what else people call it."""

    name: Words
    """As it is shown."""
    synonyms: Synonyms
    """Everyday words people type."""


class Industry(Term):
    """A field of work."""

    slug: Slug
    """Its key in industries.yaml: small letters joined by hyphens."""
    sentence: Sentence
    """Who works in it."""
    naics: Annotated[tuple[Naics, ...], Field(min_length=1, max_length=40)]
    """Codes of the North American Industry Classification System 2022."""
    icon: Slug
    """A Material Design icon."""


class Occupation(Written):
    """A job title, and the industries it leads to."""

    title: Words
    """As it is shown."""
    soc: Soc
    """Its code in the Standard Occupational Classification 2018."""
    industries: Annotated[tuple[Slug, ...], Field(min_length=1, max_length=8)]
    """Slugs of industries.yaml, the best one first."""
    also: Synonyms = ()
    """Everyday words, abbreviations and credentials."""


class Audience(Term):
    """Whom an entry is made for."""

    slug: Slug
    """Its key in audiences.yaml: small letters joined by hyphens."""
    sentence: Sentence
    """Who is meant."""


class KindWords(Term):
    """What a kind of entry is called, and what it is good for."""

    slug: Slug
    """Its key in kinds.yaml: the kind."""
    plural: Words
    """Several of them."""
    folder: Slug
    """The folder under data/."""
    sentence: Sentence
    """What it gives a person who looks for work."""
    first_step: Sentence
    """What to do first with one."""
    icon: Slug
    """A Material Design icon."""


class AgencyTypeWords(Term):
    """What a sort of agency is called."""

    slug: Slug
    """Its key in agency-types.yaml."""
    plural: Words
    """Several of them."""
    sentence: Sentence
    """What a person gets there."""


class Faith(Term):
    """The tradition of a congregation that runs an entry."""

    slug: Slug
    """Its key in faiths.yaml: small letters joined by hyphens."""


class Language(Term):
    """A language spoken at an entry; its first synonym is its own name."""

    code: LanguageCode
    """Its key in languages.yaml: two small letters, ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All lists, each in the order of its file. A list is empty where its file could not be read."""

    industries: Mapping[str, Industry]
    occupations: tuple[Occupation, ...]
    audiences: Mapping[str, Audience]
    kinds: Mapping[str, KindWords]
    agency_types: Mapping[str, AgencyTypeWords]
    faiths: Mapping[str, Faith]
    languages: Mapping[str, Language]


def load(folder: Path, shown_as: str | None = None) -> tuple[Taxonomy, list[Problem]]:
    """The taxonomy in `folder` and what is wrong with it; problems name the files below `shown_as`."""
    files = {name: _read(folder / name, f"{shown_as or folder.as_posix()}/{name}") for name in FILES}
    return read(files)


class File(NamedTuple):
    """A taxonomy file as `load` finds it."""

    path: str
    data: bytes | None
    """None when it is not there or cannot be read."""


FILES = (
    "industries.yaml",
    "occupations.yaml",
    "audiences.yaml",
    "kinds.yaml",
    "agency-types.yaml",
    "faiths.yaml",
    "languages.yaml",
)


def read(files: Mapping[str, File]) -> tuple[Taxonomy, list[Problem]]:
    """The taxonomy that the files hold, by their names; pure."""
    problems: list[Problem] = []
    industry_source = _source(files["industries.yaml"], problems)
    industries = _mapping(industry_source, Industry, "slug", problems)
    words = [((slug, "synonyms", i), w) for slug, item in industries.items() for i, w in enumerate(item.synonyms)]
    problems.extend(_ambiguous(industry_source, words, "industry"))
    occupations = _occupations(_source(files["occupations.yaml"], problems), industries, problems)
    audiences = _mapping(_source(files["audiences.yaml"], problems), Audience, "slug", problems)
    kind_source = _source(files["kinds.yaml"], problems)
    kinds = _mapping(kind_source, KindWords, "slug", problems)
    problems.extend(_kinds_differ(kind_source, kinds))
    type_source = _source(files["agency-types.yaml"], problems)
    agency_types = _mapping(type_source, AgencyTypeWords, "slug", problems)
    problems.extend(_keys_differ(type_source, get_args(AgencyType), "agency type"))
    faiths = _mapping(_source(files["faiths.yaml"], problems), Faith, "slug", problems)
    languages = _mapping(_source(files["languages.yaml"], problems), Language, "code", problems)
    return Taxonomy(industries, occupations, audiences, kinds, agency_types, faiths, languages), sorted(problems)


T = TypeVar("T", bound=Written)


def _read(path: Path, shown_as: str) -> File:
    try:
        with path.open("rb") as file:
            return File(shown_as, file.read(MOST_BYTES + 1))
    except OSError:
        return File(shown_as, None)


def _source(file: File, problems: list[Problem]) -> Source:
    """The file's values, a mapping or list; None where there are none, with the reason among the problems."""
    if file.data is None:
        problems.append(Problem(file.path, 1, 1, "the file is missing", "put it back: entries are checked against it"))
        return Source(file.path)
    source = yaml_source.read(file.path, file.data, MOST_BYTES)
    problems.extend(source.problems)
    wanted = list if file.path.endswith("occupations.yaml") else dict
    if source.readable and not isinstance(source.values, wanted):
        sort = "a list of occupations" if wanted is list else "a mapping from each slug to its words"
        problems.append(source.problem((), f"the file is not {sort}", "compare with the comment at its top"))
    if not isinstance(source.values, wanted):
        source.values = None
    return source


def _mapping(source: Source, model: type[T], key: str, problems: list[Problem]) -> dict[str, T]:
    """The items of a file that maps each slug or code to its words."""
    items: dict[str, T] = {}
    for slug, value in (source.values or {}).items():
        if value is DUD:
            continue
        item = _item(source, (slug,), value, model, {key: slug}, problems)
        items[slug] = item if item is not None else _unreadable(model, slug)
    return items


def _unreadable(model: type[T], slug: str) -> T:
    """Stands for an item that is misshapen, so that what names it is not called unknown."""
    values: dict[str, Any] = {
        name: () if get_origin(info.annotation) is tuple else slug for name, info in model.model_fields.items()
    }
    return cast(T, model.model_construct(None, **values))


def _item(
    source: Source, path: Way, value: Any, model: type[T], more: dict[str, Any], problems: list[Problem]
) -> T | None:
    try:
        if not isinstance(value, dict):
            return model.model_validate(value)
        if more and (twice := more.keys() & value.keys()):
            name = twice.pop()
            problems.append(source.problem_at_key((*path, name), f'unknown field "{name}"', "the key above says it"))
        return model.model_validate(value | more)
    except ValidationError as error:
        known = [found for found in error.errors(include_url=False) if found["loc"][:1] not in {(key,) for key in more}]
        if len(known) < error.error_count():
            what = f'"{path[-1]}" is no {"language code" if "code" in more else "slug"}'
            problems.append(
                source.problem_at_key(path, what, "small letters and digits joined by hyphens; a code has two")
            )
        problems.extend(reworded(source, known, model, path))
        return None


def _occupations(source: Source, industries: Mapping[str, Industry], problems: list[Problem]) -> tuple[Occupation, ...]:
    found: list[Occupation] = []
    words: list[tuple[Way, str]] = []
    for number, value in enumerate(source.values or []):
        if value is DUD:
            continue
        occupation = _item(source, (number,), value, Occupation, {}, problems)
        if occupation is None:
            continue
        found.append(occupation)
        words.append(((number, "title"), occupation.title))
        words.extend(((number, "also", i), word) for i, word in enumerate(occupation.also))
        problems.extend(_unknown_industries(source, number, occupation, industries))
    problems.extend(_ambiguous(source, words, "occupation"))
    return tuple(found)


def _ambiguous(source: Source, words: Sequence[tuple[Way, str]], noun: str) -> Iterator[Problem]:
    """Each word that stands a second time: a search for it must lead to one place."""
    first: dict[str, Way] = {}
    for path, word in words:
        where = first.setdefault(word.casefold(), path)
        if where != path:
            fix = f"leave it under one {noun}; the first is in line {source.at(where)[0]}"
            yield source.problem(path, f'"{word}" stands here twice', fix)


def _unknown_industries(
    source: Source, number: int, occupation: Occupation, industries: Mapping[str, Industry]
) -> Iterator[Problem]:
    for index, industry in enumerate(occupation.industries):
        if industries and industry not in industries:
            fix = nearest(industry, industries, "data/taxonomy/industries.yaml")
            yield source.problem((number, "industries", index), f'unknown industry "{industry}"', fix)


def _kinds_differ(source: Source, kinds: Mapping[str, KindWords]) -> Iterator[Problem]:
    """Each kind that the program does not know, or that stands under another folder than the program's."""
    yield from _keys_differ(source, FOLDERS.values(), "kind")
    for folder, slug in FOLDERS.items():
        kind = kinds.get(slug)
        if kind and kind.folder != folder:
            yield source.problem((slug, "folder"), f'the folder of {slug} is not "{kind.folder}"', f"write {folder}")


def _keys_differ(source: Source, known: Iterable[str], noun: str) -> Iterator[Problem]:
    """A list whose members the program itself tells apart must hold exactly these."""
    if source.values is None:
        return
    known = set(known)
    for slug in source.values.keys() - known:
        what = f'the program knows no {noun} "{slug}"'
        yield source.problem_at_key((slug,), what, f"{nearest(slug, known)}; a new one needs a change of the program")
    for slug in sorted(known - source.values.keys()):
        yield source.problem((), f'the {noun} "{slug}" is missing', "add it, with its words")

"""Words of real entries are changed one after the other; in the end the site is that of a clean build."""

import shutil
from pathlib import Path

import pytest

from generator import build as building
from generator import cache
from generator.build import build
from generator.entries import folder as entry_folder
from generator.entries.known import Known
from generator.entries.taxonomy import load as load_taxonomy
from generator.places import gazetteer
from generator.published import Written
from tests.conftest import BUILT, ROOT
from tests.project import files_in, small_project

EVERY = 70
"""One real entry of so many is in the project."""
WORDS = {
    "summary": (
        'Short, and with 1 < 2 & "quotes" in it.',
        "Ein längerer Satz für alle – it has more letters than any card or search shows of an entry. " * 4,
    ),
    "take_part": ("Come as you are, and say 'hello' to those who know who you are.",),
    "volunteer": ("Helpers & friends are welcome.",),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of some real entries with those that they name as their parents, and its site."""
    patch = pytest.MonkeyPatch()
    folder = small_project(tmp_path_factory.mktemp("retold") / "project")
    _copy_entries(folder / "data")
    patch.chdir(folder)
    patch.setenv("SOURCE_DATE_EPOCH", BUILT)
    patch.setenv(cache.FOLDER_VARIABLE, str(folder / ".cache"))
    assert not build(folder / "mkdocs.yml", None, folder / "site").failed
    yield folder
    patch.undo()


def _copy_entries(data: Path) -> None:
    known = Known(load_taxonomy(ROOT / "data/taxonomy")[0], gazetteer.load(), building.build_time().date())
    read = entry_folder.read_folder(ROOT / "data", known)
    by_id = {filed.id: filed for filed in read.entries}
    wanted = {filed.id for filed in read.entries[::EVERY]}
    wanted |= {filed.id for filed in read.entries if filed.entry.status == "closed"}
    while missing := {parent for id_ in wanted if (parent := by_id[id_].entry.parent)} - wanted:
        wanted |= missing
    for id_ in wanted:
        target = data / by_id[id_].file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "data" / by_id[id_].file, target)


def rebuilt(project, **how):
    return build(project / "mkdocs.yml", None, project / "site", **how)


def clean(project):
    build(project / "mkdocs.yml", None, project / "clean", clean=True)
    return files_in(project / "clean")


def with_words(text, field, words):
    """The file's text with other words in a field; None where it has not got the field."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith(f"{field}:")]
    if not starts:
        return None
    end = next(n for n in range(starts[0] + 1, len(lines) + 1) if n == len(lines) or lines[n][0] not in " \n")
    return "".join([*lines[: starts[0]], f"{field}: >-\n  {words.strip()}\n", *lines[end:]])


@pytest.fixture
def no_whole_build(monkeypatch):
    """Whatever asks for a whole build fails."""

    def publish(*about, **how):
        raise AssertionError("a whole build")

    monkeypatch.setattr(building, "publish", publish)
    return monkeypatch


def test_new_words_are_written_to_the_very_files_that_hold_them(project, no_whole_build):
    before, retold = files_in(project / "site"), 0
    for file in sorted(project.glob("data/*/*/*.yaml")):
        for field, choices in WORDS.items():
            for words in choices:
                text = with_words(file.read_text(encoding="utf-8"), field, words)
                if text is None or not _is_retold(file, field, project):
                    continue
                file.write_text(text, encoding="utf-8")
                changed = rebuilt(project).changed
                after = files_in(project / "site")
                assert sorted(changed.written) == sorted(p for p in after if after[p] != before.get(p)), file
                assert sorted(changed.removed) == sorted(before.keys() - after.keys()), file
                before, retold = after, retold + 1
    no_whole_build.undo()

    assert retold > 60
    assert before == clean(project)


def _is_retold(file, field, project):
    """Whether a whole build is not needed: neither for a tombstone, nor for what holds for others, too."""
    id_ = f"{file.parent.name}/{file.stem}"
    text = file.read_text(encoding="utf-8")
    others = "".join(other.read_text(encoding="utf-8") for other in project.glob("data/*/*/*.yaml"))
    return "status: closed" not in text and (field == "summary" or f"parent: {id_}\n" not in others)


def test_several_entries_and_a_comment_at_once(project, no_whole_build):
    files = [file for file in sorted(project.glob("data/*/*/*.yaml")) if _is_retold(file, "summary", project)]
    for number, file in enumerate(files[:3]):
        text = with_words(file.read_text(encoding="utf-8"), "summary", f"One of several entries, with number {number}.")
        file.write_text(text, encoding="utf-8")
    files[4].write_text(f"# A comment.\n{files[4].read_text(encoding='utf-8')}", encoding="utf-8")

    assert rebuilt(project).changed.written

    no_whole_build.undo()
    assert rebuilt(project).changed == Written()
    assert files_in(project / "site") == clean(project)


def test_a_comment_changes_nothing(project, no_whole_build):
    file = next(file for file in sorted(project.glob("data/*/*/*.yaml")) if _is_retold(file, "summary", project))
    file.write_text(f"# A comment.\n{file.read_text(encoding='utf-8')}", encoding="utf-8")

    assert rebuilt(project).changed == Written()


def test_words_that_hold_for_chapters_too_ask_for_a_whole_build(project):
    parent = next(
        file
        for file in sorted(project.glob("data/*/*/*.yaml"))
        if _is_retold(file, "summary", project) and not _is_retold(file, "take_part", project)
    )
    text = parent.read_text(encoding="utf-8")
    text = text if "\ntake_part:" in text else f"{text}take_part: One way for all chapters.\n"
    parent.write_text(text, encoding="utf-8")
    rebuilt(project)

    parent.write_text(with_words(text, "take_part", "Another way for all chapters."), encoding="utf-8")

    assert len(rebuilt(project).changed.written) > 3
    assert files_in(project / "site") == clean(project)


def test_a_page_that_is_not_as_it_was_left_is_put_right(project):
    file = next(file for file in sorted(project.glob("data/*/*/*.yaml")) if _is_retold(file, "summary", project))
    page = project / f"site/entries/{file.parent.name}/{file.stem}/index.html"
    page.write_text("by hand")
    text = with_words(file.read_text(encoding="utf-8"), "summary", "Other words, while its page is gone.")
    file.write_text(text, encoding="utf-8")

    rebuilt(project)

    assert files_in(project / "site") == clean(project)

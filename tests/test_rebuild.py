import os
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from generator import cache, locks
from generator.build import build, build_time
from generator.published import Written
from generator.site import host
from tests.changing import CHANGES, FIRST, changing_project, reset
from tests.conftest import BUILT
from tests.project import GROUP, files_in, write


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    folder = tmp_path_factory.mktemp("changing") / "project"
    patch.setattr("generator.site.render.TEMPLATES", None)
    changing_project(folder)
    patch.chdir(folder)
    patch.setenv("SOURCE_DATE_EPOCH", BUILT)
    patch.setenv(cache.FOLDER_VARIABLE, str(folder / ".cache"))
    build(folder / "mkdocs.yml", None, folder / "before", clean=True)
    yield folder
    patch.undo()


@pytest.fixture
def as_made(project):
    """The project as it was made, and a site built of it."""
    reset(project)
    rebuilt(project)
    return project


def rebuilt(project, **how):
    return build(project / "mkdocs.yml", None, project / "site", **how)


def clean(project):
    """The files of a clean build."""
    outcome = build(project / "mkdocs.yml", None, project / "clean", clean=True)
    assert not outcome.failed
    return files_in(project / "clean")


@pytest.mark.parametrize("change", CHANGES)
def test_exactly_the_files_whose_content_changes_are_written(as_made, change):
    before = files_in(as_made / "before")
    CHANGES[change](as_made)

    changed = rebuilt(as_made).changed

    after = clean(as_made)
    assert files_in(as_made / "site") == after
    assert sorted(changed.written) == sorted(path for path in after if after[path] != before.get(path))
    assert sorted(changed.removed) == sorted(before.keys() - after.keys())
    assert changed.written


def test_where_nothing_changed_nothing_is_written(as_made):
    before = {path: path.stat().st_mtime_ns for path in (as_made / "site").rglob("*")}

    assert rebuilt(as_made).changed == Written()
    assert {path: path.stat().st_mtime_ns for path in (as_made / "site").rglob("*")} == before


def test_where_nothing_changed_nothing_is_read_and_the_same_is_said(as_made):
    write(as_made, "support-groups/ca/nowhere.yaml", GROUP.replace("Sacramento", "Nowhereville").replace("Tue", "Moon"))
    said = rebuilt(as_made)
    assert [problem.severity for problem in said.problems] == ["warning"]
    sources = tuple(f"{as_made}/{name}" for name in ("data", "docs", "templates", "mkdocs.yml"))
    opened, watching = [], [True]
    sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == "open" and watching else None)

    again = rebuilt(as_made)

    watching.clear()
    assert (again.problems, again.summary, again.changed) == (said.problems, said.summary, Written())
    assert opened
    assert [path for path in opened if path.startswith(sources)] == []


@pytest.mark.parametrize("file", ["index.html", "entries/ca/tuesday-group/index.html", "api/v1/entries.csv"])
def test_what_somebody_did_to_the_site_is_put_right_though_no_source_changed(as_made, file):
    before = files_in(as_made / "site")
    (as_made / "site" / file).write_text("by hand")
    (as_made / "site/left/over").mkdir(parents=True)

    assert rebuilt(as_made).changed == Written((file,), ())
    assert files_in(as_made / "site") == before
    assert not (as_made / "site/left").exists()


def test_a_meeting_that_is_over_is_not_shown_by_the_next_build(as_made, monkeypatch):
    meets = 'meetings: [{every: week, on: [tuesday], from: "09:00", to: "10:00"}]\nsources:'
    write(as_made, FIRST, GROUP.replace("sources:", meets))
    rebuilt(as_made)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILT) + 8 * 24 * 3600))

    assert "entries/ca/tuesday-group/index.html" in rebuilt(as_made).changed.written
    assert files_in(as_made / "site") == clean(as_made)


def test_two_builds_within_an_hour_are_of_one_moment(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    moment = build_time()

    assert (moment.minute, moment.second, moment.microsecond) == (0, 0, 0)
    assert timedelta(0) <= datetime.now(UTC) - moment < timedelta(hours=1, seconds=1)


def test_a_time_that_was_put_back_hides_no_change(as_made):
    file = as_made / "data" / FIRST
    stat = file.stat()
    rebuilt(as_made)

    file.write_text(file.read_text(encoding="utf-8").replace("practice interviews", "practise interviews"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert rebuilt(as_made).changed.written
    assert files_in(as_made / "site") == clean(as_made)


def test_where_mkdocs_may_read_more_than_is_known_it_runs_each_time(as_made, monkeypatch):
    settings = as_made / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    (as_made / "hook.py").write_text("def on_config(config):\n    return config\n")
    settings.write_text(f"{text}\nhooks: [hook.py]\n")
    try:
        rebuilt(as_made)
        really, ran = host._run, []

        def run(*about):
            ran.append(about)
            return really(*about)

        monkeypatch.setattr(host, "_run", run)

        assert rebuilt(as_made).changed == Written()
        assert ran
    finally:
        settings.write_text(text)


def test_mkdocs_runs_only_when_something_of_its_own_changed(as_made, monkeypatch):
    class Ran(Exception):
        """MkDocs was asked to work."""

    def run(config):
        raise Ran

    monkeypatch.setattr("mkdocs.commands.build.build", run)

    rebuilt(as_made)
    CHANGES["an edited guide"](as_made)
    with pytest.raises(Ran):
        rebuilt(as_made)


def test_a_guide_that_changes_while_mkdocs_reads_it_is_not_kept(as_made, monkeypatch):
    import mkdocs.commands.build as host

    really = host.build

    def build_meanwhile(config):
        really(config)
        CHANGES["an edited guide"](as_made)

    (as_made / "docs/guide/first-month.md").touch()
    with monkeypatch.context() as patch:
        patch.setattr(host, "build", build_meanwhile)
        rebuilt(as_made, clean=True)

    rebuilt(as_made)

    assert files_in(as_made / "site") == clean(as_made)


def test_an_entry_that_changes_after_it_was_read_is_seen_by_the_next_build(as_made, monkeypatch):
    from generator import build as building

    really = building.read

    def read_meanwhile(*what, **how):
        checked = really(*what, **how)
        CHANGES["an entry's text"](as_made)
        return checked

    (as_made / "templates/entry.html").touch()
    with monkeypatch.context() as patch:
        patch.setattr(building, "read", read_meanwhile)
        assert rebuilt(as_made).changed == Written()

    assert f"entries/{FIRST.partition('/')[2].removesuffix('.yaml')}/index.html" in rebuilt(as_made).changed.written
    assert files_in(as_made / "site") == clean(as_made)


def test_a_second_build_at_once_is_told_so(as_made):
    with locks.locked(as_made / "site"), pytest.raises(locks.Busy):
        rebuilt(as_made)


def test_with_a_broken_entry_the_site_stays_as_it_was(as_made):
    before = {path: path.stat().st_mtime_ns for path in (as_made / "site").rglob("*")}
    time.sleep(0.01)
    (as_made / "data" / FIRST).write_text("name: [")

    assert rebuilt(as_made).failed
    assert {path: path.stat().st_mtime_ns for path in (as_made / "site").rglob("*")} == before


@pytest.mark.parametrize("change", ["an entry's text", "an edited guide"])
def test_a_build_that_trusts_nothing_gives_the_same_site(as_made, change):
    CHANGES[change](as_made)
    for file in (as_made / ".cache").rglob("*"):
        if file.is_file():
            os.truncate(file, file.stat().st_size // 2)

    rebuilt(as_made)

    assert files_in(as_made / "site") == clean(as_made)

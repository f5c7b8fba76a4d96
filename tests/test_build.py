import os
import subprocess
import sys

import pytest

from generator.build import build
from generator.locks import locked
from tests.conftest import BUILT
from tests.project import GROUP, files_in, small_project, write
from tests.whole.pages import pages_of, target_of

COMMAND = [sys.executable, "-m", "generator"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = small_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILT)
    return folder


def built(project, site="site"):
    return build(project / "mkdocs.yml", project / "data", project / site)


def run(*arguments, cwd):
    return subprocess.run([*COMMAND, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def test_the_same_data_give_the_same_bytes(project):
    built(project, "one")
    built(project, "two")

    assert files_in(project / "one") == files_in(project / "two")


def test_mkdocs_alone_builds_the_same_site(project):
    built(project)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "by-mkdocs"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    ours, theirs = files_in(project / "site"), files_in(project / "by-mkdocs")
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_with_a_problem_in_the_data_the_old_site_stays(project):
    built(project)
    before = files_in(project / "site")
    write(project, "support-groups/ca/broken.yaml", GROUP + "colour: red\n")

    outcome = built(project)

    assert outcome.failed
    assert [
        (problem.path.rpartition("/")[2], problem.line) for problem in outcome.problems if problem.severity == "error"
    ] == [("broken.yaml", 11)]
    assert files_in(project / "site") == before


def test_a_removed_entry_leaves_nothing_behind(project):
    built(project)
    (project / "data/support-groups/ca/tuesday-group.yaml").unlink()
    write(
        project,
        "support-groups/nv/reno-group.yaml",
        GROUP.replace("Sacramento, state: CA", "Reno, state: NV"),
    )

    built(project)

    names = files_in(project / "site")
    assert "entries/nv/reno-group/index.html" in names
    assert not [name for name in names if "tuesday-group" in name or "sacramento" in name]


def test_a_directory_of_one_entry_has_no_broken_link(project):
    built(project)
    site = project / "site"
    files = set(files_in(site))

    broken = {
        (page.path, link)
        for page in pages_of(site).values()
        for link in {*page.links, *page.resources}
        if (target := target_of(page.path, link)) and target[0] not in files
    }

    assert {link for _, link in broken} == set()


def test_no_folder_of_the_build_stays_beside_the_site(project):
    built(project)

    assert sorted(path.name for path in project.iterdir()) == ["data", "docs", "mkdocs.yml", "site"]


def test_the_command_says_what_it_built(project):
    done = run("build", "--site", "out", "--site-url", "https://jobs.example.org/", cwd=project)

    assert done.returncode == 0, done.stderr
    assert "1 entry" in done.stdout
    page = (project / "out/entries/ca/tuesday-group/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://jobs.example.org/entries/ca/tuesday-group/">' in page


def test_the_command_names_each_problem_and_exits_with_1(project):
    write(project, "support-groups/ca/broken.yaml", GROUP.replace("status: active", "status: open"))

    done = run("build", cwd=project)

    assert done.returncode == 1
    assert "data/support-groups/ca/broken.yaml:10:9: " in done.stdout
    assert "Traceback" not in done.stderr
    assert not (project / "site").exists()


def test_the_command_says_that_another_build_is_at_work(project):
    with locked(project / "site"):
        done = run("build", cwd=project)

    assert done.returncode == 1
    assert done.stderr.strip() == "another build is writing site/: wait for it, or build into another folder"


def test_a_damaged_cache_is_thrown_away_with_one_line(project, monkeypatch):
    monkeypatch.setenv("FOOTHOLD_CACHE", str(project / ".cache"))
    assert "thrown away" not in run("build", cwd=project).stdout
    before = files_in(project / "site")
    for file in (project / ".cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"foreign")

    done = run("build", cwd=project)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("thrown away") == 1
    assert files_in(project / "site") == before


def test_a_quiet_build_says_nothing_when_all_is_well(project):
    done = run("build", "-q", cwd=project)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (project / "site/index.html").is_file()


def test_the_project_itself_is_no_folder_for_the_site(project):
    for folder in (".", "..", "data", "docs"):
        done = run("build", "--site", folder, cwd=project)

        assert done.returncode == 2, folder
        assert "holds the project itself" in done.stderr
    assert (project / "mkdocs.yml").is_file()


@pytest.mark.parametrize(
    "arguments",
    [("build", "--config", "nowhere.yml"), ("build", "--data", "nowhere"), ("build", "--colour"), ("fly",)],
)
def test_wrong_use_exits_with_2_and_a_sentence(project, arguments):
    done = run(*arguments, cwd=project)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()

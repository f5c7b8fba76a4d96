import contextlib
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from generator.build import Outcome, build
from generator.problems import Problem
from generator.serve import NoFreePort, free_port, with_notice
from tests.changing import FIRST, NEVADA, SECOND
from tests.project import GROUP, files_in, small_project, write
from tests.whole.pages import pages_of, target_of


def listening():
    """A socket that takes a port, and the port."""
    taken = socket.create_server(("127.0.0.1", 0))
    return taken, taken.getsockname()[1]


def test_a_taken_port_is_passed_over():
    taken, port = listening()
    with taken:
        assert free_port(port, port + 20) > port


def test_when_every_port_is_taken_that_is_said():
    taken, port = listening()
    with taken, pytest.raises(NoFreePort, match=str(port)):
        free_port(port, port)


@pytest.fixture
def server(tmp_path):
    """`python -m generator serve` on a small project, on a port that is taken already; its address and its lines."""
    project = small_project(tmp_path / "project")
    taken, port = listening()
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "generator", "serve", "--port", str(port)],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Serving at"):
            break
    yield project, next(word for word in lines[-1].split() if word.startswith("http")), lines, port
    process.terminate()
    process.wait(timeout=20)
    taken.close()


def fetched(address):
    with urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def waited_for(address, words, seconds=30):
    """Whether the page comes to hold the words."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(HTTPError):  # the page is not there yet
            if words in fetched(address):
                return True
        time.sleep(0.2)
    return False


def test_it_says_where_it_serves_and_shows_an_edited_entry(server):
    project, address, lines, taken = server
    page = f"{address}entries/ca/tuesday-group/"

    assert f"Port {taken} is taken." in "".join(lines)
    assert "Tuesday Group" in fetched(page)
    write(project, "support-groups/ca/tuesday-group.yaml", GROUP.replace("practice interviews", "trade leads"))
    assert waited_for(page, "trade leads")


def test_a_broken_entry_shows_its_problems_on_its_page_and_the_rest_of_the_site_goes_on(server):
    project, address, _, _ = server
    page = f"{address}entries/ca/tuesday-group/"

    assert "Tuesday Group" in fetched(page)  # from now on it watches the files
    write(project, "support-groups/ca/tuesday-group.yaml", GROUP + "colour: red\n")
    assert waited_for(page, "This entry is left out")
    assert "unknown field &#34;colour&#34;" in fetched(page)
    assert "unknown field &quot;colour&quot;" in fetched(address)
    write(project, SECOND, NEVADA + f"parent: {FIRST.split('/', 1)[1].removesuffix('.yaml')}\n")
    assert waited_for(f"{address}entries/nv/reno-group/", "Reno Group")
    assert "Reno Group" in fetched(f"{address}cities/nv/reno/")
    write(project, "support-groups/ca/tuesday-group.yaml", GROUP.replace("Tuesday Group", "Wednesday Group"))
    assert waited_for(page, "Wednesday Group")
    assert "role='alert'" not in fetched(page)


def test_with_a_broken_taxonomy_every_page_stays_and_says_what_is_wrong(server):
    project, address, _, _ = server
    page = f"{address}entries/ca/tuesday-group/"

    assert "Tuesday Group" in fetched(page)
    (project / "data/taxonomy/industries.yaml").write_text("[")
    assert waited_for(page, "This page is from before the last change")
    assert "Tuesday Group" in fetched(page)


def test_mkdocs_serves_the_rest_of_the_site_too(tmp_path):
    project = small_project(tmp_path / "project", {FIRST: GROUP + "colour: red\n", SECOND: NEVADA})
    port = free_port(8100, 8199)
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as going:
        assert going.stdout is not None
        said = ""
        while "Serving on" not in said:
            line = going.stdout.readline()
            assert line, said
            said += line
        root = next(word for word in said.split() if word.startswith("http"))
        try:
            assert 'unknown field "colour"' in said
            assert "This entry is left out" in fetched(f"{root}entries/ca/tuesday-group/")
            assert "Reno Group" in fetched(f"{root}entries/nv/reno-group/")
            write(project, FIRST, GROUP)
            assert waited_for(f"{root}entries/ca/tuesday-group/", "practice interviews")
        finally:
            going.terminate()


def test_only_the_files_with_errors_are_missing_and_what_names_them_does_without(tmp_path, monkeypatch):
    project = small_project(
        tmp_path / "project",
        {
            FIRST: GROUP,
            SECOND: NEVADA + "parent: ca/broken\n",
            "support-groups/ca/broken.yaml": GROUP.replace("Tuesday", "Monday") + "colour: red\n",
            "agencies/ca/tuesday-group.yaml": GROUP.replace("Tuesday Group", "Sacramento Agency"),
            "notes.txt": "not an entry",
        },
    )
    monkeypatch.chdir(project)

    assert build(Path("mkdocs.yml"), Path("data"), Path("site")).failed
    outcome = build(Path("mkdocs.yml"), Path("data"), Path("site"), lenient=True)

    assert not outcome.failed
    assert list(outcome.left_out) == [
        "data/notes.txt",
        "data/support-groups/ca/broken.yaml",
        "data/support-groups/ca/tuesday-group.yaml",
    ]
    site = files_in(project / "site")
    assert b"This entry is left out" in site["entries/ca/broken/index.html"]
    assert b"Sacramento Agency" in site["entries/ca/tuesday-group/index.html"]
    assert b"Reno Group" in site["entries/nv/reno-group/index.html"]
    assert "broken" not in site["sitemap-1.xml"].decode()
    broken = {
        (page.path, link)
        for page in pages_of(project / "site").values()
        for link in {*page.links, *page.resources}
        if (target := target_of(page.path, link)) and target[0] not in site
    }
    assert broken == set()


PROBLEM = Problem("data/a.yaml", 3, 1, 'unknown field "<b>"', "remove it")


def test_a_page_that_does_not_follow_the_data_says_so_at_its_top():
    page = with_notice(b'<html><body class="a"><h1>Old</h1></body></html>', Outcome([PROBLEM]))

    assert page.startswith(b"<html><body class=\"a\"><aside class='fh-problems' role='alert'>")
    assert b"data/a.yaml:3:1: unknown field &quot;&lt;b&gt;&quot;" in page
    assert page.endswith(b"</aside><h1>Old</h1></body></html>")


def test_where_there_is_no_page_yet_the_problems_are_the_page():
    assert b"data/a.yaml:3:1" in with_notice(b"", Outcome([PROBLEM]))


def test_a_page_that_follows_the_data_is_as_it_was_built():
    assert with_notice(b"<body>", Outcome([replace(PROBLEM, severity="warning")])) == b"<body>"

import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from generator.problems import Problem
from generator.serve import NoFreePort, free_port, with_notice
from tests.project import GROUP, small_project, write


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


def test_a_broken_entry_leaves_the_last_good_page_and_says_there_what_is_wrong(server):
    project, address, _, _ = server
    page = f"{address}entries/ca/tuesday-group/"

    assert "Tuesday Group" in fetched(page)  # from now on it watches the files
    write(project, "support-groups/ca/tuesday-group.yaml", GROUP + "colour: red\n")
    assert waited_for(page, "unknown field &quot;colour&quot;")
    assert "Tuesday Group" in fetched(page)
    write(project, "support-groups/ca/tuesday-group.yaml", GROUP.replace("Tuesday Group", "Wednesday Group"))
    assert waited_for(page, "Wednesday Group")
    assert "role='alert'" not in fetched(page)


PROBLEM = Problem("data/a.yaml", 3, 1, 'unknown field "<b>"', "remove it")


def test_a_page_that_does_not_follow_the_data_says_so_at_its_top():
    page = with_notice(b'<html><body class="a"><h1>Old</h1></body></html>', [PROBLEM])

    assert page.startswith(b"<html><body class=\"a\"><aside role='alert'>")
    assert b"data/a.yaml:3:1: unknown field &quot;&lt;b&gt;&quot;" in page
    assert page.endswith(b"</aside><h1>Old</h1></body></html>")


def test_where_there_is_no_page_yet_the_problems_are_the_page():
    assert b"data/a.yaml:3:1" in with_notice(b"", [PROBLEM])


def test_a_page_that_follows_the_data_is_as_it_was_built():
    assert with_notice(b"<body>", []) == b"<body>"

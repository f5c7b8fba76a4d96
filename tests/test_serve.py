import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from generator.serve import NoFreePort, free_port
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


def test_a_broken_entry_leaves_the_last_good_page(server):
    project, address, _, _ = server
    page = f"{address}entries/ca/tuesday-group/"

    write(project, "support-groups/ca/tuesday-group.yaml", GROUP + "colour: red\n")
    time.sleep(3)
    assert "Tuesday Group" in fetched(page)
    write(project, "support-groups/ca/tuesday-group.yaml", GROUP.replace("Tuesday Group", "Wednesday Group"))
    assert waited_for(page, "Wednesday Group")

"""What a command shows of its progress: on a real terminal, in a pipe, and when it shall be quiet."""

import os
import pty
import re
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.project import small_project

STAGES = ["hand-written pages", "reading", "comparing the entries", "pages, search, open data", "the whole site"]
THREE_STAGES = """
from generator.commands.progress import shown
with shown() as progress:
    progress.stage("reading", 3000, "entries")
    for _ in range(3):
        progress.advance(1000)
    progress.stage("comparing")
    progress.stage("making", 2, "parts")
    progress.advance()
print("done", flush=True)
"""


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "COLUMNS")}
    return kept | {"PYTHONPATH": str(ROOT), "COLUMNS": "100"} | more


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return small_project(tmp_path_factory.mktemp("shown") / "project")


def on_a_terminal(arguments, cwd, **variables):
    """Run a command on a pseudo-terminal: its exit code, and everything that it has sent there."""
    process, terminal = pty.fork()
    if not process:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, *arguments], environment(**variables))  # noqa: S606
    sent = b""
    while data := _read(terminal):
        sent += data
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), sent.decode().replace("\r\n", "\n")


def _read(terminal):
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def left_on(screen):
    """The lines that stay of what a terminal was sent: only what a bar needs is understood."""
    lines = [""]
    row = 0
    for part in re.findall(r"\x1b\[[?0-9;]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", screen):
        if part == "\n":
            row += 1
            lines += [""] * (row + 1 - len(lines))
        elif part.endswith("A") and part.startswith("\x1b"):
            row -= int(part[2:-1] or 1)
        elif part == "\x1b[2K":
            lines[row] = ""
        elif not part.startswith("\x1b") and part != "\r":
            lines[row] += part
    return [line for line in lines if line.strip()]


def test_a_terminal_shows_stage_count_and_time_left_and_the_bar_goes_at_the_end(tmp_path):
    code, sent = on_a_terminal(["-c", THREE_STAGES], tmp_path, TERM="xterm-256color")

    plain = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", sent)
    assert code == 0
    assert re.search(r"reading ━+ +0 of 3,000 entries +--:--", plain)
    assert re.search(r"making [━╸╺]+ +1 of 2 parts", plain)
    assert "\x1b[?25h" in sent
    assert left_on(sent) == ["done"]


def test_the_time_left_is_said_once_something_is_done(tmp_path):
    slow = THREE_STAGES.replace(
        "    progress.advance(1000)", "    progress.advance(1000); import time; time.sleep(0.2)"
    )

    sent = on_a_terminal(["-c", slow], tmp_path, TERM="xterm", NO_COLOR="1")[1]

    assert re.search(r"2,000 of 3,000 entries +00:0[0-9]", re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", sent))


def test_without_colours_a_bar_has_none(tmp_path):
    sent = on_a_terminal(["-c", THREE_STAGES], tmp_path, TERM="xterm-256color", NO_COLOR="1")[1]

    assert "of 3,000 entries" in sent
    assert re.findall(r"\x1b\[[0-9;]*[1-9][0-9;]*m", sent) == []


@pytest.mark.parametrize("terminal", [{"TERM": "dumb"}, {}])
def test_a_terminal_that_can_do_nothing_gets_lines(tmp_path, terminal):
    sent = on_a_terminal(["-c", THREE_STAGES], tmp_path, **terminal)[1]

    assert re.sub(r"\d\.\d s", "0.0 s", sent).splitlines() == [
        "reading: 3,000 entries in 0.0 s",
        "comparing: 0.0 s",
        "making: 1 parts in 0.0 s",
        "done",
    ]


def test_a_build_on_a_terminal_leaves_its_last_line_and_no_bar(project):
    code, sent = on_a_terminal(["-m", "generator", "build"], project, TERM="xterm")

    assert code == 0
    assert all(stage in sent for stage in STAGES)
    [line] = left_on(sent)
    assert line.startswith("1 entry, ")


def test_a_build_in_a_pipe_says_a_line_a_stage_and_no_control_character(project):
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--clean"],
        cwd=project,
        env=environment(TERM="xterm"),
        capture_output=True,
        text=True,
        check=True,
    )

    lines = done.stderr.splitlines()
    assert [stage in line for stage, line in zip(STAGES, lines, strict=True)] == [True] * len(STAGES)
    assert all(re.search(r"\d\.\d s$", line) for line in lines)
    assert "reading: 1 entries in" in done.stderr
    assert all(character.isprintable() or character == "\n" for character in done.stderr + done.stdout)
    assert done.stdout.startswith("1 entry, ")


def test_a_quiet_build_shows_nothing_on_a_terminal_either(project):
    assert on_a_terminal(["-m", "generator", "build", "-q"], project, TERM="xterm") == (
        0,
        "",
    )


def test_a_check_shows_a_bar_on_a_terminal_and_in_a_pipe_only_what_it_found(project):
    check = ["-m", "generator", "validate"]

    sent = on_a_terminal(check, project, TERM="xterm")[1]
    piped = subprocess.run([sys.executable, *check], cwd=project, env=environment(), capture_output=True, check=True)

    assert "0 of 1 entries" in sent
    assert left_on(sent) == piped.stdout.decode().splitlines()
    assert piped.stderr == b""

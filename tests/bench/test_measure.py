"""The measuring of whole process trees, over small programs."""

import sys
from pathlib import Path

import pytest

from benchmarks.measure import RunFailed, TooLong, measured

PARENT = """
import subprocess, sys
subprocess.run([sys.executable, "-c", sys.argv[1]], check=True)
"""
HOLD = "import time; held = bytearray(b'x') * (96 << 20); time.sleep(0.6); print(len(held))"
COUNT = """
import time
while time.process_time() < 0.5:
    pass
"""


def child_of_a_child(program: str) -> list[str]:
    return [sys.executable, "-c", PARENT, program]


def test_the_memory_of_a_child_counts(tmp_path):
    taken = measured([child_of_a_child(HOLD)], tmp_path, {})

    assert 96 < taken.mebibytes < 200
    assert taken.output == f"{96 << 20}\n"


def test_memory_that_two_processes_hold_at_once_is_added_up(tmp_path):
    both = f"""
import subprocess, sys
held = [subprocess.Popen([sys.executable, "-c", {HOLD!r}]) for _ in range(2)]
sys.exit(any([process.wait() for process in held]))
"""

    assert measured([[sys.executable, "-c", both]], tmp_path, {}).mebibytes > 180


def test_the_processor_time_of_a_child_counts(tmp_path):
    taken = measured([child_of_a_child(COUNT)], tmp_path, {})

    assert taken.cpu >= 0.5
    assert taken.wall >= 0.5


def test_commands_in_a_row_are_added_up_and_the_largest_gives_the_memory(tmp_path):
    taken = measured([child_of_a_child(HOLD), child_of_a_child(COUNT)], tmp_path, {})

    assert taken.wall > 1.1
    assert 96 < taken.mebibytes < 200


def test_a_command_that_fails_says_what_it_printed(tmp_path):
    with pytest.raises(RunFailed, match=r"(?s)exit code 3: .*no such thing"):
        measured([[sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"]], tmp_path, {})


def test_a_command_that_takes_too_long_is_stopped_with_all_below_it(tmp_path):
    program = "import pathlib, time; time.sleep(3); pathlib.Path('late').touch()"

    with pytest.raises(TooLong, match="stopped after"):
        measured([child_of_a_child(program)], tmp_path, {}, limit=0.5)

    assert not Path(tmp_path, "late").exists()

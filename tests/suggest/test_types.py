"""The types of the form's scripts, as their JSDoc states them."""

import subprocess
from pathlib import Path

from tests.search.node import HERE, node
from tests.search.test_types import COMPILER


def test_the_core_of_the_form_keeps_its_types():
    assert COMPILER.is_file(), "the type check is not installed: run `python -m tests.search.node`"

    check = subprocess.run(
        [node(), str(COMPILER), "--project", str(HERE), "--pretty", "false"], capture_output=True, text=True, cwd=HERE
    )
    errors = [line for line in check.stdout.splitlines() if Path(line.partition("(")[0]).parent.name == "suggest"]

    assert errors == []

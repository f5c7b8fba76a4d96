"""The types of the form's scripts, as their JSDoc states them."""

import subprocess
from pathlib import Path

from tests.search.node import HERE, node
from tests.search.test_types import COMPILER

COMPILED = {"check.js", "duplicates.js", "yaml.js"}
"""They only hand on to scripts that are compiled when the site is built."""


def test_the_form_keeps_its_types():
    check = subprocess.run(
        [node(), str(COMPILER), "--project", str(HERE), "--pretty", "false"], capture_output=True, text=True, cwd=HERE
    )
    files = [Path(line.partition("(")[0]) for line in check.stdout.splitlines()]
    errors = [file.name for file in files if file.parent.name == "suggest" and file.name not in COMPILED]

    assert "error TS" in check.stdout or check.returncode == 0, check.stderr
    assert not errors

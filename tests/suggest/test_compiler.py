"""The rules stay within what the form's compiler knows, and what it makes is small and always the same."""

import dataclasses
import gzip
import itertools
import re
import statistics
import subprocess
import sys
from pathlib import Path

import minify
import pytest

from generator.entries.checks import RULES
from generator.suggest import script_files
from generator.suggest.compiler import Unsupported, compiled
from generator.suggest.compiler.patterns import Untranslatable, in_javascript
from generator.suggest.scripts import BUILT_IN, STAND_INS
from tests.search.node import SCRIPTS
from tests.suggest import uncompilable

MODELS = ({"sort": "text", "name": "text"}, ())
BY_HAND = ("check", "model", "python", "values", "items", "texts", "likeness")
MOST_BYTES = 48 * 1024
"""Of what checks an entry, compressed: less than the theme's own script."""


def scripts_by_name():
    return {Path(path).name: data.decode() for path, data in script_files()}


def smaller(text):
    return len(gzip.compress(minify.string("application/javascript", text).encode(), 9))


def test_every_rule_is_compiled():
    core = scripts_by_name()["core.js"]

    missing = [rule.__qualname__ for rule in RULES if f"// {rule.__module__}.{rule.__qualname__}\n" not in core]

    assert missing == []


def test_the_scripts_are_small():
    made = scripts_by_name()
    by_hand = [(SCRIPTS / "suggest" / f"{name}.js").read_text() for name in BY_HAND]

    assert sum(map(smaller, [made["core.js"], *by_hand])) < MOST_BYTES
    assert smaller(made["twins.js"]) < 6000
    assert smaller(made["writing.js"]) < 3000


def test_the_same_sources_give_the_same_scripts():
    code = "import sys; from generator.suggest import script_files; sys.stdout.write(repr(script_files()))"
    own = {"PYTHONHASHSEED": "1", "PYTHONPATH": str(SCRIPTS.parents[2])}

    again = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=own)

    assert again.stdout == repr(script_files())


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (uncompilable.with_block, "With is not compiled"),
        (uncompilable.global_name, "Global is not compiled"),
        (uncompilable.steps, "a slice with steps is not compiled"),
        (uncompilable.unknown_function, "statistics.median is not in the browser"),
        (uncompilable.unknown_method, "the method hexdigest is not in the browser"),
        (uncompilable.loop_with_else, "else at a loop is not compiled"),
        (uncompilable.two_handlers, "this form of try is not compiled"),
        (uncompilable.named_group, "a named group"),
        (uncompilable.keywords, "these parameters is not compiled"),
        (uncompilable.unknown_value, "a value of the type"),
    ],
)
def test_what_the_compiler_does_not_know_is_refused_with_its_place(function, said):
    with pytest.raises(Unsupported) as refused:
        compiled({"core": {"tried": function}}, BUILT_IN, STAND_INS, MODELS, package="tests")

    assert said in str(refused.value)
    assert "tests.suggest.uncompilable, line" in str(refused.value)


@pytest.mark.parametrize("flag", [re.MULTILINE, re.DOTALL, re.ASCII])
def test_a_flag_that_browsers_read_otherwise_is_refused(flag):
    with pytest.raises(Untranslatable):
        in_javascript(re.compile("a", flag))


def test_what_the_runtime_has_is_named_once():
    names = list(BUILT_IN.values())

    assert dataclasses.replace in BUILT_IN
    assert itertools.combinations in BUILT_IN
    assert statistics.median not in BUILT_IN
    assert all(re.fullmatch(r"(\$model\.)?\w+", name) for name in names)

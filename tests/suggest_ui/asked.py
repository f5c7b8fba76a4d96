"""Ask the form's pure modules in Node: one process for all questions."""

import json
import subprocess
from functools import cache
from typing import Any

from tests.search.node import SCRIPTS, node

MODULES = ("hand-over", "answers", "days", "spelling", "sentences", "task", "draft", "questions")
_IMPORTS = "".join(f"import * as {name.replace('-', '_')} from '{SCRIPTS}/suggest/{name}.js';" for name in MODULES)
_NAMES = ", ".join(name.replace("-", "_") for name in MODULES)
_SCRIPT = f"""{_IMPORTS}
    import {{createInterface}} from "node:readline"
    for await (const line of createInterface({{input: process.stdin}})) {{
      const {{expression, given}} = JSON.parse(line)
      try {{
        const value = await new Function("given", "{_NAMES}", `return (${{expression}})`)(given, {_NAMES})
        console.log(JSON.stringify({{value}}))
      }} catch (error) {{ console.log(JSON.stringify({{error: String(error.stack)}})) }}
    }}"""


@cache
def _process() -> subprocess.Popen[str]:
    """It ends with its standard input, when the tests do."""
    command = [node(), "--input-type=module", "--eval", _SCRIPT]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def value(expression: str, given: Any = None) -> Any:
    """The value of an expression over the modules' exports; `given` is what is handed to it."""
    process = _process()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps({"expression": expression, "given": given}) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    assert "error" not in answer, answer["error"]
    return answer.get("value")

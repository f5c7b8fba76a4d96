"""Compile functions of the rules, and all that they call, to JavaScript modules.

The rules stay Python, in the common part of the two languages that `statements` and `expressions` know. Functions
and classes of ours are compiled from their source; what they find in their modules (tables, patterns, words) is
taken as it is in this process and written down as data. What comes from elsewhere (the standard library, packages)
must be in the runtime, or have a stand-in of ours; anything else is refused with its place.

The same sources give the same text. Nothing is written; sources of our own modules are read.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generator import compact
from generator.suggest.compiler.expressions import Unsupported
from generator.suggest.compiler.linker import Linker, Part

__all__ = ["Unsupported", "compiled"]

_RUNTIME = ('import * as $ from "./python.js"', 'import * as $model from "./model.js"')
_MODELS = "$models"

Exports = Mapping[str, Callable[..., Any]]


def compiled(
    modules: Mapping[str, Exports],
    built_in: Mapping[Any, str],
    stand_ins: Iterable[tuple[Any, Any]],
    models: tuple[dict[str, Any], Iterable[Callable[[Any], Any]]],
    package: str = "generator",
) -> dict[str, str]:
    """The texts of modules that export these functions under these names; a later one imports from the former.

    `built_in` says what the runtime calls what is not ours; `stand_ins` what is compiled in place of something;
    `models` are the models as data, and the functions that values of theirs go through. Only what
    is defined in `package` is compiled.
    """
    linker = Linker(built_in, stand_ins, package)
    parts: dict[str, Part] = {}
    exported: dict[str, dict[str, str]] = {}
    for name, exports in modules.items():
        parts[name] = linker.begin()
        exported[name] = {own: linker.reference(value) for own, value in exports.items()}
        if len(parts) == 1:
            through = ", ".join(f"{function.__name__}: {linker.reference(function)}" for function in models[1])
            parts[name].names.add(_MODELS)
        linker.compile_all()
        if len(parts) == 1:
            parts[name].constants.append(f"const {_MODELS} = $model.models({compact.text(models[0])}, {{{through}}})")
    for name, part in parts.items():
        for other in parts:
            if other != name:
                exported[other] |= {used: used for used in sorted(part.used & parts[other].names)}
    return {name: _text(name, parts, exported[name]) for name in parts}


def _text(name: str, parts: Mapping[str, Part], exported: Mapping[str, str]) -> str:
    part = parts[name]
    imports = [
        f'import {{{", ".join(used)}}} from "./{other}.js"'
        for other, there in parts.items()
        if other != name and (used := sorted(part.used & there.names))
    ]
    ending = ", ".join(own if own == there else f"{there} as {own}" for own, there in exported.items())
    lines = [*_RUNTIME, *imports, *part.classes, *part.functions, *part.constants, f"export {{{ending}}}"]
    return "\n".join(lines) + "\n"

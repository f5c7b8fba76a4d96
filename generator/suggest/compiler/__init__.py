"""Compile functions of the rules, and all that they call, to one JavaScript module.

The rules stay Python, in the common part of the two languages that `statements` and `expressions` know. Functions
and classes of ours are compiled from their source; what they find in their modules (tables, patterns, words) is
taken as it is in this process and written down as data. What comes from elsewhere (the standard library, packages)
must be in the runtime, or have a stand-in of ours; anything else is refused with its place.

The same sources give the same text. Nothing is written; sources of our own modules are read.
"""

import ast
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import FunctionType, MethodType, ModuleType
from typing import Any

from pydantic import BaseModel

from generator.search.parts import dumps
from generator.suggest.compiler import statements
from generator.suggest.compiler.data import literal
from generator.suggest.compiler.expressions import Unsupported

__all__ = ["Unsupported", "compiled"]

_OURS = "generator"
_METHODS = frozenset("add end errors findall finditer fullmatch groups isoformat match model_validate search start sub weekday".split())
"""Methods that values of the runtime have."""
_IMPORTS = ('import * as $ from "./python.js"', 'import * as $model from "./model.js"')


def compiled(
    exports: Mapping[str, Callable[..., Any]],
    built_in: Mapping[Any, str],
    stand_ins: Iterable[tuple[Any, Any]],
    models: tuple[dict[str, Any], Iterable[Callable[[Any], Any]]],
) -> str:
    """The module that exports these functions under these names.

    `built_in` says what the runtime calls what is not ours; `stand_ins` what is compiled in place of something;
    `models` are the models as data, and the functions that values of theirs go through.
    """
    linker = _Linker(built_in, stand_ins)
    names = {name: linker.reference(value) for name, value in exports.items()}
    through = ", ".join(f"{function.__name__}: {linker.reference(function)}" for function in models[1])
    linker.compile_all()
    known = f"const $models = $model.models({dumps(models[0])}, {{{through}}})"
    parts = [*_IMPORTS, *linker.classes, *linker.functions, *linker.constants, known]
    ending = ", ".join(f"{there} as {name}" for name, there in names.items())
    return "\n".join(part for part in [*parts, f"export {{{ending}}}"] if part) + "\n"


class _Linker:
    """Names everything that is used, and compiles it once."""

    def __init__(self, built_in: Mapping[Any, str], stand_ins: Iterable[tuple[Any, Any]]) -> None:
        self.built_in = {_key(value): name for value, name in built_in.items()}
        self.stand_ins = {_key(value): other for value, other in stand_ins}
        self.names: dict[object, str] = {}
        self.kept: list[Any] = []
        """What is known by its identity is kept alive, so that no other thing gets it."""
        self.waiting: list[tuple[Any, str]] = []
        self.done: set[type] = set()
        self.classes: list[str] = []
        self.functions: list[str] = []
        self.constants: list[str] = []
        self.methods: dict[str, str] = {}
        """Methods that are called, and where first."""
        self.trees: dict[str, dict[str, ast.AST]] = {}

    def reference(self, value: Any) -> str:
        value = self._stands_for(value)
        if name := self._built_in(value):
            return name if "." in name else f"$.{name}"
        if isinstance(value, type) and issubclass(value, BaseModel):
            return f"$models.{value.__name__}"
        if isinstance(value, type) or isinstance(inspect.unwrap(value) if callable(value) else value, FunctionType):
            return self._reference_to_code(value)
        if isinstance(value, (ModuleType, MethodType)) or (callable(value) and not hasattr(value, "keys")):
            raise Unsupported(f"{_shown(value)} is not in the browser: give it a name in the runtime, or a stand-in")
        if value is None or isinstance(value, (bool, int, float)) or (isinstance(value, str) and len(value) < 40):
            return literal(value, self.reference)
        return self._reference_to_data(value)

    def order_of(self, callee: Any) -> list[str] | None:
        callee = self._stands_for(callee)
        if self._built_in(callee) is not None or not callable(callee) or not _is_ours(callee):
            return None
        if isinstance(callee, type) and issubclass(callee, (BaseModel, Exception)):
            return None
        return [name for name in inspect.signature(callee).parameters if name != "self"]

    def is_class(self, callee: Any) -> bool:
        callee = self._stands_for(callee)
        return isinstance(callee, type) and self._built_in(callee) is None

    def is_known(self, value: Any) -> bool:
        return self._built_in(value) is not None or _key(value) in self.stand_ins

    def compile_all(self) -> None:
        """Compile what is waiting, and what that needs in turn."""
        while self.waiting:
            value, name = self.waiting.pop(0)
            if isinstance(value, type):
                self._compile_class(value, name)
            else:
                self.functions.append(self._function(value, name))

        known = _METHODS.union(*(dir(value) for value in self.done))
        for method, where in self.methods.items():
            if method not in known:
                raise Unsupported(f"{where}: the method {method} is not in the browser: add it to the runtime")

    def use_method(self, name: str, where: str) -> None:
        self.methods.setdefault(name, where)

    def _compile_class(self, value: type, name: str) -> None:
        """A class, once, after the one that it extends."""
        if value in self.done:
            return
        self.done.add(value)
        for base in filter(_is_ours, value.__bases__):
            self._compile_class(base, self.reference(base))
        self.classes.append(self._class(value, name))

    def _stands_for(self, value: Any) -> Any:
        return self.stand_ins.get(_key(value), value)

    def _built_in(self, value: Any) -> str | None:
        return self.built_in.get(_key(value))

    def _reference_to_code(self, value: Any) -> str:
        if not _is_ours(value):
            raise Unsupported(f"{_shown(value)} is not in the browser: give it a name in the runtime, or a stand-in")
        known = self.names.get(_key(value))
        if known is None:
            known = self._named(value, value.__module__, value.__qualname__)
            self.waiting.append((value, known))
        return known

    def _reference_to_data(self, value: Any) -> str:
        known = self.names.get(_key(value))
        if known is None:
            text = literal(value, self.reference)
            known = self._named(value, "data", str(len(self.constants)))
            self.constants.append(f"const {known} = {text}")
        return known

    def _named(self, value: Any, module: str, name: str) -> str:
        """A name that no variable has: Python's names hold no dollar."""
        full = f"{module.rpartition('.')[2]}${name.replace('.', '$')}"
        taken = set(self.names.values())
        while full in taken:
            full += "$"
        self.names[_key(value)] = full
        self.kept.append(value)
        return full

    def _function(self, value: Any, name: str) -> str:
        plain = inspect.unwrap(value)
        text = statements.function(self._tree(plain), name, sys.modules[plain.__module__], self)
        return f"{text}\n{name} = $.cached({name})" if hasattr(value, "cache_info") else text

    def _class(self, value: type, name: str) -> str:
        if issubclass(value, Exception):
            return f"class {name} extends Error {{}}"
        node: Any = self._tree(value)
        module = sys.modules[value.__module__]
        base = next((base for base in value.__bases__ if _is_ours(base)), None)
        members = [
            statements.method(part, module, self)
            for part in node.body
            if isinstance(part, ast.FunctionDef) and part.name not in ("__repr__", "__post_init__")
        ]
        parent = self.reference(base) if base else "$.Value"
        body = "\n".join([*self._construction(value, node, base is not None), *members])
        return f"class {name} extends {parent} {{\n{body}\n}}"

    def _construction(self, value: type, node: ast.ClassDef, derived: bool) -> Iterator[str]:
        """How an instance gets its fields where the class does not say it, and what equality and order look at."""
        if any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in node.body):
            return
        if derived and not is_dataclass(value):
            return
        defaults = _defaults(value)
        names = list(defaults)
        given = [name if text is MISSING else f"{name} = {literal(text, self.reference)}" for name, text in defaults.items()]
        yield f"__init__({', '.join(given)}) {{ {' '.join(f'this.{name} = {name};' for name in names)} }}"
        if value.__eq__ is not object.__eq__:
            yield f"static fields = [{', '.join(repr(name) for name in names)}]"

    def _tree(self, value: Any) -> Any:
        trees = self.trees.get(value.__module__)
        if trees is None:
            source = ast.parse(inspect.getsource(sys.modules[value.__module__]))
            trees = self.trees[value.__module__] = dict(_definitions(source, ""))
        return trees[value.__qualname__]


def _definitions(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.AST]]:
    for part in ast.iter_child_nodes(node):
        if isinstance(part, (ast.FunctionDef, ast.ClassDef)):
            yield prefix + part.name, part
            if isinstance(part, ast.ClassDef):
                yield from _definitions(part, f"{prefix}{part.name}.")


def _defaults(value: type) -> dict[str, Any]:
    """The fields of a dataclass or named tuple, with their defaults."""
    if is_dataclass(value):
        return {
            field.name: field.default_factory() if field.default_factory is not MISSING else field.default
            for field in fields(value)
            if field.init
        }
    names = getattr(value, "_fields", ())
    given = getattr(value, "_field_defaults", {})
    return {name: given.get(name, MISSING) for name in names}


def _key(value: Any) -> object:
    """What is one and the same for one thing: methods of built-in types are made anew each time they are asked for."""
    return value if callable(value) and _is_hashable(value) else id(value)


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _is_ours(value: Any) -> bool:
    return str(getattr(value, "__module__", "")).partition(".")[0] == _OURS


def _shown(value: Any) -> str:
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', None) or value!r}"

"""Find everything that a function of the rules needs, name it, and compile it once."""

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from types import FunctionType, MethodType, ModuleType
from typing import Any

from pydantic import BaseModel

from generator.suggest.compiler import statements
from generator.suggest.compiler.data import literal
from generator.suggest.compiler.expressions import Unsupported

_METHODS = frozenset(
    """
    _replace add end errors findall finditer fullmatch groups isoformat match model_validate search start sub weekday
    """.split()
)
"""Methods that values of the runtime have."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass
class Part:
    """The text of one module."""

    classes: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    constants: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """What it defines."""
    used: set[str] = field(default_factory=set)
    """What it mentions."""


class Linker:
    """What is named so far. Parts are compiled one after the other; a later one uses what the former define."""

    def __init__(self, built_in: Mapping[Any, str], stand_ins: Iterable[tuple[Any, Any]], package: str) -> None:
        self.package = package
        self.built_in = {_key(value): name for value, name in built_in.items()}
        self.stand_ins = {_key(value): other for value, other in stand_ins}
        self.names: dict[object, str] = {}
        self.kept: list[Any] = []
        """What is known by its identity is kept alive, so that no other thing gets it."""
        self.part = Part()
        self.waiting: list[tuple[Any, str]] = []
        self.done: set[type] = set()
        self.methods: dict[str, str] = {}
        """Methods that are called, and where first."""
        self.trees: dict[str, dict[str, ast.AST]] = {}

    def begin(self) -> Part:
        """A new part, which is filled from now on."""
        self.part = Part()
        return self.part

    def reference(self, value: Any) -> str:
        """The expression that stands for a function, class or constant."""
        value = self._stands_for(value)
        if name := self._built_in(value):
            return name if "." in name else f"$.{name}"
        if isinstance(value, type) and issubclass(value, BaseModel):
            self.part.used.add("$models")
            return f"$models.{value.__name__}"
        if isinstance(value, type) or isinstance(inspect.unwrap(value) if callable(value) else value, FunctionType):
            return self._reference_to_code(value)
        if isinstance(value, (ModuleType, MethodType)) or (callable(value) and not hasattr(value, "keys")):
            raise _not_there(value)
        if value is None or isinstance(value, (bool, int, float)) or (isinstance(value, str) and len(value) < 40):
            return literal(value, self.reference)
        return self._reference_to_data(value)

    def order_of(self, callee: Any) -> list[str] | None:
        """The parameters of a function or class of ours, in the order in which they are compiled."""
        callee = self._stands_for(callee)
        if self._built_in(callee) is not None or not callable(callee) or not self._is_ours(callee):
            return None
        if isinstance(callee, type) and issubclass(callee, (BaseModel, Exception)):
            return None
        return [name for name in inspect.signature(callee).parameters if name != "self"]

    def is_class(self, callee: Any) -> bool:
        """Whether a call of it makes an instance of a class of ours, or an exception."""
        callee = self._stands_for(callee)
        return isinstance(callee, type) and (self._built_in(callee) is None or issubclass(callee, Exception))

    def is_known(self, value: Any) -> bool:
        """Whether the runtime has it under a name of its own, or a stand-in for it."""
        return self._built_in(value) is not None or _key(value) in self.stand_ins

    def use_method(self, name: str, where: str) -> None:
        """Note that a method is called, so that one that nobody has is refused."""
        self.methods.setdefault(name, where)

    def compile_all(self) -> None:
        """Compile what is waiting, and what that needs in turn."""
        while self.waiting:
            value, name = self.waiting.pop(0)
            if isinstance(value, type):
                self._compile_class(value, name)
            else:
                self.part.functions.append(self._function(value, name))
        known = _METHODS.union(*(dir(value) for value in self.done))
        for method, where in self.methods.items():
            if method not in known:
                raise Unsupported(f"{where}: the method {method} is not in the browser: add it to the runtime")

    def _is_ours(self, value: Any) -> bool:
        """Whether a module of the package defines it."""
        return str(getattr(value, "__module__", "")).partition(".")[0] == self.package

    def _stands_for(self, value: Any) -> Any:
        return self.stand_ins.get(_key(value), value)

    def _built_in(self, value: Any) -> str | None:
        return self.built_in.get(_key(value))

    def _reference_to_code(self, value: Any) -> str:
        if not self._is_ours(value):
            raise _not_there(value)
        known = self.names.get(_key(value))
        if known is None:
            known = self._named(value)
            self.waiting.append((value, known))
        self.part.used.add(known)
        return known

    def _reference_to_data(self, value: Any) -> str:
        known = self.names.get(_key(value))
        if known is None:
            text = literal(value, self.reference)
            known = self._named(value)
            self.part.constants.append(f"const {known} = {text}")
        self.part.used.add(known)
        return known

    def _named(self, value: Any) -> str:
        """A short name that no variable has: those of Python hold no dollar."""
        number, name = len(self.names), ""
        while number or not name:
            number, letter = divmod(number, len(_LETTERS))
            name += _LETTERS[letter]
        self.names[_key(value)] = f"${name}"
        self.kept.append(value)
        self.part.names.add(f"${name}")
        return f"${name}"

    def _function(self, value: Any, name: str) -> str:
        plain = inspect.unwrap(value)
        text = statements.function(self._tree(plain), name, sys.modules[plain.__module__], self)
        memory = f"\n{name} = $.cached({name})" if hasattr(value, "cache_info") else ""
        return f"// {_shown(plain)}\n{text}{memory}"

    def _compile_class(self, value: type, name: str) -> None:
        """A class, once, after the one that it extends."""
        if value in self.done:
            return
        self.done.add(value)
        for base in filter(self._is_ours, value.__bases__):
            self._compile_class(base, self.reference(base))
        self.part.classes.append(f"// {_shown(value)}\n{self._class(value, name)}")

    def _class(self, value: type, name: str) -> str:
        if issubclass(value, Exception):
            return f"class {name} extends Error {{}}"
        node: Any = self._tree(value)
        base = next(filter(self._is_ours, value.__bases__), None)
        members = [
            statements.method(part, sys.modules[value.__module__], self)
            for part in node.body
            if isinstance(part, ast.FunctionDef) and part.name not in ("__repr__", "__post_init__")
        ]
        parent = self.reference(base) if base else "$.Value"
        body = "\n".join([*self._fields(value, node, base is not None), *members])
        return f"class {name} extends {parent} {{\n{body}\n}}"

    def _fields(self, value: type, node: ast.ClassDef, derived: bool) -> Iterator[str]:
        """How an instance gets its fields where the class does not say it, and what equality and order look at."""
        if any(isinstance(part, ast.FunctionDef) and part.name == "__init__" for part in node.body):
            return
        if derived and not is_dataclass(value):
            return
        defaults = _defaults(value)
        given = [
            name if default is MISSING else f"{name} = {literal(default, self.reference)}"
            for name, default in defaults.items()
        ]
        yield f"__init__({', '.join(given)}) {{ {' '.join(f'this.{name} = {name};' for name in defaults)} }}"
        if getattr(value, "__eq__") != object.__eq__:  # noqa: B009 - mypy takes the two for methods of different types
            yield f"static fields = [{', '.join(map(repr, defaults))}]"

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
            part.name: part.default_factory() if part.default_factory is not MISSING else part.default
            for part in fields(value)
            if part.init
        }
    given = getattr(value, "_field_defaults", {})
    return {name: given.get(name, MISSING) for name in getattr(value, "_fields", ())}


def _key(value: Any) -> object:
    """What is one and the same for one thing: methods of built-in types are made anew each time they are asked for."""
    return value if callable(value) and _is_hashable(value) else id(value)


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _not_there(value: Any) -> Unsupported:
    return Unsupported(f"{_shown(value)} is not in the browser: give it a name in the runtime, or a stand-in")


def _shown(value: Any) -> str:
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"

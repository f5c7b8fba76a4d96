"""Which names a function has of its own: parameters, what it assigns, what it imports."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Function = ast.FunctionDef | ast.Lambda
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass
class Scope:
    """The names of a function, and of those around it."""

    names: set[str]
    imported: dict[str, Any] = field(default_factory=dict)
    outer: "Scope | None" = None

    def has(self, name: str) -> bool:
        """Whether the name is a variable here or further out."""
        return name in self.names or (self.outer is not None and self.outer.has(name))

    def bound(self, name: str) -> tuple[bool, Any]:
        """What an import inside the function calls so."""
        if name in self.imported:
            return True, self.imported[name]
        return self.outer.bound(name) if self.outer else (False, None)


def parameters(node: Function) -> list[str]:
    """The names of the parameters, in order; those by keyword only are last."""
    given = node.args
    rest = [given.vararg.arg] if given.vararg else []
    return [arg.arg for arg in (*given.posonlyargs, *given.args)] + rest + [arg.arg for arg in given.kwonlyargs]


def assigned(node: Function) -> list[str]:
    """The variables that a function assigns, in order and without its parameters."""
    body = node.body if isinstance(node.body, list) else [node.body]
    found = dict.fromkeys(name for part in body for name in _stored(part, inside=False))
    return [name for name in found if name not in parameters(node)]


def targets(node: ast.expr) -> set[str]:
    """The names in the target of a loop."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def imports(node: Function) -> dict[str, Any]:
    """What a function imports for itself."""
    body = node.body if isinstance(node.body, list) else []
    found: dict[str, Any] = {}
    for statement in body:
        for part in ast.walk(statement):
            if isinstance(part, ast.ImportFrom) and part.module:
                module = importlib.import_module(part.module)
                found.update({alias.asname or alias.name: getattr(module, alias.name) for alias in part.names})
    return found


def yields(node: Function) -> bool:
    """Whether the function is a generator."""
    return any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in _own(node))


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a function without those of the functions in it."""
    for part in ast.iter_child_nodes(node):
        yield part
        if not isinstance(part, (ast.FunctionDef, ast.Lambda)):
            yield from _own(part)


def _stored(node: ast.AST, inside: bool) -> Iterator[str]:
    """Names assigned; in a comprehension only by `:=`, which assigns in the function around it."""
    if isinstance(node, ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.NamedExpr):
        yield node.target.id
        yield from _stored(node.value, inside)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not inside:
        yield node.id
    elif not isinstance(node, ast.Lambda):
        if isinstance(node, ast.ExceptHandler) and node.name:
            yield node.name
        for part in ast.iter_child_nodes(node):
            yield from _stored(part, inside or isinstance(node, _COMPREHENSIONS))

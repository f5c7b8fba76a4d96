"""Functions and classes of Python as functions and classes of JavaScript. Pure: syntax trees in, text out."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.suggest.compiler.expressions import Expressions, Linker, variable
from generator.suggest.compiler.scopes import Scope, assigned, imports, parameters, yields

_GETTERS = {"property": "get", "cached_property": "get"}


def function(node: ast.FunctionDef, name: str, module: Any, linker: Linker) -> str:
    """A function of a module."""
    return _Statements(linker, module, Scope(set())).function(node, name)


def method(node: ast.FunctionDef, module: Any, linker: Linker) -> str:
    """A method of a class, or a property as a getter."""
    return _Statements(linker, module, Scope(set())).method(node)


class _Statements(Expressions):
    """Compiles the statements of one function."""

    def function(self, node: ast.FunctionDef, name: str) -> str:
        head, body = self._function(node, parameters(node))
        return f"function{'*' if yields(node) else ''} {name}({head}) {{\n{body}}}"

    def method(self, node: ast.FunctionDef) -> str:
        words = [part.id for part in node.decorator_list if isinstance(part, ast.Name)]
        head, body = self._function(node, parameters(node), without_self=True)
        body = f"const self = this;\n{body}"
        if "cached_property" in words:
            return f'get {node.name}() {{ return $.once(this, "{node.name}", () => {{\n{body}}}) }}'
        kind = "get " if "property" in words else "*" if yields(node) else ""
        return f"{kind}{node.name}({head}) {{\n{body}}}"

    def _function(self, node: ast.FunctionDef, names: list[str], without_self: bool = False) -> tuple[str, str]:
        """Parameters and body."""
        outer, self.temporaries = self.temporaries, []
        own = assigned(node)
        with self.within([*names, *own], imports(node)):
            head = ", ".join(self._parameters(node)[1 if without_self else 0 :])
            body = self._block(node.body)
        declared = [*map(variable, own), *self.temporaries]
        self.temporaries = outer
        return head, (f"let {', '.join(declared)};\n" if declared else "") + body

    def _parameters(self, node: ast.FunctionDef) -> list[str]:
        given = node.args
        plain = [*given.posonlyargs, *given.args]
        defaults: list[ast.expr | None] = [None] * (len(plain) - len(given.defaults)) + list(given.defaults)
        found = [self._parameter(arg, default) for arg, default in zip(plain, defaults, strict=True)]
        if given.vararg:
            found.append(f"...{variable(given.vararg.arg)}")
        if given.kwarg or (given.vararg and given.kwonlyargs):
            raise self.unsupported(node, "these parameters")
        return found + [self._parameter(*pair) for pair in zip(given.kwonlyargs, given.kw_defaults, strict=True)]

    def _parameter(self, arg: ast.arg, default: ast.expr | None) -> str:
        return variable(arg.arg) if default is None else f"{variable(arg.arg)} = {self.compiled(default)}"

    def _block(self, body: Sequence[ast.stmt]) -> str:
        """The statements, each ended, so that none is taken for the end of the one before it."""
        lines = (line for node in body for line in self._statement(node))
        return "".join(f"{line}\n" if line.endswith(("{", "}", ";")) else f"{line};\n" for line in lines)

    def _statement(self, node: ast.stmt) -> Iterator[str]:
        handler = getattr(self, f"_do_{type(node).__name__.lower()}", None)
        if handler is None:
            raise self.unsupported(node, type(node).__name__)
        yield from handler(node)

    def _do_expr(self, node: ast.Expr) -> Iterator[str]:
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node.value, ast.Yield):
            yield f"yield {self.compiled(node.value.value) if node.value.value else 'null'}"
        elif isinstance(node.value, ast.YieldFrom):
            yield f"yield* {self.compiled(node.value.value)}"
        else:
            yield self.compiled(node.value)

    def _do_pass(self, _node: ast.Pass) -> Iterable[str]:
        return ()

    def _do_importfrom(self, _node: ast.ImportFrom) -> Iterable[str]:
        return ()  # its names are linked where they are used

    def _do_return(self, node: ast.Return) -> Iterator[str]:
        yield f"return {self.compiled(node.value)}" if node.value else "return null"

    def _do_continue(self, _node: ast.Continue) -> Iterator[str]:
        yield "continue"

    def _do_break(self, _node: ast.Break) -> Iterator[str]:
        yield "break"

    def _do_assign(self, node: ast.Assign) -> Iterator[str]:
        value = self.compiled(node.value)
        for target in reversed(node.targets[1:]):
            kept = self.temporary()
            yield f"{kept} = {value}"
            yield self._assignment(target, kept)
            value = kept
        yield self._assignment(node.targets[0], value)

    def _do_annassign(self, node: ast.AnnAssign) -> Iterator[str]:
        if node.value is not None:
            yield self._assignment(node.target, self.compiled(node.value))

    def _do_augassign(self, node: ast.AugAssign) -> Iterator[str]:
        load = ast.parse(ast.unparse(node.target), mode="eval").body
        change = self.operation(node.op, self.compiled(load), self.compiled(node.value))
        if isinstance(node.op, (ast.Add, ast.BitOr)):
            change = change.replace("$.add(", "$.iadd(", 1).replace("$.or(", "$.ior(", 1)
        yield self._assignment(node.target, change)

    def _assignment(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            owner, key = self.compiled(target.value), self.compiled(target.slice)
            return f"$.put({owner}, {key}, {value})"
        if isinstance(target, ast.Attribute):
            return f"{self.compiled(target.value)}.{target.attr} = {value}"
        if isinstance(target, ast.Tuple) and any(isinstance(part, ast.Starred) for part in target.elts[:-1]):
            behind = len(target.elts) - 1 - next(i for i, e in enumerate(target.elts) if isinstance(e, ast.Starred))
            flat = [part.value if isinstance(part, ast.Starred) else part for part in target.elts]
            names = ", ".join(self.target(part) for part in flat)
            return f"[{names}] = $.parted({value}, {len(flat) - 1 - behind}, {behind})"
        return f"{self.target(target)} = {value}"

    def _do_if(self, node: ast.If) -> Iterator[str]:
        yield f"if ({self.truth(node.test)}) {{"
        yield self._block(node.body) + "}"
        if node.orelse:
            yield "else {"
            yield self._block(node.orelse) + "}"

    def _do_while(self, node: ast.While) -> Iterator[str]:
        self._without_else(node)
        yield f"while ({self.truth(node.test)}) {{"
        yield self._block(node.body) + "}"

    def _do_for(self, node: ast.For) -> Iterator[str]:
        self._without_else(node)
        yield f"for ({self.target(node.target)} of {self.compiled(node.iter)}) {{"
        yield self._block(node.body) + "}"

    def _without_else(self, node: ast.For | ast.While) -> None:
        if node.orelse:
            raise self.unsupported(node, "else at a loop")

    def _do_try(self, node: ast.Try) -> Iterator[str]:
        if len(node.handlers) != 1 or node.handlers[0].type is None or node.finalbody or node.orelse:
            raise self.unsupported(node, "this form of try")
        handler = node.handlers[0]
        yield f"try {{\n{self._block(node.body)}}} catch ($e) {{"
        yield f"if (!$.isinstance($e, {self.compiled(handler.type)})) throw $e;"  # type: ignore[arg-type]
        if handler.name:
            yield f"{variable(handler.name)} = $e;"
        yield self._block(handler.body) + "}"

    def _do_raise(self, node: ast.Raise) -> Iterator[str]:
        if node.exc is None or node.cause:
            raise self.unsupported(node, "this form of raise")
        yield f"throw {self.compiled(node.exc)}"

    def _do_functiondef(self, node: ast.FunctionDef) -> Iterator[str]:
        yield f"{variable(node.name)} = {self.function(node, '')};"

"""Expressions of Python as expressions of JavaScript.

Pure: syntax trees in, text out. What a name outside the function stands for is asked of a `Linker`. Where the two
languages differ (equality, truth, items, texts) the text calls the runtime, `docs/assets/js/suggest/python.js`, as `$`.
"""

import ast
import builtins
import json
import re
import typing
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from generator.suggest.compiler.scopes import Scope, imports, parameters, targets

BUILT_IN_METHODS = frozenset(
    """
    append capitalize casefold copy count decode difference discard encode endswith extend find format get index isalnum
    isalpha isascii isdigit isdisjoint isspace issubset issuperset isupper items join keys lower lstrip partition pop
    removeprefix removesuffix replace rfind rpartition rsplit rstrip setdefault sort split splitlines startswith strip
    union update upper values
    """.split()
)
"""Methods of texts and lists, which JavaScript has not, or has otherwise; the runtime knows them."""
RESERVED = frozenset(
    """
    arguments await case catch class const continue debugger default delete do enum eval export extends false finally
    for function if implements import in instanceof interface let new null package private protected public return
    static super switch this throw true try typeof undefined var void while with yield
    """.split()
)
_BOOLEAN = frozenset({"isinstance", "any", "all", "bool"})
_OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.FloorDiv: "floordiv",
    ast.Mod: "mod",
    ast.Pow: "pow",
    ast.BitOr: "or",
    ast.BitAnd: "and",
    ast.BitXor: "xor",
    ast.LShift: "shl",
    ast.RShift: "shr",
}
_ORDER: dict[type[ast.AST], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_OF_PATTERNS = (re.search, re.match, re.fullmatch, re.sub, re.split, re.findall)


class Unsupported(Exception):
    """The rules use something of Python that the compiler does not know: where, and what."""


class Linker(Protocol):
    """What knows the names outside a function."""

    def reference(self, value: Any) -> str:
        """The expression that stands for a function, class or constant."""

    def order_of(self, callee: Any) -> list[str] | None:
        """The parameters of a function or class of ours, in the order in which they are compiled."""

    def is_class(self, callee: Any) -> bool:
        """Whether a call of it makes an instance of a class of ours."""

    def is_known(self, value: Any) -> bool:
        """Whether the runtime has it under a name of its own, or a stand-in for it."""

    def use_method(self, name: str, where: str) -> None:
        """Note that a method is called, so that one that nobody has is refused."""


class Expressions:
    """Compiles the expressions of one function."""

    def __init__(self, linker: Linker, module: Any, scope: Scope) -> None:
        self.linker = linker
        self.module = module
        self.scope = scope
        self.temporaries: list[str] = []

    def compiled(self, node: ast.expr) -> str:
        handler = getattr(self, f"_{type(node).__name__.lower()}", None)
        if handler is None:
            raise self.unsupported(node, type(node).__name__)
        text: str = handler(node)
        return text

    def truth(self, node: ast.expr) -> str:
        """The expression as a condition."""
        if isinstance(node, ast.BoolOp):
            joiner = " && " if isinstance(node.op, ast.And) else " || "
            return f"({joiner.join(self.truth(value) for value in node.values)})"
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return f"!{self.truth(node.operand)}"
        text = self.compiled(node)
        return text if self._is_boolean(node) else f"$.truth({text})"

    def unsupported(self, node: ast.AST, what: str) -> Unsupported:
        """An exception that says where, and what."""
        return Unsupported(f"{self._where(node)}: {what} is not compiled for the form")

    def _where(self, node: ast.AST) -> str:
        return f"{self.module.__name__}, line {getattr(node, 'lineno', 0)}"

    def reference(self, node: ast.AST, value: Any) -> str:
        """What stands for something outside the function."""
        try:
            return self.linker.reference(value)
        except Unsupported as error:
            raise Unsupported(f"{self._where(node)}: {error}") from None

    def static(self, node: ast.expr) -> tuple[bool, Any]:
        """What a name, or an attribute of a module or class, stands for where no variable is meant."""
        if isinstance(node, ast.Name):
            bound, value = self.scope.bound(node.id)
            if bound or self.scope.has(node.id):
                return bound, value
            if hasattr(self.module, node.id):
                return True, getattr(self.module, node.id)
            return hasattr(builtins, node.id), getattr(builtins, node.id, None)
        if isinstance(node, ast.Attribute):
            known, owner = self.static(node.value)
            if known and (isinstance(owner, type(ast)) or self.linker.is_known(getattr(owner, node.attr, None))):
                return hasattr(owner, node.attr), getattr(owner, node.attr, None)
        return False, None

    def temporary(self) -> str:
        self.temporaries.append(f"$t{len(self.temporaries)}")
        return self.temporaries[-1]

    @contextmanager
    def within(self, names: Iterable[str], imported: dict[str, Any] | None = None) -> typing.Iterator[None]:
        """The scope of a function or comprehension inside this one."""
        outer = self.scope
        self.scope = Scope(set(names), imported or {}, outer)
        yield
        self.scope = outer

    def _is_boolean(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call):
            known, callee = self.static(node.func)
            return known and callee in (isinstance, any, all, bool)
        return isinstance(node, ast.Compare) or (isinstance(node, ast.Constant) and isinstance(node.value, bool))

    # Names and values

    def _name(self, node: ast.Name) -> str:
        known, value = self.static(node)
        if known:
            return self.reference(node, value)
        if not self.scope.has(node.id):
            raise self.unsupported(node, f"the name {node.id}")
        return variable(node.id)

    def _constant(self, node: ast.Constant) -> str:
        value = node.value.decode("ascii") if isinstance(node.value, bytes) else node.value
        if value is not None and not isinstance(value, (str, int, float)):
            raise self.unsupported(node, f"the value {value!r}")
        return json.dumps(value, ensure_ascii=False)

    def _joinedstr(self, node: ast.JoinedStr) -> str:
        return "`" + "".join(self._part(part) for part in node.values) + "`"

    def _part(self, part: ast.expr) -> str:
        if isinstance(part, ast.Constant):
            escaped = json.dumps(part.value, ensure_ascii=False)[1:-1].replace('\\"', '"')
            return escaped.replace("`", "\\`").replace("${", "\\${")
        if not isinstance(part, ast.FormattedValue) or part.conversion not in (-1, ord("r")):
            raise self.unsupported(part, "this part of a text")
        value = self.compiled(part.value)
        if part.format_spec is not None:
            return f"${{$.format({value}, {self.compiled(part.format_spec)})}}"
        return f"${{$.{'str' if part.conversion == -1 else 'repr'}({value})}}"

    def _tuple(self, node: ast.Tuple | ast.List) -> str:
        return f"[{self._all(node.elts)}]"

    _list = _tuple

    def _set(self, node: ast.Set) -> str:
        return f"$.set([{self._all(node.elts)}])"

    def _dict(self, node: ast.Dict) -> str:
        pairs = [
            f"...$.pairs({self.compiled(value)})" if key is None else f"[{self.compiled(key)}, {self.compiled(value)}]"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return f"$.dict([{', '.join(pairs)}])"

    def _starred(self, node: ast.Starred) -> str:
        return f"...{self.compiled(node.value)}"

    def _all(self, nodes: Sequence[ast.expr]) -> str:
        return ", ".join(self.compiled(node) for node in nodes)

    # Operators

    def _boolop(self, node: ast.BoolOp) -> str:
        *first, last = node.values
        text = self.compiled(last)
        for value in reversed(first):
            kept = self.temporary()
            test = f"$.truth({kept} = {self.compiled(value)})"
            text = f"({test} ? {text} : {kept})" if isinstance(node.op, ast.And) else f"({test} ? {kept} : {text})"
        return text

    def _unaryop(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.truth(node.operand)}"
        if isinstance(node.op, ast.USub):
            return f"-{self.compiled(node.operand)}"
        if isinstance(node.op, ast.Invert):
            return f"~{self.compiled(node.operand)}"
        raise self.unsupported(node, "this operator")

    def _binop(self, node: ast.BinOp) -> str:
        return self.operation(node.op, self.compiled(node.left), self.compiled(node.right))

    def operation(self, operator: ast.operator, left: str, right: str) -> str:
        return f"$.{_OPERATORS[type(operator)]}({left}, {right})"

    def _compare(self, node: ast.Compare) -> str:
        if len(node.ops) == 1:
            return self._comparison(node.ops[0], node.left, node.comparators[0])
        parts, left = [], self.compiled(node.left)
        for operator, right in zip(node.ops, node.comparators, strict=True):
            kept = self.temporary()
            parts.append(f"$.order({left}, ({kept} = {self.compiled(right)})) {self._sign(operator)} 0")
            left = kept
        return f"({' && '.join(parts)})"

    def _sign(self, operator: ast.cmpop) -> str:
        if type(operator) not in _ORDER:
            raise self.unsupported(operator, "this chain of comparisons")
        return _ORDER[type(operator)]

    def _comparison(self, operator: ast.cmpop, left: ast.expr, right: ast.expr) -> str:
        one, other = self.compiled(left), self.compiled(right)
        if isinstance(operator, (ast.Is, ast.IsNot)):
            return f"({one} {'===' if isinstance(operator, ast.Is) else '!=='} {other})"
        if isinstance(operator, (ast.Eq, ast.NotEq)):
            not_ = "!" if isinstance(operator, ast.NotEq) else ""
            if any(isinstance(side, ast.Constant) for side in (left, right)):
                return f"({one} {not_ or '='}== {other})"
            return f"{not_}$.eq({one}, {other})"
        if isinstance(operator, (ast.In, ast.NotIn)):
            return f"{'!' if isinstance(operator, ast.NotIn) else ''}$.has({other}, {one})"
        sign = _ORDER[type(operator)]
        if any(isinstance(side, ast.Constant) and isinstance(side.value, (int, float)) for side in (left, right)):
            return f"({one} {sign} {other})"
        return f"($.order({one}, {other}) {sign} 0)"

    def _ifexp(self, node: ast.IfExp) -> str:
        return f"({self.truth(node.test)} ? {self.compiled(node.body)} : {self.compiled(node.orelse)})"

    def _namedexpr(self, node: ast.NamedExpr) -> str:
        return f"({variable(node.target.id)} = {self.compiled(node.value)})"

    # Parts of values

    def _attribute(self, node: ast.Attribute) -> str:
        known, value = self.static(node)
        return self.reference(node, value) if known else f"{self.compiled(node.value)}.{node.attr}"

    def _subscript(self, node: ast.Subscript) -> str:
        owner = self.compiled(node.value)
        if isinstance(node.slice, ast.Slice):
            if node.slice.step is not None:
                raise self.unsupported(node, "a slice with steps")
            ends = [self.compiled(end) if end else "null" for end in (node.slice.lower, node.slice.upper)]
            return f"$.slice({owner}, {', '.join(ends)})"
        return f"$.at({owner}, {self.compiled(node.slice)})"

    # Functions and comprehensions

    def _lambda(self, node: ast.Lambda) -> str:
        names = parameters(node)
        with self.within(names, imports(node)):
            return f"(({', '.join(map(variable, names))}) => {self.compiled(node.body)})"

    def _listcomp(self, node: ast.ListComp) -> str:
        return f"[...{self._generated(node.elt, node.generators)}]"

    def _setcomp(self, node: ast.SetComp) -> str:
        return f"$.set({self._generated(node.elt, node.generators)})"

    def _generatorexp(self, node: ast.GeneratorExp) -> str:
        return self._generated(node.elt, node.generators)

    def _dictcomp(self, node: ast.DictComp) -> str:
        pair = ast.Tuple([node.key, node.value], ast.Load())
        return f"$.dict({self._generated(pair, node.generators)})"

    def _generated(self, item: ast.expr, loops: Sequence[ast.comprehension]) -> str:
        """A generator of the items, which asks for them only when it is asked."""
        own = {name for loop in loops for name in targets(loop.target)}
        first = self.compiled(loops[0].iter)
        with self.within(own):
            text = f"yield {self.compiled(item)}"
            for number, loop in reversed(list(enumerate(loops))):
                for test in reversed(loop.ifs):
                    text = f"if ({self.truth(test)}) {text}"
                items = "$items" if number == 0 else self.compiled(loop.iter)
                text = f"for (const {self.target(loop.target)} of {items}) {text}"
        return f"(function* ($items) {{ {text} }})({first})"

    def target(self, node: ast.expr) -> str:
        """Variables to which an item is given."""
        if isinstance(node, ast.Name):
            return variable(node.id)
        if isinstance(node, (ast.Tuple, ast.List)) and not any(isinstance(e, ast.Starred) for e in node.elts[:-1]):
            unread = (isinstance(element, ast.Name) and element.id == "_" for element in node.elts)
            parts = ("" if skip else self.target(element) for skip, element in zip(unread, node.elts, strict=True))
            return f"[{', '.join(parts)}]"
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        raise self.unsupported(node, "this target")

    # Calls

    def _call(self, node: ast.Call) -> str:
        known, callee = self.static(node.func)
        if known and callee is typing.cast:
            return self.compiled(node.args[1])
        if known:
            return self._call_of_known(node, callee)
        if isinstance(node.func, ast.Attribute):
            return self._call_of_method(node, node.func)
        if node.keywords:
            raise self.unsupported(node, "a keyword in the call of a variable")
        return f"{self.compiled(node.func)}({self._all(node.args)})"

    def _call_of_known(self, node: ast.Call, callee: Any) -> str:
        if callee in _OF_PATTERNS:
            return self._call_of_pattern(node, callee)
        order = self.linker.order_of(callee)
        if order is None:
            arguments = self._arguments(node)
        else:
            if any(isinstance(arg, ast.Starred) for arg in node.args) and node.keywords:
                raise self.unsupported(node, "a call with both * and keywords")
            arguments = ", ".join(self._in_order(node, order))
        return f"{'new ' if self.linker.is_class(callee) else ''}{self.reference(node, callee)}({arguments})"

    def _call_of_pattern(self, node: ast.Call, callee: Any) -> str:
        """`re.fullmatch("…", text)` as a method of the pattern."""
        pattern = node.args[0]
        if not isinstance(pattern, ast.Constant) or node.keywords:
            raise self.unsupported(node, "a pattern that is not written out")
        compiled = self.reference(node, re.compile(str(pattern.value)))
        return f"{compiled}.{callee.__name__}({self._all(node.args[1:])})"

    def _in_order(self, node: ast.Call, order: Sequence[str]) -> list[str]:
        texts = [self.compiled(arg) for arg in node.args]
        named = {str(keyword.arg): self.compiled(keyword.value) for keyword in node.keywords}
        if unknown := named.keys() - set(order):
            raise self.unsupported(node, f"the keyword {min(unknown)}")
        texts.extend(named.get(name, "undefined") for name in order[len(texts) :])
        while texts and texts[-1] == "undefined":
            texts.pop()
        return texts

    def _arguments(self, node: ast.Call) -> str:
        """The arguments of what the runtime has: keywords come last, as one object."""
        texts = [self.compiled(arg) for arg in node.args]
        if node.keywords:
            texts.append(f"{{{', '.join(f'{word.arg}: {self.compiled(word.value)}' for word in node.keywords)}}}")
        return ", ".join(texts)

    def _call_of_method(self, node: ast.Call, method: ast.Attribute) -> str:
        owner, arguments = self.compiled(method.value), self._arguments(node)
        if method.attr in BUILT_IN_METHODS:
            return f'$.call({owner}, "{method.attr}"{", " if arguments else ""}{arguments})'
        self.linker.use_method(method.attr, self._where(node))
        return f"{owner}.{method.attr}({arguments})"


def variable(name: str) -> str:
    """A variable's name, which may be a word of the other language."""
    return f"{name}_" if name in RESERVED else name

"""Jinja2 for pages by the ten thousand: what costs it most is done with less. Pure.

Jinja2 makes an object of its own (`Markup`) of each text that it escapes, only to join them all: with three million
texts in ten thousand entries that takes as long as reading these. Here a template's output is escaped to plain text.
It asks an object of a function for each attribute, and calls each macro by way of another; here both are Python's own:
`a.b` is an attribute, never the item of a mapping, and nothing that is called is told the context.
"""

from io import StringIO

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


class _Generator(CodeGenerator):
    """Compiles a template to what does the same with fewer calls."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        self.write(f"({self._arguments(node, frame, {'caller': 'caller'} if forward_caller else None)})")

    def _arguments(self, node: nodes.Call, frame: Frame, more: dict[str, str] | None) -> str:
        """What `signature` writes, which has a comma before the first."""
        stream, self.stream = self.stream, StringIO()
        try:
            self.signature(node, frame, more)
            return self.stream.getvalue().removeprefix(", ")
        finally:
            self.stream = stream


def escaped(value: object) -> str:
    """The value as text for HTML, as `markupsafe.escape` has it."""
    if type(value) is str:
        text = value.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
        return text.replace("'", "&#39;").replace('"', "&#34;")
    return value if type(value) is Markup else escape(value)


class LeanEnvironment(Environment):
    """An environment that gives the same bytes, sooner."""

    code_generator_class = _Generator

    escaped = staticmethod(escaped)

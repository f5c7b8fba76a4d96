"""Set fields of a mapping in a YAML text and leave every other character as it is, comments included.

Pure: text in, text out. The caller reads the result again and compares it with what it wanted.
"""

from typing import Any

import yaml

Path = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CannotAmend(Exception):
    """The text is not shaped so that the fields can be set without touching the rest."""


def with_fields(text: str, path: Path, fields: dict[str, str]) -> str:
    """The text with the mapping at `path` carrying `fields` (name → YAML scalar as written).

    A field that stands there gets the new value in its place, others follow after the last one. Raises
    CannotAmend when `path` leads to no mapping.
    """
    mapping = _node_at(text, path)
    values = {key.value: value for key, value in mapping.value}
    edits = [
        (values[name].start_mark.index, values[name].end_mark.index, written)
        for name, written in fields.items()
        if name in values
    ]
    new = {name: written for name, written in fields.items() if name not in values}
    if new:
        edits.append(_insertion(text, mapping, new))
    for start, end, written in sorted(edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _node_at(text: str, path: Path) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise CannotAmend("the text is not YAML") from error
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        else:
            node = None
    if not isinstance(node, yaml.MappingNode) or not node.value:
        raise CannotAmend(f"no mapping at {'.'.join(map(str, path))}")
    return node


def _insertion(text: str, mapping: yaml.MappingNode, new: dict[str, str]) -> tuple[int, int, str]:
    """(start, end, text) that adds the fields after the mapping's last one, in the style it is written in."""
    first_key = mapping.value[0][0]
    last_value = mapping.value[-1][1]
    end = last_value.end_mark.index
    if mapping.flow_style:
        return end, end, "".join(f", {name}: {written}" for name, written in new.items())
    line_end = text.find("\n", max(end - 1, last_value.start_mark.index))
    if line_end < 0:
        line_end = len(text)
    if text[line_end - 1 : line_end] == "\r":
        line_end -= 1
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = " " * first_key.start_mark.column
    return line_end, line_end, "".join(f"{newline}{indent}{name}: {written}" for name, written in new.items())

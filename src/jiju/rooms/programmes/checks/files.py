"""The files of a plan folder as plain data: YAML with no surprises, and no key said twice."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.faults import Path as Steps
from jiju.rooms.programmes.checks.faults import fault

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast where it is there


class PlanLoader(_Base):  # type: ignore[misc]  # the base is one of two loaders, chosen above
    """YAML in which only true, false, null, whole numbers and decimals are more than text.

    Dates stay text until the shape reads them, decimals are exact, and `no` and `1:30` are just text.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.repeated: list[tuple[str, int]] = []

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002  # as PyYAML calls it
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)  # a key that is itself a list or mapping is refused by the base, below
            if name in seen:
                self.repeated.append((name, key.start_mark.line + 1))
            seen.add(name)
        out: dict[Any, Any] = super().construct_mapping(node, deep=True)
        return out


def _exact(loader: Any, node: Any) -> Decimal:
    return Decimal(loader.construct_scalar(node))


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", "n~\0"),
    ("int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]+", "-+0123456789"),
):
    PlanLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), [c if c != "\0" else "" for c in first]
    )
PlanLoader.add_constructor("tag:yaml.org,2002:float", _exact)


def text_of(path: Path, name: str, faults: list[Malformed]) -> str | None:
    """The text of a file, or None after noting why there is none."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        faults.append(fault(name, (), words.no_file(name)))
    except UnicodeDecodeError:
        faults.append(fault(name, (), words.not_utf8()))
    return None


def data_of(path: Path, name: str, faults: list[Malformed]) -> dict[str, Any] | None:
    """The keys and values of a YAML file; None after noting why there are none."""
    text = text_of(path, name, faults)
    return None if text is None else data_in(text, name, faults)


def data_in(text: str, name: str, faults: list[Malformed]) -> dict[str, Any] | None:
    """The keys and values of a YAML text; None after noting why there are none."""
    try:
        loader = PlanLoader(text)
        data = loader.get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        faults.append(fault(name, (), words.not_yaml(mark.line + 1 if mark else 1, problem)))
        return None
    faults.extend(fault(name, (key,), words.repeated_key(key, line)) for key, line in loader.repeated)
    if isinstance(data, dict) and all(isinstance(k, str) for k in data):
        return data
    faults.append(fault(name, (), words.not_a_mapping()))
    return None


def line_of(text: str, path: Steps) -> int:
    """The line on which a part of a YAML text stands; of what is missing, that of what holds it. 1 when unreadable."""
    try:
        node = PlanLoader(text).get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line + 1 if mark else 1
    line = 1
    for step in path:
        found = _child(node, step)
        if found is None:
            return line
        line, node = found
    return line


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(step, int):
        held = node.value if isinstance(node, yaml.SequenceNode) else []
        return (held[step].start_mark.line + 1, held[step]) if step < len(held) else None
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((key.start_mark.line + 1, value) for key, value in pairs if key.value == step), None)

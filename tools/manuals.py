"""The pages of the engines: the reference of recipes from its classes, and the methods from their specs."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path
from typing import Any, get_args

ROOT = Path(__file__).resolve().parents[1]
SPECS = ROOT / "tests" / "spec"
CHAPTERS = (
    "test_steps.py",
    "test_weights.py",
    "test_methods.py",
    "test_sureness.py",
    "test_published.py",
    "test_refusals.py",
)
MEASURES = (
    "test_quotients.py",
    "test_concentration.py",
    "test_specialisation.py",
    "test_localisation.py",
    "test_inequality.py",
    "test_shifts.py",
    "test_growth.py",
    "test_coupling.py",
)
OUTLOOK = (
    "test_season.py",
    "test_forecast.py",
    "test_chance.py",
    "test_totals.py",
    "test_gaps.py",
    "test_strays.py",
    "test_digits.py",
    "test_crowding.py",
)
DRAWS = ("test_drawing.py", "test_conflicts.py", "test_replacing.py", "test_records.py", "test_samples.py")


def recipes() -> str:
    """Every key of a recipe, with what it may be and what it means."""
    catalogue = importlib.import_module("jiju.engines.indices.steps.catalogue")
    ways = importlib.import_module("jiju.engines.indices.steps.ways")
    tables = importlib.import_module("jiju.engines.indices.tables")
    elements = importlib.import_module("jiju.engines.indices.elements")
    recipe = importlib.import_module("jiju.engines.indices.recipe")
    factors = importlib.import_module("jiju.engines.indices.factors")
    lines = [
        "# Recipes of indices",
        "",
        "A recipe is a YAML file. `jiju index RECIPE.yaml DATA.csv` does it; `read_recipe` reads it in Python, where a",
        "mapping with the same keys is the same thing. Commented examples: [examples/indices](../examples/indices).",
        "",
        *_kind("units", tables.Units, 2),
        *_kind("elements", elements.Element, 2),
        "## steps",
        "",
        "Steps are done in the order written. Each is one key with its options below it. `only` names the indicators",
        "that a step works on; a kind of step may stand several times.",
        "",
    ]
    for name, classes in catalogue.STEPS.items():
        lines += [f"### {name}", ""]
        for kind in classes:
            lines += _kind("", kind, 4)
    lines += [
        "### Ways of aggregating",
        "",
        "What stands under `by` and `each`: the name alone, or the name with its options.",
        "",
    ]
    for kind in ways.WAYS:
        lines += _kind("", kind, 4)
    lines += [*_kind("rank", recipe.Rank, 2), *_kind("grades", recipe.Grade, 2), "## factors", ""]
    for kind in (factors.Choice, factors.Range, factors.Weights, factors.DataError):
        lines += _kind("", kind, 4)
    lines += _kind("lines", factors.Line, 2)
    return "\n".join(lines).rstrip() + "\n"


def _kind(title: str, kind: Any, depth: int) -> list[str]:
    methods = (
        [str(a) for a in get_args(kind.model_fields["method"].annotation)] if "method" in kind.model_fields else []
    )
    name = title or ", ".join(f"`{m}`" for m in methods)
    if not name and "kind" in kind.model_fields:
        name = ", ".join(f"`kind: {a}`" for a in get_args(kind.model_fields["kind"].annotation))
    out = [f"{'#' * depth} {name}", ""] if name else []
    out += [*_said(inspect.getdoc(kind) or ""), "", "| key | may be | default | meaning |", "|---|---|---|---|"]
    for key, field in kind.model_fields.items():
        if key in {"id", "only"} and title == "":
            continue
        default = "required" if field.is_required() else _default(field)
        out.append(f"| `{key}` | {_type(field.annotation)} | {default} | {field.description or ''} |")
    return [*out, ""]


LABELS = ("Shape", "Units", "Missing", "Errors", "Source")


def _said(text: str) -> list[str]:
    """A docstring as paragraphs: each label begins one, and what is indented below it belongs to it."""
    out: list[str] = []
    for line in text.splitlines():
        label = next((x for x in LABELS if line.startswith(f"{x}  ")), None)
        if label:
            out += ["", f"*{label}:* {line.removeprefix(label).strip()}"]
        else:
            out.append(line.strip() if line.startswith("   ") else line)
    return out


def _default(field: Any) -> str:
    value = field.get_default(call_default_factory=True)
    return "–" if value in (None, (), {}, "") else f"`{value}`"


NAMES = {
    "float": "number", "str": "text", "int": "whole number", "bool": "true or false", "Any": "anything",
    "tuple[str, ...]": "list of text", "tuple[float, ...]": "list of numbers", "tuple[float, float]": "two numbers",
    "tuple[Any, ...]": "list", "dict[str, float]": "numbers by name", "dict[str, Any]": "by name",
    "Way": "a way, see below", "dict[str, Way]": "ways by name",
    "tuple[dict[str, float], ...]": "list of numbers by name",
    "tuple[Points, ...]": "list of {column, points, at_most}",
    "tuple[Veto, ...]": "list of {column, above, score, says}",
    "dict[str, Denominator]": "{column, scale} by name", "dict[str, tuple[tuple[float, float], ...]]": "pairs by name",
}  # fmt: skip


def _type(annotation: Any) -> str:
    literals = [str(a) for a in _literals(annotation)]
    if literals:
        return ", ".join(f"`{a}`" for a in literals)
    text = re.sub(r"<class '(.*)'>", r"\1", str(annotation))
    text = re.sub(r"Annotated\[([\w.]+), [^\]]*\]", r"\1", text)
    text = re.sub(r"[\w.]+\.(\w+)", r"\1", text).replace(" | None", "")
    return NAMES[text]


def _literals(annotation: Any) -> list[Any]:
    found = []
    for a in get_args(annotation):
        found += [a] if isinstance(a, str) else _literals(a) if get_args(a) and not isinstance(a, type) else []
    return found


def methods() -> str:
    """The methods of indices."""
    return _manual("Methods of indices, as they are tested", [SPECS / "indices" / name for name in CHAPTERS])


def agglomeration() -> str:
    """The measures of agglomeration."""
    return _manual("Measures of agglomeration, as they are tested", [SPECS / "agglomeration" / n for n in MEASURES])


def draws() -> str:
    """Draws of experts and samples."""
    return _manual("Draws of experts and samples, as they are tested", [SPECS / "draws" / name for name in DRAWS])


def outlook() -> str:
    """Forecasts, chances, gaps and outlier tests."""
    return _manual("Outlook and outlier tests, as they are tested", [SPECS / "outlook" / name for name in OUTLOOK])


def _manual(title: str, chapters: list[Path]) -> str:
    """The specs as a manual: a chapter a file, a sentence an example."""
    lines = [f"# {title}", ""]
    for path in chapters:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        head, *rest = (ast.get_docstring(tree) or "").split("\n\n")
        lines += [f"## {head.rstrip('.')}", "", *"\n\n".join(rest).splitlines(), ""]
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                said = " ".join((ast.get_docstring(node) or "").split())
                lines.append(f"- **{node.name.removeprefix('test_').replace('_', ' ').capitalize()}.** {said}")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"

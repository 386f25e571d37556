"""Imports stand at the head of a file. One inside a function hides a cycle, unless it is a heavy library's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "jiju"
# What may be imported where it is used, and why. Our own modules never are, but for the one that wakes the framework.
HEAVY = {
    "duckdb": "commands that show no figures start sooner without it",
    "narwhals": "as duckdb, whose expressions it writes",
    "pyarrow": "only what writes figures needs it",
    "matplotlib": "two seconds, and only charts of indices need it",
    "xlsxwriter": "only exports and templates need it",
    "python_calamine": "in the child that reads a workbook, after its limits, so that they hold for it",
    "pypinyin": "half a second and its dictionaries, and only who searches needs it",
    "pypdf": "in the child that takes a PDF apart, after its limits, so that they hold for it",
    "zipfile": "in the child that reads a workbook, where only .ods needs it",
}
AWAKE = {
    "config/cli.py: jiju.config.commands": "commands import records, which exist only after the framework is awake",
}
UNKNOWN = "what is only then known"
LOADERS = {"import_module", "__import__"}


def _late(tree: ast.AST) -> Iterator[str]:
    """The names of the modules that are imported inside functions, by statement or by call."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)]
    for node in {id(n): n for f in functions for n in ast.walk(f)}.values():
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in LOADERS:
            yield (
                ast.literal_eval(node.args[0]) if isinstance(node.args[0], ast.Constant) else "what is only then known"
            )


def _found() -> set[tuple[str, str]]:
    return {
        (path.relative_to(SOURCE).as_posix(), name)
        for path in SOURCE.rglob("*.py")
        for name in _late(ast.parse(path.read_text(encoding="utf-8")))
    }


def test_late_imports_are_those_that_have_a_reason() -> None:
    strange = {f"{path}: {name}" for path, name in _found() if name.split(".")[0] not in HEAVY}
    assert strange - set(AWAKE) == set()


def test_no_reason_stands_without_its_import() -> None:
    found = _found()
    assert {name.split(".")[0] for _, name in found} >= set(HEAVY)
    assert {f"{path}: {name}" for path, name in found} >= set(AWAKE)


def test_a_late_import_is_found_however_it_is_written() -> None:
    written = """
import json
def one():
    import jiju.spine.acts
    def two():
        from jiju.rooms import filings
three = lambda: __import__("jiju.web")
async def four(name):
    importlib.import_module(name)
"""
    found = sorted(_late(ast.parse(written)))
    assert found == ["jiju.rooms", "jiju.spine.acts", "jiju.web", UNKNOWN]

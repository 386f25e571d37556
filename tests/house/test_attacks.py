"""The table of attacks names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "explanation" / "attacks-on-selections-and-awards.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
MUST = {"9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "31", "35"}


def checks_of(path: Path) -> set[str]:
    """The tests of a file, those inside classes too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")}


def test_each_test_that_the_table_names_is_there() -> None:
    named = NAMED.findall(PAGE.read_text(encoding="utf-8"))
    assert len(named) > 80
    lost = [
        f"{file}::{test}" for file, test in named if not (ROOT / file).exists() or test not in checks_of(ROOT / file)
    ]
    assert lost == []


def test_each_attack_has_a_row_and_each_row_a_test() -> None:
    rows = [
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|") and "---" not in line
    ]
    told = [row for row in rows if not re.match(r"\| (no\.|what is asked) ", row)]
    assert {row.split("|")[1].strip() for row in told} >= MUST
    assert [row for row in told if not NAMED.search(row)] == []

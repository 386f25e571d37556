"""The tables of attacks name tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXPLAINED = ROOT / "docs" / "explanation"
NUMBERED = EXPLAINED / "attacks-on-selections-and-awards.md"
LEAST = {NUMBERED: 80, EXPLAINED / "attacks-on-oversight.md": 50}  # tests that a page names
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
HEADS = re.compile(r"\| (no\.|what is asked|attack) ")
MUST = {"9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "31", "35"}


def checks_of(path: Path) -> set[str]:
    """The tests of a file, those inside classes too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")}


def rows_of(page: Path) -> list[str]:
    """The rows of a page's tables, their heads left out."""
    rows = [n for n in page.read_text(encoding="utf-8").splitlines() if n.startswith("|") and "---" not in n]
    return [row for row in rows if not HEADS.match(row)]


@pytest.mark.parametrize("page", LEAST, ids=lambda p: p.stem)
def test_each_test_that_the_table_names_is_there(page: Path) -> None:
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    assert len(named) > LEAST[page]
    lost = [
        f"{file}::{test}" for file, test in named if not (ROOT / file).exists() or test not in checks_of(ROOT / file)
    ]
    assert lost == []


@pytest.mark.parametrize("page", LEAST, ids=lambda p: p.stem)
def test_each_row_names_a_test(page: Path) -> None:
    assert [row for row in rows_of(page) if not NAMED.search(row)] == []


def test_each_attack_of_the_general_list_has_a_row() -> None:
    assert {row.split("|")[1].strip() for row in rows_of(NUMBERED)} >= MUST

"""Nobody but the figures reads the cells of single filings: the rooms after them ask for a purpose, or not at all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOMS = Path(__file__).resolve().parents[2] / "src" / "jiju" / "rooms"
UPTO = {"people", "programmes", "registry", "filings", "figures"}
AFTER = sorted(p.name for p in ROOMS.iterdir() if (p / "apps.py").exists() and p.name not in UPTO)
ALLOWED = frozenset({"unit_figures", "NotForThisPurpose"})
ROOM = "jiju.rooms.filings"


def breaches(text: str) -> Iterator[str]:
    """What a module takes of the filings beside `unit_figures`."""
    tree = ast.parse(text)
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("jiju.rooms"):
            for taken in node.names:
                whole = f"{node.module}.{taken.name}"
                if whole == f"{ROOM}.queries":
                    names.add(taken.asname or taken.name)
                elif (whole == ROOM or whole.startswith(f"{ROOM}.")) and taken.name not in ALLOWED:
                    yield whole
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith(ROOM))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
            if node.attr not in ALLOWED:
                yield node.attr
        elif isinstance(node, ast.Constant) and node.value in ("filings.Filing", "filings.filing", ROOM):
            yield str(node.value)


@pytest.mark.parametrize("room", AFTER)
def test_a_room_after_the_figures_reads_no_single_filing(room: str) -> None:
    found = {p.name: list(breaches(p.read_text())) for p in (ROOMS / room).rglob("*.py")}
    assert found
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("text", [
    "from jiju.rooms.filings import queries\nqueries.accepted_filing(1, 0)",
    "from jiju.rooms.filings import queries as filings\nfilings.cells_of(1)",
    "from jiju.rooms.filings.queries import accepted_batch",
    "from jiju.rooms.filings.queries.one import cells_of",
    "from jiju.rooms.filings.shapes import AcceptedFiling",
    "from jiju.rooms import filings",
    "import jiju.rooms.filings.queries",
    "from django.apps import apps\napps.get_model('filings.Filing')",
])  # fmt: skip
def test_each_way_round_is_seen(text: str) -> None:
    assert list(breaches(text))


def test_asking_for_a_purpose_is_no_breach() -> None:
    assert not list(breaches("from jiju.rooms.filings import queries\nqueries.unit_figures(1)"))

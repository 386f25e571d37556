"""Nobody but the figures reads the cells of single filings: the rooms after them ask for a purpose, or not at all."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiju.rooms.filings import queries

ROOMS = Path(__file__).resolve().parents[2] / "src" / "jiju" / "rooms"
UPTO = {"people", "programmes", "registry", "filings", "figures"}
AFTER = sorted(p.name for p in ROOMS.iterdir() if (p / "apps.py").exists() and p.name not in UPTO)
ALLOWED = frozenset({
    "unit_figures", "NotForThisPurpose",
    "answered", "Answered",  # what zones, never enterprises, sent: the rows that serve the purpose that is named
    "reporting_told", "tallied_below",  # scores and counts over units, from which no single one can be told
    "progress_by_city",  # how many owe and have sent, by city; no answer
    "kept", "answering", "visited",  # that a form came in, whether a row was answered, when somebody came; no answer
    "Watch", "Warned", "figures_now", "figures_around",  # single reports, with the purpose that is asked for
    "explained", "Explained",  # what units said of single reports, as far as somebody sees those, with the purpose
    "forms", "newest_form",  # what is asked, and nothing that was answered
    "asked_periods", "due_days", "newest_due",  # what is asked, and nothing that was answered
    "changed_at",  # when a report was revised or sent anew; no answer
    "signed_receipts",  # numbers of ledger entries
    "opened_today", "door_to", "Door",  # for which purposes somebody opened an enterprise, and may; no answer
    "purposes_held",  # for which purposes a role reads a named enterprise; no answer
    "accepted_lately",  # how many forms of zones were accepted on a day; no answer
})  # fmt: skip
ROOM = "jiju.rooms.filings"
TELLS = {f"{ROOM}.acts": frozenset({"announce"}), f"{ROOM}.shapes.Announcement": frozenset()}  # news out, nothing in


def breaches(text: str) -> Iterator[str]:
    """What a module takes of the filings beside what is allowed."""
    tree = ast.parse(text)
    taken = [(n.module or "", a) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names]
    modules = {f"{ROOM}.queries": ALLOWED} | TELLS
    names = {a.asname or a.name: modules[f"{m}.{a.name}"] for m, a in taken if f"{m}.{a.name}" in modules}
    yield from (f"{m}.{a.name}" for m, a in taken if _is_inside(f"{m}.{a.name}") and a.name not in ALLOWED)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith(ROOM))
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield from [node.attr] if node.attr not in names.get(node.value.id, {node.attr}) else []
        elif isinstance(node, ast.Constant) and node.value in ("filings.Filing", "filings.filing", ROOM):
            yield str(node.value)


def _is_inside(name: str) -> bool:
    """Whether a name belongs to the room, beside its queries and acts, whose uses are looked at one by one."""
    return name == ROOM or (name.startswith(f"{ROOM}.") and name not in {f"{ROOM}.queries", *TELLS})


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
    "from jiju.rooms.filings import acts as filings\nfilings.accept(1)",
    "from jiju.rooms.filings.acts import announce",
    "from jiju.rooms import filings",
    "import jiju.rooms.filings.queries",
    "from django.apps import apps\napps.get_model('filings.Filing')",
])  # fmt: skip
def test_each_way_round_is_seen(text: str) -> None:
    assert list(breaches(text))


def test_asking_for_a_purpose_is_no_breach() -> None:
    assert not list(breaches("from jiju.rooms.filings import queries\nqueries.unit_figures(1)"))


def test_who_reads_the_words_of_zones_names_the_purpose() -> None:
    """The one reader of many filings has no default purpose: whoever calls it says what for."""
    wanted = inspect.signature(queries.answered).parameters["purpose"]
    assert (wanted.kind, wanted.default) == (inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.empty)


def test_telling_somebody_something_is_no_breach() -> None:
    told = "from jiju.rooms.filings import acts as filings\nfrom jiju.rooms.filings.shapes import Announcement\n"
    assert not list(breaches(f"{told}filings.announce([Announcement()])"))

"""Rules of the house: sizes, names, guards, permissions, nouns and sentences."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

import jiju
from jiju import rooms
from jiju.core.refusals import Refusal
from jiju.engines.states import Table
from jiju.rooms.evaluations import states as rounds
from jiju.rooms.filings.states import STATES
from jiju.rooms.grants import states as money
from jiju.rooms.oversight import states as supervision
from jiju.rooms.programmes import states as promised
from jiju.rooms.selections import states as selecting
from jiju.spine import permissions
from jiju.spine.acts import ACTS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "jiju"
MOST_LINES = 300
for _found in pkgutil.iter_modules(rooms.__path__):  # acts enlist themselves when they are read
    importlib.import_module(f"jiju.rooms.{_found.name}.acts")
# Other tests make up acts of their own; the house speaks of the product's.
PRODUCT = {name for name, verb in ACTS.items() if verb.__module__.startswith("jiju.")}
BANNED = {"utils", "helpers", "common", "misc", "services", "managers", "base"}
FURNITURE = {
    "models",
    "words",
    "states",
    "checks",
    "shapes",
    "queries",
    "acts",
    "tasks",
    "apps",
    "migrations",
    "__init__",
}
# the framework's own; no one is signed in yet
DOOR = {"account_login", "account_logout", "account_reauthenticate", "mfa_authenticate"}


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [ROOT / n for n in names if (ROOT / n).exists()]


def views(found: object = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (found or get_resolver()).url_patterns:  # type: ignore[union-attr]  # a resolver
        if isinstance(entry, URLResolver):
            yield from views(entry, before + str(entry.pattern))
        else:
            yield before + str(entry.pattern), entry


def test_every_page_has_a_guard() -> None:
    bare = [at for at, p in views() if p.name not in DOOR and not hasattr(p.callback, "permission")]
    assert bare == []


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    ends = {".py", ".html", ".js", ".css"}
    long = [
        p.name
        for p in tracked()
        if p.suffix in ends and "migrations" not in p.parts and len(p.read_text().splitlines()) > MOST_LINES
    ]
    assert long == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    rooms = SOURCE / "rooms"
    strange = [p for p in SOURCE.rglob("*.py") if p.stem in BANNED and p.parent != rooms]
    assert strange == []


@pytest.mark.parametrize("room", sorted(p.name for p in (SOURCE / "rooms").iterdir() if (p / "apps.py").exists()))
def test_a_room_is_furnished_alike(room: str) -> None:
    pieces = {
        p.stem
        for p in (SOURCE / "rooms" / room).iterdir()
        if p.suffix == ".py" or (p.is_dir() and p.name != "__pycache__")
    }
    assert pieces <= FURNITURE


def test_every_act_is_a_permission_that_somebody_holds() -> None:
    assert permissions.PERMISSIONS.keys() >= PRODUCT
    assert all(permissions.PERMISSIONS.values())


def test_every_permission_is_used_by_an_act_or_a_page() -> None:
    used = PRODUCT | {getattr(p.callback, "permission", "") for _, p in views()}
    assert set(permissions.PERMISSIONS) - used == set()


def test_no_permission_is_written_twice() -> None:
    """A later line would quietly overrule an earlier one."""
    folder = ROOT / "src" / "jiju" / "spine" / "permissions"
    lines = [key for p in sorted(folder.glob("*.py")) for key in re.findall(r'^    "(\w+\.\w+)":', p.read_text(), re.M)]
    assert sorted(lines) == sorted(set(lines))
    assert set(lines) == set(permissions.PERMISSIONS)


def test_every_act_is_named_in_a_test() -> None:
    tests = "\n".join(p.read_text() for p in (ROOT / "tests").rglob("*.py"))
    verbs = {name.split(".")[1] for name in PRODUCT}
    assert {v for v in verbs if not re.search(rf"\b{v}\b", tests)} == set()


def test_one_code_is_one_refusal() -> None:
    for found in pkgutil.walk_packages(jiju.__path__, "jiju."):
        if found.name.split(".")[1] in ("core", "engines", "spine", "rooms", "web") and "migrations" not in found.name:
            importlib.import_module(found.name)
    facts: dict[str, list[str]] = {}
    for kind in _below(Refusal):
        if "code" in vars(kind) and kind.__module__.startswith("jiju."):
            facts.setdefault(kind.code, []).append(f"{kind.__module__}.{kind.__name__}")
    assert {code: kinds for code, kinds in facts.items() if len(kinds) > 1} == {}
    assert len(facts) > 200  # they were read


def _below(kind: type[Refusal]) -> set[type[Refusal]]:
    return {kind}.union(*(_below(one) for one in kind.__subclasses__()))


def test_every_record_has_its_row_in_the_glossary() -> None:
    text = (ROOT / "GLOSSARY.md").read_text()
    nouns = {m.__name__ for a in apps.get_app_configs() if a.name.startswith("jiju.") for m in a.get_models()}
    assert {n for n in nouns if f"| {n} |" not in text} == set()


def test_every_move_of_a_filing_is_an_act() -> None:
    assert isinstance(STATES, Table)
    assert {f"filings.{name}" for name in STATES.moves} <= PRODUCT


def test_every_move_of_a_round_is_an_act() -> None:
    tables = (
        rounds.ROUNDS, rounds.VETOES, rounds.APPEALS, rounds.CORRECTIONS, rounds.PROPOSALS, rounds.RECTIFICATIONS,
        rounds.REMOVALS, rounds.FALSEHOODS,
    )  # fmt: skip
    assert {f"evaluations.{name}" for table in tables for name in table.moves} <= PRODUCT


def test_every_move_of_money_is_an_act() -> None:
    tables = (money.GRANTS, money.PAYMENTS, money.RECOVERIES, money.APPLICATIONS)
    assert {f"grants.{name}" for table in tables for name in table.moves} <= PRODUCT


def test_every_move_of_a_selection_is_an_act() -> None:
    tables = (
        selecting.CALLS, selecting.APPLICATIONS, selecting.EXPERTS, selecting.PANELS, selecting.OBJECTIONS,
        selecting.CANDIDATES, selecting.EXPERT_IMPORTS, selecting.QUESTIONS,
    )  # fmt: skip
    assert set(tables) == {t for t in vars(selecting).values() if isinstance(t, Table)}
    moves = {f"selections.{name}" for table in tables for name in table.moves}
    # what decisions, rulings on objections and batches do to an application, each in an act on the call or objection;
    # and what the loss of a title does to the question whether it stays
    assert moves - PRODUCT == {"selections.choose", "selections.strike", "selections.enter", "selections.fall"}


def test_every_move_of_a_task_is_an_act() -> None:
    tables = (
        supervision.TASKS, supervision.POSTPONEMENTS, supervision.MEETINGS, supervision.ROSTER, supervision.PROOFS,
        supervision.JUDGEMENTS, supervision.ALERTS, supervision.ISSUES, supervision.ANALYSES,
    )  # fmt: skip
    assert {f"oversight.{name}" for table in tables for name in table.moves} <= PRODUCT


def test_every_move_of_a_cascade_is_an_act() -> None:
    tables = (promised.CASCADES, promised.RECIPIENTS)
    assert {f"programmes.{name}" for table in tables for name in table.moves} <= PRODUCT


def test_nothing_tells_where_it_was_made() -> None:
    words = ("/wo" + "rk/", "/ro" + "ot/")
    told = [p.name for p in tracked() if p.suffix in {".py", ".md", ".toml", ".lock", ".json", ".yaml", ".html"}
            and any(w in p.read_text() for w in words)]  # fmt: skip
    assert told == []
    locks = [
        n
        for n in ("requirements.lock", "requirements.prod.lock", "package-lock.json", "tools/node.lock")
        if "https://"
        in (ROOT / n).read_text().replace("https://github.com/sponsors", "").replace("https://opencollective.com", "")
    ]
    assert [n for n in locks if n != "package-lock.json"] == []


def test_every_sentence_has_its_chinese() -> None:
    done = subprocess.run(
        [sys.executable, "tools/catalogues.py", "--missing"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""

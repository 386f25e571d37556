"""Plans for tests: the one in `plans/`, an invented one, and copies with one thing written wrongly."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from jiju.rooms.programmes import acts
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.models import Plan as PlanRecord
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import system

ROOT = Path(__file__).resolve().parents[2]
JILIN = ROOT / "plans" / "jilin-2021"
QINGHE = ROOT / "tests" / "plans" / "qinghe-2023"  # another province, other types, targets, forms: all invented
AT = datetime(2025, 1, 20, 9, tzinfo=UTC)


@cache
def jilin() -> Plan:
    return read_plan(JILIN)


@cache
def qinghe() -> Plan:
    return read_plan(QINGHE)


def loaded(plan: Plan) -> Plan:
    """The plan, in force in the store."""
    acts.load(plan, by=system("tests"), at=AT)
    return plan


def plan_record() -> PlanRecord:
    """The stored wording of a plan."""
    return PlanRecord.objects.get(digest=loaded(jilin()).digest)


def copied(folder: Path, to: Path) -> Path:
    """A plan folder that a test may spoil."""
    return Path(shutil.copytree(folder, to / folder.name))


def miswritten(folder: Path, file: str, old: str, new: str) -> None:
    """Write one thing differently, in exactly one place."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")

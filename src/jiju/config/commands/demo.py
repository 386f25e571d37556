"""`jiju demo`: make the demonstration province in an empty home."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from django.utils import timezone

from jiju.config import store
from jiju.config.demo.points import Ground
from jiju.config.demo.province import BY, Province
from jiju.config.demo.scale import Scale
from jiju.config.home import GEO, ROOT, home
from jiju.config.printing import tell
from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.rooms.people import acts as people
from jiju.rooms.programmes import checks, queries

PLAN = "jilin-2021"


class StoreIsInUse(Refusal):
    """The home already holds a programme; a demonstration is made only in an empty one."""

    code = "store-in-use"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = commands.add_parser("demo", help="make the demonstration province in an empty home")
    demo.add_argument("--seed", type=int, default=2021, help="the same seed gives the same province")
    demo.add_argument("--zones", type=_count, default=100)
    demo.add_argument("--enterprises", type=_count, default=10_000)
    demo.add_argument("--quarters", type=_count, default=12)
    demo.add_argument("--plan", type=Path, default=ROOT / "plans" / PLAN, help="the folder of another plan")
    demo.add_argument("--stand-on", type=date.fromisoformat, metavar="DAY",
                      help="move the calendar of the demonstration that is there, and change nothing else")  # fmt: skip
    demo.set_defaults(run=_demo)


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return value


def _demo(asked: argparse.Namespace) -> int:
    store.prepare()
    if asked.stand_on is not None:
        before = people.move_demonstration(None, by=BY, at=timezone.now(), day=asked.stand_on)
        tell(f"The demonstration stood on {before} and stands on {asked.stand_on}; a running server follows at once.")
        return 0
    if queries.plans():
        raise StoreIsInUse(
            word("This home already holds a programme; nothing was changed."),
            remedy=word("Name an empty folder with --home, or move {home} away.", home=str(home())),
        )
    plan = checks.read_plan(asked.plan)
    scale = Scale(asked.seed, asked.zones, asked.enterprises, asked.quarters)
    ground = Ground(GEO / f"{plan.province}.geojson")
    Province(plan, scale, ground, home() / "demo_truth.csv").make()
    tell(f"The demonstration is ready in {home()}.")
    return 0

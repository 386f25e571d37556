"""`jiju plan`: check a plan folder, load it, show what is loaded."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils import timezone

from jiju.config import store
from jiju.config.printing import print_json, tell
from jiju.rooms.filings import acts as filings
from jiju.rooms.programmes import acts, checks, queries
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("plan", help="check, load and show plans").add_subparsers(required=True, metavar="VERB")
    check = group.add_parser("check", help="read a plan folder and name every fault")
    check.add_argument("folder", type=Path)
    check.set_defaults(run=_check)
    load = group.add_parser("load", help="load a plan folder into the store")
    load.add_argument("folder", type=Path)
    load.set_defaults(run=_load)
    show = group.add_parser("show", help="show a loaded plan")
    show.add_argument("id")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)


def _check(asked: argparse.Namespace) -> int:
    try:
        plan = checks.read_plan(asked.folder)
    except checks.PlanIsMalformed as malformed:
        return _print_faults(malformed)
    print(f"{plan.id}: {plan.title}; {len(plan.types)} types, {sum(len(m.clauses) for m in plan.measures)} clauses. OK")
    return 0


def _load(asked: argparse.Namespace) -> int:
    store.prepare()
    try:
        plan = checks.read_plan(asked.folder)
    except checks.PlanIsMalformed as malformed:
        return _print_faults(malformed)
    filings.refuse_changed_forms(plan)
    acts.load(plan, by=system("command line"), at=timezone.now())
    news.catch_up()
    print(f"{plan.id}: {plan.digest}")
    return 0


def _show(asked: argparse.Namespace) -> int:
    store.require()
    document = queries.shown(queries.plan(asked.id))
    if asked.json:
        print_json(document)
        return 0
    for key, value in document.items():
        print(f"{key}: {len(value) if isinstance(value, list | dict) else value}")
    return 0


def _print_faults(malformed: checks.PlanIsMalformed) -> int:
    for fault in malformed.faults:
        tell(f"{fault.where}: {say(fault.what)} {say(fault.remedy)}")
    return 1

"""`jiju oversight`: the clause board, and alerts read and scored. Alerts stand in a module of their own."""

from __future__ import annotations

import argparse

from jiju.config import store
from jiju.config.commands import alerts_of
from jiju.config.printing import print_json
from jiju.rooms.oversight import queries, tasks
from jiju.spine.actors import system
from jiju.spine.say import say
from jiju.web import clock


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("oversight", help="what became of the plan").add_subparsers(
        required=True, metavar="VERB"
    )
    clauses = group.add_parser("clauses", help="every clause of the plan with its light and what is missing")
    clauses.add_argument(
        "--read", action="store_true", help="read every clause anew first, and write down what changed"
    )
    clauses.add_argument("--json", action="store_true")
    clauses.set_defaults(run=_clauses)
    alerts_of.add(group)


def _clauses(asked: argparse.Namespace) -> int:
    store.require()
    by, today = system("command line"), clock.today()
    if asked.read:
        tasks.read_clauses(on=today, at=clock.now())
    if asked.json:
        print_json(queries.clauses_json(by, on=today))
        return 0
    for n in queries.clauses(by, on=today):
        counted = "—" if n.amount is None or n.of is None else f"{n.amount:f}/{n.of:f}"
        print(f"{n.id}  {say(n.word)}  {counted}  {n.name}")
    return 0

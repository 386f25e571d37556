"""`jiju evaluations run`: rank the zones by a scheme of the plan."""

from __future__ import annotations

import argparse

from django.utils import timezone

from jiju.config import store
from jiju.config.commands.figures import period
from jiju.config.printing import print_json
from jiju.rooms.evaluations import acts, queries
from jiju.spine.actors import system


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("evaluations", help="assess and rank").add_subparsers(required=True, metavar="VERB")
    run = group.add_parser("run", help="run a scheme on a period's accepted figures")
    run.add_argument("scheme")
    run.add_argument("--period", required=True, type=period)
    run.add_argument("--json", action="store_true")
    run.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    store.require()
    by = system("command line")
    acts.rank(None, by=by, at=timezone.now(), scheme_id=asked.scheme, period=asked.period)
    document = queries.run_json(by, asked.scheme, asked.period)
    if asked.json:
        print_json(document)
        return 0
    for row in document["rows"]:
        print("\t".join(str(row[key]) for key in ("zone", "type", "score", "rank", "grade")))
    return 0

"""`jiju grants`: hold what is stored of money against the entries of the budgets, and list the grants."""

from __future__ import annotations

import argparse

from jiju.config import store
from jiju.config.printing import print_json
from jiju.rooms.grants import queries
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("grants", help="money for zones").add_subparsers(required=True, metavar="VERB")
    reconcile = group.add_parser(
        "reconcile", help="compare every sum with its entries, to the cent; exit 1 if any differ"
    )
    reconcile.add_argument("--json", action="store_true")
    reconcile.set_defaults(run=_reconcile)


def _reconcile(asked: argparse.Namespace) -> int:
    store.require()
    found = queries.mismatches()
    if asked.json:
        rows = [{"where": m.where, "stored": f"{m.stored_yuan:f}", "entries": f"{m.entries_yuan:f}"} for m in found]
        print_json({"mismatches": rows})
    for one in [] if asked.json else found:
        print(f"{one.where}: {say(one.says)}")
    if not found and not asked.json:
        print(say(queries.ALL_AGREE))
    return 1 if found else 0

"""`jiju selections`: repeat the draws of a call from their records and the ledger."""

from __future__ import annotations

import argparse

from jiju.config import store
from jiju.config.printing import print_json
from jiju.rooms.selections import queries
from jiju.spine.actors import system


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("selections", help="experts and their draws").add_subparsers(
        required=True, metavar="VERB"
    )
    redraw = group.add_parser("redraw", help="draw the panels of a call again and compare with record and ledger")
    redraw.add_argument("call", type=int)
    redraw.add_argument("--json", action="store_true")
    redraw.set_defaults(run=_redraw)


def _redraw(asked: argparse.Namespace) -> int:
    """Exit code 1 for any difference, and where nothing was drawn."""
    store.require()
    document = queries.redraw_json(system("command line"), asked.call)
    if asked.json:
        print_json(document)
    else:
        for panel in document["panels"]:
            said = "equal" if not panel["differences"] else "DIFFERS"
            print(panel["panel"], panel["group"] or "-", said, ", ".join(panel["sitting"]), sep="\t")
            for line in panel["differences"]:
                print(f"\t{line}")
    return 0 if document["equal"] else 1

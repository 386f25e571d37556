"""`jiju selections`: take over the titles that zones had before; repeat the draws of a call."""

from __future__ import annotations

import argparse

from django.utils import timezone

from jiju.config import store
from jiju.config.printing import print_json, tell
from jiju.rooms.selections import queries, tasks
from jiju.spine.actors import system


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("selections", help="titles, experts and their draws").add_subparsers(
        required=True, metavar="VERB"
    )
    adopt = group.add_parser("adopt", help="take over the titles that the registry knows of, once")
    adopt.add_argument("--json", action="store_true")
    adopt.set_defaults(run=_adopt)
    redraw = group.add_parser("redraw", help="draw the panels of a call again and compare with record and ledger")
    redraw.add_argument("call", type=int)
    redraw.add_argument("--json", action="store_true")
    redraw.set_defaults(run=_redraw)


def _adopt(asked: argparse.Namespace) -> int:
    store.require()
    taken = tasks.adopt_titles(on=timezone.localdate(), at=timezone.now())
    if asked.json:
        print_json({"taken_over": taken})
    else:
        tell(f"{taken} titles were taken over.")
    return 0


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
            if panel["given_up_before"]:
                print(f"\tearlier panels given up: {panel['given_up_before']}")
            for line in panel["differences"]:
                print(f"\t{line}")
    return 0 if document["equal"] else 1

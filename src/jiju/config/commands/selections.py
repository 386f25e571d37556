"""`jiju selections`: take over the titles that zones had before."""

from __future__ import annotations

import argparse

from django.utils import timezone

from jiju.config import store
from jiju.config.printing import print_json, tell
from jiju.rooms.selections import tasks


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("selections", help="titles and selections").add_subparsers(
        required=True, metavar="VERB"
    )
    adopt = group.add_parser("adopt", help="take over the titles that the registry knows of, once")
    adopt.add_argument("--json", action="store_true")
    adopt.set_defaults(run=_adopt)


def _adopt(asked: argparse.Namespace) -> int:
    store.require()
    taken = tasks.adopt_titles(on=timezone.localdate(), at=timezone.now())
    if asked.json:
        print_json({"taken_over": taken})
    else:
        tell(f"{taken} titles were taken over.")
    return 0

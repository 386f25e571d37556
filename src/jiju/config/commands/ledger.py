"""`jiju ledger verify`: prove that nobody has touched the ledger, or name the first bad entry."""

from __future__ import annotations

import argparse

from jiju.config import store
from jiju.config.printing import print_json
from jiju.spine import ledger
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("ledger", help="prove the ledger").add_subparsers(required=True, metavar="VERB")
    verify = group.add_parser("verify", help="recompute every entry and name the first that does not hold")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)


def _verify(asked: argparse.Namespace) -> int:
    store.require()
    verdict = ledger.verify()
    if asked.json:
        print_json(
            {
                "size": verdict.size,
                "root": verdict.root,
                "first_bad": verdict.first_bad,
                "says": say(verdict.says),
            }
        )
    else:
        print(say(verdict.says))
        print(f"root {verdict.root}")
    return 0 if verdict.first_bad is None else 1

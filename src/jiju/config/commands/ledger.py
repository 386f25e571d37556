"""`jiju ledger`: prove that nobody has touched it or name the first bad entry, and give receipts out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from jiju.config import store
from jiju.config.printing import print_json, tell
from jiju.rooms.filings import queries as filings
from jiju.spine import ledger
from jiju.spine.actors import system
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("ledger", help="prove the ledger").add_subparsers(required=True, metavar="VERB")
    verify = group.add_parser("verify", help="recompute every entry and name the first that does not hold")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)
    receipt = group.add_parser("receipt", help="write the receipt of an entry, to be checked by verify_receipt.py")
    receipt.add_argument("seq", type=int)
    receipt.add_argument("--filing", type=int, help="which filing of a bulk passing it is for, by number")
    receipt.add_argument("--out", required=True, type=Path)
    receipt.set_defaults(run=_receipt)


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


def _receipt(asked: argparse.Namespace) -> int:
    store.require()
    made = filings.any_receipt(system("command line"), asked.seq, asked.filing)
    asked.out.write_text(json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    tell(f"{asked.out}")
    return 0

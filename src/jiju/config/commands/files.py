"""`jiju files`: prove that every attached file is there and is the one that was attached."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jiju.config import store
from jiju.config.printing import print_json
from jiju.core.words import Word, word
from jiju.spine import files
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("files", help="prove the attached files").add_subparsers(required=True, metavar="VERB")
    verify = group.add_parser("verify", help="read every attached file again and name what is wrong")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(run=_verify)


def _verify(asked: argparse.Namespace) -> int:
    store.require()
    standing = files.verify()
    if asked.json:
        print_json(asdict(standing))
    else:
        for line in _lines(standing):
            print(say(line))
    return 0 if standing.holds else 1


def _lines(standing: files.Standing) -> list[Word]:
    wrong = [
        word("Attached file {id} is not in the folder of files.", id=pk) for pk in standing.missing
    ] + [
        word("Attached file {id} is not the one that was attached.", id=pk) for pk in standing.changed
    ] + [
        word("No entry of the ledger tells of attached file {id}.", id=pk) for pk in standing.untold
    ]  # fmt: skip
    more = [word("{n} wait for the scanner.", n=standing.waiting)] if standing.waiting else []
    more += [word("{n} files of the folder belong to nothing.", n=standing.strays)] if standing.strays else []
    return (wrong or [word("All {n} attached files hold.", n=standing.count)]) + more

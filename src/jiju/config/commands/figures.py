"""`jiju figures show`: one indicator by one dimension, from accepted figures."""

from __future__ import annotations

import argparse

from jiju.config import store
from jiju.config.printing import print_json
from jiju.core import periods
from jiju.rooms.figures import queries
from jiju.rooms.figures.shapes import Edition
from jiju.spine.actors import system

DIMENSIONS = ("province", "city", "county", "type", "lead", "zone")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("figures", help="show accepted figures").add_subparsers(required=True, metavar="VERB")
    show = group.add_parser("show", help="an indicator by a dimension")
    show.add_argument("indicator")
    show.add_argument("--by", choices=DIMENSIONS, default="province")
    show.add_argument("--period", required=True, type=period)
    show.add_argument(
        "--vintage", type=edition, default="current",
        help="current; first: each figure as first accepted; or a ledger entry: all as known up to it",
    )  # fmt: skip
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)


def period(text: str) -> periods.Period:
    """A period of the command line; argparse turns the fault into wrong usage."""
    try:
        return periods.parse(text)
    except periods.Malformed as malformed:
        raise argparse.ArgumentTypeError(f"{malformed.what} {malformed.remedy}") from malformed


def edition(text: str) -> Edition:
    """An edition of the figures; argparse turns the fault into wrong usage."""
    if text == "first" or text == "current":
        return text
    if text.isdecimal():
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not an edition; write current, first, or the number of a ledger entry")


def _show(asked: argparse.Namespace) -> int:
    store.require()
    table = queries.show(system("command line"), asked.indicator, asked.period, asked.by, edition=asked.vintage)
    document = queries.as_json(table)
    if asked.json:
        print_json(document)
        return 0
    print(f"{table.name}（{table.unit}）{asked.period}")
    for row in document["rows"]:
        print(f"{row['key']}\t{row['name']}\t{row['value']}")
    return 0

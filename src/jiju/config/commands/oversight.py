"""`jiju oversight`: alerts read and scored. Each group of verbs stands in a module of its own."""

from __future__ import annotations

import argparse

from jiju.config.commands import alerts_of


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("oversight", help="alerts").add_subparsers(required=True, metavar="VERB")
    alerts_of.add(group)

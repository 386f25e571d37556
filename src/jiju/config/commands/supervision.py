"""`jiju supervision raise`: what the worker does from the set hour on, for a day on which it did not run."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from jiju.config import store
from jiju.config.commands.reminders import day
from jiju.config.printing import print_json
from jiju.core import workdays
from jiju.rooms.oversight import checks, tasks
from jiju.rooms.people import queries as people
from jiju.spine import news
from jiju.web import clock


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("supervision", help="overdue tasks and topics without words").add_subparsers(
        required=True, metavar="VERB"
    )
    raised = group.add_parser(
        "raise", help="raise overdue tasks up the chain, press issuers, and ask where topics say nothing, once"
    )
    raised.add_argument("--on", type=day, help="the day to be judged (default: today); a missed day is made up for")
    raised.add_argument("--json", action="store_true")
    raised.set_defaults(run=_raise)


def _raise(asked: argparse.Namespace) -> int:
    store.require()
    on = asked.on or clock.today()
    at = _moment(on)
    found = {
        "on": on.isoformat(), "raised": tasks.raise_overdue(on=on, at=at), "pressed": tasks.press_issuers(on=on, at=at),
        "asked": tasks.ask_for_topics(at=at),
    }  # fmt: skip
    news.catch_up()
    if asked.json:
        print_json(found)
        return 0
    for name, value in found.items():
        print(f"{name}\t{value}")
    return 0


def _moment(on: date) -> datetime:
    """Now; in a demonstration, whose calendar stands still, the day that is asked for at the set hour or later."""
    now = clock.now().astimezone(workdays.ZONE)
    if people.demonstration_day() is None:
        return now
    moment = now.replace(year=on.year, month=on.month, day=on.day)
    return moment if checks.hour_has_come(moment) else datetime.combine(on, checks.HOUR, workdays.ZONE)

"""`jiju filings remind` and `jiju filings periods`: the ladder of reminders, and the periods under way."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from jiju.config import store
from jiju.config.printing import print_json
from jiju.rooms.filings import checks, queries, tasks
from jiju.rooms.people import queries as people
from jiju.spine.actors import system
from jiju.web import clock


def add(group: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    remind = group.add_parser("remind", help="remind the units that have not sent, each rung of the ladder once")
    remind.add_argument("--on", type=day, help="the day to be judged (default: today); a missed day is made up for")
    remind.add_argument("--json", action="store_true")
    remind.set_defaults(run=_remind)
    periods = group.add_parser("periods", help="the reporting periods that are open: due, owed, sent, late")
    periods.add_argument("--json", action="store_true")
    periods.set_defaults(run=_periods)


def day(text: str) -> date:
    """A day of the command line; argparse turns the fault into wrong usage."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(f"{text} is not a day; write it like 2025-01-24") from fault


def _remind(asked: argparse.Namespace) -> int:
    store.require()
    on = asked.on or clock.today()
    reached = tasks.remind(on=on, at=_moment(on))
    document = {"on": on.isoformat(), "reminded": {rung: reached[rung] for rung in checks.RUNGS}}
    if asked.json:
        print_json(document)
        return 0
    for rung, count in document["reminded"].items():
        print(f"{rung}\t{count}")
    return 0


def _moment(on: date) -> datetime:
    """Now; in a demonstration, whose calendar stands still, the same hour of any day that is asked for."""
    now = clock.now()
    if people.demonstration_day() is None:
        return now
    return now.astimezone(checks.ZONE).replace(year=on.year, month=on.month, day=on.day)


def _local(moment: datetime) -> str:
    return moment.astimezone(checks.ZONE).isoformat()


def _periods(asked: argparse.Namespace) -> int:
    store.require()
    lines = queries.periods_open(system("command line"), clock.now())
    rows = [
        {
            "form": p.form_code, "period": str(p.period), "due": _local(p.due_at),
            "closes": _local(p.closes_at), "owed": p.owed,
            "sent": p.sent, "sent_late": p.sent_late, "overdue": p.overdue, "extended": p.extended,
        }
        for p in lines
    ]  # fmt: skip
    if asked.json:
        print_json({"periods": rows})
        return 0
    for row in rows:
        print("\t".join(str(value) for value in row.values()))
    return 0

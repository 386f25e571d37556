"""`jiju oversight score` and `jiju oversight read-alerts`: how well alerts find what was planted; read them now."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict

from jiju.config import store
from jiju.config.commands.alert_wants import CannotBeRead, figures_in, rules_in_force, truth_file
from jiju.config.demo.alert_scoring import TruthIsBroken, raised, read_whole_truth, score
from jiju.config.printing import print_json, tell
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import tasks
from jiju.spine.say import say
from jiju.web import clock

WANTING = 2  # the exit code when the home does not hold what is asked for
Run = Callable[[argparse.Namespace], int]


def add(group: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    score = group.add_parser("score", help="read what came in, and how well alerts find what a demonstration planted")
    score.add_argument("--json", action="store_true")
    score.set_defaults(run=_told(_score))
    read = group.add_parser("read-alerts", help="read the alerts of the periods whose figures came in since")
    read.add_argument("--all", action="store_true", help="read every period anew, after rules were changed")
    read.add_argument("--json", action="store_true")
    read.set_defaults(run=_told(_read))


def _told(run: Run) -> Run:
    """The command, which says in one line what the home lacks, where, and what to do next."""

    def running(asked: argparse.Namespace) -> int:
        try:
            return run(asked)
        except (store.NoStoreYet, CannotBeRead, TruthIsBroken) as refusal:
            tell(" ".join(say(w) for w in refusal.words))
            return WANTING

    return running


def _score(asked: argparse.Namespace) -> int:
    store.require()
    rules, truth = rules_in_force(), read_whole_truth(truth_file())
    figures_in(least=2)
    tasks.read_alerts_now(at=clock.now())
    result = score(raised(r.id for r in rules if r.kind == "sum"), truth, filings.Screen(kept=60))
    total = {
        "precision": _share(result.precision), "recall": _share(result.recall), "alerts": result.alerts,
        "right": result.right, "right_of_own_report": result.own, "planted": result.planted, "found": result.found,
        "false_alarms_per_1000_clean": _share(result.false_alarms), "clean": result.clean,
    }  # fmt: skip
    if asked.json:
        print_json({"total": total, "kinds": [asdict(k) for k in result.kinds],
                    "raised": [asdict(k) for k in result.raised]})  # fmt: skip
        return 0
    for k in result.kinds:
        print(f"{k.kind}\t{k.found}/{k.planted}")
    for r in result.raised:
        print(f"alerts: {r.kind}\t{r.right}/{r.alerts}")
    print(f"precision {total['precision']} ({result.right}/{result.alerts}), recall {total['recall']} "
          f"({result.found}/{result.planted}), {total['false_alarms_per_1000_clean']} false alarms of 1,000 clean "
          "reports")  # fmt: skip
    return 0


def _read(asked: argparse.Namespace) -> int:
    store.require()
    rules_in_force()
    figures_in(least=1)
    at = clock.now()
    read = tasks.read_every_alert(at=at) if asked.all else tasks.read_alerts_now(at=at)
    if asked.json:
        print_json({"read": read})
    else:
        tell(" ".join(read) or "No figures came in since the alerts were read.")
    return 0


def _share(value: float | None) -> float | None:
    return None if value is None else round(value, 4)

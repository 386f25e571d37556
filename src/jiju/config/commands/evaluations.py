"""`jiju evaluations`: schemes and trials, rank, rounds with replay and what follows, tell of agglomeration."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.utils import timezone

from jiju.config import store
from jiju.config.commands.figures import period
from jiju.config.printing import print_json, tell
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.programmes.checks import SchemeIsMalformed
from jiju.spine.actors import system
from jiju.spine.say import say


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    group = commands.add_parser("evaluations", help="assess and rank").add_subparsers(required=True, metavar="VERB")
    run = group.add_parser("run", help="run a scheme on a period's accepted figures")
    run.add_argument("scheme")
    run.add_argument("--period", required=True, type=period)
    run.add_argument("--json", action="store_true")
    run.set_defaults(run=_run)
    rounds = group.add_parser("rounds", help="list the rounds")
    rounds.add_argument("--json", action="store_true")
    rounds.set_defaults(run=_rounds)
    proposals = group.add_parser("proposals", help="list what a final round proposes")
    proposals.add_argument("round", type=int)
    proposals.add_argument("--json", action="store_true")
    proposals.set_defaults(run=_proposals)
    replay = group.add_parser("replay", help="compute a round again from its record and compare the digests")
    replay.add_argument("round", type=int)
    replay.add_argument("--json", action="store_true")
    replay.set_defaults(run=_replay)
    bulletin = group.add_parser("bulletin", help="what the bulletin of a final round says, as data")
    bulletin.add_argument("round", type=int)
    bulletin.add_argument("--json", action="store_true")
    bulletin.set_defaults(run=_bulletin)
    analysis = group.add_parser("analysis", help="tell what a period's accepted figures say of agglomeration")
    analysis.add_argument("--period", required=True, type=period)
    analysis.add_argument("--figure", default="revenue")
    analysis.add_argument("--json", action="store_true")
    analysis.set_defaults(run=_analysis)
    listed = group.add_parser("schemes", help="the schemes, their wordings and which is in force")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_schemes)
    tried = group.add_parser("try", help="what a scheme in a file would have given; nothing is kept")
    tried.add_argument("file", type=Path, metavar="SCHEME.yaml")
    tried.add_argument("--period", required=True, type=period)
    tried.add_argument("--json", action="store_true")
    tried.set_defaults(run=_try)


def _run(asked: argparse.Namespace) -> int:
    store.require()
    by = system("command line")
    acts.rank(None, by=by, at=timezone.now(), scheme_id=asked.scheme, period=asked.period)
    document = queries.run_json(by, asked.scheme, asked.period)
    if asked.json:
        print_json(document)
        return 0
    for row in document["rows"]:
        print("\t".join(str(row[key]) for key in ("zone", "type", "score", "rank", "grade")))
    return 0


def _rounds(asked: argparse.Namespace) -> int:
    store.require()
    document = queries.rounds_json(system("command line"))
    if asked.json:
        print_json(document)
        return 0
    for row in document:
        print("\t".join(str(row[key]) for key in ("round", "period", "scheme", "state", "version", "name")))
    return 0


def _proposals(asked: argparse.Namespace) -> int:
    store.require()
    document = queries.proposals_json(system("command line"), asked.round)
    if asked.json:
        print_json(document)
        return 0
    for row in document["proposals"]:
        print("\t".join(str(row[key]) for key in ("kind", "unit", "name", "about", "state")))
    return 0


def _replay(asked: argparse.Namespace) -> int:
    store.require()
    document = queries.replay_json(system("command line"), asked.round)
    if asked.json:
        print_json(document)
    else:
        for v in document["versions"]:
            print(f"{v['number']}\t{v['digest']}\t{'equal' if v['equal'] else 'DIFFERS'}")
        print(f"figures\t{document['snapshot']['digest']}\t{'equal' if document['snapshot']['equal'] else 'DIFFERS'}")
    return 0 if document["ok"] else 1


def _bulletin(asked: argparse.Namespace) -> int:
    store.require()
    document = queries.bulletin_json(system("command line"), asked.round)
    if asked.json:
        print_json(document)
        return 0
    for grade, units in document["lists"].items():
        for unit in units:
            print("\t".join(str(unit[key]) for key in ("unit", "name", "group", "rank", "score")), grade, sep="\t")
    return 0


def _analysis(asked: argparse.Namespace) -> int:
    store.require()
    document = queries.analysis_json(system("command line"), asked.period, asked.figure)
    if asked.json:
        print_json(document)
        return 0
    for row in document["growth"]["city"]:
        told = row.get("like_for_like", row.get("because"))
        print(f"{row['key']}\t{row['name']}\t{told}")
    return 0


def _schemes(asked: argparse.Namespace) -> int:
    store.require()
    lines = queries.schemes(system("command line"), on=timezone.localdate())
    rows = [
        {"scheme": n.code, "number": n.number, "name": n.name, "status": n.status, "state": n.state, "units": n.units,
         "in_force": n.is_in_force, "from": n.effective_from, "until": n.effective_until, "digest": n.digest}
        for n in lines
    ]  # fmt: skip
    if asked.json:
        print_json({"schemes": rows})
        return 0
    for row in rows:
        state = "in force" if row["in_force"] else row["state"]
        print("\t".join(str(v) for v in (row["scheme"], row["number"], state, row["name"])))
    return 0


def _try(asked: argparse.Namespace) -> int:
    """A text with faults is refused with every fault and its line."""
    store.require()
    if not asked.file.is_file():
        tell(f"there is no file {asked.file}")
        return 2
    try:
        shape = queries.read(asked.file.read_text(encoding="utf-8-sig"), asked.file.name)
    except SchemeIsMalformed as malformed:
        for line, fault in malformed.faults:
            tell(f"{asked.file.name}:{line}: {fault.where}: {say(fault.what)} {say(fault.remedy)}")
        return 1
    done = queries.trial(system("command line"), shape, asked.period, on=timezone.localdate())
    document = queries.trial_json(done)
    if asked.json:
        print_json(document)
        return 0
    for row in document["rows"]:
        print("\t".join(str(row[key]) for key in ("unit", "group", "score", "rank", "grade", "moved")))
    return 0

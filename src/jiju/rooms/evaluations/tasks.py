"""What the room does after news from others."""

from __future__ import annotations

import json

from jiju.rooms.evaluations import acts, queries
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system
from jiju.spine.models import Entry


def adopt_schemes(entry: Entry) -> None:
    """After a plan was loaded: take over its schemes."""
    plan = programmes.plan(json.loads(entry.body)["data"]["plan"])
    acts.adopt_schemes(plan, by=system("evaluations"), at=entry.at)


def prove_bounds(entry: Entry) -> None:
    """After a version of a result, and after each group of it: prove the bounds of the next group.

    One group a turn, so that the first proofs are there while the last are still computed.
    """
    told = json.loads(entry.body)["data"]
    result = queries.result_to_prove(told["round"], told["version"])
    groups = queries.groups_to_prove(result)
    if groups:
        acts.prove_bounds(result, by=system("evaluations"), at=entry.at, group=groups[0])

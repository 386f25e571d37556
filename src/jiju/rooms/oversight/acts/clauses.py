"""Acts: read the clauses and write down the lights that changed, with the evidence behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from jiju.rooms.oversight import queries
from jiju.rooms.oversight.models import ClauseLight
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone


@act("oversight.read_clauses")
def read_clauses(
    light: None, *, by: Actor, at: datetime, on: date, clauses: Sequence[str] | None = None
) -> list[ClauseLight]:
    """Read the clauses of the plan, all or some, and write down those whose state, amount or evidence is another.

    Nothing is overwritten: the light that was there stays as it was.
    """
    alone("read_clauses")
    plan, made = programmes.plan(), []
    newest = queries.newest_lights(plan.id)
    for found in queries.clause_readings(on, clauses):
        if queries.differs(newest.get(found.clause), found):
            light_ = ClauseLight(
                plan=plan.id, clause=found.clause, state=found.state, amount=found.amount, of=found.of,
                evidence=found.document, digest=found.digest, on=on, at=at,
            )  # fmt: skip
            light_.save()
            made.append(light_)
    record(None, plan=plan.id, on=on, changed=[
        {"clause": m.clause, "state": m.state, "amount": m.amount, "of": m.of, "digest": m.digest} for m in made
    ])  # fmt: skip
    return made

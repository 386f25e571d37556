"""Owners of clauses: a person names the units that a generic body of the plan means in one clause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight.acts.clause_refusals import NotGeneric
from jiju.rooms.oversight.acts.requiring import standing_unit, written
from jiju.rooms.oversight.models import ClauseOwner
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone


@act("oversight.name_owner")
def name_owner(
    owner: None, *, by: Actor, at: datetime, clause: str, organisation: str, units: Sequence[str], reason: str
) -> list[ClauseOwner]:
    """Say which units a generic body means in a clause, in place of those named before and of the plan's own reading.

    Errors   NotFound; NotGeneric; UnitIsGone; WordsAreMissing
    """
    alone("name_owner", clause, organisation)
    on, plan = workdays.day_of(at), programmes.plan()
    _, found = programmes.clause(clause)
    generic = {o.id for o in plan.organisations if o.generic} & set(found.owners)
    if organisation not in generic or not units:
        raise NotGeneric(
            word("There is nothing to name for “{body}” in {clause}.", body=organisation, clause=clause),
            remedy=word("Choose a generic body of the clause, and at least one unit for it."),
        )
    said, named = written(reason), [standing_unit(code, on) for code in dict.fromkeys(units)]
    before = list(
        ClauseOwner.objects.filter(plan=plan.id, clause=clause, organisation=organisation, until__isnull=True)
    )
    for one in before:
        one.until = on
        one.save()
    made = [
        ClauseOwner(plan=plan.id, clause=clause, organisation=organisation, unit=u.code, unit_name=u.name, since=on,
                    reason=said, named_by=by.person, named_at=at)
        for u in named
    ]  # fmt: skip
    for one in made:
        one.save()
    record(None, clause=clause, organisation=organisation, before=[b.unit for b in before],
           units=[m.unit for m in made], reason=said)  # fmt: skip
    return made

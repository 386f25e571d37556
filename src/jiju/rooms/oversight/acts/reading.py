"""Acts: read the lights and write down which changed."""

from __future__ import annotations

from datetime import datetime

from jiju.core.periods import Period
from jiju.rooms.oversight.models import Light
from jiju.rooms.oversight.queries import target_line
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone


@act("oversight.read_lights")
def read_lights(light: None, *, by: Actor, at: datetime, period: Period, vintage: int) -> list[Light]:
    """Read every target's light for a period and write down those that changed, with the figures behind them."""
    alone("read_lights", period)
    plan, changed = programmes.plan(), []
    for measure in plan.target_measures:
        line = target_line(by, plan, measure, period)
        last = Light.objects.filter(measure=measure.id, period=str(period)).order_by("-pk").first()
        if last is None or (last.actual, last.state) != (line.actual, line.state):
            made = Light(
                measure=measure.id,
                period=str(period),
                vintage=vintage,
                actual=line.actual,
                target=line.target,
                attainment=line.attainment,
                state=line.state,
                at=at,
            )
            made.save()
            changed.append(made)
    record(
        None,
        period=str(period),
        vintage=vintage,
        changed=[
            {"measure": c.measure, "actual": c.actual, "attainment": c.attainment, "state": c.state} for c in changed
        ],
    )
    return changed

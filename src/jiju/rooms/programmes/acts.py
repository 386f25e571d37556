"""Acts: load a plan."""

from __future__ import annotations

from datetime import datetime

from jiju.rooms.programmes.models import Plan as PlanRecord
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("programmes.load")
def load(plan: Plan, *, by: Actor, at: datetime) -> PlanRecord:
    """Put a plan in force. Loading the same wording again changes nothing and is written down all the same."""
    made = PlanRecord.objects.filter(digest=plan.digest).first()
    if made is None:
        made = PlanRecord(
            code=plan.id, title=plan.title, digest=plan.digest, document=plan.canonical(), loaded_at=at
        )
        made.save()
    record(made, plan=plan.id, digest=plan.digest)
    return made

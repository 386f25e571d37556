"""Acts: load a plan."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Max

from jiju.rooms.programmes.models import Plan as PlanRecord
from jiju.rooms.programmes.shapes import Plan
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("programmes.load")
def load(plan: Plan, *, by: Actor, at: datetime) -> PlanRecord:
    """Put a plan in force. A wording that was loaded before is kept as it is, and comes into force again."""
    plan = plan.sealed()
    last = PlanRecord.objects.aggregate(last=Max("turn"))["last"] or 0
    wording = PlanRecord.objects.filter(digest=plan.digest).first() or PlanRecord(
        code=plan.id, title=plan.title, digest=plan.digest, document=plan.canonical(), loaded_at=at
    )
    wording.turn = last + 1
    wording.save()
    record(wording, plan=plan.id, digest=plan.digest, clauses=sum(len(m.clauses) for m in plan.measures))
    return wording

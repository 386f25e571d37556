"""Reads: the plan in force, and plans by name."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jiju.core.refusals import NotFound
from jiju.rooms.programmes import words
from jiju.rooms.programmes.models import Plan as PlanRecord
from jiju.rooms.programmes.shapes import Measure, Plan


def plans() -> list[tuple[str, str]]:
    """The plans that were loaded, newest first: id and title."""
    return list(dict.fromkeys(PlanRecord.objects.order_by("-pk").values_list("code", "title")))


def plan(plan_id: str | None = None) -> Plan:
    """A plan in its newest wording; without a name the one in force.

    Errors   NotFound, naming those there are
    """
    rows = PlanRecord.objects.order_by("-pk")
    digest = (rows.filter(code=plan_id) if plan_id else rows).values_list("digest", flat=True).first()
    if digest is None:
        known = [code for code, _ in plans()]
        what, remedy = words.no_such_plan(plan_id, known) if plan_id and known else words.no_plan()
        raise NotFound(what, remedy=remedy)
    return _shape(digest)


@lru_cache(maxsize=8)
def _shape(digest: str) -> Plan:
    """A wording never changes, so it is read once."""
    document = PlanRecord.objects.values_list("document", flat=True).get(digest=digest)
    return Plan.model_validate_json(document).model_copy(update={"digest": digest})


def shown(plan: Plan) -> dict[str, Any]:
    """A plan as the command line prints it."""
    names = {o.id: o.name for o in plan.organisations}
    return {
        "id": plan.id,
        "title": plan.title,
        "digest": plan.digest,
        "units": {m.id: m.unit for m in plan.target_measures},
        "targets": [{"year": t.year, **{k: _number(v) for k, v in t.figures.items()}} for t in plan.targets],
        "types": [
            {"code": t.code, "name": t.name, "leads": [names.get(x, x) for x in t.leads],
             "zones": [{"id": z.id, "name": z.name} for z in t.zones]}
            for t in plan.types
        ],
        "clauses": [clause for measure in plan.measures for clause in _clauses(measure, names)],
        "layout": [
            {"id": r.id, "places": [p.name for p in r.places], "types": list(r.types), "open_ended": r.open_ended, "quote": r.quote}
            for r in plan.layout
        ],
        "awards": [{"id": a.id, "for": a.for_, "cap_wan": None if a.cap_wan is None else _number(a.cap_wan), "times": a.times,
                    "use": list(a.use)} for a in plan.awards],
        "schemes": [{"id": s.id, "name": s.name, "status": s.status} for s in plan.schemes],
        "forms": [{"code": f.code, "name": f.name, "level": f.level, "period": f.period, "version": f.version} for f in plan.forms],
        "indicators": [{"id": i.id, "name": i.name, "unit": i.unit} for i in plan.indicators],
    }  # fmt: skip


def _clauses(measure: Measure, names: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"id": c.id, "name": c.name, "measure": measure.id, "owners": [names.get(o, o) for o in c.owners],
         "deadline": c.deadline.isoformat() if c.deadline else None, "recurrence": c.recurrence,
         "check": {"metric": c.check.metric, "rule": c.check.rule, "auto": c.check.auto}, "quote": c.quote}
        for c in measure.clauses
    ]  # fmt: skip


def _number(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

"""Reads: the plan in force, plans by name, and a plan as it is shown. A plan is public: no scope is asked."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from jiju.core.refusals import NotFound
from jiju.rooms.programmes import words
from jiju.rooms.programmes.models import Plan as PlanRecord
from jiju.rooms.programmes.shapes import Clause, LayoutRule, Measure, Plan, Procedure, ZoneType
from jiju.spine.looks import kept

Names = dict[str, str]


def plans() -> list[tuple[str, str]]:
    """The plans that were loaded, the one in force first: id and title. For the program itself as well."""
    newest: dict[str, str] = {}
    for code, title in _wordings().values_list("code", "title"):
        newest.setdefault(code, title)
    return list(newest.items())


def plan(plan_id: str | None = None) -> Plan:
    """A plan in its newest wording; without a name the one in force. One query, for pages and the program.

    Errors   NotFound, naming those there are
    """
    digest = _newest(plan_id)
    if digest is None:
        known = [code for code, _ in plans()]
        what, remedy = words.no_such_plan(plan_id, known) if plan_id and known else words.no_plan()
        raise NotFound(what, remedy=remedy)
    return _shape(digest)


def clause(clause_id: str) -> tuple[Measure, Clause]:
    """A clause of the plan in force, with the measure that it stands in.

    Errors   NotFound
    """
    for measure in plan().measures:
        for found in measure.clauses:
            if found.id == clause_id:
                return measure, found
    what, remedy = words.no_such_clause(clause_id)
    raise NotFound(what, remedy=remedy)


@kept
def _newest(plan_id: str | None) -> str | None:
    """The digest of the newest wording, of one plan or of all."""
    rows = _wordings().filter(code=plan_id) if plan_id else _wordings()
    return rows.values_list("digest", flat=True).first()


def _wordings() -> Any:
    return PlanRecord.objects.order_by("-turn", "-pk")


@lru_cache(maxsize=8)
def _shape(digest: str) -> Plan:
    """A wording never changes, so it is read once."""
    document = PlanRecord.objects.values_list("document", flat=True).get(digest=digest)
    return Plan.model_validate_json(document).model_copy(update={"digest": digest})


def leaving(status: str) -> Procedure | None:
    """The procedure by which a zone of that standing leaves its library once that is decided: it begins with a notice.

    For the program itself. Missing: None where the plan in force has none
    """
    found = plan()
    libraries = {one.id for one in found.libraries if one.status == status}
    return next((p for p in found.procedures if p.leaves in libraries and p.stages[0].kind == "notice"), None)


def shown(plan: Plan) -> dict[str, Any]:
    """A plan as the command line prints it: names for people, codes for programs.

    Units    figures of the targets in `units`, cap_wan in 万元
    """
    names = {o.id: o.name for o in plan.organisations}
    return {
        "id": plan.id,
        "title": plan.title,
        "digest": plan.digest,
        "years": [plan.first_year, plan.last_year],
        "units": {m.id: m.unit for m in plan.target_measures},
        "targets": [{"year": t.year, **{k: _number(v) for k, v in t.figures.items()}} for t in plan.targets],
        "types": [_type(t, names) for t in plan.types],
        "clauses": [_clause(c, m, names) for m in plan.measures for c in m.clauses],
        "layout": [_layout(rule) for rule in plan.layout],
        "awards": [{**a.model_dump(mode="json", by_alias=True), "cap_wan": _number(a.cap_wan)} for a in plan.awards],
        "schemes": [{"id": s.id, "name": s.name, "status": s.status} for s in plan.schemes],
        "forms": [_picked(f, "code", "name", "level", "period", "version") for f in plan.forms],
        "indicators": [_picked(i, "id", "name", "unit", "nature") for i in plan.indicators],
    }


def _type(kind: ZoneType, names: Names) -> dict[str, Any]:
    return {
        "code": kind.code,
        "name": kind.name,
        "leads": [names[i] for i in kind.leads],
        "lead_ids": list(kind.leads),
        "zones": [{"id": z.id, "name": z.name} for z in kind.zones],
    }


def _clause(clause: Clause, measure: Measure, names: Names) -> dict[str, Any]:
    return {
        "id": clause.id,
        "name": clause.name,
        "measure": measure.id,
        "owners": [names[i] for i in clause.owners],
        "owner_ids": list(clause.owners),
        "deadline": clause.deadline.isoformat() if clause.deadline else None,
        "recurrence": clause.recurrence,
        "check": clause.check.model_dump(mode="json"),
        "quote": clause.quote,
    }


def _layout(rule: LayoutRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "places": [p.name for p in rule.places],
        "place_codes": [p.code for p in rule.places],
        "types": list(rule.types),
        "open_ended": rule.open_ended,
        "quote": rule.quote,
    }


def _picked(shape: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(shape, name) for name in names}


def _number(value: Decimal | None) -> int | float | None:
    """A figure as JSON writes it; shown only, never counted with."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

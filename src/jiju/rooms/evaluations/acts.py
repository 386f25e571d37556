"""Acts: adopt schemes, rank the zones."""

from __future__ import annotations

import hashlib
from datetime import datetime
from decimal import Decimal
from typing import Any

from jiju.core.periods import Period
from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations.checks import Measured, score
from jiju.rooms.evaluations.models import Run, Scheme
from jiju.rooms.evaluations.shapes import RankedZone
from jiju.rooms.figures import queries as figures
from jiju.rooms.programmes.shapes import Item, Plan
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

METHOD = "efficacy-1"  # changes whenever the same inputs could give another score
DIGITS = Decimal("0.0001")


class NothingToRank(Refusal):
    """No zone has accepted figures for the period."""

    code = "nothing-to-rank"


@act("evaluations.adopt_schemes")
def adopt_schemes(plan: Plan, *, by: Actor, at: datetime) -> int:
    """Take over the schemes of a plan. A reworded scheme comes in beside the old one; runs keep theirs."""
    adopted = []
    for scheme in plan.schemes:
        definition = canonical(scheme.model_dump(mode="json"))
        digest = hashlib.sha256(definition.encode()).hexdigest()
        if not Scheme.objects.filter(code=scheme.id, digest=digest).exists():
            Scheme(plan_id=plan.id, code=scheme.id, name=scheme.name, status=scheme.status, definition=definition,
                   digest=digest).save()  # fmt: skip
            adopted.append(f"{scheme.id} {digest}")
    record(None, plan=plan.id, schemes=adopted)
    return len(adopted)


@act("evaluations.rank")
def rank(run: None, *, by: Actor, at: datetime, scheme_id: str, period: Period) -> Run:
    """Score, rank and grade every zone of the period. The same inputs give the run that is there already.

    Errors   NotFound for a scheme that does not exist; NothingToRank
    """
    scheme = Scheme.objects.filter(code=scheme_id).order_by("-pk").first()
    if scheme is None:
        known = ", ".join(Scheme.objects.order_by("code").values_list("code", flat=True).distinct())
        raise NotFound(
            word("There is no scheme “{id}”.", id=scheme_id),
            remedy=word("Choose one of: {known}.", known=known),
        )
    shape = SchemeShape.model_validate_json(scheme.definition)
    measured = _measure(shape, period)
    if not any(z.values for z in measured):
        raise NothingToRank(
            word("No zone has accepted figures for {period}.", period=str(period)),
            remedy=word("Rank a period whose filings have been accepted."),
        )
    rows = score(shape, measured, {i.id: _unit(i) for i in shape.items})
    body = canonical([_plain(r) for r in rows])
    digest = hashlib.sha256(f"{METHOD}\n{scheme.digest}\n{period}\n{_inputs(measured)}\n{body}".encode()).hexdigest()
    made = Run.objects.filter(scheme=scheme, period=str(period), digest=digest).first()
    if made is None:
        made = Run(scheme=scheme, scheme_code=scheme_id, period=str(period), vintage=figures.vintage(), digest=digest,
                   body=body, at=at)  # fmt: skip
        made.save()
    record(made, scheme=scheme_id, period=str(period), digest=digest, vintage=made.vintage, zones=len(rows))
    return made


def _measure(scheme: SchemeShape, period: Period) -> list[Measured]:
    """Every provincial zone with the value of each item. An absent figure stays absent."""
    zones = [z for z in registry.zones_on(period.last_day) if z.status == registry.PROVINCIAL]
    tables = {item.id: _item(item, period, {z.code: z.city for z in zones}) for item in scheme.items}
    return [
        Measured(z.code, z.name, z.zone_type, z.city, z.county,
                 {i: values[z.code] for i, values in tables.items() if z.code in values})
        for z in zones
    ]  # fmt: skip


def _item(item: Item, period: Period, cities: dict[str, str]) -> dict[str, Decimal]:
    now = figures.zone_values(item.indicator, period)
    if item.measure == "growth":
        ago = figures.zone_values(item.indicator, period.year_before)
        return {z: ((v - ago[z]) / abs(ago[z]) * 100).quantize(DIGITS) for z, v in now.items() if ago.get(z)}
    if item.measure == "share":
        whole: dict[str, Decimal] = {}
        for zone, value in now.items():
            whole[cities.get(zone, "")] = whole.get(cities.get(zone, ""), Decimal(0)) + value
        return {
            z: (v / whole[cities.get(z, "")] * 100).quantize(DIGITS) for z, v in now.items() if whole[cities.get(z, "")]
        }
    return now


def _unit(item: Item) -> str:
    return "%" if item.measure in {"growth", "share"} else figures.indicator(item.indicator).unit


def _inputs(measured: list[Measured]) -> str:
    return canonical([[z.zone, z.zone_type, z.values] for z in measured])


def _plain(row: RankedZone) -> dict[str, Any]:
    plain = {k: v for k, v in row.__dict__.items() if k != "parts"}
    return plain | {"parts": [p.__dict__ for p in row.parts]}

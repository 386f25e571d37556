"""What a plan's forms ask for: which of the demonstration's true figures stands in which row.

A row is known by the plan's indicator that reads it; one that no name is known for is told by its unit and nature.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jiju.core.quantities import UNITS
from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.rooms.programmes.shapes import Form, Indicator, Plan, Row, TargetMeasure

# True figures by the names that plans give to their indicators.
ZONE_FIGURES = {
    "revenue": "revenue",
    "leading_revenue": "leading",
    "producer_revenue": "producer",
    "tax_surcharge": "surcharge",
    "vat": "vat",
    "pay": "pay",
    "investment": "investment",
    "rnd": "research",
    "enterprises": "firms",
    "above_scale": "above",
    "new_enterprises": "fresh",
    "jobs": "jobs",
    "platform_visits": "visits",
}
FIRM_FIGURES = {
    "ent_revenue": "revenue",
    "ent_tax": "tax",
    "ent_pay": "pay",
    "ent_investment": "investment",
    "ent_jobs": "jobs",
}
TARGETS = {"money": "revenue", "persons": "jobs", "households": "enterprises"}  # by the dimension of a target
MINOR = Decimal("0.04")  # of the revenue: money that the demonstration has no figure of its own for
PART = Decimal("0.4")  # of its whole: a row that is a part of another
RESEARCH = ("科技", "外包", "生产")  # zones of a type so called have something to say of research


class PlanIsNotQuarterly(Refusal):
    """The plan's targets are reported by no quarterly form of its zones, so that there is no course to show."""

    code = "plan-not-quarterly"


@dataclass(frozen=True)
class Asked:
    """A row of a form, the true figure that stands in it, and which share of that figure."""

    row: Row
    figure: str
    share: Decimal = Decimal(1)

    @cached_property
    def shift(self) -> int:
        """The power of ten that turns thousands of yuan into the unit of the row."""
        return (UNITS["千元"].factor / UNITS[self.row.unit].factor).adjusted()

    @cached_property
    def factor(self) -> Decimal:
        """How many heads one of the row's unit is; what is counted otherwise is counted in ones."""
        unit = UNITS[self.row.unit]
        return unit.factor if unit.dimension == "persons" else Decimal(1)

    @cached_property
    def step(self) -> Decimal:
        """The last decimal that the row has room for."""
        return Decimal(1).scaleb(-self.row.decimals)

    @cached_property
    def is_plain(self) -> bool:
        """Whole thousands that the row has just the room for: written without any rounding."""
        return self.share == 1 and self.shift == -self.row.decimals

    @cached_property
    def is_bare(self) -> bool:
        """A whole count as it is."""
        return self.share == self.factor == 1 and not self.row.decimals


class Reading:
    """A plan as the demonstration reads it: its two quarterly forms, and what their rows ask for.

    Errors   PlanIsNotQuarterly
    """

    def __init__(self, plan: Plan) -> None:
        self.plan, self.measures = plan, measures_of(plan)
        self.zone_form = _zone_form(plan, self.measures)
        self.firm_form = next((f for f in plan.newest_forms if _is_short_form(f)), None)
        self.zone_rows = self._rows(self.zone_form, ZONE_FIGURES)
        self.firm_rows = self._rows(self.firm_form, FIRM_FIGURES) if self.firm_form else ()
        self.researching = frozenset(t.code for t in plan.types if any(w in t.name for w in RESEARCH))

    @property
    def form_codes(self) -> tuple[str, ...]:
        return (self.zone_form.code, *([self.firm_form.code] if self.firm_form else []))

    def row_of(self, *figures: str) -> Row:
        """The row of the zones' form in which the first of these figures stands that any row asks for."""
        for figure in figures:
            for asked in self.zone_rows:
                if asked.figure == figure:
                    return asked.row
        return self.zone_rows[0].row

    def _rows(self, form: Form, known: dict[str, str]) -> tuple[Asked, ...]:
        readers = {i.row: i for i in self.plan.indicators if i.form == form.code and i.row}
        targets = {m.indicator: figure for figure, m in self.measures.items()}
        out: list[Asked] = []
        for row in form.numbers:
            out.append(_asked(row, readers.get(row.code), known, targets, out))
        return tuple(out)


def measures_of(plan: Plan) -> dict[str, TargetMeasure]:
    """The target that counts zones, and those of revenue, jobs and enterprises, as far as the plan has them."""
    indicators = {i.id: i for i in plan.indicators}
    out: dict[str, TargetMeasure] = {}
    for m in plan.target_measures:
        counted = indicators[m.indicator].source == "registry"
        name = "zones" if counted else TARGETS.get(UNITS[m.unit].dimension)
        if name:
            out.setdefault(name, m)
    return out


def _zone_form(plan: Plan, measures: dict[str, TargetMeasure]) -> Form:
    """The quarterly form of the zones that the first of the targets is read from."""
    indicators = {i.id: i for i in plan.indicators}
    wanted = [indicators[m.indicator].form for name in ("revenue", "jobs", "enterprises") if (m := measures.get(name))]
    forms = {f.code: f for f in plan.newest_forms if f.level == "zone" and f.period == "quarter"}
    found = next((forms[code] for code in wanted if code in forms), None)
    if found is None:
        raise PlanIsNotQuarterly(
            word("No quarterly form of the zones in the plan {plan} tells how far its targets are.", plan=plan.id),
            remedy=word("Write a form with level zone and period quarter, and indicators that read its rows."),
        )
    return found


def _is_short_form(form: Form) -> bool:
    return form.level == "enterprise" and form.period == "quarter" and form.asked_of == "all"


def _asked(
    row: Row, reader: Indicator | None, known: dict[str, str], targets: dict[str, str], before: list[Asked]
) -> Asked:
    """What a row asks for: by the name of its indicator, by its target, by its whole, by its unit."""
    if reader is not None and reader.id in known:
        return Asked(row, known[reader.id])
    if reader is not None and reader.id in targets:
        return Asked(row, {"enterprises": "firms"}.get(targets[reader.id], targets[reader.id]))
    whole = next((a for a in before if a.row.code == row.of), None)
    if whole is not None:
        return Asked(row, whole.figure, whole.share * PART)
    return _by_unit(row, reader, {a.figure for a in before})


def _by_unit(row: Row, reader: Indicator | None, taken: set[str]) -> Asked:
    dimension = UNITS[row.unit].dimension
    if dimension == "money":
        if reader is None and "revenue" in taken and "estimate" not in taken:
            return Asked(row, "estimate")  # an unread sum of money in the zone's own hand
        return Asked(row, "revenue", MINOR) if "revenue" in taken else Asked(row, "revenue")
    figures = {"persons": "jobs", "households": "fresh" if row.cumulative else "firms", "visits": "visits"}
    return Asked(row, figures.get(dimension, "firms"))

"""Reads: the same zone's accepted figures in the year before the money and in the year after it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.grants.queries.lists import visible
from jiju.rooms.grants.shapes import Effect, EffectLine
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Indicator
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor

End = tuple[Period, frozenset[str]]  # a year, and the zones that were this zone then
BESIDE = ("tax", "investment")  # looked at beside the plan's target measures, where the plan measures them


def effect(by: Actor, pk: int, *, on: date) -> Effect | None:
    """What the zone's figures were before and after; nothing before anything was paid.

    Missing  a figure None: nothing is accepted for that year, or one of the zones that were joined has nothing
    Errors   NotFound when the grant is missing or out of reach
    """
    permissions.ask(by, "grants.see_grants")
    grant = visible(by).filter(pk=pk).first()
    if grant is None:
        raise permissions.out_of_sight()
    if grant.first_paid_on is None:
        return None
    year = grant.first_paid_on.year
    before, after = periods.quarter(year - 1, 4), periods.quarter(year + 1, 4)
    ends = tuple((p, registry.lineage_on(grant.unit, p.last_day)) for p in (before, after))
    lines = tuple(_line(one, *ends) for one in _looked_at())
    return Effect(grant.unit, before, after, lines, _says(lines, after, on))


def _looked_at() -> list[Indicator]:
    """The target measures that zones report, and the tax and the investment."""
    plan = programmes.plan()
    wanted = [*(m.indicator for m in plan.target_measures), *BESIDE]
    known = {i.id: i for i in plan.indicators}
    return [known[i] for i in dict.fromkeys(wanted) if i in known and known[i].source != "registry"]


def _line(one: Indicator, before: End, after: End) -> EffectLine:
    was, now = (_value(one, *end) for end in (before, after))
    growth = (now - was) / abs(was) * 100 if was and now is not None else None
    return EffectLine(one.id, one.name, one.unit, one.decimals, was, now, growth)


def _value(one: Indicator, period: Period, codes: frozenset[str]) -> Decimal | None:
    """The figure of the zone under the code that it had then, or of all the zones that were joined in it since.

    Missing  None as soon as one of them has nothing: part of a sum is no sum
    """
    found = figures.unit_values(one.id, period, "zone")
    known = [v for code in sorted(codes) if (v := found.get(code)) is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(codes) else None


def _says(lines: tuple[EffectLine, ...], after: Period, on: date) -> Word:
    if after.last_day >= on:
        return word("The year after the payment is not over; its figures come with the accepted reports.")
    if all(x.after is None for x in lines):
        return word("Nothing is accepted yet for the year after the payment.")
    return word("Figures move for many reasons; a change after the payment is not its effect alone.")

"""What is wrong with shares that are to be handed down, and by how much they fall short. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from jiju.core.quantities import unit
from jiju.core.words import Word, word
from jiju.rooms.programmes.shapes import Plan, TargetMeasure
from jiju.rooms.programmes.shapes.cascades import Balance, Offered

MOST = Decimal(10) ** 12
FINEST = 4  # decimals of a unit that is not counted one by one


def handed_down(plan: Plan, giver: str) -> tuple[TargetMeasure, ...]:
    """The measures that an office hands down: a city none of the number of zones."""
    counted = {i.id for i in plan.indicators if i.source == "registry"}
    return tuple(m for m in plan.target_measures if not giver or m.indicator not in counted)


def decimals_of(measure: TargetMeasure) -> int:
    """How finely a share may be written: what is counted one by one in whole numbers."""
    return 0 if unit(measure.unit).decimals == 0 else FINEST


def shown_of_zone(measure: TargetMeasure) -> int:
    """How finely a zone's figure is shown: what is counted in 万 or 亿 would be nought of the whole's decimals."""
    return 0 if decimals_of(measure) == 0 else min(FINEST, measure.decimals + 2)


def shares_are_proper(
    offered: Sequence[Offered], measures: Sequence[TargetMeasure], wanted: Collection[str]
) -> list[Word]:
    """Each thing that keeps shares from being handed down; nothing when all are proper."""
    known = {m.id: m for m in measures}
    out = [word("No share is handed to anybody.")] if not any(o.amounts for o in offered) else []
    for code, n in sorted(Counter(o.code for o in offered).items()):
        if n > 1:
            out.append(word("{code} stands {n} times among the recipients.", code=code, n=n))
    for one in offered:
        for measure, amount in one.amounts.items():
            if measure not in known or measure not in wanted:
                out.append(word("{name}: “{measure}” is no target that is handed down here.", name=one.name,
                                measure=measure))  # fmt: skip
                continue
            out += _amount(one.name, known[measure], amount)
    return out


def _amount(name: str, measure: TargetMeasure, amount: Decimal) -> list[Word]:
    finest = decimals_of(measure)
    if not amount.is_finite() or amount < 0 or amount >= MOST:
        return [word("{name}, {measure}: {amount} is no share; write a number from 0 on.", name=name,
                     measure=measure.name, amount=str(amount))]  # fmt: skip
    if amount != amount.quantize(Decimal(1).scaleb(-finest)):
        return [word("{name}, {measure}: {amount} has more than {n} decimals.", name=name, measure=measure.name,
                     amount=format(amount, "f"), n=finest)]  # fmt: skip
    return []


def balances(
    offered: Sequence[Offered], measures: Sequence[TargetMeasure], wanted: Mapping[str, Decimal]
) -> tuple[Balance, ...]:
    """Each measure's sum of shares beside what the giver itself is to reach."""
    return tuple(Balance(m.id, m.name, m.unit, m.decimals, wanted.get(m.id), _sum(offered, m.id)) for m in measures)


def _sum(offered: Sequence[Offered], measure: str) -> Decimal:
    return sum((o.amounts[measure] for o in offered if measure in o.amounts), Decimal(0))

"""Totals of a county that no form asks for: its office states them with a source, and rules compare with them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AmountIsImpossible,
    DayHasNotCome,
    NothingChanges,
    ReasonIsMissing,
    WrongPeriod,
)
from jiju.rooms.filings.models import ReferenceTotal
from jiju.rooms.filings.shapes import TotalFacts
from jiju.rooms.programmes.shapes import Reference
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

SHORTEST = 5
LARGEST = Decimal(10) ** 15


@act("filings.state_total")
def state_total(total: None, *, by: Actor, at: datetime, facts: TotalFacts) -> ReferenceTotal:
    """State what a whole county made in a period. A second statement corrects the first, which stays readable.

    Errors   NotFound for a total that no rule knows, and for a place without zones or out of reach; WrongPeriod,
             DayHasNotCome, AmountIsImpossible, ReasonIsMissing; NothingChanges
    """
    reference = queries.total_reference(facts.reference)
    place = queries.places_with_zones(facts.period).get(facts.place)
    if place is None:
        raise permissions.out_of_sight()
    permissions.ask(by, "filings.state_total", place)
    _refuse_untimely(reference, facts, at)
    _refuse_unfounded(facts)
    rows = ReferenceTotal.objects.filter(reference=reference.id, place_code=facts.place, period=str(facts.period))
    last = rows.order_by("-number").first()
    said = (facts.amount, facts.source.strip(), facts.source_day)
    if last is not None and (last.amount, last.source, last.source_day) == said:
        raise NothingChanges(word("This total was stated so before."))
    made = ReferenceTotal(
        reference=reference.id, place_code=facts.place, period=str(facts.period), number=last.number + 1 if last else 1,
        amount=facts.amount, source=said[1], source_day=facts.source_day, stated_by=by.person, stated_name=by.name,
        office=by.unit, stated_at=at, city=place.city, county=place.county,
    )  # fmt: skip
    made.save()
    record(
        made, reference=reference.id, place=facts.place, period=str(facts.period), number=made.number,
        amount=format(facts.amount, "f"), unit=reference.unit, source=made.source, source_day=facts.source_day,
        before=format(last.amount, "f") if last else "",
    )  # fmt: skip
    return made


def _refuse_untimely(reference: Reference, facts: TotalFacts, at: datetime) -> None:
    today = at.astimezone(checks.ZONE).date()
    try:
        asked = queries.form_in_force(reference.form or "", facts.period).period == facts.period.kind
    except NotFound:
        asked = False
    if not asked:
        raise WrongPeriod(
            word("The form {code} is not reported for {period}.", code=reference.form or "—", period=str(facts.period))
        )
    if facts.period.last_day >= today or facts.source_day > today:
        raise DayHasNotCome(
            word("The period is not over, or the source is dated after today."),
            remedy=word("State the total once the period has ended, with the day of its source."),
        )


def _refuse_unfounded(facts: TotalFacts) -> None:
    amount = facts.amount
    if not amount.is_finite() or not 0 < amount < LARGEST or amount != round(amount, 2):
        raise AmountIsImpossible(
            word("A total is a number above zero with two decimals at most."),
            remedy=word("Type the number alone; where it is not known, state nothing."),
        )
    if len(facts.source.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word("The source needs {least} characters or more.", least=SHORTEST),
            remedy=word("Name the table or the letter from which the number comes."),
        )

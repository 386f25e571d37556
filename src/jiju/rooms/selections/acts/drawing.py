"""Acts: fix the pool of a draw, draw the panel by another person, give a panel up.

The seed is SHA-256 of the call's secret, whose digest was published before, and of the root of the ledger after the
entry that fixed the pool. Whoever fixes the pool knows neither; whoever knows the root cannot change the pool. A draw
reveals the secret: no pool is fixed any more under one that was revealed, and who had a part in a draw does not give
its panel up.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.engines import draws
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.asking import outside, worded
from jiju.rooms.selections.acts.panel_refusals import (
    NameShowsThrough,
    NoExpertsHere,
    NothingToReview,
    PoolWaits,
    SamePersonDraws,
    SamePersonGivesUp,
    SecretDoesNotHold,
    SitsOnThePanel,
)
from jiju.rooms.selections.acts.refusals import StillBehind
from jiju.rooms.selections.acts.requiring import all_of, refuse_writers_in
from jiju.rooms.selections.acts.seeding import renew
from jiju.rooms.selections.acts.steps import locked
from jiju.rooms.selections.models import Application, Call, Expert, Panel, Seat
from jiju.rooms.selections.shapes import Telling
from jiju.rooms.selections.states import CALLS, PANELS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

MOST_NAMED = 5


@act("selections.prepare_draw", CALLS["prepare_draw"])
def prepare_draw(call: Call, *, by: Actor, at: datetime, despite: str = "") -> tuple[Panel, ...]:
    """Fix who may be drawn, who is reviewed and how many are wanted: a panel for all, or one for each type of zone.

    Where a draw has revealed the secret in force, and no panel was given up since, a new one is sealed here.

    Shape    despite: why the draw goes on though something that experts read tells who applies
    Errors   AnotherPerson for who wrote an application or a city's list; PoolWaits, NoExpertsHere, StillBehind,
             NothingToReview, NameShowsThrough, WordsAreMissing; what the draw refuses
    """
    refuse_writers_in(call, by)
    _refuse_waiting_pool()
    stage = queries.experts_stage(call)
    if stage is None or stage.review is None:
        raise NoExpertsHere(
            word("No experts review in this procedure."), remedy=word("Go on with the next stage of the procedure.")
        )
    rows = _to_review(call, stage)
    tellings, today = queries.tellings(rows, workdays.day_of(at)), workdays.day_of(at)
    if tellings and not despite.strip():
        raise NameShowsThrough([_said(t) for t in tellings])
    despite = worded(despite) if despite.strip() else ""
    renewed = renew(call)
    made = [
        _prepared(call, stage.id, group, theirs, by, at, despite)
        for group, theirs in (_of_each_type(rows) if stage.review.by_type else {"": rows}).items()
    ]
    told = [{"panel": p.pk, "group": p.group, "pool_digest": p.pool_digest, "reviewed": _codes(p)} for p in made]
    entry = record(call, panels=told, on=today, tellings=len(tellings), despite=despite, seed_digest=renewed)
    for panel in made:
        panel.prepared_seq, panel.prepared_root = entry.seq, entry.root
        panel.save()
    return tuple(made)


def _refuse_waiting_pool() -> None:
    """Refuse to fix a pool of which something waits: neither what stands nor what was written is vouched for by two."""
    codes = queries.waiting_in_the_pool()
    if codes:
        raise PoolWaits(
            word("Changes of {n} experts wait for a second person: {codes}.", n=len(codes),
                 codes="、".join(codes[:MOST_NAMED])),
            why=word("Ties are found by what the pool says: two persons vouch for it."),
            remedy=word("Have them confirmed or declined, then fix the pool."),
        )  # fmt: skip


def _to_review(call: Call, stage: Stage) -> list[Application]:
    """The applications that wait for a panel, all of them.

    Errors   StillBehind, NothingToReview
    """
    all_of(call)
    behind = queries.still_behind(call, stage.id)
    if behind:
        names = "、".join(a.unit_name for a in behind[:MOST_NAMED])
        raise StillBehind(
            word("{n} applications have not reached the experts: {names}.", n=len(behind), names=names),
            [word("{unit}: {stage}", unit=a.unit_name, stage=queries.stage_name(call, a.stage)) for a in behind],
            why=word("One panel compares all of them."),
            remedy=word("Pass or refuse them at their stage first."),
        )
    rows = [a for a in queries.at_the_experts(call) if a.pk not in queries.under_review(call)]
    if not rows:
        raise NothingToReview(
            word("No application of this call waits for a panel."), remedy=word("Look at the panels that there are.")
        )
    return rows


def _of_each_type(rows: Sequence[Application]) -> dict[str, list[Application]]:
    """The applications by the type of their zones."""
    out: dict[str, list[Application]] = {}
    for one in rows:
        out.setdefault(one.zone_type, []).append(one)
    return dict(sorted(out.items()))


def _prepared(
    call: Call, stage: str, group: str, rows: Sequence[Application], by: Actor, at: datetime, despite: str
) -> Panel:  # fmt: skip
    """A panel whose pool is fixed. That enough can be drawn is tried beforehand, so that no seed is spent in vain."""
    pool = queries.pool_of(by, queries.review_of(call), queries.applied(rows), workdays.day_of(at))
    draws.draw(pool, "jiju")
    text = queries.pool_text(pool)
    made = Panel(
        call=call, stage=stage, group=group, pool=text, pool_digest=draws.pool_digest(pool), despite=despite,
        seed_digest=call.seed_digest, applications=canonical({a.code: a.pk for a in rows}),
        prepared_by=by.person, prepared_at=at,
    )  # fmt: skip
    made.save()
    return made


def _codes(panel: Panel) -> list[str]:
    return sorted(queries.applications_in(panel))


def _said(telling: Telling) -> Word:
    return word("{name}: “{where}” holds “{told}”", name=telling.unit_name, where=telling.where, told=telling.told)


@act("selections.draw_panel", PANELS["draw_panel"])
def draw_panel(panel: Panel, *, by: Actor, at: datetime) -> Panel:
    """Draw the panel from the pool that another person fixed. The seed is shown with the record for good.

    Errors   AnotherPerson for who wrote in the call; SamePersonDraws, SitsOnThePanel, SecretDoesNotHold; what the
             draw refuses
    """
    refuse_writers_in(panel.call, by)
    if by.person == panel.prepared_by:
        raise SamePersonDraws(
            word("You fixed the pool of this draw."),
            why=word("Nobody decides alone who reviews."),
            remedy=word("Another person of the provincial office draws."),
        )
    secret = queries.secret_of(panel, locked(panel.call_id))
    if not queries.secret_holds(panel, secret):
        raise SecretDoesNotHold(
            word("The secret of the call does not have the digest that was in force when the pool was fixed."),
            remedy=word("Tell the auditor: somebody touched the record of the call."),
        )
    panel.secret, panel.seed = secret, checks.seed_of(secret, panel.prepared_root, panel.group)
    drawn = draws.draw(queries.pool_in(panel.pool), panel.seed)
    panel.record, panel.record_digest = drawn.text, checks.digest_of(drawn.text)
    panel.state, panel.drawn_by, panel.drawn_at = PANELS["draw_panel"].target, by.person, at
    seats = draws.panel(drawn)
    _refuse_own(panel, by, [s.code for s in seats])
    panel.save()
    for number, seat in enumerate(seats, 1):
        seated(panel, seat, number)
    entry = record(
        panel, secret=secret, seed=panel.seed, pool_digest=panel.pool_digest, record_digest=panel.record_digest,
        chosen=[s.code for s in seats],
    )  # fmt: skip
    panel.drawn_seq = entry.seq
    panel.save()
    return panel


def seated(panel: Panel, seat: draws.Seat, number: int) -> Seat:
    """Give somebody who was drawn a seat."""
    expert = Expert.objects.get(code=seat.code)
    made = Seat(
        panel=panel, expert=expert, number=number, person=expert.person, name=expert.name, field=seat.stratum,
        instead_of=seat.instead_of, order=checks.digest_of(f"{panel.seed}|{seat.code}|order"),
    )  # fmt: skip
    made.save()
    return made


def _refuse_own(panel: Panel, by: Actor, codes: Sequence[str]) -> None:
    persons = Expert.objects.filter(code__in=codes).order_by("pk").values_list("person", flat=True)
    if by.person in set(persons):
        raise SitsOnThePanel(
            word("You would sit on this panel yourself."), remedy=word("Another person of the provincial office draws.")
        )


@act("selections.give_up_panel", PANELS["give_up_panel"])
def give_up_panel(panel: Panel, *, by: Actor, at: datetime, reason: str) -> Panel:
    """End a panel without a result; its applications wait for another one. What was scored is void.

    Where a draw has revealed the secret in force, a new one is sealed on the call, and its digest published.

    Errors   SitsOnThePanel, SamePersonGivesUp, WordsAreMissing; AnotherPerson for who wrote in the call
    """
    outside(panel, by)
    refuse_writers_in(panel.call, by)
    call = locked(panel.call_id)
    _refuse_part(panel, by)
    panel.state, panel.reason = PANELS["give_up_panel"].target, worded(reason)
    panel.ended_by, panel.ended_at = by.person, at
    panel.save()
    for seat in panel.seats.order_by("number"):
        seat.sheets.update(state="void")
    record(panel, reason=panel.reason, call=call.pk, seed_digest=renew(call))
    return panel


def _refuse_part(panel: Panel, by: Actor) -> None:
    why = checks.kept_from_giving_up(by.person, panel.prepared_by, queries.drawers(panel))
    if why is not None:
        raise SamePersonGivesUp(
            why, why=word("Nobody draws alone until the draw pleases."),
            remedy=word("Ask a colleague who had no part in the draw."),
        )  # fmt: skip

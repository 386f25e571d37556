"""Reads: what a panel holds, as its acts need it. For the program itself: nobody sees scores before the closing."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any

from jiju.engines import draws
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Call, Panel, Seat, Sheet
from jiju.rooms.selections.queries.applied import review_of
from jiju.rooms.selections.shapes import Given
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical

POOLS = draws.POOLS


def panel_record(by: Actor, pk: int) -> Panel:
    """A panel, for those who run or audit it. Errors: NotYours, NotFound."""
    permissions.ask(by, "selections.see_panels")
    found: Panel | None = Panel.objects.select_related("call").filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def panel_scores(call: Call) -> dict[int, Decimal]:
    """The experts' scores of a call by key of the application, from its closed panels. For the program itself."""
    out: dict[int, Decimal] = {}
    for panel in call.panels.filter(state="closed").select_related("result").order_by("pk"):
        keys, scores = applications_in(panel), json.loads(panel.result.content)["scores"]
        out |= {keys[code]: Decimal(score) for code, score in scores.items()}
    return out


def panel_members(call: Call) -> frozenset[str]:
    """The persons who sit or sat on a panel of a call, whatever became of it."""
    rows = Seat.objects.filter(panel__call=call).order_by("pk")
    return frozenset(rows.values_list("person", flat=True))


def pool_text(pool: draws.Pool) -> str:
    """The pool of a draw as it is kept."""
    return canonical(POOLS.dump_python(pool, mode="json"))


def pool_in(text: str) -> draws.Pool:
    """A pool from its kept text."""
    return POOLS.validate_python(json.loads(text))


def drawn_of(panel: Panel) -> draws.Draw:
    """The draw of a panel from its record."""
    return draws.read_draw(panel.record)


def applications_in(panel: Panel) -> dict[str, int]:
    """The applications that a panel reviews: code → key."""
    found: dict[str, int] = json.loads(panel.applications)
    return found


def reviewed(panel: Panel) -> list[Application]:
    """The applications of a panel that are still under review, or were when it ended; by code."""
    rows = Application.objects.filter(pk__in=applications_in(panel).values()).exclude(state="withdrawn")
    return list(rows.select_related("call").order_by("code"))


def under_review(call: Call) -> set[int]:
    """The keys of the applications that some panel reviews or has reviewed."""
    rows = call.panels.exclude(state="given_up").order_by("pk")
    return {pk for panel in rows for pk in applications_in(panel).values()}


def seats_by_record(panel: Panel) -> list[draws.Seat]:
    """Who sits by the draw, after those who were recused have left in their order.

    Missing  where no reserve was left the place stays empty: nobody comes for that departure
    """
    drawn, gone = drawn_of(panel), list(panel.seats.filter(state="recused").order_by("recused_at", "pk"))
    departures: list[draws.Departure] = []
    unfilled: set[str] = set()
    for seat in gone:
        try:
            draws.panel(drawn, [*departures, draws.Departure(seat.expert.code, seat.cause)])
            departures.append(draws.Departure(seat.expert.code, seat.cause))
        except draws.NoReserveLeft:
            unfilled.add(seat.expert.code)
    return [s for s in draws.panel(drawn, departures) if s.code not in unfilled]


def missing_seats(panel: Panel) -> int:
    """How many seats the procedure asks for that nobody fills: each field against its own minimum."""
    have = Counter(panel.seats.exclude(state="recused").order_by("number").values_list("field", flat=True))
    return sum(max(s.minimum - have[s.field], 0) for s in pool_in(panel.pool).strata)


def owed_by(panel: Panel) -> dict[str, int]:
    """Who of the panel still owes how many declarations and signed sheets."""
    codes = {a.code for a in reviewed(panel)}
    out: dict[str, int] = {}
    for seat in panel.seats.exclude(state="recused").order_by("number"):
        signed = set(seat.sheets.filter(state="signed").order_by("code").values_list("code", flat=True))
        owed = len(codes - signed) + (seat.state != "clear")
        if owed:
            out[seat.name] = out.get(seat.name, 0) + owed
    return out


def sheet_text(sheet: Sheet) -> str:
    """What a sheet's digest is made from: whoever gets the salt can compute it again."""
    return canonical({
        "panel": sheet.seat.panel_id, "expert": sheet.seat.expert.code, "code": sheet.code,
        "points": json.loads(sheet.points), "remark": sheet.remark, "salt": sheet.salt,
    })  # fmt: skip


def signed_sheets(panel: Panel) -> list[Sheet]:
    """The signed sheets of a panel's experts, by application and expert."""
    codes = [a.code for a in reviewed(panel)]
    rows = Sheet.objects.filter(seat__panel=panel, state="signed", code__in=codes).exclude(seat__state="recused")
    return list(rows.select_related("seat__expert").order_by("code", "seat__expert__code"))


def result_data(panel: Panel) -> dict[str, Any]:
    """The result of a panel as plain data: every sheet with its salt and digest, the rule, the scores, who is below."""
    review, sheets = review_of(panel.call), signed_sheets(panel)
    given = [Given(s.seat.expert.code, s.code, s.total) for s in sheets if s.total is not None]
    merged = checks.merged(given, review)
    below = [m.code for m in merged if review.pass_mark is not None and m.score < review.pass_mark]
    return {
        "panel": panel.pk, "call": panel.call_id, "wording": panel.call.digest, "record": panel.record_digest,
        "merge": review.merge, "trim_from": review.trim_from, "pass_mark": review.pass_mark,
        "sheets": [
            {"expert": s.seat.expert.code, "code": s.code, "points": json.loads(s.points), "total": s.total,
             "remark": s.remark, "salt": s.salt, "digest": s.digest, "signed_at": s.signed_at}
            for s in sheets
        ],
        "scores": {m.code: m.score for m in merged}, "ranks": {m.code: m.rank for m in merged}, "below": below,
    }  # fmt: skip

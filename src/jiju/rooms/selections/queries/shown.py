"""Reads: panels as those who run and audit them see them. Counts of sheets, and no score."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Min

from jiju.core.words import Word, word
from jiju.engines import draws
from jiju.rooms.people import queries as people
from jiju.rooms.selections.models import Application, Call, Declaration, Panel, Seat, Sheet
from jiju.rooms.selections.queries.applied import at_the_experts, experts_stage, review_of
from jiju.rooms.selections.queries.challenging import kept_from_panel, kept_from_seat
from jiju.rooms.selections.queries.changes import waiting_in_the_pool
from jiju.rooms.selections.queries.finding import still_behind
from jiju.rooms.selections.queries.panels import (
    applications_in,
    drawn_of,
    missing_seats,
    panel_record,
    pool_in,
    under_review,
)
from jiju.rooms.selections.queries.papers import tellings
from jiju.rooms.selections.queries.parts import wrote_in
from jiju.rooms.selections.queries.revealing import given_up_before
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import Discussion, Draw, DrawnField, PanelLine, PanelShown, SeatShown, Waiting
from jiju.rooms.selections.states import PANELS, SEATS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached
from jiju.spine.looks import kept


@kept
def waiting_calls(by: Actor, on: date) -> tuple[Waiting, ...]:
    """Calls whose applications wait for a panel, with what stands in the way of its draw."""
    permissions.ask(by, "selections.see_panels")
    calls = Call.objects.filter(pk__in=_unmanned()).order_by("opens_at", "pk")
    found = [_waiting(by, call, on) for call in calls]
    return tuple(w for w in found if w is not None)


def _unmanned() -> set[int]:
    """The calls under review that have an application on no panel; in two queries, however many calls there are."""
    live = Panel.objects.filter(call__state="unsealed").exclude(state="given_up").order_by("pk")
    taken = {pk for text in live.values_list("applications", flat=True) for pk in json.loads(text).values()}
    going = Application.objects.filter(call__state="unsealed", state="going").order_by("pk")
    return {call for pk, call in going.values_list("pk", "call") if pk not in taken}


def _waiting(by: Actor, call: Call, on: date) -> Waiting | None:
    stage, taken = experts_stage(call), under_review(call)
    rows = [a for a in at_the_experts(call) if a.pk not in taken]
    if stage is None or not rows:
        return None
    late = tuple(a.unit_name for a in still_behind(call, stage.id))
    return Waiting(
        call.pk, call.name, stage.name, len(rows), late, tellings(rows, on), wrote_in(by, call) or _pool_waits()
    )


def _pool_waits() -> Word | None:
    """That no pool is fixed yet, where changes of it wait."""
    codes = waiting_in_the_pool()
    return word("Changes of {n} experts wait for a second person.", n=len(codes)) if codes else None


@kept
def panels(by: Actor) -> tuple[PanelLine, ...]:
    """Every panel, those that are under way first, the newest first."""
    permissions.ask(by, "selections.see_panels")
    rows = list(Panel.objects.select_related("call").defer("pool", "record").order_by("-prepared_at", "-pk"))
    lines = panel_lines(rows)
    return tuple(sorted(lines, key=lambda n: n.state not in ("prepared", "drawn")))


def panel_lines(rows: Sequence[Panel]) -> list[PanelLine]:
    """Panels as a list shows them, in a fixed number of queries. For the program itself."""
    keys = [p.pk for p in rows]
    here = Seat.objects.filter(panel__in=keys).exclude(state="recused")
    states = Counter(here.order_by("pk").values_list("panel", "state"))
    signed = Counter(
        Sheet.objects.filter(seat__panel__in=keys, state="signed").order_by("pk").values_list("seat__panel", flat=True)
    )
    due = dict(
        Application.objects.filter(call__in={p.call_id for p in rows}, state="going")
        .order_by().values_list("call", "stage").annotate(first=Min("due")).values_list("call", "first")
    ) if rows else {}  # fmt: skip
    return [_line(p, states, signed[p.pk], due.get(p.call_id)) for p in rows]


def _line(panel: Panel, states: Counter[tuple[int, str]], signed: int, due: date | None) -> PanelLine:
    reviewed = len(applications_in(panel))
    seats = sum(n for (pk, _), n in states.items() if pk == panel.pk)
    return PanelLine(
        panel.pk, panel.call_id, panel.call.name, panel.group, panel.state, PANELS.states[panel.state],
        panel.prepared_at, reviewed, seats, states[panel.pk, "tied"],
        states[panel.pk, "challenged"], signed, seats * reviewed,
        due if panel.state in ("prepared", "drawn") else None,
    )  # fmt: skip


def panel(by: Actor, pk: int) -> PanelShown:
    """A panel with its draw, its seats, how far each is, and what may be done.

    Errors   NotYours, NotFound
    """
    found = panel_record(by, pk)
    review, procedure = review_of(found.call), procedure_of(found.call)
    who = people.names_of([p for p in (found.prepared_by, found.drawn_by, found.ended_by) if p])
    keys = applications_in(found)
    rows = {a.pk: a for a in Application.objects.filter(pk__in=keys.values()).order_by("code")}
    verbs = [v for v in PANELS.possible(found.state) if permissions.may(by, f"selections.{v}")]
    return PanelShown(
        panel_lines([found])[0], procedure.stage(found.stage).name, review.merge, review.trim_from, review.criteria,
        tuple((c, rows[k].unit, rows[k].unit_name) for c, k in sorted(keys.items())),
        who.get(found.prepared_by, ""), who.get(found.drawn_by, ""), found.drawn_at, who.get(found.ended_by, ""),
        found.ended_at, found.reason, found.despite, _draw(found), _seats(by, found), discussion_of(found),
        attached(found), missing_seats(found) if found.state in ("drawn", "closed") else 0, tuple(verbs),
        kept_from_panel(by, found, verbs),
    )  # fmt: skip


def discussion_of(panel: Panel) -> Discussion | None:
    """What a panel talked over, if it is recorded. For the program itself."""
    if not panel.discussion:
        return None
    said = json.loads(panel.discussion)
    return Discussion(date.fromisoformat(said["held_on"]), tuple(said["attended"]), said["text"])


def record_text(by: Actor, pk: int) -> str:
    """The record of a draw as it was kept, to be drawn again elsewhere. Errors: NotYours, NotFound before the draw."""
    found = panel_record(by, pk)
    if not found.record:
        raise permissions.out_of_sight()
    return found.record


def _draw(panel: Panel) -> Draw:
    pool = pool_in(panel.pool)
    names = {c.code: c.name for c in pool.candidates}
    drawn = drawn_of(panel) if panel.record else None
    fields = tuple(_field(s, names) for s in drawn.strata) if drawn else ()
    out = tuple((e.code, names[e.code], tuple(c.says for c in e.conflicts)) for e in drawn.excluded) if drawn else ()
    return Draw(
        panel.pool_digest, panel.prepared_seq, panel.prepared_root, panel.secret, panel.seed_digest, panel.seed,
        panel.record_digest, fields, out, len(pool.candidates), given_up_before(panel),
    )  # fmt: skip


def _field(stratum: draws.DrawnStratum, names: dict[str, str]) -> DrawnField:
    rows = tuple((t.code, names[t.code], t.ticket, t.outcome) for t in stratum.tickets)
    return DrawnField(stratum.stratum, rows, stratum.reserves)


def _seats(by: Actor, panel: Panel) -> tuple[SeatShown, ...]:
    rows = list(panel.seats.select_related("expert").order_by("number"))
    employers = {c.code: c for c in pool_in(panel.pool).candidates}
    sheets = Counter(Sheet.objects.filter(seat__in=[s.pk for s in rows]).order_by("pk").values_list("seat", "state"))
    declared = Declaration.objects.filter(seat__in=[s.pk for s in rows]).exclude(tie="none")
    ties: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for d in declared.select_related("application").order_by("pk"):
        ties[d.seat_id].append((d.application.unit_name, d.tie, d.words))
    who = people.names_of([p for s in rows for p in (s.challenged_by, s.recused_by) if p])
    return tuple(
        SeatShown(
            s.number, s.expert.code, s.name, employers[s.expert.code].employer, s.field, s.state, SEATS[s.state],
            s.instead_of, s.declared_at, tuple(ties[s.pk]), s.cause, s.evidence, who.get(s.challenged_by, ""),
            s.challenged_at, who.get(s.recused_by, ""), s.recused_at,
            sheets[s.pk, "draft"] + sheets[s.pk, "signed"], sheets[s.pk, "signed"],
            kept_from_seat(by, s, sheets[s.pk, "signed"]),
        )
        for s in rows
    )  # fmt: skip

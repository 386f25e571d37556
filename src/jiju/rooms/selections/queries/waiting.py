"""Reads: what waits for somebody in calls, counted, with the nearest day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from jiju.core import workdays
from jiju.rooms.programmes.shapes import StageKind
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Call, Deed, Objection
from jiju.rooms.selections.queries.finding import WRITING, written_versions
from jiju.rooms.selections.queries.parts import kept_from
from jiju.rooms.selections.queries.register import Wanted, titles
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.looks import kept
from jiju.spine.roles import Role

CHECKING = ("pass_stage", "record_visit", "refuse")
TOGETHER: tuple[StageKind, ...] = ("recommend", "decide", "notice", "issue", "plaque")
Found = tuple[str, date | None, int, int]  # kind, day, how many, the call


class Due(NamedTuple):
    """A kind of step, how many wait, the nearest day, and the call where there is one alone.

    Missing  day None has no day; call None stands for several, or none
    """

    kind: str
    many: int
    day: date | None
    call: int | None


def waiting_for(by: Actor, *, on: date) -> list[Due]:
    """What waits for the reader, the nearest day first; what the reader wrote waits for others."""
    return list(_waiting_for(by, on)) if permissions.may(by, "selections.see_applications") else []


@kept
def _waiting_for(by: Actor, on: date) -> tuple[Due, ...]:
    found = [
        *(_own(by) if by.scope.reach == "zone" else _standing(by)),
        *_calls(by),
        *_objections(by),
        *_titles(by, on),
    ]
    out = []
    for kind in dict.fromkeys(kind for kind, *_ in found):
        mine = [f for f in found if f[0] == kind]
        calls = {call for *_, call in mine}
        days = [day for _, day, _, _ in mine if day]
        out.append(Due(kind, sum(n for _, _, n, _ in mine), min(days, default=None),
                       next(iter(calls)) if len(calls) == 1 and 0 not in calls else None))  # fmt: skip
    return tuple(sorted(out, key=lambda d: (d.day or date.max, d.kind)))


def _own(by: Actor) -> Iterator[Found]:
    """What a zone writes: its application while the call is open, and what was handed back to it."""
    rows = Application.objects.within(by).filter(Q(state="draft", call__state="open") | Q(state="returned"))
    for a in rows.select_related("call").order_by("pk"):
        closes = workdays.day_of(a.call.closes_at) if a.call.closes_at else None
        yield ("write", closes, 1, a.call_id) if a.state == "draft" else ("complete", a.due, 1, a.call_id)


def _standing(by: Actor) -> Iterator[Found]:
    """The applications that stand at a stage of the reader's office; what all take together counts once a call."""
    rows = list(Application.objects.within(by).filter(state__in=("going", "chosen")).exclude(call__state="open")
                .select_related("call").order_by("call_id", "pk"))  # fmt: skip
    stages = {a.call_id: {s.id: s for s in procedure_of(a.call).stages} for a in rows}
    written = _written(by, [a.pk for a in rows])
    together: dict[tuple[StageKind, int], date | None] = {}
    for a in rows:
        stage = stages[a.call_id].get(a.stage)
        if stage is None or by.role not in checks.roles(stage):
            continue
        if any(checks.allows(stage, v) for v in CHECKING):
            if a.pk not in written:
                yield "check", a.due, 1, a.call_id
        elif stage.kind in TOGETHER:
            key = (stage.kind, a.call_id)
            together[key] = min((d for d in (together.get(key), a.due) if d), default=None)
    calls = {a.call_id: a.call for a in rows}
    for (kind, call), day in together.items():
        if checks.VERBS[kind][0] not in kept_from(by, calls[call]):
            yield kind, day, 1, call


def _written(by: Actor, applications: list[int]) -> set[int]:
    """Those of some applications that the reader wrote or submitted."""
    deeds = Deed.objects.filter(application__in=applications, verb__in=WRITING, by=by.person).order_by("pk")
    versions = written_versions().filter(application__in=applications, made_by=by.person)
    return {*deeds.values_list("application_id", flat=True), *versions.values_list("application_id", flat=True)}


def _calls(by: Actor) -> Iterator[Found]:
    """Calls whose opening of the applications another person asked for."""
    if permissions.may(by, "selections.unseal"):
        asked = Call.objects.filter(state="open", asked_at__isnull=False).exclude(asked_by=by.person)
        yield from (("unseal", None, 1, pk) for pk in asked.order_by("pk").values_list("pk", flat=True))


def _objections(by: Actor) -> Iterator[Found]:
    """Objections to rule on, and those whose ruling waits for a second person."""
    if permissions.may(by, "selections.uphold_objection"):
        rows = Objection.objects.filter(state__in=("raised", "proposed")).exclude(state="proposed", ruled_by=by.person)
        if many := rows.order_by().count():
            yield "objections", None, many, 0


def _titles(by: Actor, on: date) -> Iterator[Found]:
    """Titles that were not looked at this year. The provincial office decides; a city looks at its own."""
    looks = by.role is Role.CITY and permissions.may(by, "selections.check_title")
    if looks and (many := len(titles(by, on=on, wanted=Wanted(state="held", is_due=True)))):
        yield "titles", date(on.year, 12, 31), many, 0

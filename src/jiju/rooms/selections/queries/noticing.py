"""Reads: notices for everybody, and objections for those who rule on them and the auditor."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.selections.models import Application, Call, Notice, Objection
from jiju.rooms.selections.queries.objectors import is_raiser, marks_of, objector_of
from jiju.rooms.selections.queries.parts import parts_by_call, parts_in
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.queries.wording import library_names
from jiju.rooms.selections.shapes import NoticeLine, NoticeShown, ObjectionShown
from jiju.rooms.selections.states import OBJECTIONS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to
from jiju.spine.roles import Role


def public_notices(*, on: date) -> list[NoticeShown]:
    """The notices, those that run first, then the newest. Everybody may read them."""
    rows = Notice.objects.select_related("call").filter(first_day__lte=on).order_by("-first_day", "-pk")
    shown = [_notice(n, on, frozenset()) for n in rows]
    return sorted(shown, key=lambda n: n.state != "runs")


def public_notice(pk: int, *, on: date) -> NoticeShown:
    """One notice. Everybody may read it.

    Errors   NotFound
    """
    found = Notice.objects.select_related("call").filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return _with_struck(found, on)


def notice_of(call: Call, *, on: date) -> NoticeShown | None:
    """The notice of a call, nothing before it is published. For whoever may see either."""
    found = Notice.objects.select_related("call").filter(call=call).first()
    return None if found is None else _with_struck(found, on)


def _with_struck(found: Notice, on: date) -> NoticeShown:
    """A notice with the names marked that an objection struck."""
    struck = Application.objects.filter(call=found.call, state="struck").order_by("unit")
    return _notice(found, on, frozenset(struck.values_list("unit", flat=True)))


def notice_record(pk: int) -> Notice:
    """The notice to object to: everybody may.

    Errors   NotFound
    """
    found: Notice | None = Notice.objects.filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def _notice(n: Notice, on: date, struck: frozenset[str]) -> NoticeShown:
    left, procedure, names = workdays.days_left(n.last_day, on), procedure_of(n.call), library_names()
    state = {"issued": "issued", "given_up": "withdrawn"}.get(n.call.state, "runs" if left >= 0 else "held")
    lines = tuple(NoticeLine(**line | {"is_struck": line["unit"] in struck}) for line in json.loads(n.lines))
    return NoticeShown(
        n.pk, n.call_id, n.name, lines, n.channel, n.anonymous, n.days, n.first_day, n.last_day, left,
        min(n.days, _work_left(on, n.last_day)), state,
        names.get(procedure.enters or "", ""), names.get(procedure.leaves or "", ""),
    )  # fmt: skip


def _work_left(on: date, last: date) -> int:
    """The working days that are left of a term, today among them when it is one."""
    days = [on + timedelta(days=n) for n in range((last - on).days + 1)]
    return sum(workdays.is_working_day(day) for day in days)


def objections(by: Actor, *, call: int | None = None) -> list[ObjectionShown]:
    """Objections: all of them for who may rule and the auditor, the own ones for who raised them; open ones first.

    Errors   NotYours
    """
    permissions.ask(by, "selections.see_objections")
    rows = Objection.objects.select_related("notice__call", "application").order_by("notice_id", "pk")
    if not _rules(by):
        rows = rows.filter(mark__in=marks_of(by, Notice.objects.order_by("pk")))
    if call is not None:
        rows = rows.filter(notice__call_id=call)
    return sorted(_shown(by, rows), key=lambda o: (o.state not in ("raised", "proposed"), -o.id))


def objection(by: Actor, pk: int) -> ObjectionShown:
    """One objection.

    Errors   NotFound when it is missing or none of this person's
    """
    found = next((o for o in objections(by) if o.id == pk), None)
    if found is None:
        raise permissions.out_of_sight()
    return found


def objection_record(by: Actor, pk: int) -> Objection:
    """The objection to rule on.

    Errors   NotFound when it is missing or none of this person's
    """
    found: Objection | None = Objection.objects.filter(pk=pk).first()
    if found is None or not _rules(by):
        raise permissions.out_of_sight()
    return found


def may_see_objection(by: Actor, ident: str) -> bool:
    """Whether a person may open the files of an objection: whoever may read who raised it."""
    found = Objection.objects.select_related("notice__call").filter(pk=int(ident)).first()
    return found is not None and permissions.may(by, "selections.see_objections") and _is_open(by, found)


def _rules(by: Actor) -> bool:
    return by.role is Role.AUDITOR or permissions.may(by, "selections.uphold_objection")


def _is_open(by: Actor, o: Objection) -> bool:
    """Whether somebody may read who raised it and what it says: a ruler without a part, the auditor, who raised it."""
    if by.role is Role.AUDITOR or is_raiser(by, o):
        return True
    return permissions.may(by, "selections.uphold_objection") and not parts_in(by, o.notice.call)


def _shown(by: Actor, rows: Iterable[Any]) -> list[ObjectionShown]:
    found = list(rows)
    names = people.names_of([n for o in found for n in (o.ruled_by, o.confirmed_by) if n])
    files = attached_to(Objection._meta.label, [str(o.pk) for o in found])
    parts = parts_by_call(by, [o.notice.call for o in found]) if _rules(by) else {}
    return [_one(by, o, names, files, parts.get(o.notice.call_id, [])) for o in found]


def _one(by: Actor, o: Any, names: dict[str, str], files: Any, parts: list[Word]) -> ObjectionShown:
    mine = is_raiser(by, o)
    is_ruler = permissions.may(by, "selections.uphold_objection")
    is_open = by.role is Role.AUDITOR or mine or (is_ruler and not parts)
    call, kept = o.notice.call, parts[0] if parts else None
    verbs = OBJECTIONS.possible(o.state) if is_ruler and call.state == "noticed" else []
    verbs = [v for v in verbs if v != "confirm_objection" or o.ruled_by != by.person]
    shown = ObjectionShown(
        o.pk, call.pk, call.name, o.application.unit, o.application.unit_name, o.state, OBJECTIONS.states[o.state],
        o.is_named, o.raised_at, o.ruled_at, names.get(o.ruled_by, o.ruled_by), o.ruling, is_open,
        confirmed_by=names.get(o.confirmed_by, o.confirmed_by), confirmed_at=o.confirmed_at, verbs=tuple(verbs),
        kept_from=word("You raised this objection yourself.") if mine and is_ruler else kept,
    )  # fmt: skip
    if not is_open:
        return shown
    told = {"objector": objector_of(o), "text": o.text, "evidence": o.evidence}
    return ObjectionShown(**{**vars(shown), **told, "files": files.get(str(o.pk), ())})

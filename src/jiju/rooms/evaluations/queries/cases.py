"""Reads: rectifications and removals, as far as somebody may see them, and what may be done with them."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.evaluations.models import Rectification, Removal
from jiju.rooms.evaluations.shapes import HearingHeld, Meeting, RectificationShown, RemovalShown, TaskOrdered, TaskShown
from jiju.rooms.evaluations.states import RECTIFICATIONS, REMOVALS
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached, attached_to

OPEN_RECTIFICATION = ("ordered", "reported")
OPEN_REMOVAL = ("noticed", "heard", "decided")


def tasks_of(rectification: Rectification) -> list[TaskOrdered]:
    """What was ordered. For the program itself."""
    return [TaskOrdered(what, date.fromisoformat(by)) for what, by in json.loads(rectification.tasks)]


def rectifications(by: Actor, *, on: date, unit: str = "") -> list[RectificationShown]:
    """The rectifications of somebody's area: the open ones first, by their last day; then those that ended."""
    rows = _seen(by, Rectification.objects.within(by)).order_by("due", "pk")
    shown = shown_rectifications(by, rows.filter(unit=unit) if unit else rows, on)
    return sorted(shown, key=lambda r: (not r.is_open, r.due, r.id) if r.is_open else (True, date.max, -r.id))


def rectification(by: Actor, pk: int, *, on: date) -> RectificationShown:
    """One rectification.

    Errors   NotFound when it is missing or out of reach
    """
    found = shown_rectifications(by, _seen(by, Rectification.objects.within(by)).filter(pk=pk), on)
    if not found:
        raise permissions.out_of_sight()
    return found[0]


def rectification_record(by: Actor, pk: int) -> Rectification:
    """The rectification to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Rectification | None = Rectification.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def removal_record(by: Actor, pk: int) -> Removal:
    """The case to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Removal | None = Removal.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def _seen(by: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    permissions.ask(by, "evaluations.see_following")
    return rows.select_related("proposal__round").defer("proposal__round__snapshot")


def shown_rectifications(by: Actor, rows: QuerySet[Any], on: date) -> list[RectificationShown]:
    found = list(rows)
    names = people.names_of([n for r in found for n in (r.ordered_by, r.reported_by, r.assessed_by) if n])
    files = attached_to(Rectification._meta.label, [str(r.pk) for r in found])
    return [_rectification(by, r, names, on, files.get(str(r.pk), ())) for r in found]


def may_see_rectification(by: Actor, ident: str) -> bool:
    """Whether a person may see a rectification and its files."""
    may = permissions.may(by, "evaluations.see_following")
    return may and Rectification.objects.within(by).filter(pk=int(ident)).exists()


def may_see_removal(by: Actor, ident: str) -> bool:
    """Whether a person may see a case of removal and its files."""
    may = permissions.may(by, "evaluations.see_following")
    return may and Removal.objects.within(by).filter(pk=int(ident)).exists()


def _rectification(
    by: Actor, r: Any, names: dict[str, str], on: date, files: tuple[Attached, ...]
) -> RectificationShown:
    days = workdays.days_left(r.due, on)
    verbs = tuple(v for v in RECTIFICATIONS.possible(r.state) if permissions.may(by, f"evaluations.{v}"))
    return RectificationShown(
        r.pk, r.proposal_id, r.proposal.round_id, r.proposal.round.name, r.unit, r.unit_name, r.city, r.state,
        RECTIFICATIONS.states[r.state], _tasks(r, on), r.due, days, names.get(r.ordered_by, r.ordered_by), r.ordered_at,
        names.get(r.reported_by, r.reported_by), r.reported_at, r.outcome, names.get(r.assessed_by, r.assessed_by),
        r.assessed_at, tuple(v for v in verbs if not _too_early(v, r.state, days)), _not_judge(by, r), files,
    )  # fmt: skip


def _too_early(verb: str, state: str, days: int) -> bool:
    """While the term runs, nothing is failed, and nothing is passed before it was reported."""
    return days >= 0 and (verb == "fail_rectification" or (verb == "pass_rectification" and state == "ordered"))


def _not_judge(by: Actor, r: Any) -> Word | None:
    if r.state in OPEN_RECTIFICATION and by.person == r.ordered_by:
        return word("You ordered it; another person judges it.")
    return None


def _tasks(r: Rectification, on: date) -> tuple[TaskShown, ...]:
    tasks = tasks_of(r)
    told = json.loads(r.report) if r.report else [["", ""]] * len(tasks)
    return tuple(
        TaskShown(t.what, t.by, done, proof, not done and t.by < on)
        for t, (done, proof) in zip(tasks, told, strict=True)
    )  # fmt: skip


def removals(by: Actor, *, on: date, unit: str = "") -> list[RemovalShown]:
    """The removals of somebody's area: open cases first, then the newest."""
    rows = _seen(by, Removal.objects.within(by)).order_by("-noticed_at", "-pk")
    shown = shown_removals(by, rows.filter(unit=unit) if unit else rows, on)
    return sorted(shown, key=lambda r: not r.is_open)


def removal(by: Actor, pk: int, *, on: date) -> RemovalShown:
    """One case.

    Errors   NotFound when it is missing or out of reach
    """
    found = shown_removals(by, _seen(by, Removal.objects.within(by)).filter(pk=pk), on)
    if not found:
        raise permissions.out_of_sight()
    return found[0]


def shown_removals(by: Actor, rows: QuerySet[Any], on: date) -> list[RemovalShown]:
    found = list(rows)
    names = people.names_of(
        [n for r in found for n in (r.noticed_by, r.heard_by, r.decided_by, r.confirmed_by) if n]
    )  # fmt: skip
    files = attached_to(Removal._meta.label, [str(r.pk) for r in found])
    return [_removal(by, r, names, on, files.get(str(r.pk), ())) for r in found]


def _removal(by: Actor, r: Any, names: dict[str, str], on: date, files: tuple[Attached, ...]) -> RemovalShown:
    hearing, decision = json.loads(r.hearing or "{}"), json.loads(r.decision or "{}")
    asked = hearing.get("asked_at")
    return RemovalShown(
        id=r.pk, proposal=r.proposal_id, falsehood=r.falsehood_id,
        round=r.proposal.round_id if r.proposal else None, round_name=r.proposal.round.name if r.proposal else "",
        unit=r.unit,
        name=r.unit_name, city=r.city, state=r.state, state_name=REMOVALS.states[r.state], notice=r.notice,
        noticed_by=names.get(r.noticed_by, r.noticed_by), noticed_at=r.noticed_at, hearing_by=r.hearing_by,
        days_left=workdays.days_left(r.hearing_by, on), wish=hearing.get("wish", ""),
        asked_at=datetime.fromisoformat(asked) if asked else None, held=_held(hearing),
        heard_by=names.get(r.heard_by, r.heard_by), meeting=_meeting(decision),
        kept_because=decision.get("kept_because", ""), decided_by=names.get(r.decided_by, r.decided_by),
        decided_at=r.decided_at, confirmed_by=names.get(r.confirmed_by, r.confirmed_by), effective_on=r.effective_on,
        ban_until=r.ban_until, verbs=_removal_verbs(by, r, hearing, on), refused=_not_second(by, r), files=files,
    )  # fmt: skip


def _held(hearing: dict[str, Any]) -> HearingHeld | None:
    if "held_on" not in hearing:
        return None
    return HearingHeld(date.fromisoformat(hearing["held_on"]), tuple(hearing["attended"]), hearing["said"])


def _meeting(decision: dict[str, Any]) -> Meeting | None:
    if "held_on" not in decision:
        return None
    return Meeting(
        date.fromisoformat(decision["held_on"]), _members(decision["present"]), _members(decision["absent"]),
        decision["votes_for"], decision["votes_against"], decision["abstained"], decision["minutes"],
        decision["minutes_file"],
    )  # fmt: skip


def _members(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, post) for name, post in rows)


def leaves_by_notice(removal: Removal, on: date) -> bool:
    """Whether the plan has a procedure, beginning with a public notice, by which this zone leaves. For the program."""
    facts = next((z for z in registry.zones_on(on) if z.code == removal.unit), None)
    return facts is not None and programmes.leaving(facts.status) is not None


def _removal_verbs(by: Actor, r: Removal, hearing: dict[str, Any], on: date) -> tuple[str, ...]:
    """What may be done now, the second person aside."""
    is_over = on > r.hearing_by
    barred = {
        "ask_hearing": is_over or bool(hearing),
        "record_hearing": not hearing,
        "decide_removal": r.state == "noticed" and (bool(hearing) or not is_over),
        "confirm_removal": r.state == "decided" and leaves_by_notice(r, on),
    }
    return tuple(
        v for v in REMOVALS.possible(r.state) if permissions.may(by, f"evaluations.{v}") and not barred.get(v, False)
    )


def _not_second(by: Actor, r: Removal) -> Word | None:
    if r.state in OPEN_REMOVAL and by.person == (r.decided_by or r.noticed_by):
        return word("You took the last step of this case; another person takes the next.")
    return None

"""Reads: what persons have judged in a round, as a result takes it; and what one person still has to judge."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from decimal import Decimal

from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Assignment, Mark, Participant, Round
from jiju.rooms.evaluations.queries.finding import participant_of, round_record, scheme_of, snapshot_of
from jiju.rooms.evaluations.shapes import GivenMark, Judgements, Said, Task
from jiju.rooms.programmes.shapes import Adjustment, Item
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to
from jiju.spine.roles import Role

TAKES_PART = ("assessed", "not_asked")
PER_UNIT = dict[str, dict[str, Decimal]]


def judgements(round_: Round) -> Judgements:
    """Everything judged as it stands now. For the program itself: nobody reads marks before the computation.

    Missing  who was asked for a self-assessment, gave none and is not exempted is absent
    """
    points, cases = _marks(round_)
    states = list(round_.participants.order_by("unit").values_list("unit", "state", "exempted_because"))
    values = _values(round_)
    return Judgements(
        points=points, cases=cases, vetoes=_vetoes(round_, values), values=values,
        absent=tuple(u for u, state, _ in states if state not in {*TAKES_PART, "exempted"}),
        exempted={u: why for u, state, why in states if state == "exempted"},
    )  # fmt: skip


def _marks(round_: Round) -> tuple[dict[str, dict[str, tuple[Decimal, ...]]], PER_UNIT]:
    items = {i.id for i in scheme_of(round_).items}
    points: dict[str, dict[str, tuple[Decimal, ...]]] = {}
    cases: PER_UNIT = {}
    rows = round_.marks.order_by("unit", "item", "scorer").values_list("unit", "item", "points")
    for unit, item, given in rows:
        if item in items:
            mine = points.setdefault(unit, {})
            mine[item] = (*mine.get(item, ()), plain(given))
        else:
            cases.setdefault(unit, {})[item] = plain(given)
    return points, cases


def _vetoes(round_: Round, values: PER_UNIT) -> dict[str, tuple[str, ...]]:
    """The confirmed vetoes of each unit, but for those that a ruling or a correction took away or put there."""
    known = {v.id for v in scheme_of(round_).vetoes}
    confirmed = set(round_.vetoes.filter(state="confirmed").order_by("pk").values_list("unit", "veto"))
    for unit, given in values.items():
        for veto in known & given.keys():
            confirmed = confirmed | {(unit, veto)} if given[veto] else confirmed - {(unit, veto)}
    out: dict[str, tuple[str, ...]] = {}
    for unit, veto in sorted(confirmed):
        out[unit] = (*out.get(unit, ()), veto)
    return out


def _values(round_: Round) -> PER_UNIT:
    """What rulings and then corrections gave, each later one in place of the earlier."""
    out: PER_UNIT = {}
    ruled = round_.appeals.filter(state="upheld").order_by("ruled_at", "pk").values_list("unit", "item", "value")
    corrected = round_.corrections.filter(state="approved").order_by("decided_at", "pk")
    for unit, item, value in (*ruled, *corrected.values_list("unit", "item", "value")):
        out.setdefault(unit, {})[item] = plain(value)
    return out


def plain(value: Decimal) -> Decimal:
    """A stored number without the zeros that the store adds, so that every store gives the same text."""
    return Decimal(format(value.normalize(), "f"))


def units_taking_part(round_: Round) -> list[str]:
    """The units that are scored: neither absent nor exempted."""
    rows = round_.participants.filter(state__in=TAKES_PART)
    return list(rows.order_by("unit").values_list("unit", flat=True))


def marks_given(round_: Round) -> Counter[tuple[str, str]]:
    """How many have marked each item of each unit."""
    return Counter(round_.marks.order_by("pk").values_list("unit", "item"))


def tasks(by: Actor, round_id: int) -> list[Task]:
    """What somebody may judge in a round, unit by unit: an expert what was assigned, an office its own area.

    Missing  exempted units are not judged

    Errors   NotYours for a role that judges nothing; NotFound for a round that the person has no part in
    """
    permissions.ask(by, "evaluations.give_mark")
    round_ = round_record(by, round_id)
    if by.role is Role.EXPERT:
        units = set(round_.assignments.filter(person=by.person).order_by("unit").values_list("unit", flat=True))
        rows = round_.participants.filter(unit__in=units)
    else:
        rows = round_.participants.within(by)
    return _tasks(by, round_, list(rows.exclude(state="exempted").order_by("unit")))


def task(by: Actor, round_id: int, unit: str) -> Task:
    """What somebody has to judge of one unit, with what there is to judge it by. Never what others gave.

    Errors   NotYours for a role that judges nothing; NotFound for a unit not assigned, or outside the area
    """
    permissions.ask(by, "evaluations.give_mark")
    round_ = round_record(by, round_id)
    held = participant_of(round_, unit)
    mine = by.role is Role.EXPERT and round_.assignments.filter(unit=unit, person=by.person).exists()
    if not mine and not by.scope.covers(held.place):
        raise permissions.out_of_sight()
    return _tasks(by, round_, [held])[0]


def _tasks(by: Actor, round_: Round, held: list[Participant]) -> list[Task]:
    scheme, measured = scheme_of(round_), {u.unit: u for u in snapshot_of(round_).units}
    given: dict[str, list[GivenMark]] = defaultdict(list)
    for mark in round_.marks.filter(scorer=by.person).order_by("unit", "item"):
        given[mark.unit].append(given_mark(mark))
    files = attached_to(Participant._meta.label, [str(p.pk) for p in held])
    judged = tuple(one for one in checks.judged_in(scheme) if may_judge(by, one))
    figures = [i for i in scheme.items if i.source not in checks.JUDGED]
    return [
        Task(
            round_.pk, round_.name, p.unit, p.unit_name, judged,
            tuple((i, measured[p.unit].values.get(i.id), measured[p.unit].causes.get(i.id, ())) for i in figures),
            said_by(p), tuple(given[p.unit]), files.get(str(p.pk), ()),
        )
        for p in held
    ]  # fmt: skip


def may_judge(by: Actor, one: Item | Adjustment) -> bool:
    """Whether the role judges it: experts give points, offices prove documents and record cases."""
    expert = isinstance(one, Item) and one.source == "expert"
    return permissions.may(by, "evaluations.give_mark") and expert == (by.role is Role.EXPERT)


def said_by(held: Participant) -> dict[str, Said]:
    """What a unit says of itself, item by item."""
    return {item: Said(**said) for item, said in json.loads(held.assessment or "{}").items()}


def given_mark(mark: Mark, scorer: str = "") -> GivenMark:
    """A mark as it is shown."""
    lines: dict[str, str] = json.loads(mark.evidence)
    return GivenMark(mark.item, plain(mark.points), mark.reason, lines.pop("", ""), lines, scorer)


def assigned(by: Actor, round_id: int) -> list[tuple[str, str, str]]:
    """Who was assigned to which unit: (unit, person, name). For those who run or audit the round.

    Errors   NotYours for anybody else
    """
    round_ = round_record(by, round_id)
    if by.role not in {Role.PROVINCE, Role.AUDITOR}:
        permissions.ask(by, "evaluations.assign")
    rows = Assignment.objects.filter(round=round_).order_by("unit", "person")
    return list(rows.values_list("unit", "person", "person_name"))

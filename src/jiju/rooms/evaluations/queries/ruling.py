"""Reads: comments, vetoes, appeals and corrections of a round, with what was answered."""

from __future__ import annotations

from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Appeal, Round
from jiju.rooms.evaluations.queries.finding import WHOLE, round_record, scheme_of
from jiju.rooms.evaluations.shapes import AppealShown, CommentShown, CorrectionShown, VetoShown
from jiju.rooms.evaluations.states import APPEALS, CORRECTIONS, VETOES
from jiju.rooms.people import queries as people
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to
from jiju.spine.roles import Role

RAISERS = WHOLE | {Role.DEPARTMENT, Role.CITY, Role.COUNTY}


def comments_on(round_: Round, unit: str) -> tuple[CommentShown, ...]:
    """What offices say of a unit, the oldest first. For the program itself."""
    rows = round_.comments.filter(unit=unit).order_by("at", "pk")
    return tuple(CommentShown(c.office_name, c.text, c.at) for c in rows)


def comments(by: Actor, round_id: int) -> dict[str, tuple[CommentShown, ...]]:
    """What offices say of the units of somebody's area: a unit itself reads it on its sheet."""
    round_ = round_record(by, round_id)
    rows = round_.comments.within(by).order_by("unit", "at", "pk") if by.role in RAISERS else ()
    out: dict[str, tuple[CommentShown, ...]] = {}
    for c in rows:
        out[c.unit] = (*out.get(c.unit, ()), CommentShown(c.office_name, c.text, c.at))
    return out


def vetoes(by: Actor, round_id: int) -> tuple[VetoShown, ...]:
    """The vetoes of somebody's area. A unit reads its confirmed ones on its sheet."""
    round_ = round_record(by, round_id)
    return vetoes_of(by, round_, None) if by.role in RAISERS else ()


def vetoes_of(by: Actor, round_: Round, unit: str | None) -> tuple[VetoShown, ...]:
    """Vetoes against one unit or all. A unit is told of confirmed ones alone, and not who raised them."""
    rows = round_.vetoes.within(by).order_by("unit", "pk")
    rows = rows if unit is None else rows.filter(unit=unit)
    told = by.role in RAISERS
    rows = rows if told else rows.filter(state="confirmed")
    found = list(rows)
    names = people.names_of([n for v in found for n in (v.raised_by, v.decided_by)]) if told else {}
    titles = {v.id: v.name for v in scheme_of(round_).vetoes}
    return tuple(
        VetoShown(
            v.pk, v.unit, v.veto, titles.get(v.veto, v.veto), v.state, VETOES.states[v.state], v.reason, v.evidence,
            names.get(v.raised_by, v.raised_by) if told else "", names.get(v.decided_by, v.decided_by) if told else "",
            v.answer,
        )
        for v in found
    )  # fmt: skip


def appeals(by: Actor, round_id: int) -> tuple[AppealShown, ...]:
    """The appeals of the units of somebody's area, the oldest first."""
    return appeals_of(by, round_record(by, round_id), None)


def appeals_of(by: Actor, round_: Round, unit: str | None) -> tuple[AppealShown, ...]:
    """Appeals of one unit or of all. For the program itself."""
    rows = round_.appeals.within(by).select_related("result").order_by("pk")
    found = list(rows if unit is None else rows.filter(unit=unit))
    files = attached_to(Appeal._meta.label, [str(a.pk) for a in found])
    return tuple(
        AppealShown(
            a.pk, a.unit, a.unit_name, a.item, _name(round_, a.item), a.state, APPEALS.states[a.state], a.reason,
            a.evidence, a.raised_at, a.ruling, a.ruled_at, a.value, a.result.number if a.result else 0,
            files.get(str(a.pk), ()),
        )
        for a in found
    )  # fmt: skip


def corrections(by: Actor, round_id: int) -> tuple[CorrectionShown, ...]:
    """The corrections of a final round, for those who run or audit it."""
    round_ = round_record(by, round_id)
    return _corrections(round_, None, "asked", "approved", "refused") if by.role in WHOLE else ()


def corrections_of(round_: Round, unit: str) -> tuple[CorrectionShown, ...]:
    """The approved corrections of one unit. For the program itself."""
    return _corrections(round_, unit, "approved")


def _corrections(round_: Round, unit: str | None, *states: str) -> tuple[CorrectionShown, ...]:
    rows = round_.corrections.filter(state__in=states).select_related("result").order_by("pk")
    found = list(rows if unit is None else rows.filter(unit=unit))
    names = people.names_of([n for c in found for n in (c.asked_by, c.decided_by)])
    return tuple(
        CorrectionShown(
            c.pk, c.unit, c.item, _name(round_, c.item), c.value, c.reason, c.evidence, c.state,
            CORRECTIONS.states[c.state], names.get(c.asked_by, c.asked_by), names.get(c.decided_by, c.decided_by),
            c.answer, c.result.number if c.result else 0,
        )
        for c in found
    )  # fmt: skip


def _name(round_: Round, item: str) -> str:
    one = checks.named(scheme_of(round_), item)
    return one.name if one else item

"""Eligibility: each rule of a procedure, whether it holds for a zone, by which value, and where that value stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jiju.core.refusals import Malformed
from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.shapes import ConditionFinding, LookedAt
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Condition, Procedure
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Call
from jiju.rooms.selections.queries.standing import banned_until, libraries_of
from jiju.rooms.selections.queries.stored import period_of, procedure_of
from jiju.rooms.selections.shapes import RuleLine
from jiju.rooms.selections.shapes.eligibility import Said

YEAR = Decimal("365.25")
NONE = word("none")


def eligibility(call: Call, unit: str, on: date) -> tuple[RuleLine, ...]:
    """Every rule of the call's procedure for a zone on a day, over the figures of the call's period."""
    procedure = procedure_of(call)
    return (
        *_library(procedure, unit, on), *_held(procedure, unit, on), *_grade(procedure, unit), *_ban(unit, on),
        *_falsehood(unit), *_conditions(call, procedure, unit, on),
    )  # fmt: skip


def standing_against(call: Call, unit: str, on: date) -> list[RuleLine]:
    """What bars a zone from being chosen on a day: a strict rule, or false figures. For the program itself.

    Missing  where the procedure lets zones leave a library nothing bars: what stands against a zone is why it leaves
    """
    procedure = procedure_of(call)
    if procedure.enters is None:
        return []
    lines = (*_library(procedure, unit, on), *_ban(unit, on), *_falsehood(unit))
    return [n for n in lines if n.state == "fails"]


def _library(procedure: Procedure, unit: str, on: date) -> Iterator[RuleLine]:
    if not procedure.takes:
        return
    names = {lib.id: lib.name for lib in programmes.plan().libraries}
    stands = libraries_of(unit, on)
    held = "、".join(names.get(one, one) for one in stands)
    wanted = "、".join(names.get(one, one) for one in procedure.takes)
    yield RuleLine(
        "library", word("stands in: {libraries}", libraries=wanted),
        "holds" if set(stands) & set(procedure.takes) else "fails", held or NONE, "",
        word("registry, on {day}", day=on.isoformat()),
    )  # fmt: skip


def _held(procedure: Procedure, unit: str, on: date) -> Iterator[RuleLine]:
    if procedure.held_years is None:
        return
    since = [day for lib, day in libraries_of(unit, on).items() if lib in procedure.takes or not procedure.takes]
    years = None if not since else (Decimal((on - min(since)).days) / YEAR).quantize(Decimal("0.1"))
    source = word("registry, since {day}", day=min(since).isoformat()) if since else word("registry")
    yield RuleLine(
        "held_years", word("has held the title {years} years or longer", years=f"{procedure.held_years:f}"),
        "fails" if years is None or years < procedure.held_years else "holds",
        NONE if years is None else str(years), "年", source,
    )  # fmt: skip


def _grade(procedure: Procedure, unit: str) -> Iterator[RuleLine]:
    if procedure.grade is None:
        return
    last = evaluations.last_grade(procedure.scheme or "", unit)
    said: Said = "unknown"
    if last is not None and last.grade in last.order and procedure.grade in last.order:
        said = "holds" if last.order.index(last.grade) <= last.order.index(procedure.grade) else "fails"
    yield RuleLine(
        "grade", word("last final grade: {grade} or better", grade=procedure.grade), said,
        NONE if last is None else last.grade, "",
        word("no final assessment") if last is None else last.name,
    )  # fmt: skip


def _ban(unit: str, on: date) -> Iterator[RuleLine]:
    until = banned_until(unit, on)
    yield RuleLine(
        "ban", word("no ban on applying runs"), "holds" if until is None else "fails",
        NONE if until is None else word("until {day}", day=until.isoformat()), "", word("removals and lost titles"),
    )  # fmt: skip


def _falsehood(unit: str) -> Iterator[RuleLine]:
    stands = bool(registry.lineage(unit) & evaluations.barred())
    yield RuleLine(
        "falsehood", word("no finding of false figures is open or confirmed"), "fails" if stands else "holds",
        word("one stands") if stands else NONE, "", word("findings of false figures"),
    )  # fmt: skip


def conditions_of(procedure: Procedure, on: date) -> tuple[Condition, ...]:
    """The conditions that hold for a procedure: its own, else those of its scheme in the wording of the day."""
    if procedure.conditions or procedure.scheme is None:
        return procedure.conditions
    held = evaluations.to_rank_by(procedure.scheme, on)
    if held is not None:
        return evaluations.shape_of(held.definition).conditions
    return next((s.conditions for s in programmes.plan().schemes if s.id == procedure.scheme), ())


def _conditions(call: Call, procedure: Procedure, unit: str, on: date) -> Iterator[RuleLine]:
    zone = next((z for z in registry.zones_on(on) if z.code == unit), None)
    conditions = conditions_of(procedure, on)
    if zone is None or not conditions:
        return
    for one in conditions:
        try:
            for found in evaluations.findings_on([one], [zone], period_of(call))[unit]:
                yield _condition(found, _where(call, unit))
        except Malformed as unreadable:  # the plan in force has other indicators or forms than when it was written
            yield RuleLine(f"condition:{one.id}", one.name, "unknown", "", "", unreadable.what)


def _where(call: Call, unit: str) -> Word:
    """Where the figures of a zone stand: in the period of the call, and under which codes where it had others then."""
    former = sorted(registry.stood_as(unit, period_of(call).last_day) - {unit})
    if not former:
        return word("accepted figures of {period}", period=call.period)
    return word("accepted figures of {period}, also under {codes}", period=call.period, codes="、".join(former))


def _condition(found: ConditionFinding, where: Word) -> RuleLine:
    looked = [one for atom in found.atoms for one in atom.looked_at]
    units = {one.unit for one in looked}
    unit = units.pop() if len(looked) == 1 and units else ""
    return RuleLine(
        f"condition:{found.id}", found.name, _said(found), _value(looked), unit,
        where if looked else word("left to a person"),
    )  # fmt: skip


def _said(found: ConditionFinding) -> Said:
    if found.holds is not None:
        return "holds" if found.holds else "fails"
    waits = [atom for atom in found.atoms if atom.holds is None]
    return "to_judge" if any(atom.by_person for atom in waits) else "unknown"


def _value(looked: list[LookedAt]) -> Word | str:
    if len(looked) == 1:
        return _number(looked[0])
    out: Word | str = ""
    for one in looked:
        part = word("{name} {value} {unit}", name=one.name, value=_number(one), unit=one.unit)
        out = part if not out else word("{first}; {rest}", first=out, rest=part)
    return out


def _number(one: LookedAt) -> str:
    return "—" if one.value is None else f"{one.value:,.{one.decimals}f}"

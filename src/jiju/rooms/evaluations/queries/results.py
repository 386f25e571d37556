"""Reads: one unit's sheet, each value opening to where it came from, and the ranking."""

from __future__ import annotations

import json
from datetime import date

from jiju.core import periods
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Participant, Result, Round
from jiju.rooms.evaluations.queries import stored
from jiju.rooms.evaluations.queries.finding import WHOLE, participant_of, round_record, scheme_of, snapshot_of
from jiju.rooms.evaluations.queries.judging import given_mark, said_by
from jiju.rooms.evaluations.queries.ranking import place_of
from jiju.rooms.evaluations.queries.rounds import days_left, line_of, versions_of
from jiju.rooms.evaluations.queries.ruling import appeals_of, comments_on, corrections_of, vetoes_of
from jiju.rooms.evaluations.queries.seeing import ask_sheet, ask_standings, result_seen
from jiju.rooms.evaluations.queries.sheets import Told, sheet_of
from jiju.rooms.evaluations.shapes import (
    GivenMark,
    GroupSureness,
    PlaceBounds,
    RoundSheet,
    SheetItem,
    Standing,
    StandingsShown,
)
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached


def sheet(by: Actor, round_id: int, unit: str, number: int | None = None, *, on: date) -> RoundSheet:
    """One unit's sheet in the newest version of the result, or in another.

    Errors   NotFound, NotNow: as for who sees which numbers when
    """
    round_ = round_record(by, round_id)
    held = participant_of(round_, unit)
    ask_sheet(by, round_, held)
    result = result_seen(by, round_, number)
    shown = sheet_of(_told(round_, result, unit), unit, told_before(round_))
    if shown is None:
        raise permissions.out_of_sight()
    line = line_of(round_)
    return RoundSheet(
        line=line, version=versions_of([result])[0], versions=_numbers(by, round_), sheet=shown,
        items=_items(by, round_, held, result, shown.row), cases=_cases(by, round_, unit),
        borderline=checks.borderline(scheme_of(round_), sureness_in(result)).get(unit, ()),
        comments=comments_on(round_, unit), vetoes=vetoes_of(by, round_, unit), appeals=appeals_of(by, round_, unit),
        corrections=corrections_of(round_, unit), days_left=days_left(line, on), files=attached(held),
    )  # fmt: skip


def _told(round_: Round, result: Result, unit: str) -> Told:
    """A version of a result as far as the sheet of a unit needs it."""
    rows = standings_in(result)
    group = next((r.group for r in rows if r.unit == unit), None)
    bounds = tuple(_bounds(result, group).values())
    return Told(
        scheme_of(round_), periods.parse(round_.period), rows, sureness_in(result), snapshot_of(round_), bounds,
        round_.vintage, result.digest,
    )  # fmt: skip


def told_before(round_: Round) -> Told | None:
    """The final round of the same scheme with the latest period before this one."""
    rows = Round.objects.filter(scheme_code=round_.scheme_code, state="final").select_related("scheme").order_by("-pk")
    this = periods.parse(round_.period)
    known = [(periods.parse(r.period), r) for r in rows.defer("snapshot")]
    earlier = [(p, r) for p, r in known if p.kind == this.kind and p < this]
    if not earlier:
        return None
    period, before = max(earlier, key=lambda pair: pair[0])
    newest = before.results.order_by("-number")[0]
    return Told(
        scheme_of(before), period, standings_in(newest), sureness_in(newest), None, (), before.vintage, newest.digest
    )


def standings_in(result: Result) -> tuple[Standing, ...]:
    """The standings of a version."""
    return stored.standings_in(result.body)


def sureness_in(result: Result) -> tuple[GroupSureness, ...]:
    """How sure the places of a version are."""
    return stored.sureness_in(result.sureness)


def _bounds(result: Result, group: str | None = None) -> dict[str, PlaceBounds]:
    """The bounds that are proved so far, of one group or of all."""
    rows = result.bounds.order_by("group")
    rows = rows if group is None else rows.filter(group=group)
    return {
        unit: PlaceBounds(unit, best, worst, proved)
        for body in rows.values_list("body", flat=True)
        for unit, (best, worst, proved) in json.loads(body).items()
    }


def _numbers(by: Actor, round_: Round) -> tuple[int, ...]:
    """The versions that somebody may open, the newest first."""
    least = 1 if by.role in WHOLE else round_.delivered_version
    return tuple(round_.results.filter(number__gte=least).order_by("-number").values_list("number", flat=True))


def _items(by: Actor, round_: Round, held: Participant, result: Result, standing: Standing) -> tuple[SheetItem, ...]:
    ruled = checks.judgements_of(result.judgements).values.get(held.unit, {})
    said, marks = said_by(held), _marks(by, round_, held.unit)
    return tuple(
        SheetItem(part, said.get(part.item), marks.get(part.item, ()), ruled.get(part.item)) for part in standing.parts
    )  # fmt: skip


def _cases(by: Actor, round_: Round, unit: str) -> tuple[GivenMark, ...]:
    """The cases of bonuses and deductions that were recorded for a unit."""
    cases = {a.id for a in scheme_of(round_).adjustments}
    return tuple(m for item, marks in _marks(by, round_, unit).items() if item in cases for m in marks)


def _marks(by: Actor, round_: Round, unit: str) -> dict[str, tuple[GivenMark, ...]]:
    """The marks of a unit by item. Who gave them is told to those who run or audit the round alone."""
    rows = list(round_.marks.filter(unit=unit).order_by("item", "pk"))
    names = people.names_of([m.scorer for m in rows]) if by.role in WHOLE else {}
    out: dict[str, tuple[GivenMark, ...]] = {}
    for mark in rows:
        scorer = names.get(mark.scorer, mark.scorer) if by.role in WHOLE else ""
        out[mark.item] = (*out.get(mark.item, ()), given_mark(mark, scorer))
    return out


def standings(by: Actor, round_id: int, number: int | None = None) -> StandingsShown:
    """The ranking in the newest version of the result, or in another.

    Shape    rows: all units; the parts of a score, its sureness and its bounds only of the own area
    Errors   NotFound, NotNow: as for who sees which numbers when
    """
    round_ = round_record(by, round_id)
    ask_standings(by, round_)
    result = result_seen(by, round_, number)
    rows = standings_in(result)
    own = {r.unit for r in rows if by.scope.covers(place_of(r))}
    sure = {u: s for g in sureness_in(result) for u, s in g.units.items() if u in own}
    near = checks.borderline(scheme_of(round_), sureness_in(result))
    groups = {r.group for r in rows if r.score is not None}
    return StandingsShown(
        line=line_of(round_), version=versions_of([result])[0],
        rows=tuple(r if r.unit in own else _plain(r) for r in rows), sureness=sure,
        lines=checks.lines_of(scheme_of(round_)), borderline={u: n for u, n in near.items() if u in own},
        bounds={u: b for u, b in _bounds(result).items() if u in own}, proved=(result.bounds.count(), len(groups)),
    )  # fmt: skip


def _plain(row: Standing) -> Standing:
    """A foreign unit's standing: its place, score and grade, and not what they are made of."""
    return Standing(
        row.unit, row.name, row.zone_type, row.city, row.county, row.group, None, row.score, row.rank, row.peers,
        row.grade, (),
    )  # fmt: skip

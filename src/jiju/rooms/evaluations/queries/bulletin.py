"""Reads: the data of a final round's bulletin. A later document is made of it; no number in it is made anew there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from jiju.core import periods
from jiju.core.refusals import NotNow
from jiju.core.words import word
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Round
from jiju.rooms.evaluations.queries.finding import newest_result, round_record, scheme_of
from jiju.rooms.evaluations.queries.followed import visible
from jiju.rooms.evaluations.queries.results import standings_in, sureness_in, told_before
from jiju.rooms.evaluations.queries.seeing import ask_standings
from jiju.rooms.evaluations.shapes import Bulletin, GradeMove, GroupCount, Named, Standing
from jiju.spine.actors import Actor

DIGITS = Decimal("0.01")


def bulletin(by: Actor, round_id: int) -> Bulletin:
    """A final round in counts and lists, of all its units: places and grades of a final round are public to offices.

    Errors   NotFound; NotNow before the round is final
    """
    round_ = round_record(by, round_id)
    ask_standings(by, round_)
    result = newest_result(round_)
    if round_.state != "final" or result is None:
        raise NotNow(
            word("The round is not final yet."),
            remedy=word("A bulletin is made of a final round: decide together first, and make it final."),
        )
    scheme, rows = scheme_of(round_), standings_in(result)
    decision = round_.decisions.filter(taken_back_by="").first()
    before = told_before(round_)
    grades = [b.grade for b in sorted(scheme.bands, key=lambda b: b.at_least, reverse=True)]
    appeals = list(round_.appeals.order_by("pk").values_list("state", flat=True))
    return Bulletin(
        round=round_.pk, name=round_.name, scheme=scheme.name, status=scheme.status,
        period=periods.parse(round_.period), version=result.number, digest=result.digest,
        decided_on=decision.held_on if decision else None,
        finalised_on=round_.finalised_at.date() if round_.finalised_at else None,
        taken_part=sum(r.rank > 0 for r in rows), absent=_named(r for r in rows if checks.ABSENT in r.because),
        exempted=_named(r for r in rows if checks.EXEMPTED in r.because), grades=_counted(grades, rows),
        groups=_groups(grades, rows), lists={g: _named(r for r in _best_first(rows) if r.grade == g) for g in grades},
        borderline=len(checks.borderline(scheme, sureness_in(result))),
        appeals=(len(appeals), appeals.count("upheld")), followed=_followed(by, round_),
        before=before.period if before else None, moves=_moves(rows, before.standings if before else ()),
        notes=scheme.notes,
    )  # fmt: skip


def _best_first(rows: Iterable[Standing]) -> list[Standing]:
    return sorted(rows, key=lambda r: (r.score is None, -(r.score or Decimal(0)), r.unit))


def _named(rows: Iterable[Standing]) -> tuple[Named, ...]:
    return tuple(Named(r.unit, r.name, r.group, r.rank, r.score, r.grade) for r in rows)


def _counted(grades: Iterable[str], rows: Iterable[Standing]) -> dict[str, int]:
    held = Counter(r.grade for r in rows)
    return {g: held[g] for g in grades}


def _groups(grades: list[str], rows: Iterable[Standing]) -> tuple[GroupCount, ...]:
    held: dict[str, list[Standing]] = {}
    for row in rows:
        held.setdefault(row.group, []).append(row)
    return tuple(GroupCount(g, len(mine), _counted(grades, mine), _mean(mine)) for g, mine in sorted(held.items()))


def _mean(rows: Iterable[Standing]) -> Decimal | None:
    scores = [r.score for r in rows if r.score is not None]
    return (sum(scores, Decimal(0)) / len(scores)).quantize(DIGITS) if scores else None


def _moves(rows: Iterable[Standing], before: Iterable[Standing]) -> tuple[GradeMove, ...]:
    old = {r.unit: r.grade for r in before}
    changed = [r for r in rows if old.get(r.unit) and r.grade and old[r.unit] != r.grade]
    return tuple(GradeMove(r.unit, r.name, old[r.unit], r.grade) for r in sorted(changed, key=lambda r: r.unit))


def _followed(by: Actor, round_: Round) -> dict[str, tuple[tuple[str, str, str], ...]]:
    out: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for kind, unit, name, state in visible(by).filter(round=round_).values_list("kind", "unit", "unit_name", "state"):
        out[kind] = (*out.get(kind, ()), (unit, name, state))
    return out


def bulletin_json(by: Actor, round_id: int) -> dict[str, Any]:
    """The bulletin's data as the command line prints it; numbers as text, exact."""
    told = bulletin(by, round_id)
    whole: dict[str, Any] = _plain(asdict(told))
    return whole | {"period": str(told.period), "before": str(told.before) if told.before else None}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {k: _plain(v) for k, v in value.items()}
        case list() | tuple():
            return [_plain(v) for v in value]
        case None | bool() | int() | str():
            return value
    return format(value, "f") if isinstance(value, Decimal) else str(value)

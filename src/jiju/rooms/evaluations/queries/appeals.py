"""Reads: one appeal with what it would change, who may rule, and why somebody may not take the next step."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.words import Word, word
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Appeal, Result, Round
from jiju.rooms.evaluations.queries.finding import newest_result, round_record, scheme_of, snapshot_of
from jiju.rooms.evaluations.queries.results import standings_in
from jiju.rooms.evaluations.queries.rounds import line_of
from jiju.rooms.evaluations.queries.ruling import appeals_of
from jiju.rooms.evaluations.shapes import AppealCase, RoundLine, Standing
from jiju.rooms.programmes.shapes import Adjustment, Veto
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

APPEALS_FOR = {"zone": Role.ZONE_HEAD, "county": Role.COUNTY, "city": Role.CITY}


def appeal(by: Actor, round_id: int, pk: int) -> AppealCase:
    """One appeal, what its item counts now, and where the unit stood before and after the ruling.

    Errors   NotFound outside the area, and in another round
    """
    round_ = round_record(by, round_id)
    shown = next((a for a in appeals_of(by, round_, None) if a.id == pk), None)
    if shown is None:
        raise permissions.out_of_sight()
    before, after = _around(round_, shown.version, shown.unit)
    now = value_now(round_, shown.unit, shown.item)
    return AppealCase(
        line_of(round_), shown, measured_in(round_, shown.item), now, before, after,
    )  # fmt: skip


def _around(round_: Round, version: int, unit: str) -> tuple[Standing | None, Standing | None]:
    """Where a unit stood in the version before one, and in that one."""
    rows = round_.results.filter(number__in=(version - 1, version)) if version else Result.objects.none()
    found = {r.number: next((s for s in standings_in(r) if s.unit == unit), None) for r in rows.order_by("number")}
    return found.get(version - 1), found.get(version)


def measured_in(round_: Round, item: str) -> Word | str:
    """What the value of an item, an adjustment or a veto is counted in."""
    one = checks.named(scheme_of(round_), item)
    if isinstance(one, Veto):
        return word("1 it stands, 0 it does not")
    if isinstance(one, Adjustment):
        return word("cases")
    return snapshot_of(round_).measures.get(item, "")


def value_now(round_: Round, unit: str, item: str) -> Decimal | None:
    """The value or the cases that the newest version counts; of a veto, whether it stands. Missing: None has none."""
    newest = newest_result(round_)
    standing = next((s for s in standings_in(newest) if s.unit == unit), None) if newest else None
    if standing is None:
        return None
    scheme = scheme_of(round_)
    vetoes = {v.id: Decimal(v.id in standing.because) for v in scheme.vetoes}
    cases = {a.id: Decimal(0) for a in scheme.adjustments} | {a.id: a.cases for a in standing.adjusted}
    return (vetoes | cases | {p.item: p.value for p in standing.parts}).get(item)


def may_appeal(by: Actor, line: RoundLine) -> bool:
    """Whether somebody speaks for the units of a round in its appeals."""
    return permissions.may(by, "evaluations.raise_appeal") and APPEALS_FOR[line.level] is by.role


def parts_in(by: Actor, round_: Round) -> list[Word]:
    """The parts of a person in a round that keep the person from ruling on its appeals. For the program itself."""
    parts = (
        (round_.marks.filter(scorer=by.person), word("You have scored units of this round.")),
        (round_.results.filter(cause__in=("computed", "recomputed"), made_by=by.person),
         word("You have computed this round.")),
        (round_.decisions.filter(recorded_by=by.person), word("You have recorded a decision on this round.")),
    )  # fmt: skip
    return [says for rows, says in parts if rows.exists()]


def kept_from(by: Actor, round_id: int) -> dict[str, Word]:
    """Why this person may not take a step of a round that the role could take: verb → why. Missing: who may."""
    round_ = round_record(by, round_id)
    parts, out = parts_in(by, round_), {}
    if parts:
        out["uphold_appeal"] = out["dismiss_appeal"] = parts[0]
    if round_.appeals.filter(ruled_by=by.person).exists():
        out["decide_round"] = out["recompute"] = word("You have ruled on an appeal of this round.")
    if round_.decisions.filter(recorded_by=by.person, taken_back_by="").exists():
        out["finalise_round"] = word("You have recorded the decision; another person makes it final.")
    return out


def may_see_appeal(by: Actor, ident: str) -> bool:
    """Whether a person may open the files of an appeal: whoever sees the appeal itself."""
    held = Appeal.objects.within(by).filter(pk=int(ident))
    return permissions.may(by, "evaluations.see_rounds") and held.exists()

"""Gathers what proposals follow from: standings, earlier rounds, findings, decisions. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Q

from jiju.core import periods
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Correction, Falsehood, Proposal, Rectification, Removal, Result, Round
from jiju.rooms.evaluations.queries.finding import scheme_of
from jiju.rooms.evaluations.queries.meeting import findings_of, may_enter
from jiju.rooms.evaluations.shapes import Found, Grounds, Past, ProposalMoves, Settled, Unmet, Waiting, Wanted
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from jiju.spine.ledger import canonical

LOOK_BACK = 12  # final rounds that are read for rows of grades


def wanted(round_: Round, on: date) -> list[Wanted]:
    """Everything that a final round proposes on a day, as its newest result and all findings have it."""
    scheme = scheme_of(round_)
    result = round_.results.order_by("-number")[0]
    rows = checks.standings_of(result.body)
    grounds = grounds_of(round_, result, scheme, on)
    all_of_them = checks.proposals(scheme, rows, grounds)
    return [*checks.without_barred(all_of_them, grounds.barred), *checks.reopened(scheme, rows, all_of_them, grounds)]


def proposal_moves(round_: Round, on: date) -> ProposalMoves:
    """How the proposals of a round would change on a day. What persons have decided never does."""
    fresh = {w.key: w for w in wanted(round_, on)}
    known = {(p.unit, p.kind, p.about): p for p in round_.proposals.order_by("pk")}
    open_ = {key: p for key, p in known.items() if p.state == "proposed"}
    return ProposalMoves(
        tuple(w for key, w in fresh.items() if key not in known),
        tuple((p.pk, fresh[key]) for key, p in open_.items()
              if key in fresh and p.because != canonical(fresh[key].because)),
        tuple(p.pk for key, p in open_.items() if key not in fresh),
    )  # fmt: skip


def rounds_to_propose(kind: str, ident: str, on: date) -> list[Round]:
    """The final rounds whose proposals move after news of a round, a correction, a rectification or a finding.

    A round's own news moves it and the later ones of its scheme, whose rows of grades it stands in.
    """
    rows = Round.objects.filter(state="final").select_related("scheme").order_by("period", "pk")
    if kind == "evaluations.Rectification":
        rows = rows.filter(proposals__rectification=ident)
    elif kind != "evaluations.Falsehood":
        first = Round.objects.get(pk=ident) if kind == "evaluations.Round" else Correction.objects.get(pk=ident).round
        rows = rows.filter(scheme_code=first.scheme_code, period__gte=first.period)
    return [one for one in rows if any(proposal_moves(one, on))]


def final_round(pk: int) -> Round:
    """A final round to propose for. For the program itself."""
    found: Round = Round.objects.select_related("scheme").get(pk=pk)
    return found


def grounds_of(round_: Round, result: Result, scheme: Scheme, on: date) -> Grounds:
    """What proposals of a round follow from, beside its standings."""
    caps = {
        a.id: None if a.cap_wan is None else Decimal(a.cap_wan) for a in programmes.plan(round_.scheme.plan_id).awards
    }
    return Grounds(
        result.number, caps, past(round_), library_before(round_), barred(), _waiting(round_, scheme, on),
        _unmet(round_, on), _settled(round_), found_in(round_),
    )  # fmt: skip


def past(round_: Round) -> dict[str, tuple[Past, ...]]:
    """What the final rounds of the same scheme said of each unit, the newest first, up to this one.

    A zone keeps its rounds through names and codes; a reworded scheme keeps its code.
    """
    earlier = Q(period__lt=round_.period) | Q(period=round_.period, pk__lte=round_.pk)
    rounds = Round.objects.filter(earlier, state="final", scheme_code=round_.scheme_code).defer("snapshot")
    return under_all_codes(past_of(list(rounds.select_related("scheme").order_by("-period", "-pk")[:LOOK_BACK])))


def under_all_codes(past_: dict[str, tuple[Past, ...]]) -> dict[str, tuple[Past, ...]]:
    """The same with what was said of each zone under its other codes; of a round in which two stood, its own counts."""
    out = dict(past_)
    for unit, codes in registry.lineages(past_).items():
        if len(codes) > 1:
            by_round = {p.round: p for code in sorted(codes - {unit}) for p in past_.get(code, ())}
            by_round |= {p.round: p for p in past_[unit]}
            out[unit] = tuple(sorted(by_round.values(), key=lambda p: (p.period, p.round), reverse=True))
    return out


def all_codes(units: Iterable[str]) -> frozenset[str]:
    """Units with every code under which the registry knows them. For the program itself."""
    return frozenset(code for codes in registry.lineages(set(units)).values() for code in codes)


def past_of(rounds: list[Round]) -> dict[str, tuple[Past, ...]]:
    """What each of some final rounds said of each unit, in their order."""
    bodies = newest_bodies(rounds)
    out: dict[str, list[Past]] = {}
    for one in rounds:
        worst = scheme_of(one).worst_grade
        for row in json.loads(bodies.get(one.pk, "[]")):
            out.setdefault(row["unit"], []).append(_past(one, row, worst))
    return {unit: tuple(rows) for unit, rows in out.items()}


def newest_bodies(rounds: list[Round]) -> dict[int, str]:
    """The standings of each round in its newest version, as text."""
    rows = Result.objects.filter(round__in=rounds).order_by("round_id", "number").values_list("round_id", "body")
    return dict(rows)


def _past(round_: Round, row: dict[str, Any], worst: str) -> Past:
    score = None if row["score"] is None else Decimal(row["score"])
    return Past(
        round_.pk, round_.name, round_.period, row["grade"], row["rank"], row["peers"], score, row["grade"] == worst,
        checks.EXEMPTED in row["because"],
    )  # fmt: skip


def library_before(round_: Round) -> frozenset[str]:
    """Who stood in 重点推进库 before a round: the last move that was taken up in an earlier round put it in."""
    rows = Proposal.objects.filter(kind__in=("promote", "demote"), state="taken_up").exclude(round=round_)
    earlier = rows.filter(round__period__lte=round_.period).order_by("round__period", "round_id", "pk")
    moved = list(earlier.values_list("unit", "kind"))
    ever = registry.lineages({unit for unit, _ in moved})
    last = {min(ever[unit]): kind for unit, kind in moved}
    return all_codes(unit for unit, kind in last.items() if kind == "promote")


def barred() -> frozenset[str]:
    """Units against which a finding of false figures is raised or confirmed, under every code that they had."""
    return all_codes(Falsehood.objects.exclude(state="dropped").order_by("pk").values_list("unit", flat=True))


def banned(on: date) -> frozenset[str]:
    """Units whose title was removed and that may not apply again yet, under every code that they had."""
    rows = Removal.objects.filter(state="removed", ban_until__gt=on)
    return all_codes(rows.order_by("pk").values_list("unit", flat=True))


def _waiting(round_: Round, scheme: Scheme, on: date) -> tuple[Waiting, ...]:
    out = banned(on)
    zones = [z for z in registry.zones_on(on) if z.status == registry.RESERVE and z.code not in out]
    if not zones or scheme.consequences.admit is None:
        return ()
    found = findings_of(scheme, zones, periods.parse(round_.period))
    return tuple(Waiting(z.code, z.name, z.place, may_enter(scheme, found[z.code])) for z in zones)


def _unmet(round_: Round, on: date) -> tuple[Unmet, ...]:
    late = Q(state__in=("ordered", "reported"), due__lt=on)
    rows = Rectification.objects.filter(Q(state="failed") | late, proposal__round=round_).order_by("pk")
    return tuple(Unmet(r.pk, r.unit, "failed" if r.state == "failed" else "overdue", r.due) for r in rows)


def _settled(round_: Round) -> tuple[Settled, ...]:
    rows = round_.proposals.exclude(state="proposed").exclude(kind="reopen").order_by("pk")
    return tuple(
        Settled(p.pk, p.unit, p.unit_name, p.place, p.kind, p.about, p.state, json.loads(p.because)) for p in rows
    )


def found_in(round_: Round) -> tuple[Found, ...]:
    """The confirmed findings of false figures on which a round rests, each on every unit that it reaches."""
    findings = Falsehood.objects.filter(state="confirmed").order_by("pk")
    used = periods_used(round_.snapshot) if findings else {}
    return tuple(
        Found(f.pk, unit, f.period, f.figures)
        for f in findings
        for unit in reached(f)
        if f.period in used.get(unit, ())
    )


def reached(falsehood: Falsehood) -> tuple[str, ...]:
    """The unit itself under all its codes, and the places whose totals its figures stand in."""
    codes = (falsehood.unit, *sorted(registry.lineage(falsehood.unit)))
    return tuple(dict.fromkeys(u for u in (*codes, falsehood.county, falsehood.city) if u))


def rounds_using(findings: list[Falsehood]) -> list[tuple[Falsehood, Round, str]]:
    """The final rounds that rest on the figures of findings, each with the unit that it reaches there."""
    if not findings:
        return []
    rounds = list(Round.objects.filter(state="final").select_related("scheme").order_by("period", "pk"))
    used = {one.pk: periods_used(one.snapshot) for one in rounds}
    return [
        (f, one, unit) for f in findings for one in rounds for unit in reached(f)
        if f.period in used[one.pk].get(unit, ())
    ]  # fmt: skip


@lru_cache(maxsize=64)
def periods_used(snapshot: str) -> dict[str, frozenset[str]]:
    """The periods whose figures stand behind each unit's values in a snapshot, which never changes."""
    units = checks.snapshot_of(snapshot).units
    return {u.unit: frozenset(c.period for causes in u.causes.values() for c in causes) for u in units}

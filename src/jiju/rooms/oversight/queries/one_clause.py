"""Reads: one clause with its evidence, proofs, judgements, history and tasks; and who may see its files."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import ClauseJudgement, ClauseLight, ClauseProof
from jiju.rooms.oversight.queries.clauses import Known, is_seen, known_on, line, plain, share
from jiju.rooms.oversight.queries.owners import judges_of
from jiju.rooms.oversight.queries.tasks import tasks_from
from jiju.rooms.oversight.shapes import (
    ClauseLine,
    ClauseShown,
    Evidence,
    JudgementShown,
    LightShown,
    NotBuilt,
    ProofShown,
)
from jiju.rooms.oversight.states import JUDGEMENTS, PROOFS
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import EVIDENCE, Clause
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Attached, attached_to
from jiju.spine.records import COLUMNS
from jiju.spine.roles import Role

WHOLE = frozenset({Role.PROVINCE, Role.AUDITOR, Role.SYSTEM})
AREAS = frozenset({"city", "county", "zone"})
SEES = {
    "oversight": "oversight.see_meetings", "grants": "grants.see_grants", "cities_with_funds": "grants.see_finance",
    "evaluations": "evaluations.see_rounds", "selections": "selections.see_titles", "filings": "filings.see_reporting",
}  # fmt: skip
Names = dict[str, str]


def proofs_seen(by: Actor) -> QuerySet[Any]:
    """The proofs that somebody may read: all to the province and the auditor, else those of the own unit and area.

    A zone's document is read by those over it now; that of a zone that is no more, by those over it then.
    """
    permissions.ask(by, "oversight.see_clauses")
    rows = ClauseProof.objects.order_by("-pk")
    if by.role in WHOLE:
        return rows
    mine = Q(unit=by.unit)
    if by.scope.reach in AREAS:
        there = Q(zone_code__in=registry.codes_standing())  # a zone's goes with it: to whom it lies under now
        mine |= Q(**{f"{COLUMNS[by.scope.reach]}__in": sorted(by.scope.codes - {""})}) & ~there
        mine |= Q(zone_code__in=registry.codes_newest_within(by))
    return rows.filter(mine)


def proof_record(by: Actor, pk: int) -> ClauseProof:
    """The proof to act upon.

    Errors   NotFound when it is missing or out of sight
    """
    found: ClauseProof | None = proofs_seen(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def judgement_record(by: Actor, pk: int) -> ClauseJudgement:
    """The judgement to act upon.

    Errors   NotFound
    """
    permissions.ask(by, "oversight.see_clauses")
    found: ClauseJudgement | None = ClauseJudgement.objects.filter(pk=pk).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def may_see_proof(by: Actor, ident: str) -> bool:
    """Whether a person may see a proof and its files."""
    return permissions.may(by, "oversight.see_clauses") and proofs_seen(by).filter(pk=int(ident)).exists()


def clause(by: Actor, ident: str, *, on: date) -> ClauseShown:
    """One clause of the plan in force.

    Errors   NotFound
    """
    permissions.ask(by, "oversight.see_clauses")
    measure, one = programmes.clause(ident)
    known = known_on(on)
    found, shown = known.found(ident), line(by, measure, one, known)
    proofs = list(proofs_seen(by).filter(plan=known.plan.id, clause=ident))
    judgements = known.judgements.get(ident, [])
    names = people.names_of(sorted({n for p in proofs for n in (p.offered_by, p.decided_by) if n}
                                   | {n for j in judgements for n in (j.judged_by, j.decided_by) if n}))  # fmt: skip
    read = found if isinstance(found, Evidence) else None
    gaps, facts = (read.gaps, read.facts) if read else ((), ())
    may = _may_read(by, one)
    seen = tuple(g for g in gaps if may and is_seen(by, g.place))
    rooms = (found.room,) if isinstance(found, NotBuilt) else one.check.waits_for
    return ClauseShown(
        shown, EVIDENCE[one.check.evidence].says if one.check.evidence else None,
        read.source if read else None, read.path if read else "", rooms, seen, len(gaps) - len(seen),
        tuple(f for f in facts if may and is_seen(by, f.place)), one.check.proofs, one.check.proof_from,
        _owed(by, one, shown, known), checks.question(one.check),
        _proofs(by, proofs, names, on), _judgements(by, judgements, names, on), _history(known.plan.id, ident),
        tuple(tasks_from(by, "clause", ident, on=on)), _verbs(by, one, shown, proofs, judgements),
        tuple((o.organisation, o.name) for o in shown.owners if o.is_generic),
        tuple(people.unit_names(list(judges_of(one))).values()) if checks.question(one.check) else (),
        one.check.holds or "",
    )  # fmt: skip


def _may_read(by: Actor, one: Clause) -> bool:
    """Whether somebody may read in the room that the evidence is from; if not, it is told in numbers alone."""
    name = one.check.evidence or ""
    needs = SEES.get(name) or SEES.get(EVIDENCE[name].room if name else "")
    return needs is None or permissions.may(by, needs)


def _owed(by: Actor, one: Clause, n: ClauseLine, known: Known) -> tuple[str, ...]:
    """The units in somebody's reach whose proof does not hold, where each of them gives one."""
    if one.check.proof_from != "each":
        return ()
    until = checks.counted_until(one, known.plan, known.on)
    holding = {
        p.unit for p in known.proofs.get(one.id, [])
        if checks.standing(p.state, p.valid_from, p.valid_until, known.on, until)[0] == "hold"
    }  # fmt: skip
    units = known.owners.units
    owed = [(code, name) for o in n.owners for code, name in o.units if code not in holding]
    return tuple(name for code, name in owed if code == by.unit or by.scope.covers(units[code].place))


def _verbs(by: Actor, one: Clause, n: ClauseLine, proofs: list[Any], judgements: list[Any]) -> tuple[str, ...]:
    """What somebody may do about a clause itself, by unit and state."""
    owns = any(by.unit == code for o in n.owners for code, _ in o.units)
    waits = any(p.unit == by.unit and p.state == "offered" for p in proofs)
    offers = {
        "prove_clause": bool(one.check.proofs) and owns and not waits,
        "judge_clause": bool(checks.question(one.check)) and by.unit in judges_of(one)
        and not any(j.state == "given" for j in judgements),
        "name_owner": any(o.is_generic for o in n.owners), "issue_task": True,
    }  # fmt: skip
    return tuple(v for v, fits in offers.items() if fits and permissions.may(by, f"oversight.{v}"))


def _proofs(by: Actor, rows: list[Any], names: Names, on: date) -> tuple[ProofShown, ...]:
    files = attached_to("oversight.ClauseProof", [str(p.pk) for p in rows])
    return tuple(_proof(by, p, names, files.get(str(p.pk), ()), on) for p in rows)


def _proof(by: Actor, p: Any, names: Names, files: tuple[Attached, ...], on: date) -> ProofShown:
    _, tone, said = checks.standing(p.state, p.valid_from, p.valid_until, on)
    verbs = tuple(v for v in PROOFS.possible(p.state)
                  if permissions.may(by, f"oversight.{v}") and by.person != p.offered_by)  # fmt: skip
    return ProofShown(
        p.pk, p.unit, p.unit_name, p.document, p.said, p.valid_from, p.valid_until, p.state, tone, said,
        names.get(p.offered_by, p.offered_by), p.offered_at, names.get(p.decided_by, p.decided_by), p.decided_at,
        p.answer, files, verbs,
    )  # fmt: skip


def _judgements(by: Actor, rows: list[Any], names: Names, on: date) -> tuple[JudgementShown, ...]:
    out = []
    for j in rows:
        _, tone, said = checks.judged_standing(j.state, j.outcome, j.valid_until, on)
        verbs = tuple(v for v in JUDGEMENTS.possible(j.state)
                      if permissions.may(by, f"oversight.{v}") and by.person != j.judged_by)  # fmt: skip
        out.append(JudgementShown(
            j.pk, j.outcome, j.reason, j.valid_until, j.state, tone, said, names.get(j.judged_by, j.judged_by),
            j.unit_name, j.judged_at, names.get(j.decided_by, j.decided_by), j.decided_at, j.answer, verbs,
        ))  # fmt: skip
    return tuple(out)


def _history(plan: str, ident: str) -> tuple[LightShown, ...]:
    """Each change of state or amount, the newest first; a change of the evidence alone is not shown again."""
    out: list[LightShown] = []
    for n in ClauseLight.objects.filter(plan=plan, clause=ident).order_by("pk"):
        if out and (out[-1].state, out[-1].amount, out[-1].of) == (n.state, n.amount, n.of):
            continue
        tone, said = checks.CLAUSE_LIGHTS[n.state]
        out.append(LightShown(n.state, tone, said, plain(n.amount), plain(n.of), share(n), n.on, n.digest))
    return tuple(reversed(out))

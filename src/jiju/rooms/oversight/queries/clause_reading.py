"""Reads: every clause as it stands on a day, out of evidence, proofs and judgements. For the program itself."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max

from jiju.core.refusals import NotFound
from jiju.core.words import Word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import ClauseJudgement, ClauseLight, ClauseProof
from jiju.rooms.oversight.queries import evidence
from jiju.rooms.oversight.queries.clause_kept import written
from jiju.rooms.oversight.queries.owners import Owners
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.oversight.shapes import Asked, ClauseFacts, ClauseReading, Evidence, OwnerShown, Proofs
from jiju.rooms.oversight.shapes.evidence import Found
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import EVIDENCE, Clause, Plan
from jiju.rooms.registry import queries as registry
from jiju.spine.ledger import canonical


def clause_readings(on: date, only: Sequence[str] | None = None) -> list[ClauseReading]:
    """Every clause of the plan in force as it stands on a day, or some of them, in the plan's order."""
    plan = programmes.plan()
    wanted = [c for m in plan.measures for c in m.clauses if only is None or c.id in only]
    owners, proofs, judgements = Owners(plan, on), _proofs(plan.id), _judgements(plan.id)
    known: dict[tuple[str, str, date], Found] = {}
    out = []
    for clause in wanted:
        check = clause.check
        until = checks.counted_until(clause, plan, on)
        key = (check.evidence or "", str(sorted(check.parameters.items())), until)
        if check.evidence is not None and key not in known:
            known[key] = evidence.read(check.evidence, Asked(plan, on, check.parameters, until))
        found = known.get(key)
        stand = proof_stand(clause, proofs[clause.id], owners.of(clause), on, until)
        facts = _facts(clause, found, stand, judgements.get(clause.id, ()), plan, on)
        own = judgements.get(clause.id, ())
        document = canonical(_document(found, stand, proofs[clause.id], own, on, until))
        digest = hashlib.sha256(document.encode()).hexdigest()
        counted = _counted(clause, found, stand)
        out.append(ClauseReading(clause.id, checks.clause_state(facts), counted, stand, document, digest))
    return out


def _document(
    found: Found,
    stand: Proofs,
    proofs: Sequence[ClauseProof],
    judgements: Sequence[ClauseJudgement],
    on: date,
    until: date,
) -> dict[str, Any]:
    """Everything that a light rests on: what was counted, the documents that hold, the judgement that stands."""
    hold = [p for p in proofs if checks.standing(p.state, p.valid_from, p.valid_until, on, until)[0] == "hold"]
    judged = [j for j in judgements if judgement_stand(j, until)]
    return {
        "found": written(found), "proofs": [stand.wanted, stand.hold, stand.wait, stand.run_out],
        "documents": [[p.pk, p.unit, p.document, p.valid_until] for p in hold],
        "judgement": [judged[0].pk, judged[0].outcome, judged[0].state, judged[0].valid_until] if judged else [],
    }  # fmt: skip


def _counted(clause: Clause, found: Found, stand: Proofs) -> Found:
    """What the board counts: the evidence, or the proofs themselves where there is no other."""
    if found is None and stand.wanted:
        return Evidence(Decimal(stand.hold), Decimal(stand.wanted), Word(""))
    return found


def _facts(
    clause: Clause, found: Found, stand: Proofs, judgements: Sequence[ClauseJudgement], plan: Plan, on: date
) -> ClauseFacts:
    check, asked = clause.check, checks.question(clause.check)
    until = checks.counted_until(clause, plan, on)
    judgement = next((s for s in (judgement_stand(j, until) for j in judgements) if s), "")
    judged = {asked: judgement == "met"} if asked and judgement in ("met", "not_met") else {}
    return ClauseFacts(
        is_declared=bool(check.holds or check.proofs or asked), found=found, has_rule=check.holds is not None,
        holds=checks.holds(check.holds, found, on, judged),
        would_hold=checks.holds(check.holds, found, on, {asked: True}),
        near=checks.holds(check.near, found, on, {}), proofs=stand, judgement=judgement, is_judged=bool(asked),
        waits_for=check.waits_for, due=checks.due_of(clause, plan, on), on=on,
    )  # fmt: skip


def judgement_stand(j: ClauseJudgement, on: date) -> str:
    """How a judgement counts on a day: given, met, not_met, or not at all."""
    return checks.judged_standing(j.state, j.outcome, j.valid_until, on)[0]


def proof_stand(
    clause: Clause, proofs: Iterable[ClauseProof], owners: Sequence[OwnerShown], on: date, until: date
) -> Proofs:
    """How the documents of a clause stand: one is wanted, or one of each unit that answers for it."""
    check = clause.check
    if not check.proofs:
        return Proofs(0)
    units = {code for o in owners for code, _ in o.units}
    stands: dict[str, set[str]] = defaultdict(set)
    for p in proofs:
        stands[checks.standing(p.state, p.valid_from, p.valid_until, on, until)[0]].add(_for_unit(p, units, on))
    if check.proof_from == "one":
        return Proofs(1, *(int(bool(stands[s])) for s in ("hold", "wait", "run_out")))
    hold, wait, run_out = (stands[s] & units for s in ("hold", "wait", "run_out"))
    return Proofs(max(len(units), 1), len(hold), len(wait - hold), len(run_out - hold - wait))


def _for_unit(proof: ClauseProof, units: set[str], on: date) -> str:
    """The unit that a document speaks for: its own, or the body of the zone that went on under another code.

    A zone that swallowed others or was split off is another one, and proves anew.
    """
    code = registry.code_now(proof.zone_code, on) if proof.zone_code and proof.unit not in units else ""
    if not code or code == proof.zone_code:
        return proof.unit
    there = units_on(on).values()
    return next((u.code for u in there if u.kind == "zone_body" and u.place.zone == code), proof.unit)


def _proofs(plan: str) -> dict[str, list[ClauseProof]]:
    out: dict[str, list[ClauseProof]] = defaultdict(list)
    for p in ClauseProof.objects.filter(plan=plan).order_by("-pk"):
        out[p.clause].append(p)
    return out


def _judgements(plan: str) -> dict[str, list[ClauseJudgement]]:
    out: dict[str, list[ClauseJudgement]] = defaultdict(list)
    for j in ClauseJudgement.objects.filter(plan=plan).order_by("-pk"):
        out[j.clause].append(j)
    return out


def newest_lights(plan: str) -> dict[str, ClauseLight]:
    """The newest light of each clause of a plan."""
    last = ClauseLight.objects.filter(plan=plan).order_by().values("clause").annotate(newest=Max("pk")).values("newest")
    return {n.clause: n for n in ClauseLight.objects.filter(pk__in=last).order_by("pk")}


def differs(light: ClauseLight | None, found: ClauseReading) -> bool:
    """Whether a clause shows something else than what was written down last."""
    if light is None:
        return True
    return (light.state, light.amount, light.of, light.digest) != (found.state, found.amount, found.of, found.digest)


def clauses_to_write(on: date, rooms: frozenset[str] | None = None, only: Sequence[str] | None = None) -> list[str]:
    """The clauses that show something else than what was written down last; of all, or those that rooms tell of.

    A clause that was never read waits for the reading of all.
    """
    try:
        plan = programmes.plan()
    except NotFound:
        return []
    wanted = [c.id for m in plan.measures for c in m.clauses
              if (only is None or c.id in only) and (rooms is None or _room(c) in rooms)]  # fmt: skip
    newest = newest_lights(plan.id)
    if only is not None or rooms is not None:
        wanted = [c for c in wanted if c in newest]
    return [r.clause for r in clause_readings(on, wanted) if differs(newest.get(r.clause), r)] if wanted else []


def _room(clause: Clause) -> str:
    return EVIDENCE[clause.check.evidence].room if clause.check.evidence else ""

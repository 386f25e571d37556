"""Reads: who must do what next about a clause, in one sentence with the page on which it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jiju.core.words import Word, word
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import ClauseJudgement, ClauseProof
from jiju.rooms.oversight.queries.clause_reading import judgement_stand
from jiju.rooms.oversight.queries.owners import judges_of
from jiju.rooms.oversight.shapes import Evidence, Gap, NextStep, NotBuilt, OwnerShown, Proofs
from jiju.rooms.oversight.shapes.evidence import Found
from jiju.rooms.programmes.shapes import Clause
from jiju.spine import permissions
from jiju.spine.actors import Actor

PROVINCE = word("the provincial office")
ROOMS: dict[str, Word] = {
    "services": word("public service platforms"), "publications": word("publications"),
    "programmes": word("plans of cities and zones"),
}  # fmt: skip
KINDS: dict[str, Word] = {
    "zone": word("{n} zones are missing"), "city": word("{n} cities are missing"),
    "period": word("{n} periods are missing"), "post": word("{n} posts are vacant"),
    "form": word("{n} forms are missing"), "case": word("{n} cases stand open"), "award": word("{n} awards do not fit"),
    "task": word("{n} decisions are not followed"),
}  # fmt: skip


def next_step(
    by: Actor, clause: Clause, found: Found, owners: Sequence[OwnerShown], stand: Proofs, state: str,
    proofs: Sequence[ClauseProof], judgements: Sequence[ClauseJudgement], on: date,
    until: date,
) -> NextStep:  # fmt: skip
    """The first thing that stands between a clause and its green light, and whose it is."""
    page = f"/clauses/{clause.id}"
    offered = [p for p in proofs if p.state == "offered"]
    if offered:
        mine = permissions.may(by, "oversight.accept_proof") and any(p.offered_by != by.person for p in offered)
        return NextStep(PROVINCE, word("read {n} proofs and decide", n=len(offered)), f"{page}#proofs", mine)
    given = [j for j in judgements if judgement_stand(j, until) == "given"]
    if given:
        mine = permissions.may(by, "oversight.confirm_judgement") and given[0].judged_by != by.person
        return NextStep(PROVINCE, word("confirm the judgement, or contest it"), f"{page}#judgements", mine)
    if any(not o.units for o in owners):
        return NextStep(PROVINCE, word("name who answers for it"), f"{page}#owners",
                        permissions.may(by, "oversight.name_owner"))  # fmt: skip
    if state == "done":
        return NextStep("", word("nothing is to be done"))
    return _missing(by, clause, found, owners, stand, state, proofs, on, until)


def _missing(
    by: Actor, clause: Clause, found: Found, owners: Sequence[OwnerShown], stand: Proofs, state: str,
    proofs: Sequence[ClauseProof], on: date, until: date,
) -> NextStep:  # fmt: skip
    page = f"/clauses/{clause.id}"
    waits = found.room if isinstance(found, NotBuilt) else next(iter(clause.check.waits_for), "")
    if isinstance(found, NotBuilt) or (state == "untold" and waits):
        return NextStep("", word("{room}: to be built first", room=ROOMS.get(waits, waits)), page)
    who = owners[0].name if len(owners) == 1 else word("{name} and {n} others", name=owners[0].name, n=len(owners) - 1)
    gaps = found.gaps if isinstance(found, Evidence) else ()
    if gaps:
        return _gaps(by, clause, gaps, who)
    if stand.hold < stand.wanted:
        holding = {
            p.unit for p in proofs if checks.standing(p.state, p.valid_from, p.valid_until, on, until)[0] == "hold"
        }  # fmt: skip
        owns = any(by.unit == code for o in owners for code, _ in o.units) and by.unit not in holding
        mine = owns and permissions.may(by, "oversight.prove_clause")
        return NextStep(who, word("upload {n} proofs", n=stand.wanted - stand.hold), f"{page}#prove", mine)
    if checks.question(clause.check):
        judge = by.unit in judges_of(clause) and permissions.may(by, "oversight.judge_clause")
        return NextStep(word("whom the rule names"), word("judge it"), f"{page}#judge", judge)
    return NextStep(who, word("make a beginning"), page)


def _gaps(by: Actor, clause: Clause, gaps: Sequence[Gap], who: Word | str) -> NextStep:
    kind = gaps[0].kind
    said = Word(KINDS[kind].text, {"n": len(gaps)})
    if permissions.may(by, "oversight.issue_task") and by.scope.reach == "all":
        return NextStep(who, word("{missing}: issue a task", missing=said), f"/tasks/new?origin=clause:{clause.id}")
    return NextStep(who, said, f"/clauses/{clause.id}")

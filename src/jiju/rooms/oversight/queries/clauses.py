"""Reads: the clause board, and one clause with everything that is known of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import ClauseJudgement, ClauseLight, ClauseProof
from jiju.rooms.oversight.queries.clause_kept import read_back
from jiju.rooms.oversight.queries.clause_next import next_step
from jiju.rooms.oversight.queries.clause_reading import newest_lights, proof_stand
from jiju.rooms.oversight.queries.owners import Owners, in_sight
from jiju.rooms.oversight.shapes import ClauseLine, Evidence, Gap
from jiju.rooms.oversight.shapes.evidence import HUNDREDTH, Found
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Clause, Measure, Plan
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.looks import kept

NOWHERE = Place()
ORDER = tuple(checks.CLAUSE_LIGHTS)


@dataclass(frozen=True)
class ClausesWanted:
    """What the board is asked for. Missing: an empty text asks for all."""

    light: str = ""
    owner: str = ""
    measure: str = ""
    auto: str = ""
    search: str = ""
    mine: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of the clauses of the plan in force, read once for all of them and for all who look."""

    plan: Plan
    on: date
    owners: Owners
    lights: Mapping[str, ClauseLight]
    founds: Mapping[str, Found]
    proofs: Mapping[str, Sequence[ClauseProof]]
    judgements: Mapping[str, Sequence[ClauseJudgement]]

    def found(self, clause: str) -> Found:
        return self.founds.get(clause)


@kept
def known_on(on: date) -> Known:
    """What is known of the clauses on a day. For the program itself."""
    plan = programmes.plan()
    lights = newest_lights(plan.id)
    founds = {code: read_back(json.loads(n.evidence)["found"]) for code, n in lights.items()}
    proofs = ClauseProof.objects.filter(plan=plan.id).order_by("-pk")
    judgements = ClauseJudgement.objects.filter(plan=plan.id).order_by("-pk")
    return Known(plan, on, Owners(plan, on), lights, founds, _by_clause(proofs), _by_clause(judgements))


def _by_clause(rows: Any) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    for row in rows:
        out.setdefault(row.clause, []).append(row)
    return out


def clauses(by: Actor, *, on: date, wanted: ClausesWanted = ClausesWanted()) -> list[ClauseLine]:
    """The clauses of the plan in force in its order, each with its light, as far as they fit the conditions."""
    permissions.ask(by, "oversight.see_clauses")
    known = known_on(on)
    lines = [line(by, m, c, known) for m in known.plan.measures for c in m.clauses]
    return [n for n in lines if _fits(n, by, wanted)]


def _fits(n: ClauseLine, by: Actor, w: ClausesWanted) -> bool:
    units = {code for o in n.owners for code, _ in o.units}
    return (
        w.light in ("", n.state, n.tone)
        and w.measure in ("", n.measure)
        and w.auto in ("", n.auto)
        and (not w.owner or w.owner in {o.organisation for o in n.owners} | units)
        and (not w.search or any(w.search in text for text in (n.id, n.name, n.quote, n.metric)))
        and (not w.mine or n.next.waits_for_me or n.mine > 0 or by.unit in units)
    )


def line(by: Actor, measure: Measure, clause: Clause, known: Known) -> ClauseLine:
    """One clause as the board shows it. For the program itself."""
    light, found, owners = known.lights.get(clause.id), known.found(clause.id), known.owners.of(clause)
    proofs = known.proofs.get(clause.id, [])
    until = checks.counted_until(clause, known.plan, known.on)
    stand = proof_stand(clause, proofs, owners, known.on, until)
    state = light.state if light else "unread"
    tone, said = checks.CLAUSE_LIGHTS[state]
    due = checks.due_of(clause, known.plan, known.on)
    return ClauseLine(
        clause.id, clause.name, clause.quote, measure.id, measure.titled,
        tuple(in_sight(by, o, known.owners.units) for o in owners), clause.check.auto,
        clause.check.metric, clause.check.rule, due, clause.check.every or "",
        (due - known.on).days if due else None, state, tone, said, plain(light.amount) if light else None,
        plain(light.of) if light else None, share(light), sum(1 for g in _gaps(found) if is_mine(by, g)),
        light.on if light else None,
        next_step(by, clause, found, owners, stand, state, proofs, known.judgements.get(clause.id, []), known.on,
                  until),
        stand, _ends(clause),
    )  # fmt: skip


def _ends(clause: Clause) -> str:
    """Whether a clause without a day ends with the plan, or is for good."""
    return "for_good" if clause.ends == "never" else "with_plan" if checks.ends_with_plan(clause) else ""


def share(light: ClauseLight | None) -> Decimal | None:
    """Units: percent."""
    if light is None or light.amount is None or not light.of:
        return None
    return (light.amount / light.of * 100).quantize(HUNDREDTH)


def plain(value: Decimal | None) -> Decimal | None:
    """A number without the places that the store gives it."""
    whole = None if value is None else value.to_integral_value()
    return whole if whole == value else value


def _gaps(found: Found) -> Sequence[Gap]:
    return found.gaps if isinstance(found, Evidence) else ()


def is_mine(by: Actor, gap: Gap) -> bool:
    """Whether something that is missing lies in somebody's own area; the whole province is nobody's own."""
    return by.scope.reach != "all" and gap.place != NOWHERE and by.scope.covers(gap.place)


def is_seen(by: Actor, place: Place) -> bool:
    """Whether somebody sees by name what lies at a place: in the own area, or nowhere."""
    return place == NOWHERE or by.scope.covers(place)


def by_measure(lines: Sequence[ClauseLine]) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """The measures with how many of their clauses show each tone."""
    out: dict[str, tuple[str, Counter[str]]] = {}
    for n in lines:
        out.setdefault(n.measure, (n.measure_name, Counter()))[1][n.tone] += 1
    return [(code, name, [(t, count[t]) for t in ("bad", "watch", "none", "ok") if count[t]])
            for code, (name, count) in out.items()]  # fmt: skip


def clauses_json(by: Actor, *, on: date) -> dict[str, Any]:
    """The board as the command line prints it. Units: share in percent."""
    lines, plan = clauses(by, on=on), programmes.plan()
    return {
        "plan": plan.id, "on": on.isoformat(), "states": dict(Counter(n.state for n in lines)),
        "clauses": [
            {
                "id": n.id, "name": n.name, "measure": n.measure, "auto": n.auto, "state": n.state,
                "amount": _number(n.amount), "of": _number(n.of), "share": _number(n.share),
                "due": n.due.isoformat() if n.due else None, "ends": n.ends,
                "since": n.since.isoformat() if n.since else None,
                "owners": [{"id": o.organisation, "units": [code for code, _ in o.units]} for o in n.owners],
                "next": {"who": str(n.next.who), "what": str(n.next.what), "path": n.next.path},
            }
            for n in lines
        ],
    }  # fmt: skip


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

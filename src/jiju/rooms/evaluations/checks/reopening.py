"""What must be decided again: after a correction, and after a finding of false figures. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jiju.rooms.evaluations.checks.following import wanted_of
from jiju.rooms.evaluations.shapes.following import Found, Grounds, Settled, Wanted
from jiju.rooms.evaluations.shapes.standing import Standing
from jiju.rooms.programmes.shapes import Scheme
from jiju.spine.ledger import canonical

# What may move without making a decision another one.
ASIDE = frozenset({"score", "lost", "peers", "of"})
FOLLOWS_THE_RESULT = frozenset({"award", "rectify", "remove", "promote", "demote"})
WON = frozenset({"award", "promote", "admit"})  # what a unit gets


def reopened(scheme: Scheme, rows: Iterable[Standing], wanted: Iterable[Wanted], grounds: Grounds) -> list[Wanted]:
    """What persons decided and must look at again, with the cause."""
    standing = {r.unit: r for r in rows}
    now = {w.key: w for w in wanted}
    changed = [w for s in grounds.settled if (w := _changed(s, now.get((s.unit, s.kind, s.about)), grounds.number))]
    false = [w for f in grounds.found if f.unit in standing for w in _false(scheme, standing[f.unit], f, grounds)]
    return [*changed, *false]


def _changed(settled: Settled, now: Wanted | None, number: int) -> Wanted | None:
    """A decision whose facts are others now. What was declined and is no longer proposed stays closed."""
    if settled.kind not in FOLLOWS_THE_RESULT or (settled.state == "declined" and now is None):
        return None
    before, after = facts(settled.because), None if now is None else facts(now.because)
    if before == after:
        return None
    because = {"cause": "result", "number": number, **_about(settled), "before": before, "now": after}
    return Wanted(settled.unit, settled.name, settled.place, "reopen", f"{settled.id}:result:{number}", because)


def facts(because: dict[str, Any]) -> str:
    """The facts that a decision rests on, as one text to compare by."""
    return canonical({k: v for k, v in because.items() if k not in ASIDE})


def _about(settled: Settled) -> dict[str, Any]:
    return {"proposal": settled.id, "was": settled.kind, "state": settled.state, "award": settled.because.get("award")}


def _false(scheme: Scheme, row: Standing, found: Found, grounds: Grounds) -> Iterator[Wanted]:
    """The place in the round, and each title and award that was won with it."""
    said = {"cause": "falsehood", "falsehood": found.id, "period": found.period, "figures": found.figures}
    yield wanted_of(scheme, row, "reopen", f"falsehood:{found.id}", **said)
    for settled in grounds.settled:
        if settled.unit == row.unit and settled.state == "taken_up" and settled.kind in WON:
            yield wanted_of(scheme, row, "reopen", f"falsehood:{found.id}:{settled.id}", **said, **_about(settled))

"""Reads: on what awards may rest: titles newly recognised, and places in final rounds that were taken up.

Where titles come from is said by `titles` alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.shapes import ProposalShown
from jiju.rooms.grants.queries.rules import rules
from jiju.rooms.grants.shapes import Origin
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Award
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.rooms.selections import queries as selections
from jiju.spine.actors import Place, system

READER = system("grants")


def origins(on: date) -> list[Origin]:
    """Everything on which an award may rest on a day. For the program itself."""
    return [*titles(on), *places_won()]


def origin(kind: str, key: str, award: str, on: date) -> Origin | None:
    """One of them as it is now, or nothing when it no longer stands. For the program itself."""
    found = titles(on) if kind == "title" else _places_beside(key)
    return next((o for o in found if o.key == key and o.award == award), None)


def titles(on: date) -> list[Origin]:
    """The zones that became provincial in the years of the plan, each on the day of its title."""
    plan, for_titles = programmes.plan(), [a for a in rules() if a.needs and a.needs.kind == "title"]
    first, last = date(plan.first_year, 1, 1), date(plan.last_year, 12, 31)
    standing = next((library.id for library in plan.libraries if library.status == registry.PROVINCIAL), "")
    documents = selections.documents(standing)
    out = []
    zones = {c: list(v) for c, v in groupby(registry.versions_between(first, on), key=lambda v: v.code)}
    ever = registry.lineages(zones)
    for code, known in zones.items():
        won = next((v for v in known if v.status == registry.PROVINCIAL), None)
        others = [v for c in sorted(ever[code] - {code}) for v in zones.get(c, ())]
        if won is not None and first <= won.since <= last and not _is_carried_over(won, others):
            now = _as_it_goes_on(known[-1], others)
            out += [_title(code, rule, won, now, documents.get((code, won.since), "")) for rule in for_titles]
    return out


def _is_carried_over(won: ZoneFacts, others: list[ZoneFacts]) -> bool:
    """Whether a title only goes on under this code: it was won under another, which had it up to that day."""
    return any(v.status == won.status and v.until == won.since for v in others)


def _as_it_goes_on(now: ZoneFacts, others: list[ZoneFacts]) -> ZoneFacts:
    """The zone as it is now; one whose code was closed has the standing that was carried over to the next code."""
    goes_on = next((v for v in others if v.until is None and v.status == registry.PROVINCIAL), None)
    return replace(now, status=goes_on.status) if now.status == registry.CLOSED and goes_on is not None else now


def _title(code: str, rule: Award, won: ZoneFacts, now: ZoneFacts, document: str) -> Origin:
    facts = {"batch": won.batch, "since": won.since.isoformat(), "status": now.status}
    facts |= {"document": document} if document else {}
    return Origin("title", f"{code}:{won.since.isoformat()}", code, now.name, now.place, rule.id, _cap(rule), facts)


def places_won() -> list[Origin]:
    """The award proposals of final rounds that were taken up for zones."""
    return [o for r in evaluations.followed_rounds(READER) for o in _of_round(r.id)]


def _places_beside(key: str) -> list[Origin]:
    """The places of the round that a proposal belongs to."""
    if not key.isdecimal() or len(key) > 15:
        return []
    try:
        return _of_round(evaluations.proposal_record(READER, int(key)).round_id)
    except NotFound:
        return []


def _of_round(round_: int) -> list[Origin]:
    proposals = evaluations.proposals(READER, round_)
    by_id = {a.id: a for a in rules() if a.needs and a.needs.kind == "round"}
    reopened: dict[int, list[int]] = {}
    for p in proposals:
        if p.kind == "reopen" and p.state != "declined" and "proposal" in p.because:
            reopened.setdefault(p.because["proposal"], []).append(p.id)
    places = registry.newest_places()
    return [
        _place(p, by_id[p.about], sorted(reopened.get(p.id, [])), places[p.zone])
        for p in proposals
        if p.kind == "award" and p.state == "taken_up" and p.zone and p.about in by_id
    ]


def _place(p: ProposalShown, rule: Award, reopened: list[int], place: Place) -> Origin:
    kept = ("grade", "rank", "peers", "score", "place", "of", "top", "among", "tied")
    facts: dict[str, Any] = {k: p.because[k] for k in kept if k in p.because}
    facts |= {"round": p.round, "round_name": p.round_name, "reopened": reopened}
    cap = min(_cap(rule), Decimal(p.because["cap_wan"])) if p.because.get("cap_wan") else _cap(rule)
    return Origin("round", str(p.id), p.zone, p.name, place, rule.id, cap, facts, p.round)


def _cap(rule: Award) -> Decimal:
    if rule.cap_wan is None:
        raise ValueError(f"{rule.id} has no cap")  # the loader refuses such a rule
    return Decimal(rule.cap_wan)


def _ran_out(unit: str, on: date) -> date | None:
    """The day on which the title that the registry tells of ran out, also before the registry has followed."""
    standing = [library.id for library in programmes.plan().libraries if library.status == registry.PROVINCIAL]
    return next((day for one in standing if (day := selections.ran_out_on(unit, one, on)) is not None), None)


def hindrance(unit: str, unit_name: str, origin_: Origin | None, on: date) -> Word | None:
    """What stands against money for a zone on a day, under whichever code it is known. For the program itself."""
    codes = registry.lineage(unit)
    if codes & evaluations.barred():
        return word("A finding of false figures against {unit} is open or confirmed.", unit=unit_name)
    ended = _ran_out(unit, on)
    if ended is not None:
        return word("The title of {unit} ran out on {day}.", unit=unit_name, day=ended.isoformat())
    held = {z.code for z in registry.zones_on(on) if z.status == registry.PROVINCIAL}
    if not codes & held:
        return word("{unit} does not hold the provincial title today.", unit=unit_name)
    if origin_ is None:
        return word("What the award rests on no longer stands.")
    if origin_.facts.get("reopened"):
        return word("The place in the round is to be decided again.")
    return None

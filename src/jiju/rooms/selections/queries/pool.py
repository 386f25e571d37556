"""Reads: the pool of experts, and the pool of one draw."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from jiju.core import workdays
from jiju.core.refusals import NotFound
from jiju.engines.draws import Pool, Stratum
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Review
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Expert, ExpertVersion, Seat
from jiju.rooms.selections.queries.changes import change_of
from jiju.rooms.selections.queries.stored_facts import facts_in
from jiju.rooms.selections.shapes import Applied, Body, ExpertFacts, ExpertLine, ExpertShown, ExpertWording
from jiju.rooms.selections.states import EXPERTS, SEATS
from jiju.rooms.selections.words import POOL_CHANGES
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

RUNS_IT = (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN)


def expert_record(by: Actor, code: str) -> Expert:
    """An expert by code, to act upon. Errors: NotYours, NotFound."""
    permissions.ask(by, "selections.see_experts")
    found: Expert | None = Expert.objects.filter(code=code).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def experts(by: Actor, *, asked: str = "", field: str = "", state: str = "listed") -> tuple[ExpertLine, ...]:
    """The experts of the pool by code.

    Shape    asked is part of a code, a name or an employer; field one of theirs; state "waits": of whom something waits
    """
    permissions.ask(by, "selections.see_experts")
    rows = Expert.objects.order_by("code")
    if state == "waits":
        rows = rows.exclude(waits="")
    elif state:
        rows = rows.filter(state=state)
    lines = _lines(rows)
    found = [n for n in lines if not field or field in n.facts.fields]
    return tuple(
        n for n in found if not asked or any(asked in t for t in (n.code, n.facts.name, n.facts.employer.name))
    )


def expert_rows_out(by: Actor, on: date) -> list[ExpertFacts]:
    """Whom the workbook of the pool lists: everybody who holds a post as an expert, with what the pool says of each."""
    permissions.ask(by, "selections.see_experts")
    rows = list(Expert.objects.order_by("code"))
    facts = newest_facts(rows)
    known = {e.person: facts[e.pk] for e in rows}
    posted = {p.person: p.name for p in people.posted_as(Role.EXPERT, on=on)}
    fresh = [ExpertFacts(person, name, "", (), Body("", "")) for person, name in posted.items() if person not in known]
    return [*known.values(), *fresh]


def fields_known(by: Actor) -> tuple[str, ...]:
    """Every field that somebody of the pool has."""
    return tuple(sorted({f for line in experts(by) for f in line.facts.fields}))


def expert(by: Actor, code: str) -> ExpertShown:
    """One expert with every version and every panel. Errors: NotYours, NotFound."""
    found = expert_record(by, code)
    rows = list(found.versions.order_by("-number"))
    names = people.names_of([p for v in rows for p in (v.written_by, v.confirmed_by) if p])
    seats = found.seats.select_related("panel__call").order_by("-panel__prepared_at", "-pk")
    return ExpertShown(
        _lines([found])[0], found.struck_on, found.struck_because,
        tuple(
            ExpertWording(
                v.number, facts_in(v.facts), names.get(v.written_by, v.written_by), v.at,
                names.get(v.confirmed_by, v.confirmed_by), v.confirmed_at,
            )
            for v in rows
        ),
        change_of(by, found),
        tuple((s.panel_id, s.panel.call.name, SEATS[s.state], workdays.day_of(s.panel.prepared_at)) for s in seats),
    )  # fmt: skip


def _lines(rows: Any) -> list[ExpertLine]:
    found = list(rows)
    texts = newest_facts(found)
    drawn = Counter(
        Seat.objects.filter(expert__in=[e.pk for e in found]).order_by("pk").values_list("expert", flat=True)
    )
    return [
        ExpertLine(
            e.pk, e.code, e.state, EXPERTS.states[e.state], texts[e.pk], e.number, drawn[e.pk],
            POOL_CHANGES.get(e.waits),
        )
        for e in found
    ]  # fmt: skip


def newest_facts(rows: Sequence[Expert]) -> dict[int, ExpertFacts]:
    """What the pool says now of some experts, by their keys, in one query. For the program itself."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for pk, number, text in (
        ExpertVersion.objects.filter(expert__in=[e.pk for e in rows])
        .order_by("pk")
        .values_list("expert", "number", "facts")
    ):
        found[pk][number] = text
    return {e.pk: facts_in(found[e.pk][e.number]) for e in rows}


def pool_of(by: Actor, review: Review, reviewed: Sequence[Applied], on: date) -> Pool:
    """Everything that decides a draw but its seed: the pool as it is today, who is reviewed, and how many are wanted.

    Missing  whoever fixes the pool is not in it
    """
    rows = list(Expert.objects.filter(state="listed").exclude(person=by.person).order_by("code"))
    facts = newest_facts(rows)
    listed = [checks.Listed(e.code, facts[e.pk], _places(by, facts[e.pk], reviewed, on)) for e in rows]
    names = checks.known(listed)
    return Pool(
        tuple(checks.candidate(one, reviewed) for one in listed),
        tuple(checks.applicant(one, names) for one in reviewed),
        tuple(Stratum(s.field, s.wanted, s.reserves, s.least) for s in review.seats),
        on, review.years, review.per_employer,
    )  # fmt: skip


def _places(by: Actor, facts: ExpertFacts, reviewed: Sequence[Applied], on: date) -> tuple[str, ...]:
    """The zones under review in which an expert is or was posted, or the employer has its place."""
    zones = [a.zone for a in reviewed if a.zone]
    found = (
        {z for z in zones if people.belongs_to(facts.person, [z], RUNS_IT)} if _belongs(facts.person, zones) else set()
    )
    return tuple(sorted({*found, *_tenancies(by, facts.employer.code, on)}))


def _belongs(person: str, zones: Sequence[str]) -> bool:
    return people.belongs_to(person, zones, RUNS_IT)


def _tenancies(by: Actor, uscc: str, on: date) -> list[str]:
    if not uscc:
        return []
    try:
        return [t.zone for t in registry.enterprise(by, uscc, on)]
    except NotFound:
        return []

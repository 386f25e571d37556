"""Acts that found units and engage their persons."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from django.contrib.auth.hashers import make_password

from jiju.rooms.people import queries, words
from jiju.rooms.people.models import Account, Person, Posting, Unit
from jiju.rooms.people.shapes import REACHES, Engagement, UnitFacts
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

BATCH = 1_000


@act("people.found")
def found(units: list[UnitFacts], *, by: Actor, at: datetime) -> int:
    """Write down units, parents before children.

    Errors   NameIsTaken for a code that exists; UnitIsUnknown for a parent that does not; then none is
             founded
    """
    known = dict(Unit.objects.values_list("code", "pk"))
    for facts in units:
        _refuse_unit(facts, known)
        unit = Unit(
            code=facts.code, name=facts.name, short_name=facts.short_name, kind=facts.kind,
            parent_id=known.get(facts.parent), division_code=facts.division_code,
            since=facts.since, until=facts.until,
        )  # fmt: skip
        unit.save()
        known[facts.code] = unit.pk
    record(None, count=len(units), digest=_digest([vars(u) for u in units]))
    return len(units)


def _refuse_unit(facts: UnitFacts, known: dict[str, int]) -> None:
    if facts.kind not in Unit.KINDS:
        raise words.no_kind(facts.kind, Unit.KINDS)
    if facts.code in known:
        raise words.unit_exists(facts.code)
    if facts.parent and facts.parent not in known:
        raise words.no_unit(facts.parent)


@act("people.engage")
def engage(engagements: list[Engagement], *, by: Actor, at: datetime) -> int:
    """Write down persons with their postings and accounts.

    Each distinct password is hashed once: a demonstration has hundreds of accounts and one password.

    Errors   UnitIsUnknown, NameIsTaken, PostingDoesNotFit, NotADemonstration; then nobody is engaged
    """
    units = dict(Unit.objects.values_list("code", "pk"))
    _refuse_engagements(engagements, units)
    people = persons([(e.name, e.phone) for e in engagements])
    pairs = list(zip(people, engagements, strict=True))
    Posting.objects.bulk_create([_posting(p, e, units[e.unit_code]) for p, e in pairs], batch_size=BATCH)
    hashed = cache(make_password)
    Account.objects.bulk_create([
        Account(
            username=e.username, person=p, is_demo=e.is_demo,
            password=e.password_hash or (hashed(e.password) if e.password else make_password(None)),
        )
        for p, e in pairs
    ], batch_size=BATCH)  # fmt: skip
    said = [[e.username, e.role, e.unit_code, e.reach, e.codes, e.since] for e in engagements]
    record(None, count=len(engagements), digest=_digest(said))
    return len(engagements)


def _refuse_seconds(engagements: list[Engagement]) -> None:
    """A zone has one statistician and one deputy, those who are engaged together among them."""
    fresh = [e for e in engagements if e.role is Role.ZONE_STATISTICIAN]
    held = {(code, deputy) for code, deputy in queries.statisticians_held()} if fresh else set()
    for e in fresh:
        for code in e.codes:
            if (code, e.deputy) in held:
                raise words.deputy_held(code) if e.deputy else words.post_held(code)
            held.add((code, e.deputy))


def _refuse_engagements(engagements: list[Engagement], units: dict[str, int]) -> None:
    names = [e.username for e in engagements]
    taken = set(Account.objects.filter(username__in=names).values_list("username", flat=True))
    if any(e.is_demo for e in engagements) and queries.demonstration_day() is None:
        raise words.not_marked()
    _refuse_seconds(engagements)
    for e in engagements:
        _refuse_reach(e)
        if e.unit_code not in units:
            raise words.no_unit(e.unit_code)
        if e.username in taken:
            raise words.name_taken(e.username)
        taken.add(e.username)


def _refuse_reach(e: Engagement) -> None:
    """A role reaches its own area and no further; nobody is engaged as the system itself."""
    if e.reach not in REACHES.get(e.role, frozenset()):
        raise words.no_such_reach(e.username, e.role.value, e.reach)
    if e.reach not in {"all", "none"} and not any(e.codes):
        raise words.codes_missing(e.username, e.reach)


def persons(named: list[tuple[str, str]]) -> list[Person]:
    """New persons, numbered after the last."""
    last = Person.objects.order_by("-pk").values_list("code", flat=True).first()
    start = int(last[1:]) + 1 if last else 1
    fresh = [Person(code=f"P{n:06d}", name=name, phone=phone) for n, (name, phone) in enumerate(named, start)]
    Person.objects.bulk_create(fresh, batch_size=BATCH)
    kept = Person.objects.in_bulk([p.code for p in fresh], field_name="code")
    return [kept[p.code] for p in fresh]


def _posting(person: Person, e: Engagement, unit: int) -> Posting:
    codes = json.dumps(sorted(set(e.codes)))
    return Posting(
        person=person, unit_id=unit, role=e.role.value, reach=e.reach, codes=codes, since=e.since, deputy=e.deputy,
        document=e.document, document_date=e.document_date,
    )  # fmt: skip


def _digest(rows: Sequence[object]) -> str:
    return hashlib.sha256(canonical(rows).encode()).hexdigest()

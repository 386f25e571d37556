"""Acts: found units, engage people, hand a post over, write down a sign-in, mark a demonstration."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache as remembered
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils import timezone

from jiju.rooms.people import queries, words
from jiju.rooms.people.models import Account, DemoMark, Person, Posting, Unit
from jiju.rooms.people.shapes import HANDS_OVER, REACHES, Engagement, Successor, UnitFacts
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
    persons = _persons([(e.name, e.phone) for e in engagements])
    pairs = list(zip(persons, engagements, strict=True))
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


def _refuse_engagements(engagements: list[Engagement], units: dict[str, int]) -> None:
    names = [e.username for e in engagements]
    taken = set(Account.objects.filter(username__in=names).values_list("username", flat=True))
    if any(e.is_demo for e in engagements) and queries.demonstration_day() is None:
        raise words.not_marked()
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


def _persons(named: list[tuple[str, str]]) -> list[Person]:
    """New persons, numbered after the last."""
    last = Person.objects.order_by("-pk").values_list("code", flat=True).first()
    start = int(last[1:]) + 1 if last else 1
    fresh = [Person(code=f"P{n:06d}", name=name, phone=phone) for n, (name, phone) in enumerate(named, start)]
    Person.objects.bulk_create(fresh, batch_size=BATCH)
    kept = Person.objects.in_bulk([p.code for p in fresh], field_name="code")
    return [kept[p.code] for p in fresh]


def _posting(person: Person, e: Engagement, unit: int) -> Posting:
    codes = json.dumps(sorted(set(e.codes)))
    return Posting(person=person, unit_id=unit, role=e.role.value, reach=e.reach, codes=codes, since=e.since)


@act("people.hand_over")
def hand_over(posting: Posting, *, by: Actor, at: datetime, to: Successor, document: str, on: date) -> Posting:
    """End a posting and begin the successor's on the same day, by the document that orders it.

    An account belongs to a person and not to a post: the successor signs in under their own, and the
    predecessor's is closed once no posting is left to it.

    Errors   NotYours for a post above one's own; DocumentIsMissing, HandoverLiesAhead, PostingHasEnded,
             UnitIsUnknown, PasswordIsWeak, PostingDoesNotFit
    """
    if Role(posting.role) not in HANDS_OVER.get(by.role, frozenset()):
        raise words.not_yours_to_hand_over()
    if not document.strip():
        raise words.document_missing()
    if posting.since >= on or (posting.until is not None and posting.until <= on):
        raise words.posting_ended()
    if on > timezone.localdate(at):
        raise words.lies_ahead(on)
    person = _successor(to)
    if person.pk == posting.person_id:
        raise words.successor_is_the_same()
    new = Posting(
        person=person, unit_id=posting.unit_id, role=posting.role, reach=posting.reach, codes=posting.codes,
        since=on, until=posting.until, document=document,
    )  # fmt: skip
    new.save()
    posting.until, posting.handed_over_to = on, person
    posting.save()
    _close_accounts(posting.person, on)
    record(posting, to=person.code, on=on, document=document, new=new.pk)
    return new


def _successor(to: Successor) -> Person:
    account = Account.objects.select_related("person").filter(username=to.username).first()
    if account is not None:
        Account.objects.filter(pk=account.pk).update(is_active=True)
        return account.person
    if not to.name or not to.password:
        raise words.successor_unknown(to.username)
    _refuse_weak(to)
    person = _persons([(to.name, to.phone)])[0]
    Account.objects.create(username=to.username, password=make_password(to.password), person=person)
    return person


def _refuse_weak(to: Successor) -> None:
    try:
        validate_password(to.password, Account(username=to.username))
    except ValidationError:
        raise words.weak_password() from None


@act("people.write_address")
def write_address(posting: Posting, *, by: Actor, at: datetime, email: str) -> Posting:
    """Write down where the holder of a post gets mail, or that they get none (an empty address).

    The ledger keeps that the address was written, and not the address.

    Errors   AddressIsUnreadable; PostingHasEnded for a post that was handed over
    """
    if posting.until is not None and posting.until <= timezone.localdate(at):
        raise words.posting_ended()
    address = email.strip()
    _refuse_unreadable(address)
    person = posting.person
    person.email = address
    person.save()
    record(posting, person=person.code, address="written" if address else "removed")
    return posting


def _refuse_unreadable(address: str) -> None:
    if not address:
        return
    try:
        validate_email(address)
    except ValidationError:
        raise words.address_unreadable(address) from None


def _close_accounts(person: Person, on: date) -> None:
    if not person.postings.filter(Q(until__isnull=True) | Q(until__gt=on)).exists():
        Account.objects.filter(person=person).update(is_active=False)


@act("people.sign_in")
def sign_in(account: None, *, by: Actor, at: datetime) -> None:
    """Write down that somebody signed in."""
    record(None, account=by.account)


@act("people.mark_demonstration")
def mark_demonstration(mark: None, *, by: Actor, at: datetime, day: date) -> None:
    """Mark an empty store as a demonstration that stands on a day.

    Errors   NotADemonstration when people work in it already
    """
    if Account.objects.exists():
        raise words.in_use()
    DemoMark(pk=1, day=day).save()
    remembered.delete(queries.DAY_KEY)
    record(None, day=day)


def _digest(rows: Sequence[object]) -> str:
    return hashlib.sha256(canonical(rows).encode()).hexdigest()

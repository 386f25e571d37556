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
from django.db.models import Q
from django.utils import timezone

from jiju.rooms.people import queries, words
from jiju.rooms.people.models import Account, DemoMark, Person, Posting, Training, Unit
from jiju.rooms.people.shapes import HANDS_OVER, REACHES, Appointment, Engagement, Successor, UnitFacts
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
    return Posting(
        person=person, unit_id=unit, role=e.role.value, reach=e.reach, codes=codes, since=e.since, deputy=e.deputy,
        document=e.document, document_date=e.document_date,
    )  # fmt: skip


@act("people.hand_over")
def hand_over(
    posting: Posting, *, by: Actor, at: datetime, to: Successor, document: str, on: date, dated: date | None = None
) -> Posting:
    """End a posting and begin the successor's on the same day, by the document that orders it.

    An account belongs to a person and not to a post: the successor signs in under their own, and the
    predecessor's is closed once no posting is left to it. A deputy who takes the post over is a deputy no longer.

    Shape    dated: the date that the document carries
    Errors   NotYours for a post above one's own; DocumentIsMissing, HandoverLiesAhead, PostingHasEnded,
             UnitIsUnknown, PasswordIsWeak, PostingDoesNotFit
    """
    if posting.since >= on:
        raise words.posting_ended()
    _refuse_appointment(posting, by, at, Appointment(document, dated), on)
    person = _successor(to)
    if person.pk == posting.person_id:
        raise words.successor_is_the_same()
    if posting.deputy and queries.holds_beside(posting, person.pk, on):
        raise words.deputy_is_the_same()
    new = Posting(
        person=person, unit_id=posting.unit_id, role=posting.role, reach=posting.reach, codes=posting.codes,
        since=on, until=posting.until, document=document, document_date=dated, deputy=posting.deputy,
    )  # fmt: skip
    queries.deputy_postings(posting, on).filter(person=person).update(until=on)
    new.save()
    posting.until, posting.handed_over_to = on, person
    posting.save()
    _close_accounts(posting.person, on)
    record(posting, to=person.code, on=on, document=document, dated=str(dated or ""), new=new.pk)
    return new


def _refuse_appointment(posting: Posting, by: Actor, at: datetime, appointed: Appointment, on: date) -> None:
    if Role(posting.role) not in HANDS_OVER.get(by.role, frozenset()):
        raise words.not_yours_to_hand_over()
    if not appointed.document.strip():
        raise words.document_missing()
    if posting.since > on or (posting.until is not None and posting.until <= on):
        raise words.posting_ended()
    if on > timezone.localdate(at):
        raise words.lies_ahead(on)
    if appointed.dated is not None and appointed.dated > timezone.localdate(at):
        raise words.dated_ahead(appointed.dated)


@act("people.appoint_deputy")
def appoint_deputy(
    posting: Posting, *, by: Actor, at: datetime, to: Successor, appointed: Appointment, on: date
) -> Posting:
    """Give a zone's statistician a deputy, with the same rights in the same area.

    Errors   NotAStatistician for another post; PostIsHeld when there is a deputy; PostingDoesNotFit for the
             statistician; and as for handing over
    """
    _refuse_appointment(posting, by, at, appointed, on)
    if posting.role != Role.ZONE_STATISTICIAN.value or posting.deputy:
        raise words.no_deputy_of(posting.person.name)
    if queries.deputy_postings(posting, on).exists():
        raise words.deputy_held("、".join(json.loads(posting.codes)))
    person = _successor(to)
    if person.pk == posting.person_id:
        raise words.deputy_is_the_same()
    new = Posting(
        person=person, unit_id=posting.unit_id, role=posting.role, reach=posting.reach, codes=posting.codes, since=on,
        document=appointed.document.strip(), document_date=appointed.dated, deputy=True,
    )  # fmt: skip
    new.save()
    record(new, person=person.code, on=on, document=new.document, dated=str(appointed.dated or ""), of=posting.pk)
    return new


@act("people.record_training")
def record_training(
    posting: Posting, *, by: Actor, at: datetime, subject: str, on: date, certificate: str = ""
) -> Training:
    """Write down what the holder of a post was trained in.

    Errors   DocumentIsMissing without a subject; HandoverLiesAhead for a day to come; NotYours above one's own posts
    """
    if Role(posting.role) not in HANDS_OVER.get(by.role, frozenset()):
        raise words.not_yours_to_hand_over()
    if not subject.strip():
        raise words.training_is_empty()
    if on > timezone.localdate(at):
        raise words.training_lies_ahead(on)
    made = Training(posting=posting, on=on, subject=subject.strip(), certificate=certificate.strip())
    made.save()
    record(posting, training=made.subject, on=on, certificate=made.certificate)
    return made


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

"""Acts on a post: hand it over, give it a deputy, write a training down."""

from __future__ import annotations

import json
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils import timezone

from jiju.rooms.people import queries, words
from jiju.rooms.people.acts.founding import persons
from jiju.rooms.people.models import Account, Person, Posting, Training
from jiju.rooms.people.shapes import HANDS_OVER, Appointment, Successor
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.roles import Role


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
    person = persons([(to.name, to.phone)])[0]
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

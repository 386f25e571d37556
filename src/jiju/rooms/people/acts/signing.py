"""Acts on signing in: the sign-in itself, the second factor, and the mark of a demonstration."""

from __future__ import annotations

from datetime import date, datetime

from allauth.mfa.models import Authenticator

from jiju.rooms.people import words
from jiju.rooms.people.models import Account, DemoMark, Posting
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("people.sign_in")
def sign_in(account: None, *, by: Actor, at: datetime) -> None:
    """Write down that somebody signed in."""
    record(None, account=by.account)


@act("people.add_second_factor")
def add_second_factor(account: None, *, by: Actor, at: datetime) -> None:
    """Write down that somebody signs in with a second factor from now on."""
    record(None, account=by.account)


@act("people.drop_second_factor")
def drop_second_factor(account: None, *, by: Actor, at: datetime) -> None:
    """Write down that somebody signs in by the password alone again."""
    record(None, account=by.account)


@act("people.reset_second_factor")
def reset_second_factor(posting: Posting, *, by: Actor, at: datetime, reason: str) -> int:
    """Lift the second factor of whoever holds a post and has lost it: every code is void, a new one is set up.

    Errors   NotYours for one's own, which a colleague lifts; DocumentIsMissing without a reason; NoSecondFactor
    """
    if posting.person.code == by.person:
        raise words.not_your_own()
    if not reason.strip():
        raise words.reason_missing()
    gone, _ = Authenticator.objects.filter(user__person=posting.person).delete()
    if not gone:
        raise words.no_second_factor(posting.person.name)
    record(posting, person=posting.person.code, reason=reason.strip())
    return gone


@act("people.mark_demonstration")
def mark_demonstration(mark: None, *, by: Actor, at: datetime, day: date) -> None:
    """Mark an empty store as a demonstration that stands on a day.

    Errors   NotADemonstration when people work in it already
    """
    if Account.objects.exists():
        raise words.in_use()
    DemoMark(pk=1, day=day).save()
    record(None, day=day)


@act("people.move_demonstration")
def move_demonstration(mark: None, *, by: Actor, at: datetime, day: date) -> date:
    """Let a demonstration stand on another day, so that what comes after a term can be tried.

    Errors   NotADemonstration where real work is done
    """
    held = DemoMark.objects.first()
    if held is None:
        raise words.no_demonstration()
    before, held.day = held.day, day
    held.save()
    record(None, before=before, day=day)
    return before

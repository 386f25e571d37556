"""Acts: somebody objects to a name on a notice; a person without a part in the call rules."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from jiju.core import workdays
from jiju.core.refusals import Fault
from jiju.core.words import Word, word
from jiju.rooms.evaluations.acts.refusals import AlreadyRaised, ConflictOfInterest, TermIsOver
from jiju.rooms.evaluations.acts.requiring import PROOF, another, written
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.advancing import write_deed
from jiju.rooms.selections.acts.notice_refusals import (
    EvidenceIsMissing,
    NameIsNeeded,
    NotInTheCall,
    TellsWhoObjected,
    TextIsTooLong,
)
from jiju.rooms.selections.acts.steps import locked
from jiju.rooms.selections.models import Application, Call, Notice, Objection
from jiju.rooms.selections.shapes import Objector
from jiju.rooms.selections.states import CALLS, OBJECTIONS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.files import Quota, Upload, attach, told
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role
from jiju.spine.sealing import seal_text

NAMELESS = Objector()
LONGEST, LONGEST_PROOF, NAME, CONTACT = 4000, 2000, 60, 120  # characters: the page is open to everybody
MEGABYTE = 1024 * 1024
OUTSIDE_A_DAY, OUTSIDE_OF_ONE = 200 * MEGABYTE, 5 * MEGABYTE  # files of all to one notice, of one objection


@act("selections.raise_objection")
def raise_objection(
    notice: Notice, *, by: Actor, at: datetime, unit: str, text: str, evidence: str = "",
    objector: Objector = NAMELESS, uploads: Sequence[Upload] = (), signed_in: Actor | None = None,
) -> Objection:  # fmt: skip
    """Object to a name on a notice that runs, with a name or without, as the procedure has it.

    Everybody objects through the public channel: the ledger, the files and the receipts name that, signed in or not.
    The ledger holds a salted digest of who it was and what was said, and nothing else of it; the name is sealed.

    Shape    signed_in: whoever is, to find the objection again and not to rule on it; only a keyed digest is kept
    Errors   NotYours for an office that is signed in; Fault for another channel than the program; TermIsOver, NotNow,
             NotInTheCall, NameIsNeeded, EvidenceIsMissing, AlreadyRaised, TextIsMissing, TextIsTooLong,
             FilesAreNotKept
    """
    _refuse_open_name(by, signed_in)
    CALLS["issue_batch"].ask(locked(notice.call_id).state)
    if workdays.day_of(at) > notice.last_day:
        raise TermIsOver(
            word("Objections were taken until {day}.", day=notice.last_day.isoformat()),
            remedy=word("Write to: {channel}.", channel=notice.channel),
        )
    application = _named_on(notice, unit)
    said, proof = (
        _within(written(text), LONGEST, word("The objection")),
        _within(evidence, LONGEST_PROOF, word("What proves it")),
    )
    who = Objector(
        _within(objector.name, NAME, word("Your name")),
        _within(objector.contact, CONTACT, word("How an answer reaches you")),
    )
    _refuse_nameless(notice, who, is_proved=len(proof) >= PROOF or bool(uploads))
    if notice.objections.filter(application=application, text=said).exists():
        raise AlreadyRaised(word("This objection was raised before."), remedy=word("Wait for the ruling."))
    salt = secrets.token_hex(16)
    sealed = canonical({"salt": salt, "objector": asdict(who), "text": said, "evidence": proof})
    made = Objection(
        notice=notice, application=application, is_named=bool(who.name), text=said, evidence=proof, salt=salt,
        objector=seal_text(notice.sealed_key, canonical(asdict(who)), queries.sealed_about(notice.pk, salt)),
        digest=hashlib.sha256(sealed.encode()).hexdigest(), raised_at=at,
        mark=queries.mark_of(notice, signed_in.person) if signed_in else "",
    )  # fmt: skip
    made.save()
    kept = attach(made, uploads, "evidence", by=by, at=at, quota=_quota(notice))
    record(made, call=notice.call_id, unit=unit, is_named=made.is_named, digest=made.digest, files=told(kept))
    return made


def _refuse_open_name(by: Actor, signed_in: Actor | None) -> None:
    """Refuse an actor whom the ledger would name, and an office that objects while it is signed in."""
    if by.role is not Role.SYSTEM:
        permissions.ask(by, "selections.raise_objection")
        raise Fault("an objection comes through the public channel: who is signed in is passed beside it")
    if signed_in is not None:
        permissions.ask(signed_in, "selections.raise_objection")


def _within(given: str, most: int, field: Word) -> str:
    """The text without the blanks around it; an end of line counts as one character, as it does in a browser.

    Errors   TextIsTooLong
    """
    given = given.strip().replace("\r\n", "\n")
    if len(given) > most:
        raise TextIsTooLong(
            word("“{field}” has {n} characters; at most {most} are taken.", field=field, n=len(given), most=most),
            remedy=word("Shorten it; what is longer is attached as a file."),
        )
    return given


def _quota(notice: Notice) -> Quota:
    """How much the public may send: counted by notice, so that who fills one leaves the others open."""
    known = notice.objections.order_by("pk").values_list("pk", flat=True)
    return Quota(tuple(str(pk) for pk in known), OUTSIDE_A_DAY, OUTSIDE_OF_ONE)


def _named_on(notice: Notice, unit: str) -> Application:
    """The application that a name on the notice stands for."""
    found: Application | None = Application.objects.filter(call=notice.call_id, unit=unit, state="chosen").first()
    if found is None:
        raise NotInTheCall(
            word("“{unit}” does not stand on this notice.", unit=unit[:20]), remedy=word("Choose a name of the notice.")
        )
    return found


def _refuse_nameless(notice: Notice, who: Objector, *, is_proved: bool) -> None:
    if who.name:
        return
    if notice.anonymous == "refused":
        raise NameIsNeeded(
            word("Objections to this notice carry a name."),
            why=word("Nobody but those who rule on it and the auditor will read who you are."),
            remedy=word("Give your name, and how an answer reaches you."),
        )
    if notice.anonymous == "taken_with_evidence" and not is_proved:
        raise EvidenceIsMissing(
            word("An objection without a name needs evidence."),
            remedy=word("Say what proves it, in {n} characters or more, or attach it; or give your name.", n=PROOF),
        )


@act("selections.uphold_objection", OBJECTIONS["uphold_objection"])
def uphold_objection(objection: Objection, *, by: Actor, at: datetime, ruling: str) -> Objection:
    """Find an objection right: the name is struck once another person confirms it.

    Anybody may object without saying who it is, the person who rules too: so two persons find it right.

    Errors   ConflictOfInterest for who has a part in the call; NotNow once it is published; TextIsMissing,
             TellsWhoObjected
    """
    call = _ruled_by(objection, by)
    _write(objection, "proposed", by, at, ruling)
    _recorded(objection, call)
    return objection


@act("selections.confirm_objection", OBJECTIONS["confirm_objection"])
def confirm_objection(objection: Objection, *, by: Actor, at: datetime) -> Objection:
    """Confirm, as the second person, that an objection is right: the name is struck, and does not enter.

    Errors   ConflictOfInterest for who has a part in the call; SamePersonAgain; NotNow once it is published
    """
    call = _ruled_by(objection, by)
    another(objection.ruled_by, by)
    objection.state, objection.confirmed_by, objection.confirmed_at = "upheld", by.person, at
    objection.save()
    _strike(objection, by, at)
    _recorded(objection, call)
    return objection


def _strike(objection: Objection, by: Actor, at: datetime) -> None:
    row = Application.objects.select_for_update(of=("self",)).get(pk=objection.application_id)
    if row.state == "chosen":
        row.state, row.reason, row.since = "struck", objection.ruling, at
        row.save()
        write_deed(row, "uphold_objection", by=by, at=at, stage=row.stage, said=objection.ruling)


def _recorded(objection: Objection, call: Call) -> None:
    record(
        objection, call=call.pk, unit=objection.application.unit, state=objection.state, ruling=objection.ruling,
        digest=objection.digest,
    )  # fmt: skip


@act("selections.dismiss_objection", OBJECTIONS["dismiss_objection"])
def dismiss_objection(objection: Objection, *, by: Actor, at: datetime, ruling: str) -> Objection:
    """Find that an objection changes nothing, and say why.

    Errors   ConflictOfInterest for who has a part in the call; NotNow once it is published; TextIsMissing,
             TellsWhoObjected
    """
    call = _ruled_by(objection, by)
    _write(objection, "dismissed", by, at, ruling)
    _recorded(objection, call)
    return objection


def _ruled_by(objection: Objection, by: Actor) -> Call:
    """The call, locked, if this person has no part in it."""
    call = locked(objection.notice.call_id)
    CALLS["issue_batch"].ask(call.state)
    parts = queries.parts_in(by, call)
    if parts or queries.is_raiser(by, objection):
        raise ConflictOfInterest(
            parts[0] if parts else word("You raised this objection yourself."),
            why=word("An objection is ruled on by somebody who had no part in the call."),
            remedy=word("Ask a colleague of the provincial office."),
        )
    return call


def _write(objection: Objection, state: str, by: Actor, at: datetime, ruling: str) -> None:
    objection.ruling = written(ruling)
    who = queries.objector_of(objection)
    if any(len(said) > 1 and said in objection.ruling for said in (who.name, who.contact)):
        raise TellsWhoObjected(
            word("The ruling says who objected."),
            why=word("The zone and the offices read it; who objected stays between the rulers and the auditor."),
            remedy=word("Write it without name and contact."),
        )
    objection.state, objection.ruled_by, objection.ruled_at = state, by.person, at
    objection.save()

"""Acts: propose an expert for the pool, a revision of what is known of one, or that one leaves it.

Nothing of it counts before a second person has confirmed it (`acts/confirming.py`).
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from jiju.core import workdays
from jiju.core.codes import credit_code_fault
from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.asking import worded
from jiju.rooms.selections.acts.panel_refusals import (
    ChangeWaits,
    FactsDoNotFit,
    KnownInThePool,
    NoExpertPost,
    PoolMoved,
)
from jiju.rooms.selections.acts.refusals import AnotherPerson
from jiju.rooms.selections.models import Expert, ExpertImport, ExpertVersion
from jiju.rooms.selections.shapes import Body, ExpertFacts
from jiju.rooms.selections.states import EXPERTS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

LONGEST = 60  # letters of a name
Entered = tuple[Expert, ExpertVersion]


@act("selections.enlist_expert")
def enlist_expert(facts: ExpertFacts, *, by: Actor, at: datetime) -> Expert:
    """Propose somebody who holds a post as an expert for the pool, under a new code. A second person confirms it.

    Errors   FactsDoNotFit, NoExpertPost, KnownInThePool, PoolMoved; AnotherPerson for an entry of one's own
    """
    made, version = proposed(facts, by, at)
    record(made, code=made.code, person=made.person, number=1, digest=version.digest)
    return made


def proposed(facts: ExpertFacts, by: Actor, at: datetime, came_with: ExpertImport | None = None) -> Entered:
    """A stored expert who waits for a second person, and what was written. Errors: those of `enlist_expert`."""
    refuse_own(facts.person, by)
    _refuse_misfits(facts, at)
    if not people.is_posted(facts.person, Role.EXPERT, on=workdays.day_of(at)):
        raise NoExpertPost(
            word("{name} holds no post as an expert on this day.", name=facts.name),
            remedy=word("Have the administrator engage the expert first."),
        )
    if Expert.objects.filter(person=facts.person).exists():
        raise KnownInThePool(
            word("{name} is in the pool already.", name=facts.name), remedy=word("Revise the entry in the pool.")
        )
    made = _stored(
        Expert(
            code=_next_code(),
            person=facts.person,
            name=facts.name,
            waits="enlist",
            asked_by=by.person,
            asked_at=at,
            came_with=came_with,
        )  # fmt: skip
    )
    return made, _written(made, 1, facts, by, at)


@act("selections.revise_expert", EXPERTS["revise_expert"])
def revise_expert(expert: Expert, *, by: Actor, at: datetime, facts: ExpertFacts) -> Expert:
    """Write down what has changed of an expert; the earlier wording counts until a second person confirms this one.

    Whoever was struck is listed again by it.

    Errors   FactsDoNotFit, ChangeWaits; KnownInThePool for another person's facts; AnotherPerson for one's own
    """
    version = revised(expert, facts, by, at)
    record(expert, code=expert.code, number=version.number, digest=version.digest)
    return expert


def revised(
    expert: Expert, facts: ExpertFacts, by: Actor, at: datetime, came_with: ExpertImport | None = None
) -> ExpertVersion:
    """A wording of an expert that waits for a second person. Errors: those of `revise_expert`."""
    refuse_own(expert.person, by)
    _refuse_waiting(expert)
    _refuse_misfits(facts, at)
    if facts.person != expert.person:
        raise KnownInThePool(
            word("{code} is another person.", code=expert.code),
            remedy=word("Enlist the other person under a new code."),
        )
    _ask(expert, "revise", by, at, came_with=came_with)
    return _written(expert, expert.versions.count() + 1, facts, by, at)


@act("selections.strike_expert", EXPERTS["strike_expert"])
def strike_expert(expert: Expert, *, by: Actor, at: datetime, reason: str) -> Expert:
    """Propose that somebody leaves the pool; a second person confirms it. Panels that run are not touched.

    Errors   WordsAreMissing, ChangeWaits; AnotherPerson for an entry of one's own
    """
    refuse_own(expert.person, by)
    _refuse_waiting(expert)
    _ask(expert, "strike", by, at, worded(reason))
    record(expert, code=expert.code, reason=expert.asked_because)
    return expert


def refuse_own(person: str, by: Actor) -> None:
    """Refuse what somebody writes or confirms of themselves. Errors: AnotherPerson."""
    if person == by.person:
        raise AnotherPerson(
            word("This is your own entry in the pool."), why=word("Nobody decides on being drawn."),
            remedy=word("A colleague takes this step."),
        )  # fmt: skip


def _refuse_waiting(expert: Expert) -> None:
    if expert.waits:
        raise ChangeWaits(
            word("What was written of {code} waits for a second person.", code=expert.code),
            remedy=word("Have it confirmed or declined first."),
        )


def _ask(
    expert: Expert, what: str, by: Actor, at: datetime, because: str = "", came_with: ExpertImport | None = None
) -> None:
    """Let a change of an expert wait for a second person."""
    expert.waits, expert.asked_by, expert.asked_at = what, by.person, at
    expert.asked_because, expert.came_with = because, came_with
    expert.save()


def _next_code() -> str:
    """The next code. Nobody is ever taken out of the table, so that their number says which are given."""
    return f"E{Expert.objects.count() + 1:04d}"


def _stored(made: Expert) -> Expert:
    """Save somebody new; of two at the same moment the later is refused, and sends the entry again."""
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise PoolMoved(
            word("Somebody else was taken into the pool at the same moment."),
            remedy=word("Send the entry again."),
        ) from None
    return made


def _written(expert: Expert, number: int, facts: ExpertFacts, by: Actor, at: datetime) -> ExpertVersion:
    text = canonical(queries.facts_data(facts))
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = ExpertVersion(
        expert=expert, number=number, facts=text, digest=digest, written_by=by.person, at=at
    )  # fmt: skip
    made.save()
    return made


def _refuse_misfits(facts: ExpertFacts, at: datetime) -> None:
    found = _misfit(facts, at)
    if found is not None:
        raise FactsDoNotFit(found, remedy=word("Correct the entry and send it again."))


def _misfit(facts: ExpertFacts, at: datetime) -> Word | None:
    """What is wrong with what was written, or nothing."""
    if not 2 <= len(facts.name.strip()) <= LONGEST or "|" in facts.name:
        return word("A name has 2 to {most} characters.", most=LONGEST)
    if not facts.fields or any(not f.strip() or "|" in f for f in facts.fields):
        return word("An expert has at least one field, written without a bar.")
    if any(f.until and f.until > workdays.day_of(at) for f in facts.former):
        return word("A former post ended before today.")
    return next((fault for body in _bodies(facts) if (fault := _body_fault(body))), None)


def _bodies(facts: ExpertFacts) -> list[Body]:
    return [facts.employer, *facts.holdings, *(f.body for f in facts.former), *(k.body for k in facts.kin)]


def _body_fault(body: Body) -> Word | None:
    return credit_code_fault(body.code) if body.code else None

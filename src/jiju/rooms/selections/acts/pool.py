"""Acts: enlist an expert in the pool, revise what is known of one, strike one."""

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
from jiju.rooms.selections.acts.panel_refusals import FactsDoNotFit, KnownInThePool, NoExpertPost, PoolMoved
from jiju.rooms.selections.models import Expert, ExpertVersion
from jiju.rooms.selections.shapes import Body, ExpertFacts
from jiju.rooms.selections.states import EXPERTS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

LONGEST = 60  # letters of a name


@act("selections.enlist_expert")
def enlist_expert(facts: ExpertFacts, *, by: Actor, at: datetime) -> Expert:
    """Take somebody who holds a post as an expert into the pool, under a new code.

    Errors   FactsDoNotFit, NoExpertPost, KnownInThePool, PoolMoved
    """
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
    made = _stored(Expert(code=_next_code(), person=facts.person, name=facts.name))
    version = _written(made, facts, by, at)
    record(made, code=made.code, person=made.person, number=1, digest=version.digest)
    return made


@act("selections.revise_expert", EXPERTS["revise_expert"])
def revise_expert(expert: Expert, *, by: Actor, at: datetime, facts: ExpertFacts) -> Expert:
    """Write down what has changed of an expert; the earlier wording stays. Whoever was struck is listed again.

    Errors   FactsDoNotFit; KnownInThePool for another person's facts
    """
    _refuse_misfits(facts, at)
    if facts.person != expert.person:
        raise KnownInThePool(
            word("{code} is another person.", code=expert.code),
            remedy=word("Enlist the other person under a new code."),
        )
    expert.name, expert.number, expert.state = facts.name, expert.number + 1, "listed"
    expert.struck_on, expert.struck_because = None, ""
    expert.save()
    version = _written(expert, facts, by, at)
    record(expert, code=expert.code, number=expert.number, digest=version.digest)
    return expert


@act("selections.strike_expert", EXPERTS["strike_expert"])
def strike_expert(expert: Expert, *, by: Actor, at: datetime, reason: str) -> Expert:
    """Strike somebody from the pool: no draw takes the person any more; panels that run are not touched.

    Errors   WordsAreMissing
    """
    expert.state, expert.struck_on = "struck", workdays.day_of(at)
    expert.struck_because = worded(reason)
    expert.save()
    record(expert, code=expert.code, reason=expert.struck_because)
    return expert


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


def _written(expert: Expert, facts: ExpertFacts, by: Actor, at: datetime) -> ExpertVersion:
    text = canonical(queries.facts_data(facts))
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = ExpertVersion(
        expert=expert, number=expert.number, facts=text, digest=digest, written_by=by.person, at=at
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

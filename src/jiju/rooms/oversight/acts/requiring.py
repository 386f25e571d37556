"""What several acts ask before they write: sight, a part in the task, texts, terms, units."""

from __future__ import annotations

from datetime import date

from jiju.core.words import word
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.refusals import (
    DoersDoNotClose,
    HoldsNoPost,
    NotYourPart,
    TermDoesNotFit,
    UnitIsGone,
    UnitIsOutOfReach,
    WordsAreMissing,
    WordsAreTooMany,
)
from jiju.rooms.oversight.models import Task
from jiju.rooms.oversight.shapes import UnitPlaced
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

TITLE, PROOF, REASON, MINUTES = 4, 4, 10, 20  # characters that can be seen, at least
NAME, LINE, TEXT, LONG = 120, 300, 5_000, 20_000  # characters at most: of a title, a line, a text, minutes


def written(text: str, least: int = REASON, most: int = TEXT) -> str:
    """The text without what nobody sees in it, and without the blanks around it.

    Errors   WordsAreMissing when too little of it can be seen to say anything; WordsAreTooMany
    """
    text = checks.cleaned(text)
    seen = checks.letters(text)
    if seen < least:
        raise WordsAreMissing(
            word("“{text}” has {n} characters; {least} or more are asked for.", text=text, n=seen, least=least),
            remedy=word("Say it so that somebody who was not there understands it."),
        )
    if len(text) > most:
        raise WordsAreTooMany(
            word("The text has {n} characters; {most} at most.", n=len(text), most=most),
            remedy=word("Make it shorter, or put it into a file."),
        )
    return text


def in_part(task: Task, by: Actor, *parts: str) -> str:
    """The part, among these, in which somebody's unit stands in a task that they see.

    Errors   NotFound out of sight; NotYourPart
    """
    seen(task, by)
    found = queries.stands_as(by, queries.parties_of(task))
    for part in parts:
        if part in found:
            return part
    raise NotYourPart(
        word("Your unit {unit} has another part in this task.", unit=by.unit_name),
        remedy=word("The unit that leads it takes this step."),
    )


def seen(task: Task, by: Actor) -> None:
    """Refuse a task that somebody does not see, as one that is not there.

    Errors   NotFound
    """
    if not queries.visible(by).filter(pk=task.pk).exists():
        raise permissions.out_of_sight()


def as_issuer(task: Task, by: Actor, on: date) -> None:
    """Refuse to whoever may not decide for the issuer.

    Errors   NotFound out of sight; NotYourPart
    """
    seen(task, by)
    if not queries.governs(by, queries.parties_of(task), on):
        raise NotYourPart(
            word("Your unit {unit} did not issue this task.", unit=by.unit_name),
            remedy=word("The unit that issued it takes this step."),
        )


def over(task: Task, by: Actor, on: date) -> None:
    """Refuse to whoever may neither decide for the issuer nor is of the provincial office, which sets all in order.

    Errors   NotFound out of sight; NotYourPart
    """
    if by.role is not Role.PROVINCE:
        as_issuer(task, by, on)


def by_another(task: Task, by: Actor) -> None:
    """Refuse a person who had a hand in doing a task, under whichever post.

    Errors   DoersDoNotClose
    """
    if by.person in queries.doers_of(task):
        raise DoersDoNotClose(
            word("You had a hand in doing this task."),
            why=word("Who does a thing does not judge whether it was done."),
            remedy=word("Another person of the unit that issued it judges it."),
        )


def held(task: Task, on: date) -> None:
    """Let the doers' term go on where the issuer lets go of a delivery: it did not run while the issuer held it."""
    if task.delivered_on is not None:
        task.due = checks.term_after(task.due, task.delivered_on, queries.last_day_of(task, on))


def standing_unit(code: str, on: date) -> UnitPlaced:
    """A unit that exists on a day.

    Errors   UnitIsGone
    """
    found = queries.units_on(on).get(code)
    if found is None:
        name = people.unit_names([code]).get(code, code)
        raise UnitIsGone(
            word("“{unit}” does not exist on {day}, or takes no tasks.", unit=name, day=str(on)),
            remedy=word("Choose the unit that has taken its work over."),
        )
    return found


def tasked(by: Actor, code: str, on: date) -> UnitPlaced:
    """A unit that somebody may issue tasks to.

    Errors   UnitIsGone; UnitIsOutOfReach
    """
    unit = standing_unit(code, on)
    if not queries.may_task(by, unit):
        raise UnitIsOutOfReach(
            word("{unit} lies outside your area.", unit=unit.name),
            remedy=word("Ask the provincial office to issue the task."),
        )
    return unit


def posted(person: str, unit: UnitPlaced, on: date) -> None:
    """Refuse a person who holds no post at a unit on a day.

    Errors   HoldsNoPost
    """
    if unit.code not in people.units_of([person], on=on).get(person, set()):
        name = people.names_of([person]).get(person, person)
        raise HoldsNoPost(
            word("{name} holds no post at {unit} on {day}.", name=name, unit=unit.name, day=str(on)),
            remedy=word("Name whoever holds the post now, or enter the handover first."),
        )


def within(day: date, first: date, last: date) -> None:
    """Refuse a term outside its bounds; both belong to it.

    Errors   TermDoesNotFit
    """
    if not first <= day <= last:
        raise TermDoesNotFit(
            word("{day} does not lie between {first} and {last}.", day=str(day), first=str(first), last=str(last)),
            remedy=word("Choose a day between them."),
        )

"""What several acts ask before they write: who hands down, a reason, a year that is not over."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.programmes.acts.refusals import NotTheGiver, ReasonIsMissing, YearHasPassed
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.roles import Role

LEAST = 10  # characters


def as_giver(by: Actor, giver: str) -> None:
    """Refuse whoever is not of the office that hands down: the province's own, or the city itself.

    Errors   NotFound out of sight; NotTheGiver
    """
    if giver and not by.scope.covers(Place(city=giver)):
        raise permissions.out_of_sight()
    if by.role is not (Role.CITY if giver else Role.PROVINCE):
        raise NotTheGiver(
            word("Your unit {unit} does not hand these targets down.", unit=by.unit_name),
            remedy=word("The province hands down to cities, a city to its zones."),
        )


def reasoned(text: str) -> str:
    """A reason without the blanks around it.

    Errors   ReasonIsMissing
    """
    text = text.strip()
    if len(text) < LEAST:
        raise ReasonIsMissing(
            word("The reason has {n} characters; {least} or more are asked for.", n=len(text), least=LEAST),
            remedy=word("Say it so that whoever reads it next year understands it."),
        )
    return text


def not_over(year: int, at: datetime) -> None:
    """Refuse once the year is over.

    Errors   YearHasPassed
    """
    if workdays.day_of(at).year > year:
        raise YearHasPassed(
            word("The year {year} is over.", year=year),
            why=word("Targets that could be changed afterwards would be met by everybody."),
            remedy=word("What was handed down stands; state the reason for a difference in the assessment."),
        )

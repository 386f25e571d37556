"""What several acts ask before they write: a reason, another person, the right stage and office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.refusals import (
    AnotherPerson,
    NotAtThisStage,
    NotEligible,
    NotYourStage,
    ReasonIsShort,
    TextIsLong,
)
from jiju.rooms.selections.models import Application, Call
from jiju.rooms.selections.shapes import RuleLine
from jiju.rooms.selections.shapes.eligibility import STRICT
from jiju.spine.actors import Actor
from jiju.spine.permissions import ROLE_NAMES

REASON, NAME, DOCUMENT, REPORT = 10, 4, 4, 20  # characters
MOST = 120  # characters of a name or of the number of a document


def written(text: str, what: Word, least: int = REASON, most: int | None = None) -> str:
    """The text without the blanks around it.

    Errors   ReasonIsShort, saying what it is for; TextIsLong where it is kept up to a length
    """
    text = text.strip()
    if len(text) < least:
        raise ReasonIsShort(what, remedy=word("Write {least} characters or more.", least=least))
    if most is not None and len(text) > most:
        raise TextIsLong(
            word("“{start}…” has {n} characters; at most {most} are kept.", start=text[:20], n=len(text), most=most),
            remedy=word("Write the name or the number alone."),
        )
    return text


def fresh(call_id: int) -> Call:
    """The call of an application that is locked, as it stands now.

    It is not locked itself. Who acts on a call locks the call and then its applications; who acts on an application
    locks that, and then reads the call: so neither waits for the other for ever, and nobody acts on a stale state.
    """
    found: Call = Call.objects.get(pk=call_id)
    return found


def all_of(call: Call, **asked: Any) -> list[Application]:
    """The applications of a call, locked, each with its call. What was being done with one is done by now."""
    rows = list(call.applications.select_for_update(of=("self",)).filter(**asked).order_by("pk"))
    for row in rows:
        row.call = call
    return rows


def refuse_ineligible(application: Application, lines: Sequence[RuleLine]) -> None:
    """Refuse a zone against which a strict rule speaks: the wrong library, or a ban.

    Errors   NotEligible
    """
    failing = checks.strict_failures(lines)
    if failing:
        raise NotEligible(
            word("{unit} cannot take part.", unit=application.unit_name),
            [word("{rule}: {value}", rule=n.says, value=n.value) for n in failing],
            remedy=word("Each rule stands in the procedure, with the value that it was judged by."),
        )


def refuse_barred(rows: Sequence[Application], on: date, rules: Sequence[str] = (*STRICT, "falsehood")) -> None:
    """Refuse a decision for a zone against which a strict rule or a finding of false figures speaks by now.

    Errors   NotEligible, naming the zone
    """
    for row in rows:
        against = [n for n in queries.standing_against(row.call, row.unit, on) if n.rule in rules]
        if against:
            raise NotEligible(
                word("{unit} cannot be given the title as things stand.", unit=row.unit_name),
                [word("{rule}: {value}", rule=n.says, value=n.value) for n in against],
                why=word("The rules are asked again with each decision: much may have happened since the application."),
                remedy=word("Have what stands against it ruled on first, or go on without the zone."),
            )


def at_stage(application: Application, verb: str, by: Actor) -> Stage:
    """The stage at which an application stands, for somebody whose turn it is.

    Errors   NotAtThisStage when the stage is of another kind; NotYourStage for another office;
             AnotherPerson for whoever wrote or submitted the application
    """
    stage = queries.procedure_of(application.call).stage(application.stage)
    if not checks.allows(stage, verb):
        raise NotAtThisStage(
            word("{unit} stands at “{stage}”, where this is not done.", unit=application.unit_name, stage=stage.name),
            remedy=word("Look at the line of stages: it says what is done next."),
        )
    refuse_other_offices(stage, by)
    refuse_writers(application, by)
    return stage


def refuse_other_offices(stage: Stage, by: Actor) -> None:
    """Refuse a stage to offices that the procedure does not name.

    Errors   NotYourStage
    """
    roles = checks.roles(stage)
    if by.role not in roles:
        raise NotYourStage(
            word("“{stage}” is not taken by your office.", stage=stage.name),
            remedy=word("It is taken by: {roles}.", roles=_joined([ROLE_NAMES[r] for r in sorted(roles)])),
        )


def refuse_writers(application: Application, by: Actor) -> None:
    """Refuse a step to whoever wrote or submitted the application, whatever post they hold today.

    Errors   AnotherPerson
    """
    if by.person in queries.writers_of(application):
        raise AnotherPerson(
            word("You wrote or submitted the application of {unit}.", unit=application.unit_name),
            why=word("Who wrote an application neither checks it nor decides on it."),
            remedy=word("A colleague takes this step."),
        )


def refuse_writers_in(call: Call, by: Actor) -> None:
    """Refuse a step on a whole call to whoever wrote one of its applications, or sent a city's list.

    Errors   AnotherPerson
    """
    wrote = queries.wrote_in(by, call)
    if wrote is not None:
        raise AnotherPerson(
            wrote,
            why=word("Who wrote what is compared here takes no step on all of it."),
            remedy=word("A colleague takes this step."),
        )


def _joined(names: list[Word]) -> Word:
    out = names[0]
    for name in names[1:]:
        out = word("{first}, {rest}", first=out, rest=name)
    return out

"""What several acts ask before they write: texts, days, amounts, another pair of hands, and what was shown."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

from jiju.core import workdays
from jiju.core.words import Word, word
from jiju.rooms.grants import checks, queries
from jiju.rooms.grants.acts.refusals import (
    AlreadyHasAPart,
    AmountDoesNotFit,
    DayIsWrong,
    MoneyIsHeld,
    NothingToRestOn,
    ShownHasChanged,
    TextIsTooShort,
)
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.words import PARTS
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical

REASON, DOCUMENT = 10, 4  # characters
LONGEST = 2000


def text(given: str, what: Word, least: int = REASON, most: int = LONGEST) -> str:
    """The text without the blanks around it.

    Errors   TextIsTooShort
    """
    given = given.strip()
    if not least <= len(given) <= most:
        raise TextIsTooShort(
            what, why=word("It has {n} characters.", n=len(given)),
            remedy=word("Write {least} to {most} characters.", least=least, most=most),
        )  # fmt: skip
    return given


def document(given: str) -> str:
    """The number of a document.

    Errors   TextIsTooShort
    """
    return text(given, word("Name the document by its number."), DOCUMENT, 120)


def amount(yuan: Decimal) -> Decimal:
    """An amount to the cent.

    Errors   AmountDoesNotFit
    """
    fault = checks.amount_fault(yuan)
    if fault is not None:
        raise AmountDoesNotFit(fault, remedy=word("Write a positive amount with at most two decimals of a yuan."))
    return yuan.quantize(Decimal("0.01"))


def typed(given: str, unit: str) -> tuple[Decimal, Word | None]:
    """An amount as it was typed on a page, in yuan, and how it was read where that differs. Units: unit is 元 or 万元.

    Errors   AmountDoesNotFit
    """
    read = checks.read_amount(given, unit)
    if read.yuan is None:
        raise AmountDoesNotFit(
            read.fault or word("No amount is written."),
            remedy=word("Write digits with at most one point, such as 12.5; no signs, no letters, no powers of ten."),
        )
    return read.yuan, read.note


def between(day: date, first: date, last: date) -> None:
    """Refuse a day outside a term; both ends belong to it.

    Errors   DayIsWrong
    """
    if not first <= day <= last:
        raise DayIsWrong(
            word("{day} does not lie between {first} and {last}.", day=day.isoformat(), first=first.isoformat(),
                 last=last.isoformat()),
            remedy=word("Choose a day between them."),
        )  # fmt: skip


def take_part(grant: Grant, part: str, by: Actor) -> None:
    """Write down that this person takes a part in the grant, unless they have taken another one.

    Errors   AlreadyHasAPart
    """
    refuse_other_part(grant, part, by)
    grant.parts = canonical(checks.with_part(json.loads(grant.parts), by.person, part))


def refuse_other_part(grant: Grant, part: str, by: Actor) -> None:
    """Refuse whoever has another part in the grant.

    Errors   AlreadyHasAPart
    """
    other = checks.others_part(json.loads(grant.parts), by.person, part)
    if other is not None:
        raise AlreadyHasAPart(
            word("You have a part in this grant already: you {part}.", part=PARTS[other]),
            why=word("Each step is another person’s, whatever account or role it is taken under."),
            remedy=word("A colleague without a part in it takes this step."),
        )


def refuse_unseen(grant: Grant, digest: str) -> None:
    """Refuse to sign anything but what was shown.

    Errors   ShownHasChanged
    """
    if digest != queries.digest_now(grant):
        raise ShownHasChanged(
            word("What is shown now differs from what you saw."),
            why=word("A signature binds exactly what was shown."),
            remedy=word("Read the page again, and sign what it shows."),
        )


def refuse_held(grant: Grant, at: datetime) -> None:
    """Refuse when the ground of the grant has changed or something stands against money for the zone.

    Errors   MoneyIsHeld, NothingToRestOn
    """
    on = workdays.day_of(at)
    origin = queries.origin(grant.origin_kind, grant.origin_key, grant.rule, on)
    hindrance = queries.hindrance(grant.unit, grant.unit_name, origin, on)
    if hindrance is not None:
        raise MoneyIsHeld(hindrance, remedy=word("Wait until it is settled, or decline the grant."))
    if origin is not None and canonical(origin.facts) != grant.origin:
        raise NothingToRestOn(
            word("What the award rests on has changed since it was proposed."),
            remedy=word("Correct the grant: it takes the facts as they are now, and is reviewed again."),
        )

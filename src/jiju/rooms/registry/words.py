"""Every sentence of the room that a person reads."""

from __future__ import annotations

from datetime import date

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word


class CreditCodeIsWrong(Refusal):
    """An enterprise's credit code does not pass its check characters."""

    code = "credit-code"


class ZoneExists(Refusal):
    """A zone of that code is there already."""

    code = "zone-exists"


class ZoneIsUnknown(Refusal):
    """There is no zone of that code."""

    code = "zone-unknown"


class PlaceIsUnknown(Refusal):
    """A zone is said to lie in a division that does not hold on that day."""

    code = "place-unknown"


class DatesOverlap(Refusal):
    """Two versions of a zone, or two stays of an enterprise in one zone, hold on the same day."""

    code = "dates-overlap"


class TenancyHasEnded(Refusal):
    """The enterprise left the zone before."""

    code = "tenancy-ended"


class DayLiesAhead(Refusal):
    """An enterprise comes or leaves on a day that has not come yet."""

    code = "stay-ahead"


class StandingIsSettledElsewhere(Refusal):
    """A title is given or ended by its procedure alone, never by writing it into the registry."""

    code = "standing-settled-elsewhere"


class NotByTheSamePerson(Refusal):
    """Who said that a zone took another's place does not carry its standing over."""

    code = "carried-by-another"


class NothingToCarry(Refusal):
    """The former zone has no standing on that day, or the one that goes on has one of its own."""

    code = "nothing-to-carry"


class FactsAreMissing(Refusal):
    """Something that must be said of an enterprise, or of its leaving, was left out."""

    code = "facts-missing"


class CodeIsAnothers(Refusal):
    """The credit code belongs to an enterprise of another name."""

    code = "code-of-another"


class NothingIsNew(Refusal):
    """A list names nobody who is not on the books already."""

    code = "nothing-new"


def nothing_new(known: int, refused: int) -> NothingIsNew:
    return NothingIsNew(
        word("Nobody in this list is new: {known} are on the books, {n} cannot be entered.", known=known, n=refused),
        remedy=word("Correct the rows that cannot be entered, or leave the books as they are."),
    )


def wrong_code(name: str, fault: Word) -> CreditCodeIsWrong:
    return CreditCodeIsWrong(fault, remedy=word("Copy the code from the business licence of {name}.", name=name))


def standing_settled_elsewhere(zone: str) -> StandingIsSettledElsewhere:
    return StandingIsSettledElsewhere(
        word("The standing of zone {zone} is not changed here.", zone=zone),
        why=word("A title begins and ends by a procedure in which several persons take part."),
        remedy=word("Take the zone through its call or its case; name, place and lead can be changed here."),
    )


def zone_exists(code: str) -> ZoneExists:
    return ZoneExists(
        word("The zone {code} exists already.", code=code),
        remedy=word("A change to a zone is a new version of it."),
    )


def no_zone(code: str) -> ZoneIsUnknown:
    return ZoneIsUnknown(word("There is no zone {code}.", code=code), remedy=word("Establish the zone first."))


def no_place(zone: str, place: str, on: date) -> PlaceIsUnknown:
    return PlaceIsUnknown(
        word("Zone {zone}: there is no division {place} on {day}.", zone=zone, place=place, day=on.isoformat()),
        remedy=word("Write the code that held on that day, as the plan lists it."),
    )


def versions_overlap(zone: str, on: date) -> DatesOverlap:
    return DatesOverlap(
        word("Zone {zone} has a version from {day} on already.", zone=zone, day=on.isoformat()),
        remedy=word("A new version begins after the last one began."),
    )


def ends_before_it_begins(name: str) -> DatesOverlap:
    return DatesOverlap(
        word("{name}: the last day does not come after the first.", name=name),
        remedy=word("Correct the two days."),
    )


def already_there(uscc: str, zone: str) -> DatesOverlap:
    return DatesOverlap(
        word("The enterprise {code} stands in zone {zone} already during these days.", code=uscc, zone=zone),
        remedy=word("Enter it again only after it has left."),
    )


def has_ended(name: str, on: date) -> TenancyHasEnded:
    return TenancyHasEnded(
        word("{name} left this zone on {day}.", name=name, day=on.isoformat()),
        remedy=word("If it has come back, take it in again from the day of its return."),
    )


def ends_before_it_came(name: str, since: date) -> DatesOverlap:
    return DatesOverlap(
        word("{name} came to this zone on {day}; it cannot have left by then.", name=name, day=since.isoformat()),
        remedy=word("Give a day after it came."),
    )


def lies_ahead(on: date) -> DayLiesAhead:
    return DayLiesAhead(
        word("{day} has not come yet.", day=on.isoformat()),
        why=word("What stands on the books has happened."),
        remedy=word("Come back on that day, or correct the day."),
    )


def reason_missing() -> FactsAreMissing:
    return FactsAreMissing(
        word("Why it left is not said."),
        remedy=word("Say what happened, such as: closed down, moved away, merged, entered by mistake."),
    )


def name_missing() -> FactsAreMissing:
    return FactsAreMissing(word("The enterprise has no name."), remedy=word("Copy the name from the business licence."))


def no_size(size: str) -> FactsAreMissing:
    return FactsAreMissing(
        word("“{size}” is no size of an enterprise.", size=size), remedy=word("Choose above or below the line.")
    )


def code_of_another(uscc: str, name: str) -> CodeIsAnothers:
    return CodeIsAnothers(
        word("The credit code {code} belongs to {name}.", code=uscc, name=name),
        why=word("An enterprise is known by its code, under one name."),
        remedy=word("Correct the code or the name, as the business licence has them."),
    )


def succeeded_before(zone: str, former: str) -> DatesOverlap:
    return DatesOverlap(
        word("Zone {zone} cannot take the place of {former} once more.", zone=zone, former=former),
        remedy=word("Name two zones of which this has not been said."),
    )


def succession_ahead(on: date) -> DayLiesAhead:
    return DayLiesAhead(
        word("{day} has not come yet.", day=on.isoformat()), remedy=word("Say it when the change has taken place.")
    )


def succession_without_reason() -> FactsAreMissing:
    return FactsAreMissing(
        word("Nothing says by which document the zone took the other's place."),
        remedy=word("Name the document and what was changed."),
    )


def standing_carried_alone() -> NotByTheSamePerson:
    return NotByTheSamePerson(
        word("You said that this zone took the other's place."),
        why=word("A title goes on under another code by the hands of two persons."),
        remedy=word("Another person of the province carries the standing over."),
    )


def nothing_to_carry(zone: str, former: str, on: date) -> NothingToCarry:
    return NothingToCarry(
        word("On {day} zone {former} has no standing to hand on, or zone {zone} has one of its own.",
             day=on.isoformat(), former=former, zone=zone),
        remedy=word("Look both zones up, and choose a day on which the former one still has its title."),
    )  # fmt: skip

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


def wrong_code(name: str, fault: Word) -> CreditCodeIsWrong:
    return CreditCodeIsWrong(fault, remedy=word("Copy the code from the business licence of {name}.", name=name))


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

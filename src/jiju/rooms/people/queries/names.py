"""Reads: units, and the names behind codes."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from jiju.rooms.people.models import Person, Unit
from jiju.rooms.people.shapes import UnitFacts
from jiju.spine.looks import kept


def units(kind: str = "", *, on: date) -> list[UnitFacts]:
    """The units of a kind, or of all kinds, that exist on a day. For the program itself."""
    return [u for u in _existing(on) if kind in ("", u.kind)]


@kept
def _existing(on: date) -> tuple[UnitFacts, ...]:
    rows = Unit.objects.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on).select_related("parent")
    return tuple(
        UnitFacts(
            code=u.code, name=u.name, short_name=u.short_name, kind=u.kind,
            parent=u.parent.code if u.parent else "", division_code=u.division_code,
            since=u.since, until=u.until,
        )
        for u in rows.order_by("code")
    )  # fmt: skip


def names_of(persons: list[str]) -> dict[str, str]:
    """The names of persons by their codes, for reading the ledger. For the program itself."""
    return dict(Person.objects.filter(code__in=persons).order_by("code").values_list("code", "name"))


def contacts_of(persons: list[str]) -> dict[str, tuple[str, str]]:
    """The names and telephones of persons by their codes. For the program itself.

    Missing  a telephone that is not entered is empty
    """
    rows = Person.objects.filter(code__in=persons).order_by("code").values_list("code", "name", "phone")
    return {code: (name, phone) for code, name, phone in rows}


def codes_of(text: str) -> list[str]:
    """The codes of the persons of that code, or with that in their name, for searching the ledger. For the program."""
    found = Person.objects.filter(Q(code=text) | Q(name__icontains=text)) if text else Person.objects.none()
    return list(found.order_by("code").values_list("code", flat=True))


def unit_names(codes: list[str]) -> dict[str, str]:
    """The names of units by their codes, for reading the ledger. For the program itself."""
    return dict(Unit.objects.filter(code__in=codes).order_by("code").values_list("code", "name"))

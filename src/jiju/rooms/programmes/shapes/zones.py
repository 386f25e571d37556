"""Which zones the plan knows, of which types, and where it wants them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jiju.rooms.programmes.shapes.shape import Confidence, Id, Shape, Text, Year


class NamedZone(Shape):
    """A zone that the plan names. Its place is our guess, with a confidence, and never official.

    Missing  city or county None: the place was not found
    """

    id: Id
    name: Text
    city: str | None
    county: str | None = None
    confidence: Confidence
    note: str = ""


class ZoneType(Shape):
    """One of the plan's kinds of zone, with the organisations that lead it."""

    code: Id
    name: Text
    leads: Annotated[tuple[Id, ...], Field(min_length=1)]
    quote: Text
    zones: tuple[NamedZone, ...] = ()


class ExtraType(Shape):
    """A kind of zone that only the layout names, and the type of the plan that is nearest to it."""

    code: Id
    name: Text
    nearest: Id
    note: str = ""


class LayoutPlace(Shape):
    """A place in a layout rule, as the plan writes it, and the division that is meant."""

    name: Text
    code: Id


class LayoutRule(Shape):
    """Which types the plan wants built up in which places. Advice, never a ground for refusal."""

    id: Id
    quote: Text
    places: Annotated[tuple[LayoutPlace, ...], Field(min_length=1)]
    types: Annotated[tuple[Id, ...], Field(min_length=1)]
    open_ended: bool  # the plan says “and other places”
    aim: str = ""


class DivisionFacts(Shape):
    """An administrative division, or a unit that reports like one, with its years of validity.

    Shape    since: the first year in which it holds; until: the first year in which it no longer does;
             kind gb (GB/T 2260), special (a reporting unit that the plan sets), stat (a statistical code);
             covers: divisions whose zones report through this special unit, and must not be counted twice
    """

    code: Id
    name: Text
    short: Text
    level: Literal["province", "city", "county"]
    parent: Id | None
    since: Year
    until: Year | None = None
    kind: Literal["gb", "special", "stat"] = "gb"
    covers: tuple[Id, ...] = ()
    note: str = ""

"""How zones are scored, ranked and graded."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jiju.core.periods import Kind
from jiju.rooms.programmes.shapes.shape import Id, Number, Shape, Text


class Item(Shape):
    """One line of a scheme: an indicator, what of it counts, and its weight.

    Shape    measure: level (the figure itself), growth (against the same period last year),
             share (of all zones of the zone's city)
    """

    id: Id
    dimension: Text
    name: Text
    weight: Annotated[Number, Field(gt=0, le=100)]
    indicator: Id
    direction: Literal["up", "down"] = "up"
    measure: Literal["level", "growth", "share"] = "level"


class Method(Shape):
    """功效系数: floor + span × (value − lowest) ÷ (highest − lowest), within the peers."""

    kind: Literal["efficacy"] = "efficacy"
    floor: Number
    span: Number


class Band(Shape):
    """A grade, from which score it is given, and which share of the peers may have it at most.

    Missing  cap_percent None: no cap
    """

    grade: Text
    at_least: Annotated[Number, Field(ge=0, le=100)]
    cap_percent: Annotated[Number, Field(gt=0, le=100)] | None = None


class Scheme(Shape):
    """A way to score, rank and grade zones.

    Missing  floor: an absent value scores the floor; rescale: its weight goes to the others; refuse: no score
    """

    id: Id
    name: Text
    status: Text
    period: Kind
    peer: Literal["type", "all"]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    method: Method
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    missing: Literal["floor", "rescale", "refuse"]
    ties: Literal["shared", "name"]
    notes: tuple[Text, ...] = ()

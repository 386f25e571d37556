"""Reads of the room."""

from jiju.rooms.figures.queries.histories import histories, vintages
from jiju.rooms.figures.queries.tables import (
    alone,
    as_json,
    compare,
    indicator,
    respondents,
    show,
    unit_values,
    vintage,
    zone_cells,
    zone_values,
)
from jiju.rooms.figures.queries.waiting import awaited

__all__ = [
    "alone",
    "as_json",
    "awaited",
    "compare",
    "histories",
    "indicator",
    "respondents",
    "show",
    "vintages",
    "unit_values",
    "vintage",
    "zone_cells",
    "zone_values",
]

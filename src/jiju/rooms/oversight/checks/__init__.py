"""Pure rules of the room: what is expected by now, which light that makes, and what stands in the way of a task."""

from jiju.rooms.oversight.checks.deciding import lacks
from jiju.rooms.oversight.checks.lights import LIGHT_WORDS, light, zone_state
from jiju.rooms.oversight.checks.pace import (
    apportioned,
    chance_of,
    expected_flow,
    expected_level,
    growth_of,
    growths,
    season_of,
)
from jiju.rooms.oversight.checks.terms import (
    LEVELS,
    TASK_LIGHTS,
    hour_has_come,
    rungs_reached,
    soon,
    step_light,
    task_light,
)

__all__ = [
    "LEVELS", "LIGHT_WORDS", "TASK_LIGHTS", "apportioned", "chance_of", "expected_flow", "expected_level", "growth_of",
    "growths", "hour_has_come", "lacks", "light", "rungs_reached", "season_of", "soon", "step_light", "task_light",
    "zone_state",
]  # fmt: skip

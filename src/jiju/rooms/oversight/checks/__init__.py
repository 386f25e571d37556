"""Pure rules of the room: what is expected by now, which light that makes, and what stands in the way of a task."""

from jiju.rooms.oversight.checks.deciding import lacks
from jiju.rooms.oversight.checks.issues import ISSUE_LIGHTS, issue_light, may_judge
from jiju.rooms.oversight.checks.lights import LIGHT_WORDS, light, zone_state
from jiju.rooms.oversight.checks.pace import expected_flow, expected_stock
from jiju.rooms.oversight.checks.terms import (
    HOUR,
    LEVELS,
    TASK_LIGHTS,
    hour_has_come,
    rungs_reached,
    soon,
    step_light,
    task_light,
)
from jiju.rooms.oversight.checks.topics import UNTOLD, fact, told, tone, words_in

__all__ = [
    "HOUR", "ISSUE_LIGHTS", "LEVELS", "LIGHT_WORDS", "TASK_LIGHTS", "UNTOLD", "expected_flow", "expected_stock",
    "fact", "hour_has_come", "issue_light", "lacks", "light", "may_judge", "rungs_reached", "soon", "step_light",
    "task_light", "told", "tone", "words_in", "zone_state",
]  # fmt: skip

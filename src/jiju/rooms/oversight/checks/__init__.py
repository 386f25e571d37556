"""Pure rules of the room: what is expected by now, which light that makes, and what stands in the way of a task."""

from jiju.rooms.oversight.checks.addresses import in_house
from jiju.rooms.oversight.checks.alerting import (
    CONFIRMED,
    ENDED,
    GONE,
    GRACE,
    KINDS,
    MOST_TIMES,
    OFFICES,
    REASONS,
    SEVERITIES,
    STEPS,
    last_day_of_snoozing,
)
from jiju.rooms.oversight.checks.causes import causes, severity
from jiju.rooms.oversight.checks.cited import marked
from jiju.rooms.oversight.checks.clauses import (
    CLAUSE_LIGHTS,
    clause_state,
    counted_until,
    due_of,
    ends_with_plan,
    holds,
    judged_standing,
    newest_whole,
    question,
    standing,
)
from jiju.rooms.oversight.checks.deciding import lacks
from jiju.rooms.oversight.checks.following import handed_on, moved, retold, retyped, taken_over
from jiju.rooms.oversight.checks.issues import ISSUE_LIGHTS, issue_light, may_judge
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
from jiju.rooms.oversight.checks.reading_numbers import numbers_in
from jiju.rooms.oversight.checks.share_books import share_faults, short_faults
from jiju.rooms.oversight.checks.terms import (
    HOUR,
    LEVELS,
    LOOK,
    RUNGS,
    TASK_LIGHTS,
    hour_has_come,
    issuer_rungs_reached,
    look_by,
    rungs_reached,
    soon,
    step_light,
    task_light,
    term_after,
)
from jiju.rooms.oversight.checks.topics import UNTOLD, fact, told, tone, words_in
from jiju.rooms.oversight.checks.wording import cleaned, letters

__all__ = [
    "CLAUSE_LIGHTS", "CONFIRMED", "ENDED", "GONE", "GRACE", "HOUR", "ISSUE_LIGHTS", "KINDS", "LEVELS",
    "LIGHT_WORDS", "LOOK", "MOST_TIMES", "OFFICES", "REASONS", "RUNGS", "SEVERITIES", "STEPS", "TASK_LIGHTS",
    "UNTOLD", "apportioned", "causes", "chance_of", "clause_state", "cleaned", "counted_until", "due_of",
    "ends_with_plan", "expected_flow", "expected_level", "fact", "growth_of", "growths", "handed_on", "holds",
    "hour_has_come", "in_house", "issue_light", "issuer_rungs_reached", "judged_standing", "lacks",
    "last_day_of_snoozing", "letters", "light", "look_by", "marked", "may_judge", "moved", "newest_whole",
    "numbers_in", "question", "retold", "retyped", "rungs_reached", "season_of", "severity", "share_faults",
    "short_faults", "soon", "standing", "step_light", "taken_over", "task_light", "term_after", "told", "tone",
    "words_in", "zone_state",
]  # fmt: skip

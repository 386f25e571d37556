"""Pure checks of the room."""

from jiju.rooms.selections.checks.answering import blind_answers, misfits, missing, number, written
from jiju.rooms.selections.checks.choosing import carries, unexplained
from jiju.rooms.selections.checks.coding import codes_of, digest_of
from jiju.rooms.selections.checks.eligible import failures, lines_data, lines_of, strict_failures
from jiju.rooms.selections.checks.moving import (
    LIVING,
    VERBS,
    allows,
    behind,
    due_on,
    first_stage,
    is_before,
    is_collective,
    next_stage,
    put_right_by,
    quota_of,
    roles,
)
from jiju.rooms.selections.checks.terms import beyond, state_on, up_to, years_after

__all__ = [
    "LIVING", "VERBS", "allows", "behind", "beyond", "blind_answers", "carries", "codes_of", "digest_of", "due_on",
    "failures", "first_stage", "is_before", "is_collective", "lines_data", "lines_of", "misfits", "missing",
    "next_stage", "number", "put_right_by", "quota_of", "roles", "state_on", "strict_failures", "unexplained", "up_to",
    "written", "years_after",
]  # fmt: skip

"""Pure checks of the room."""

from jiju.rooms.selections.checks.answering import blind_answers, misfits, missing, number, written
from jiju.rooms.selections.checks.blinding import telling_words, told_in, without
from jiju.rooms.selections.checks.challenging import part_in_a_challenge
from jiju.rooms.selections.checks.choosing import carries, unexplained
from jiju.rooms.selections.checks.coding import codes_of, digest_of
from jiju.rooms.selections.checks.conflicts import Known, Listed, applicant, candidate, known, lines
from jiju.rooms.selections.checks.eligible import (
    change_data,
    change_of,
    failures,
    lines_data,
    lines_of,
    strict_failures,
)
from jiju.rooms.selections.checks.expert_books import FIRST_ROW, HEADS, expert_rows, row_fault
from jiju.rooms.selections.checks.expert_lines import as_lines, typed_body, typed_former, typed_kin, typed_lines
from jiju.rooms.selections.checks.merging import mean, merged, normalised, rounded, statistics
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
from jiju.rooms.selections.checks.points import CENT, fits, points_in
from jiju.rooms.selections.checks.seeds import kept_from_giving_up, seed_of
from jiju.rooms.selections.checks.terms import beyond, state_on, up_to, years_after

__all__ = [
    "CENT", "FIRST_ROW", "HEADS", "Known", "LIVING", "Listed", "VERBS", "allows", "applicant", "as_lines", "behind",
    "beyond", "blind_answers", "candidate", "carries", "change_data", "change_of", "codes_of", "digest_of",
    "due_on", "expert_rows", "failures", "first_stage", "fits", "is_before", "is_collective", "kept_from_giving_up",
    "known", "lines", "lines_data", "lines_of", "mean", "merged", "misfits", "missing", "next_stage", "normalised",
    "number", "part_in_a_challenge", "points_in", "put_right_by", "quota_of", "roles", "rounded", "row_fault",
    "seed_of", "state_on", "statistics", "strict_failures", "telling_words", "told_in", "typed_body",
    "typed_former", "typed_kin", "typed_lines", "unexplained", "up_to", "without", "written", "years_after",
]  # fmt: skip

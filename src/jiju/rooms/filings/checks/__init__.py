"""Domain checks of the room: deadlines, and what a filing still lacks."""

from jiju.core.workdays import (
    ZONE,
    after_working_days,
    day_of,
    days_left,
    end_of,
    is_working_day,
    start_of,
)
from jiju.rooms.filings.checks.deadlines import GRACE, LONGEST_EXTENSION, due_day, is_late, term
from jiju.rooms.filings.checks.ladder import FIRST_RUNG, RUNGS, judged_at, rungs_reached
from jiju.rooms.filings.checks.sheets import cells_digest, findings_on, rules_of, without_findings
from jiju.rooms.filings.checks.unusual import UNUSUAL, least_step, unusual_finding

__all__ = [
    "FIRST_RUNG", "LONGEST_EXTENSION", "RUNGS", "judged_at", "rungs_reached",
    "GRACE", "UNUSUAL", "ZONE", "after_working_days", "cells_digest", "day_of", "days_left", "due_day", "end_of",
    "findings_on", "is_late",
    "is_working_day", "least_step", "rules_of", "start_of", "term", "unusual_finding", "without_findings",
]  # fmt: skip

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
from jiju.rooms.filings.checks.lines import (
    cells_after,
    changed_cells,
    is_ended,
    line_sheets,
    lines_carried,
    lines_without,
    open_lines,
    rows_of,
    same_of,
)
from jiju.rooms.filings.checks.sheets import (
    cells_digest,
    differ_in_rules_alone,
    findings_on,
    rules_of,
    without_findings,
)
from jiju.rooms.filings.checks.unusual import UNUSUAL, least_step, unusual_finding
from jiju.rooms.filings.checks.watching import (
    Crowd,
    Floats,
    Odd,
    beside_group,
    beside_season,
    beside_size,
    crowded,
    invented,
)

__all__ = [
    "Crowd", "Floats", "Odd", "beside_group", "beside_season", "beside_size", "crowded", "invented",
    "FIRST_RUNG", "LONGEST_EXTENSION", "RUNGS", "judged_at", "rungs_reached",
    "GRACE", "UNUSUAL", "ZONE", "after_working_days", "cells_after", "cells_digest", "changed_cells", "day_of",
    "differ_in_rules_alone",
    "days_left", "due_day", "end_of", "findings_on", "is_ended", "is_late", "is_working_day", "least_step",
    "line_sheets", "lines_carried", "lines_without", "open_lines", "rows_of", "rules_of", "same_of", "start_of", "term",
    "unusual_finding", "without_findings",
]  # fmt: skip

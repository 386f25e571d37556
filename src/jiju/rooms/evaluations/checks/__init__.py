"""Pure computation of the room: a scheme, figures and judgements in, standings out."""

from jiju.rooms.evaluations.checks.analysing import (
    FigureBelowZero,
    IndustryNotEntered,
    OneOutweighsAll,
    SumsGiveOneAway,
    WithheldFromOutside,
    ask_balanced,
    ask_covered,
    ask_shares,
    gives_one_away,
    is_covered,
    part_gives_one_away,
    section_of,
)
from jiju.rooms.evaluations.checks.books import score_book
from jiju.rooms.evaluations.checks.bounds import bounds_of
from jiju.rooms.evaluations.checks.conditions import Reader, condition_sheet
from jiju.rooms.evaluations.checks.differences import differences
from jiju.rooms.evaluations.checks.following import proposals, without_barred
from jiju.rooms.evaluations.checks.formulas import Figures, formula_of, looked_at, period_of, worked_out
from jiju.rooms.evaluations.checks.improving import improvement
from jiju.rooms.evaluations.checks.judging import (
    fits,
    judged_in,
    judged_of,
    marks_missing,
    marks_wanted,
    named,
    points_of,
)
from jiju.rooms.evaluations.checks.moving import moved
from jiju.rooms.evaluations.checks.peers import Pool, pools
from jiju.rooms.evaluations.checks.plain import (
    METHOD,
    digest_of,
    judgements_of,
    judgements_text,
    result_digest,
    snapshot_of,
    snapshot_text,
    standings_of,
    standings_text,
    sureness_of,
    sureness_text,
)
from jiju.rooms.evaluations.checks.reopening import reopened
from jiju.rooms.evaluations.checks.scoring import ABSENT, EXEMPTED, JUDGED, compute, value_of
from jiju.rooms.evaluations.checks.sureness import borderline, lines_of, sureness
from jiju.rooms.evaluations.checks.terms import months_after
from jiju.rooms.evaluations.checks.trials import trial_of, without_judged

__all__ = [
    "ABSENT", "EXEMPTED", "FigureBelowZero", "Figures", "IndustryNotEntered", "JUDGED", "METHOD",
    "OneOutweighsAll", "Pool", "Reader", "SumsGiveOneAway", "WithheldFromOutside", "ask_balanced", "ask_covered",
    "ask_shares", "borderline", "bounds_of", "compute", "condition_sheet", "differences", "digest_of", "fits",
    "formula_of", "gives_one_away", "improvement", "is_covered", "judged_in", "judged_of", "judgements_of",
    "judgements_text", "lines_of", "looked_at", "marks_missing", "marks_wanted", "months_after", "moved", "named",
    "part_gives_one_away", "period_of", "points_of", "pools", "proposals", "reopened", "result_digest", "score_book",
    "section_of", "snapshot_of", "snapshot_text", "standings_of", "standings_text", "sureness", "sureness_of",
    "sureness_text", "trial_of", "value_of", "without_barred", "without_judged", "worked_out",
]  # fmt: skip

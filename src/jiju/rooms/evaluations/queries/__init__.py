"""Reads of the room."""

from jiju.rooms.evaluations.queries.accusing import (
    accused_units,
    ban_years_of,
    finding_hands,
    open_case_of,
    terms_without_round,
    title_holder,
)
from jiju.rooms.evaluations.queries.announcing import TELLING, announcements
from jiju.rooms.evaluations.queries.appeals import (
    APPEALS_FOR,
    appeal,
    kept_from,
    may_appeal,
    may_see_appeal,
    parts_in,
    value_now,
)
from jiju.rooms.evaluations.queries.assessing import may_see_assessment, self_assessment
from jiju.rooms.evaluations.queries.booking import may_take_book, result_book
from jiju.rooms.evaluations.queries.bulletin import bulletin, bulletin_json
from jiju.rooms.evaluations.queries.cases import (
    leaves_by_notice,
    may_see_rectification,
    may_see_removal,
    rectification,
    rectification_record,
    rectifications,
    removal,
    removal_record,
    removals,
    tasks_of,
)
from jiju.rooms.evaluations.queries.changing import changes_during
from jiju.rooms.evaluations.queries.concentrating import concentration
from jiju.rooms.evaluations.queries.falsehoods import (
    falsehood_record,
    falsehoods,
    history,
    may_see_falsehood,
    rested_on,
)
from jiju.rooms.evaluations.queries.finding import (
    appeal_record,
    correction_record,
    newest_result,
    participant_of,
    round_record,
    scheme_of,
    snapshot_of,
    veto_record,
)
from jiju.rooms.evaluations.queries.followed import (
    MONEY_AND_TITLES,
    followed_round,
    followed_rounds,
    last_day,
    proposal_record,
    proposals,
)
from jiju.rooms.evaluations.queries.graded import banned_until, last_grade
from jiju.rooms.evaluations.queries.grounds import asked_of_enterprises, level_of, measurable
from jiju.rooms.evaluations.queries.growing import growth
from jiju.rooms.evaluations.queries.judging import (
    assigned,
    judgements,
    marks_given,
    may_judge,
    task,
    tasks,
    units_taking_part,
)
from jiju.rooms.evaluations.queries.lately import rounds_lately
from jiju.rooms.evaluations.queries.measuring import measure, measure_of
from jiju.rooms.evaluations.queries.meeting import findings_on
from jiju.rooms.evaluations.queries.noticing import let_tell_of_notices, notice_run, removal_hands
from jiju.rooms.evaluations.queries.proposing import barred, final_round, proposal_moves, rounds_to_propose
from jiju.rooms.evaluations.queries.proving import groups_to_prove, result_to_prove
from jiju.rooms.evaluations.queries.ranking import place_of, ranking, run_json, run_sheet, runs
from jiju.rooms.evaluations.queries.replaying import replay, replay_json, revised_since
from jiju.rooms.evaluations.queries.results import sheet, standings, standings_in, sureness_in
from jiju.rooms.evaluations.queries.rounds import may_see_decision, round_, rounds, rounds_json
from jiju.rooms.evaluations.queries.ruling import appeals, comments, corrections, vetoes
from jiju.rooms.evaluations.queries.schemes import (
    changed,
    hindrances,
    in_force,
    misfits,
    read,
    scheme,
    scheme_record,
    schemes,
    shape_of,
    to_rank_by,
    wordings_to_compare,
    written,
)
from jiju.rooms.evaluations.queries.sheets import Told, sheet_of
from jiju.rooms.evaluations.queries.specialising import specialisation
from jiju.rooms.evaluations.queries.spreading import spread, strength_of
from jiju.rooms.evaluations.queries.telling import analysis_json
from jiju.rooms.evaluations.queries.trying import conditions, trial, trial_json
from jiju.rooms.evaluations.queries.waiting import overdue_rounds, proposals_json, waiting_for

__all__ = [
    "APPEALS_FOR", "MONEY_AND_TITLES", "TELLING", "Told", "accused_units", "analysis_json", "announcements", "appeal",
    "appeal_record", "appeals", "asked_of_enterprises", "assigned", "ban_years_of", "banned_until", "barred",
    "bulletin", "bulletin_json", "changed", "changes_during", "comments", "concentration", "conditions",
    "correction_record", "corrections", "falsehood_record", "falsehoods", "final_round", "finding_hands", "findings_on",
    "followed_round", "followed_rounds", "groups_to_prove", "growth", "hindrances", "history", "in_force", "judgements",
    "kept_from", "last_day", "last_grade", "leaves_by_notice", "let_tell_of_notices", "level_of", "marks_given",
    "may_appeal", "may_judge", "may_see_appeal", "may_see_assessment", "may_see_decision", "may_see_falsehood",
    "may_see_rectification", "may_see_removal", "may_take_book", "measurable", "measure", "measure_of", "misfits",
    "newest_result", "notice_run", "open_case_of", "overdue_rounds", "participant_of", "parts_in", "place_of",
    "proposal_moves", "proposal_record", "proposals", "proposals_json", "ranking", "read", "rectification",
    "rectification_record", "rectifications", "removal", "removal_hands", "removal_record", "removals", "replay",
    "replay_json", "rested_on", "result_book", "result_to_prove", "revised_since", "round_", "round_record", "rounds",
    "rounds_json", "rounds_lately", "rounds_to_propose", "run_json", "run_sheet", "runs", "scheme", "scheme_of",
    "scheme_record",
    "schemes", "self_assessment", "shape_of", "sheet", "sheet_of", "snapshot_of", "specialisation", "spread",
    "standings", "standings_in", "strength_of", "sureness_in", "task", "tasks", "tasks_of", "terms_without_round",
    "title_holder", "to_rank_by", "trial", "trial_json", "units_taking_part", "value_now", "veto_record", "vetoes",
    "waiting_for", "wordings_to_compare", "written",
]  # fmt: skip

"""Reads of the room."""

from jiju.rooms.evaluations.queries.changing import changes_during
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
from jiju.rooms.evaluations.queries.judging import (
    assigned,
    judgements,
    marks_given,
    may_judge,
    task,
    tasks,
    units_taking_part,
)
from jiju.rooms.evaluations.queries.measuring import measure, measure_of
from jiju.rooms.evaluations.queries.proving import groups_to_prove, result_to_prove
from jiju.rooms.evaluations.queries.ranking import place_of, ranking, run_json, run_sheet, runs
from jiju.rooms.evaluations.queries.replaying import replay, replay_json, revised_since
from jiju.rooms.evaluations.queries.results import sheet, standings, standings_in, sureness_in
from jiju.rooms.evaluations.queries.rounds import round_, rounds, rounds_json
from jiju.rooms.evaluations.queries.ruling import appeals, comments, corrections, vetoes
from jiju.rooms.evaluations.queries.sheets import Told, sheet_of

__all__ = [
    "Told", "appeal_record", "appeals", "assigned", "changes_during", "comments", "correction_record",
    "corrections", "groups_to_prove", "judgements", "marks_given", "may_judge", "measure", "measure_of",
    "newest_result", "participant_of", "place_of", "ranking", "replay", "replay_json", "result_to_prove",
    "revised_since", "round_", "round_record", "rounds", "rounds_json", "run_json", "run_sheet", "runs",
    "scheme_of", "sheet", "sheet_of", "snapshot_of", "standings", "standings_in", "sureness_in", "task", "tasks",
    "units_taking_part", "veto_record", "vetoes",
]  # fmt: skip

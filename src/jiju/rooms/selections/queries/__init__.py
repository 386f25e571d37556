"""Reads of the room."""

from jiju.rooms.selections.queries.applied import (
    applied,
    behind,
    call_to_review,
    experts_stage,
    procedure_of,
    review_of,
    secret_holds,
    secret_of,
    waiting,
)
from jiju.rooms.selections.queries.panels import (
    applications_in,
    missing_seats,
    owed_by,
    panel_record,
    pool_in,
    pool_text,
    result_data,
    reviewed,
    seats_by_record,
    sheet_text,
    under_review,
)
from jiju.rooms.selections.queries.papers import answers, paper, papers, telling_words, tellings
from jiju.rooms.selections.queries.pool import (
    expert,
    expert_record,
    experts,
    facts_data,
    facts_in,
    fields_known,
    pool_of,
)
from jiju.rooms.selections.queries.redrawing import redraw_json
from jiju.rooms.selections.queries.results import panel_scores, result, rule_of
from jiju.rooms.selections.queries.reviewing import (
    may_see_panel,
    organisations,
    panel_to_score,
    review,
    reviews,
    sheet,
    sheet_paper,
    sheets,
)
from jiju.rooms.selections.queries.shown import panel, panels, record_text, waiting_calls

__all__ = [
    "answers", "applications_in", "applied", "behind", "call_to_review", "expert", "expert_record", "experts",
    "experts_stage", "facts_data", "facts_in", "fields_known", "may_see_panel", "missing_seats", "organisations",
    "owed_by", "panel", "panel_record", "panel_scores", "panel_to_score", "panels", "paper", "papers", "pool_in",
    "pool_of", "pool_text", "procedure_of", "record_text", "redraw_json", "result", "result_data", "review",
    "review_of", "reviewed", "reviews", "rule_of", "seats_by_record", "secret_holds", "secret_of", "sheet",
    "sheet_paper", "sheet_text", "sheets", "telling_words", "tellings", "under_review", "waiting", "waiting_calls",
]  # fmt: skip

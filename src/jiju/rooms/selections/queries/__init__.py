"""Reads of the room."""

from jiju.rooms.selections.queries.applications import (
    application,
    blind_answers,
    blind_exhibits,
    exhibits_shown,
    unsealed_content,
)
from jiju.rooms.selections.queries.applied import (
    applied,
    at_the_experts,
    call_to_review,
    experts_stage,
    review_of,
    secret_holds,
)
from jiju.rooms.selections.queries.calls import call, calls
from jiju.rooms.selections.queries.eligible import conditions_of, eligibility
from jiju.rooms.selections.queries.finding import (
    application_record,
    applications_seen,
    call_record,
    calls_seen,
    is_applicant,
    living,
    may_see_call,
    may_see_exhibit,
    may_see_list,
    may_see_visit,
    newest_lines,
    procedure_in_force,
    procedures,
    stage_name,
    standing_at,
    still_behind,
    writers_of,
)
from jiju.rooms.selections.queries.lists import applications, city_list, lines_of, mine, sent_lists
from jiju.rooms.selections.queries.panels import (
    applications_in,
    missing_seats,
    owed_by,
    panel_members,
    panel_record,
    panel_scores,
    pool_in,
    pool_text,
    result_data,
    reviewed,
    seats_by_record,
    sheet_text,
    under_review,
)
from jiju.rooms.selections.queries.papers import answers, paper, papers, telling_words, tellings, tellings_for
from jiju.rooms.selections.queries.pool import (
    expert,
    expert_record,
    experts,
    facts_data,
    facts_in,
    fields_known,
    pool_of,
)
from jiju.rooms.selections.queries.prefilling import prefilled
from jiju.rooms.selections.queries.receipts import receipt
from jiju.rooms.selections.queries.redrawing import redraw_json
from jiju.rooms.selections.queries.results import result, rule_of
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
from jiju.rooms.selections.queries.standing import banned_until, libraries_of
from jiju.rooms.selections.queries.stored import (
    SEED,
    content_of,
    content_text,
    draft_about,
    draft_of,
    exhibits_data,
    last_period,
    period_of,
    procedure_of,
    quotas_of,
    seed_of,
    version_about,
)

__all__ = [
    "SEED", "answers", "application", "application_record", "applications", "applications_in", "applications_seen",
    "applied", "at_the_experts", "banned_until", "blind_answers", "blind_exhibits", "call", "call_record",
    "call_to_review", "calls", "calls_seen", "city_list", "conditions_of", "content_of", "content_text", "draft_about",
    "draft_of", "eligibility", "exhibits_data", "exhibits_shown", "expert", "expert_record", "experts",
    "experts_stage", "facts_data", "facts_in", "fields_known", "is_applicant", "last_period", "libraries_of",
    "lines_of", "living", "may_see_call", "may_see_exhibit", "may_see_list", "may_see_panel", "may_see_visit", "mine",
    "missing_seats", "newest_lines", "organisations", "owed_by", "panel", "panel_members", "panel_record",
    "panel_scores", "panel_to_score", "panels", "paper", "papers", "period_of", "pool_in", "pool_of", "pool_text",
    "prefilled", "procedure_in_force", "procedure_of", "procedures", "quotas_of", "receipt", "record_text",
    "redraw_json", "result", "result_data", "review", "review_of", "reviewed", "reviews", "rule_of", "seats_by_record",
    "secret_holds", "seed_of", "sent_lists", "sheet", "sheet_paper", "sheet_text", "sheets", "stage_name",
    "standing_at", "still_behind", "telling_words", "tellings", "tellings_for", "under_review", "unsealed_content",
    "version_about", "waiting_calls", "writers_of",
]  # fmt: skip

"""Reads of the room."""

from jiju.rooms.selections.queries.announcing import TELLING, announcements
from jiju.rooms.selections.queries.applications import (
    application,
    blind_answers,
    blind_exhibits,
    exhibits_shown,
    unsealed_content,
)
from jiju.rooms.selections.queries.applied import applied, at_the_experts, call_to_review, experts_stage, review_of
from jiju.rooms.selections.queries.calling import deciding_record, may_see_decision
from jiju.rooms.selections.queries.calls import call, calls
from jiju.rooms.selections.queries.challenging import makers
from jiju.rooms.selections.queries.changes import expert_import_record, expert_imports, waiting_in_the_pool
from jiju.rooms.selections.queries.choosing import decided_applications, notice_lines, scores_by_unit
from jiju.rooms.selections.queries.eligible import conditions_of, eligibility, standing_against
from jiju.rooms.selections.queries.ending import ran_out_on, titles_to_attend
from jiju.rooms.selections.queries.entered import call_times, entered, held_in, supported
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
    newest_lines,
    procedure_in_force,
    procedures,
    stage_name,
    standing_at,
    still_behind,
    writers_of,
)
from jiju.rooms.selections.queries.late import outcome
from jiju.rooms.selections.queries.lately import titles_lately
from jiju.rooms.selections.queries.lists import (
    applications,
    city_list,
    city_lists,
    lines_of,
    mine,
    sent_lists,
    zones_to_apply,
)
from jiju.rooms.selections.queries.noticing import (
    may_see_objection,
    notice_of,
    notice_record,
    objection,
    objection_record,
    objections,
    public_notice,
    public_notices,
)
from jiju.rooms.selections.queries.objectors import is_raiser, mark_of, objector_of, sealed_about
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
from jiju.rooms.selections.queries.parts import kept_from, parts_in, standing_decision, wrote_in
from jiju.rooms.selections.queries.pipeline import pipeline
from jiju.rooms.selections.queries.pool import (
    expert,
    expert_record,
    expert_rows_out,
    experts,
    fields_known,
    newest_facts,
    pool_of,
)
from jiju.rooms.selections.queries.prefilling import prefilled
from jiju.rooms.selections.queries.questioning import (
    LIVE,
    question_record,
    questioned,
    questions_of,
    rule_changes,
    titles_resting_on,
)
from jiju.rooms.selections.queries.receipts import receipt
from jiju.rooms.selections.queries.redrawing import redraw_json
from jiju.rooms.selections.queries.register import (
    Wanted,
    candidate_record,
    candidates_shown,
    history,
    may_see_candidate,
    may_see_check,
    title,
    title_record,
    titles,
)
from jiju.rooms.selections.queries.removals import call_of_removal, notice_of_removal, removal_decided, titles_removed
from jiju.rooms.selections.queries.results import result, rule_of
from jiju.rooms.selections.queries.revealing import drawers, is_revealed, secret_holds, secret_of
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
from jiju.rooms.selections.queries.stored_facts import facts_data, facts_in
from jiju.rooms.selections.queries.telling_zones import may_see_visit
from jiju.rooms.selections.queries.titles import (
    ban_of,
    begins_on,
    documents,
    earlier,
    held_in_lineage,
    held_titles,
    held_until,
    is_held,
    later,
    newest_check,
    stands_from,
    stands_in,
    title_known,
    title_of,
    titles_known,
)
from jiju.rooms.selections.queries.waiting import waiting_for
from jiju.rooms.selections.queries.wording import leaves_by_procedure, libraries, library, library_names, stage_of

__all__ = [
    "LIVE", "SEED", "TELLING", "Wanted", "announcements", "answers", "application", "application_record",
    "applications", "applications_in", "applications_seen", "applied", "at_the_experts", "ban_of", "banned_until",
    "begins_on", "blind_answers", "blind_exhibits", "call", "call_of_removal", "call_record", "call_times",
    "call_to_review", "calls", "calls_seen", "candidate_record", "candidates_shown", "city_list", "city_lists",
    "conditions_of", "content_of", "content_text", "decided_applications", "deciding_record", "documents",
    "draft_about", "draft_of", "drawers", "earlier", "eligibility", "entered", "exhibits_data", "exhibits_shown",
    "expert", "expert_import_record", "expert_imports", "expert_record", "expert_rows_out", "experts",
    "experts_stage", "facts_data", "facts_in", "fields_known", "held_in", "held_in_lineage", "held_titles",
    "held_until", "history", "is_applicant", "is_held", "is_raiser", "is_revealed", "kept_from", "last_period",
    "later", "leaves_by_procedure", "libraries", "libraries_of", "library", "library_names", "lines_of", "living",
    "makers", "mark_of", "may_see_call", "may_see_candidate", "may_see_check", "may_see_decision",
    "may_see_exhibit", "may_see_list", "may_see_objection", "may_see_panel", "may_see_visit", "mine",
    "missing_seats", "newest_check", "newest_facts", "newest_lines", "notice_lines", "notice_of",
    "notice_of_removal", "notice_record", "objection", "objection_record", "objections", "objector_of",
    "organisations", "outcome", "owed_by", "panel", "panel_members", "panel_record", "panel_scores",
    "panel_to_score", "panels", "paper", "papers", "parts_in", "period_of", "pipeline", "pool_in", "pool_of",
    "pool_text", "prefilled", "procedure_in_force", "procedure_of", "procedures", "public_notice", "public_notices",
    "question_record", "questioned", "questions_of", "quotas_of", "ran_out_on", "receipt", "record_text",
    "redraw_json", "removal_decided", "result", "result_data", "review", "review_of", "reviewed", "reviews",
    "rule_changes", "rule_of", "scores_by_unit", "sealed_about", "seats_by_record", "secret_holds", "secret_of",
    "seed_of", "sent_lists", "sheet", "sheet_paper", "sheet_text", "sheets", "stage_name", "stage_of",
    "standing_against", "standing_at", "standing_decision", "stands_from", "stands_in", "still_behind", "supported",
    "telling_words", "tellings", "tellings_for", "title", "title_known", "title_of", "title_record", "titles",
    "titles_known", "titles_lately", "titles_removed", "titles_resting_on", "titles_to_attend", "under_review",
    "unsealed_content", "version_about", "waiting_calls", "waiting_for", "waiting_in_the_pool", "writers_of",
    "wrote_in", "zones_to_apply",
]  # fmt: skip

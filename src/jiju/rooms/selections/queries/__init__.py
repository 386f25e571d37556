"""Reads of the room."""

from jiju.rooms.selections.queries.applications import (
    application,
    blind_answers,
    blind_exhibits,
    exhibits_shown,
    unsealed_content,
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
from jiju.rooms.selections.queries.lists import applications, city_list, city_lists, lines_of, mine, sent_lists
from jiju.rooms.selections.queries.prefilling import prefilled
from jiju.rooms.selections.queries.receipts import receipt
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
    "SEED", "application", "application_record", "applications", "applications_seen", "banned_until", "blind_answers",
    "blind_exhibits", "call", "call_record", "calls", "calls_seen", "city_list", "city_lists", "conditions_of",
    "content_of", "content_text", "draft_about", "draft_of", "eligibility", "exhibits_data", "exhibits_shown",
    "is_applicant", "last_period", "libraries_of", "lines_of", "living", "may_see_call", "may_see_exhibit",
    "may_see_list", "may_see_visit", "mine", "newest_lines", "period_of", "prefilled", "procedure_in_force",
    "procedure_of", "procedures", "quotas_of", "receipt", "seed_of", "sent_lists", "stage_name", "standing_at",
    "still_behind", "unsealed_content", "version_about", "writers_of",
]  # fmt: skip

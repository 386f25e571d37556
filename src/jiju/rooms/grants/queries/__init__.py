"""Reads of the room: they hand out shapes and never decide."""

from jiju.rooms.grants.queries.announcing import TELLING, announcements
from jiju.rooms.grants.queries.budgets import budget, budget_record, budgets, by_source, entries, sources
from jiju.rooms.grants.queries.claims import (
    decided_before,
    is_asked_back_for,
    paid_on_places,
    paid_on_the_title,
    paid_on_title,
    unclaimed,
)
from jiju.rooms.grants.queries.effects import effect
from jiju.rooms.grants.queries.finance import finance
from jiju.rooms.grants.queries.lists import grant_record, grants, years
from jiju.rooms.grants.queries.once import as_told, earlier, once_key, suspected
from jiju.rooms.grants.queries.one import grant
from jiju.rooms.grants.queries.open_grounds import ground, grounds
from jiju.rooms.grants.queries.origins import hindrance, origin, origins, titles
from jiju.rooms.grants.queries.paying import payment_record, recovery_record
from jiju.rooms.grants.queries.reconciling import ALL_AGREE, mismatches
from jiju.rooms.grants.queries.registers import (
    application_record,
    applications,
    city_fund_record,
    city_funds,
    fund_named,
)
from jiju.rooms.grants.queries.rules import needs_countersign, plan_id, rule_named, rule_names, rules
from jiju.rooms.grants.queries.seeing import may_see_payment, may_see_recovery, may_see_report
from jiju.rooms.grants.queries.showing import digest_now, shown_text, standing
from jiju.rooms.grants.queries.waiting import waiting_for

__all__ = [
    "ALL_AGREE", "TELLING", "announcements", "application_record", "applications", "as_told", "budget", "budget_record",
    "budgets", "by_source", "city_fund_record", "city_funds", "decided_before", "digest_now", "earlier", "effect",
    "entries", "finance", "fund_named", "grant", "grant_record", "grants", "ground", "grounds", "hindrance",
    "is_asked_back_for", "may_see_payment", "may_see_recovery", "may_see_report", "mismatches", "needs_countersign",
    "once_key", "origin", "origins", "paid_on_places", "paid_on_the_title", "paid_on_title", "payment_record",
    "plan_id", "recovery_record", "rule_named", "rule_names", "rules", "shown_text", "sources", "standing", "suspected",
    "titles", "unclaimed", "waiting_for", "years",
]  # fmt: skip

"""Reads: who somebody is, who holds which post, and what the names behind codes are."""

from jiju.rooms.people.queries.acting import (
    actor_of,
    actor_posted,
)
from jiju.rooms.people.queries.demonstrations import (
    DAY_KEY,
    DEMO_PASSWORD,
    VISITORS,
    demo_accounts,
    demonstration_day,
    may_sign_in_here,
    may_sign_in_to_production,
)
from jiju.rooms.people.queries.holding import (
    deputies,
    deputy_of,
    head_of,
    holders,
    holders_since,
    staff_of,
    statistician_of,
    statisticians_held,
)
from jiju.rooms.people.queries.names import (
    codes_of,
    contacts_of,
    names_of,
    unit_names,
    units,
)
from jiju.rooms.people.queries.posts import (
    also_held,
    deputy_at,
    deputy_postings,
    held_by,
    holds_beside,
    post,
    post_record,
    posting,
    posts,
    trainings,
)

__all__ = [
    "DAY_KEY",
    "DEMO_PASSWORD",
    "VISITORS",
    "actor_of",
    "actor_posted",
    "also_held",
    "codes_of",
    "contacts_of",
    "demo_accounts",
    "demonstration_day",
    "deputies",
    "deputy_at",
    "deputy_of",
    "deputy_postings",
    "head_of",
    "held_by",
    "holds_beside",
    "holders",
    "holders_since",
    "may_sign_in_here",
    "may_sign_in_to_production",
    "names_of",
    "post",
    "post_record",
    "posting",
    "posts",
    "staff_of",
    "statistician_of",
    "statisticians_held",
    "trainings",
    "unit_names",
    "units",
]

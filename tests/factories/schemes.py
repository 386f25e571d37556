"""Schemes for tests, in each state that the acts lead to. They need the small province."""

from __future__ import annotations

from datetime import date

from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Scheme
from jiju.spine.roles import Role
from tests.web import small

NEW_YEAR = date(2025, 1, 1)
WHY = "权重有误，另行起草。"


def text(old: str = "at_least: 85", new: str = "at_least: 88") -> str:
    """The annual scheme as YAML, one thing written differently."""
    whole = queries.written(small.actor(Role.PROVINCE), "annual", 1)
    assert old in whole
    return whole.replace(old, new, 1)


def drafted(**asked: str) -> Scheme:
    """A wording that a department wrote down."""
    return acts.draft_scheme(None, by=small.actor(Role.DEPARTMENT), at=small.AT, text=text(**asked))


def approved(effective_from: date = NEW_YEAR, **asked: str) -> Scheme:
    """A wording that the provincial office put in force."""
    by = small.actor(Role.PROVINCE)
    return acts.approve_scheme(drafted(**asked), by=by, at=small.AT, effective_from=effective_from)


def withdrawn(**asked: str) -> Scheme:
    """A draft that was taken back."""
    return acts.withdraw_scheme(drafted(**asked), by=small.actor(Role.PROVINCE), at=small.AT, reason=WHY)

"""Reads: what is shown of a grant to whoever signs it, and whether a signature still stands under just that."""

from __future__ import annotations

import json
from typing import Any

from jiju.rooms.grants import checks
from jiju.rooms.grants.models import Approval, Grant
from jiju.rooms.grants.queries.rules import rule_named


def shown_text(grant: Grant) -> str:
    """Exactly what a signature binds, as canonical text. For the program itself."""
    rule = rule_named(grant.rule)
    facts: dict[str, Any] = {
        "rule": rule.id, "quote": rule.quote, "clause": rule.clause or "", "cap_wan": rule.cap_wan, "use": rule.use,
        "two_approvers_above_wan": rule.two_approvers_above_wan, "unit": grant.unit, "unit_name": grant.unit_name,
        "amount_yuan": grant.amount_yuan, "purposes": json.loads(grant.purposes), "payee": json.loads(grant.payee),
        "budget": [grant.budget.year, grant.budget.source, grant.budget.name, grant.budget_id],
        "origin": {"kind": grant.origin_kind, "key": grant.origin_key, "facts": json.loads(grant.origin)},
        "reason": grant.reason, "findings": json.loads(grant.findings), "explanation": grant.explanation,
    }  # fmt: skip
    return checks.bound_text(facts)


def digest_now(grant: Grant) -> str:
    """The digest of what would be shown now. For the program itself."""
    return checks.digest_of(shown_text(grant))


def standing(grant: Grant, part: str) -> Approval | None:
    """The signature of a part that nothing has voided. For the program itself."""
    return Approval.objects.filter(grant=grant, part=part, voided_at__isnull=True).order_by("-pk").first()

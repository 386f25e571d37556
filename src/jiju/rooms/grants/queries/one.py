"""Reads: one grant with all that belongs to it, and what its reader may do now."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from jiju.core.words import Word, word
from jiju.rooms.grants import checks
from jiju.rooms.grants.models import Approval, Grant, Recovery
from jiju.rooms.grants.queries.lists import lines_of, visible
from jiju.rooms.grants.queries.once import as_told, suspected
from jiju.rooms.grants.queries.origins import hindrance, origin
from jiju.rooms.grants.queries.paying import payments_of, recoveries_of
from jiju.rooms.grants.queries.rules import needs_countersign, rule_named
from jiju.rooms.grants.queries.showing import shown_text
from jiju.rooms.grants.queries.steps import steps_of
from jiju.rooms.grants.queries.uses import acceptance_of, reports_of
from jiju.rooms.grants.shapes import GrantShown, Payee, Purpose, Suspicion
from jiju.rooms.grants.states import GRANTS
from jiju.rooms.grants.words import PARTS, SIGNED
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Award
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical
from jiju.spine.permissions import ZONE
from jiju.spine.roles import Role

OPEN = ("proposed", "reviewed", "countersigned", "approved", "paid")
PART_OF = {
    "correct_grant": "propose", "review_grant": "review", "countersign_grant": "countersign",
    "approve_grant": "approve", "pay": "pay", "report_use": "use", "hand_back_use": "accept", "accept_grant": "accept",
}  # fmt: skip
WHOLE = ZONE | {Role.PROVINCE, Role.FINANCE, Role.AUDITOR}  # who reads the whole number of a bank account
SIGNING = ("review_grant", "countersign_grant", "approve_grant")


def grant(by: Actor, pk: int, *, on: date) -> GrantShown:
    """One grant.

    Errors   NotFound when it is missing or out of reach
    """
    permissions.ask(by, "grants.see_grants")
    found = visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return _shown(by, found, on)


def _shown(by: Actor, g: Any, on: date) -> GrantShown:
    rule, text = rule_named(g.rule), shown_text(g)
    hinders = _hindrance(g, on)
    verbs = _verbs(by, g, rule)
    ours = permissions.may(by, "grants.see_finance")  # what is suspected is not told to the zone and its county
    kept_from = _kept_from(by, g, verbs, hinders)
    reading = _reading(by, _suspicions(g, on) if ours else (), signs=_signs(verbs, kept_from))
    return GrantShown(
        line=lines_of([g], on)[0], budget=g.budget_id,
        purposes=tuple(Purpose(p, yuan) for p, yuan in checks.purposes_of(g.purposes)), allowed=rule.use,
        payee=_payee(g, whole=reading.account), origin_kind=g.origin_kind, origin=json.loads(g.origin),
        quote=rule.quote, clause=rule.clause or "", cap_wan=Decimal(rule.cap_wan or 0), reason=g.reason,
        suspicions=reading.suspicions, explanation=g.explanation if ours else "",
        declined_because=g.declined_because, shown=text if ours and reading.everything else "",
        digest=checks.digest_of(text), approvals=_signed(g), needs_countersign=needs_countersign(rule, g.amount_yuan),
        steps=steps_of(by, g, ours=ours), payments=payments_of(by, g), reports=reports_of(g),
        acceptance=acceptance_of(g),
        recoveries=recoveries_of(by, Recovery.objects.filter(grant=g).select_related("grant").order_by("pk"), on),
        verbs=verbs, kept_from=kept_from, hindrance=hinders,
    )  # fmt: skip


class Reading(NamedTuple):
    """How much of what is signed somebody reads: the whole number of the account, the findings, whether all of it."""

    account: bool
    suspicions: tuple[Suspicion, ...]
    everything: bool


def _signs(verbs: tuple[str, ...], kept_from: dict[str, Word]) -> bool:
    """Whether this person has to sign now: a signature stands with the role, and nothing keeps the person from it."""
    return any(v in verbs and v not in kept_from for v in SIGNING)


def _reading(by: Actor, every: tuple[Suspicion, ...], *, signs: bool) -> Reading:
    """Who signs reads all that is signed; others the account by their role, and findings as far as they may see."""
    if signs:
        return Reading(account=True, suspicions=every, everything=True)
    whole, told = by.role in WHOLE, as_told(by, every)
    return Reading(whole, told, everything=whole and all(s.grant for s in told))


def _payee(g: Any, *, whole: bool) -> Payee:
    """Who receives the money; of the bank account only the last digits, for whoever neither pays, receives nor signs.

    A signature binds the whole number: so a department reads it while it has to sign, and no longer.
    """
    name, uscc, account = json.loads(g.payee)
    return Payee(name, uscc, account if whole else checks.masked(account))


def _hindrance(g: Grant, on: date) -> Word | None:
    """What stands against the next step towards money; nothing is looked for once no more is paid."""
    if g.state not in OPEN:
        return None
    now = origin(g.origin_kind, g.origin_key, g.rule, on)
    found = hindrance(g.unit, g.unit_name, now, on)
    if found is None and now is not None and canonical(now.facts) != g.origin:
        return word("What the award rests on has changed since it was proposed: correct the grant.")
    return found


def _suspicions(g: Grant, on: date) -> tuple[Suspicion, ...]:
    """Those of today until the review, then those that were reviewed."""
    if g.state == "proposed":
        return tuple(suspected(g, on))
    return tuple(Suspicion(code, Word.from_data(says), other) for code, says, other in json.loads(g.findings))


def _signed(g: Grant) -> tuple[tuple[Word, str, str, datetime, str, str], ...]:
    rows = list(Approval.objects.filter(grant=g).order_by("pk"))
    names = people.names_of([a.person for a in rows])
    return tuple(
        (SIGNED[a.part], names.get(a.person, a.person), a.unit_name, a.at, a.digest, a.voided_because) for a in rows
    )


def _verbs(by: Actor, g: Grant, rule: Award) -> tuple[str, ...]:
    """What the role may do in this state, the person and the hindrances aside."""
    verbs = [v for v in GRANTS.possible(g.state) if permissions.may(by, f"grants.{v}") and v != "propose_recovery"]
    large = needs_countersign(rule, g.amount_yuan)
    if "countersign_grant" in verbs and not large:
        verbs.remove("countersign_grant")
    if "approve_grant" in verbs and large and g.state == "reviewed":
        verbs.remove("approve_grant")
    if not _reaches(by, g):
        verbs = [v for v in verbs if v not in ("plan_payment", "countersign_grant")]
    return tuple(verbs)


def _reaches(by: Actor, g: Grant) -> bool:
    """Whether money of this budget is the reader's business: a city's finance officer has none of the province's."""
    return by.scope.reach == "types" or by.scope.covers(g.budget.place)


def _kept_from(by: Actor, g: Grant, verbs: tuple[str, ...], hinders: Word | None) -> dict[str, Word]:
    """Why the reader may not take a step that the role may, said before anything is pressed."""
    parts = checks.parts_of(g.parts)
    out: dict[str, Word] = {}
    for verb in (*verbs, "pay"):
        other = checks.others_part(parts, by.person, PART_OF[verb]) if verb in PART_OF else None
        if other is not None:
            out[verb] = word("You {part}; another person takes this step.", part=PARTS[other])
        elif hinders is not None and verb in (*SIGNING, "pay"):
            out[verb] = hinders
    return out

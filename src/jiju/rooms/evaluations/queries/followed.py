"""Reads: proposals, as far as somebody may see them, and what may be done with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.db.models import Max, QuerySet

from jiju.core import periods
from jiju.core.refusals import NotFound
from jiju.core.words import Word, word
from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.models import Decision, Proposal, Result, Round
from jiju.rooms.evaluations.queries.finding import scheme_of
from jiju.rooms.evaluations.queries.proposing import barred
from jiju.rooms.evaluations.shapes import FollowedRound, ProposalShown
from jiju.rooms.evaluations.states import PROPOSALS
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ZONE = frozenset({Role.ZONE_HEAD, Role.ZONE_STATISTICIAN})
MONEY_AND_TITLES = frozenset({"award", "remove", "admit", "promote", "demote", "reopen"})  # decided by two persons


def followed_rounds(by: Actor) -> list[FollowedRound]:
    """The final rounds, newest first, for whoever may see what follows from them."""
    permissions.ask(by, "evaluations.see_following")
    return _rounds(_final())


def followed_round(by: Actor, pk: int) -> FollowedRound:
    """One final round.

    Errors   NotFound for a round that is not there or not final
    """
    permissions.ask(by, "evaluations.see_following")
    found = _rounds(_final().filter(pk=pk))
    if not found:
        raise NotFound(
            word("There is no such final round."),
            remedy=word("Proposals are made after a round is final. Choose one from the list of rounds."),
        )
    return found[0]


def _final() -> QuerySet[Any]:
    rows = Round.objects.filter(state="final").select_related("scheme").defer("snapshot")
    return cast("QuerySet[Any]", rows.order_by("-period", "-pk"))


def _rounds(rows: QuerySet[Any]) -> list[FollowedRound]:
    """Rounds with the version of their result and the day of their proposals, which are asked for beside them."""
    found = list(rows)
    versions = Result.objects.filter(round__in=found).order_by().values("round_id").annotate(newest=Max("number"))
    numbers = {row["round_id"]: row["newest"] for row in versions}
    return [
        FollowedRound(
            r.pk,
            r.name,
            periods.parse(r.period),
            r.scheme.name,
            scheme_of(r).units,
            numbers.get(r.pk, 0),
            r.finalised_at,
        )
        for r in found
    ]


def visible(by: Actor) -> QuerySet[Any]:
    """The proposals of somebody's area. A zone sees its own once they are decided: before, they are deliberation."""
    rows = Proposal.objects.within(by).order_by("round_id", "kind", "unit", "about")
    return rows.exclude(state="proposed") if by.role in ZONE else rows


def proposals(by: Actor, round_: int) -> list[ProposalShown]:
    """The proposals of a final round within somebody's area.

    Errors   NotFound
    """
    followed_round(by, round_)
    return shown(by, visible(by).filter(round_id=round_))


def proposal_record(by: Actor, pk: int) -> Proposal:
    """The proposal to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    found: Proposal | None = visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def last_day(proposal: Proposal, on: date) -> date:
    """The last day that may be set for what is ordered on a proposal. For the program itself."""
    return checks.months_after(on, scheme_of(proposal.round).consequences.rectify_months)


def shown(by: Actor, rows: QuerySet[Any]) -> list[ProposalShown]:
    """Proposals with what came of them, in a constant number of questions."""
    found = list(rows.select_related("rectification", "removal", "round").defer("round__snapshot"))
    names = people.names_of([p.decided_by for p in found if p.decided_by])
    mine, closed = _finalised_by(by, {p.round_id for p in found}), barred()
    return [_shown(by, p, names, _refused(p, mine, closed)) for p in found]


def _finalised_by(by: Actor, rounds: Iterable[int]) -> frozenset[int]:
    rows = Decision.objects.filter(round_id__in=list(rounds), finalised_by=by.person).order_by("pk")
    return frozenset(rows.values_list("round_id", flat=True))


def _refused(p: Proposal, mine: frozenset[int], closed: frozenset[str]) -> Word | None:
    """Why the reader may not decide a proposal that is theirs to decide otherwise."""
    if p.state != "proposed":
        return None
    if p.kind in MONEY_AND_TITLES and p.round_id in mine:
        return word("You finalised this round; another person of the province decides.")
    if p.kind == "award" and p.unit in closed:
        return word("A finding of false figures is open.")
    return None


def _shown(by: Actor, p: Any, names: dict[str, str], refused: Word | None) -> ProposalShown:
    rectification, removal = (getattr(p, name, None) for name in ("rectification", "removal"))
    return ProposalShown(
        p.pk, p.round_id, p.round.name, p.unit, p.unit_name, p.zone_code, p.city, p.zone_type, p.kind, p.about, p.state,
        PROPOSALS.states[p.state], json.loads(p.because), names.get(p.decided_by, p.decided_by), p.decided_at, p.reason,
        _verbs(by, p), refused if permissions.may(by, "evaluations.take_up_proposal") else None,
        rectification.pk if rectification else None, removal.pk if removal else None,
    )  # fmt: skip


def _verbs(by: Actor, p: Any) -> tuple[str, ...]:
    """What may be done with a proposal now, scope and second person aside."""
    verbs = PROPOSALS.possible(p.state)
    if p.state == "taken_up" and p.kind == "rectify" and not hasattr(p, "rectification"):
        verbs = ["order_rectification"]
    if p.state == "taken_up" and p.kind in {"remove", "reopen"} and p.zone_code and not hasattr(p, "removal"):
        verbs = ["give_notice"]
    return tuple(v for v in verbs if permissions.may(by, f"evaluations.{v}"))

"""Acts: adopt schemes, rank the zones."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from jiju.core.periods import Period
from jiju.core.refusals import NotFound, Refusal
from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.schemes import sealed
from jiju.rooms.evaluations.models import Run, Scheme
from jiju.rooms.evaluations.shapes import Judgements, Snapshot
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

NOBODY = Judgements()  # a trial has figures alone


class NothingToRank(Refusal):
    """No zone has accepted figures for the period."""

    code = "nothing-to-rank"


@act("evaluations.adopt_schemes")
def adopt_schemes(plan: Plan, *, by: Actor, at: datetime) -> int:
    """Take over the schemes of a plan as drafts. A reworded scheme comes in beside the old one; runs keep theirs."""
    adopted = []
    for scheme in plan.schemes:
        definition, digest = sealed(scheme)
        known = Scheme.objects.filter(code=scheme.id).order_by("-number")
        if not known.filter(digest=digest).exists():
            last = known.first()
            Scheme(plan_id=plan.id, code=scheme.id, number=last.number + 1 if last else 1, name=scheme.name,
                   status=scheme.status, definition=definition, digest=digest, drafted_by=by.person,
                   drafted_at=at).save()  # fmt: skip
            adopted.append(f"{scheme.id} {digest}")
    record(None, plan=plan.id, schemes=adopted)
    return len(adopted)


@act("evaluations.rank")
def rank(run: None, *, by: Actor, at: datetime, scheme_id: str, period: Period) -> Run:
    """Score, rank and grade every zone of the period on trial. The same inputs give the run that is there already.

    Missing  items that persons judge are left out, and their weight goes to the others
    Errors   NotFound for a scheme that does not exist; NothingToRank
    """
    scheme = queries.to_rank_by(scheme_id, timezone.localdate(at))
    if scheme is None:
        known = ", ".join(Scheme.objects.order_by("code").values_list("code", flat=True).distinct())
        raise NotFound(
            word("There is no scheme “{id}”.", id=scheme_id),
            remedy=word("Choose one of: {known}.", known=known),
        )
    shape = checks.without_judged(SchemeShape.model_validate_json(scheme.definition))
    snapshot = queries.measure(shape, period, at=at)
    if not any(u.values for u in snapshot.units):
        raise NothingToRank(
            word("No zone has accepted figures for {period}.", period=str(period)),
            remedy=word("Rank a period whose filings have been accepted."),
        )
    rows = checks.compute(shape, snapshot)
    body = checks.standings_text(rows)
    digest = checks.digest_of(checks.METHOD, scheme.digest, str(period), _figures(snapshot), body)
    made = Run.objects.filter(scheme=scheme, period=str(period), digest=digest).first()
    if made is None:
        sure = checks.sureness(shape, snapshot, NOBODY, rows)
        made = Run(scheme=scheme, scheme_code=scheme_id, period=str(period), vintage=snapshot.vintage, digest=digest,
                   body=body, snapshot=checks.snapshot_text(snapshot), sureness=checks.sureness_text(sure),
                   at=at)  # fmt: skip
        made.save()
    record(made, scheme=scheme_id, period=str(period), digest=digest, vintage=made.vintage, zones=len(rows))
    return made


def _figures(snapshot: Snapshot) -> str:
    return canonical([[u.unit, u.zone_type, u.values] for u in snapshot.units])

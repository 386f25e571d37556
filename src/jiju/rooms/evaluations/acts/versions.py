"""A new version of a round's result: gathered, computed, sealed. Written inside the act that asks for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jiju.core.words import word
from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.acts.refusals import ResultIsStale, SameResult
from jiju.rooms.evaluations.models import Result, Round


def next_version(
    round_: Round, cause: str, *, at: datetime, reason: str, made_by: str, approved_by: str = ""
) -> Result:
    """Compute the round from its snapshot and everything judged as it stands now.

    Shape    cause: computed, recomputed, appeal, correction
    """
    scheme, snapshot = queries.scheme_of(round_), queries.snapshot_of(round_)
    judged = queries.judgements(round_)
    rows = checks.compute(scheme, snapshot, judged)
    text, body = checks.judgements_text(judged), checks.standings_text(rows)
    before = queries.newest_result(round_)
    made = Result(
        round=round_, number=before.number + 1 if before else 1, judgements=text, body=body,
        digest=checks.result_digest(round_.scheme.digest, round_.snapshot_digest, text, body),
        sureness=checks.sureness_text(checks.sureness(scheme, snapshot, judged, rows)), method=checks.METHOD,
        cause=cause, reason=reason, made_by=made_by, approved_by=approved_by, at=at,
    )  # fmt: skip
    made.save()
    return made


def told(made: Result) -> dict[str, Any]:
    """What the ledger keeps of a version, so that the version can be proved by it."""
    return {
        "round": made.round_id, "version": made.number, "digest": made.digest, "method": made.method,
        "sureness": checks.digest_of(made.sureness), "reason": made.reason,
    }  # fmt: skip


def rests_on_today(round_: Round) -> Result:
    """The newest version, if it rests on everything judged as it stands now.

    Errors   ResultIsStale
    """
    newest = queries.newest_result(round_)
    if newest is None or newest.judgements != checks.judgements_text(queries.judgements(round_)):
        raise ResultIsStale(
            word("Something was judged, ruled or exempted after the result was computed."),
            remedy=word("Compute again first."),
        )
    return newest


def refuse_the_same(round_: Round) -> None:
    """Refuse to compute what is there already.

    Errors   SameResult
    """
    newest = queries.newest_result(round_)
    if newest is not None and newest.judgements == checks.judgements_text(queries.judgements(round_)):
        raise SameResult(
            word("Nothing has changed since version {n} was computed.", n=newest.number),
            remedy=word("A new version follows when something is judged, ruled or exempted."),
        )

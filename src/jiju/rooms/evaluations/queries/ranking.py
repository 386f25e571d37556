"""Reads: a ranking as somebody may see it."""

from __future__ import annotations

from typing import Any

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.evaluations.models import Run
from jiju.rooms.evaluations.queries import stored
from jiju.rooms.evaluations.queries.sheets import Told, sheet_of
from jiju.rooms.evaluations.shapes import Ranking, Sheet, Standing
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place


def ranking(by: Actor, scheme_id: str, period: Period) -> Ranking:
    """The newest run of a scheme for a period, narrowed to somebody's area.

    Errors   NotFound when nothing has been ranked
    """
    run = _newest(scheme_id, period)
    rows = tuple(r for r in stored.standings_in(run.body) if by.scope.covers(place_of(r)))
    sure = stored.sureness_in(run.sureness) if run.sureness else ()
    return Ranking(stored.scheme_in(run.scheme.definition), period, run.vintage, run.digest, rows, sure)


def run_sheet(by: Actor, scheme_id: str, period: Period, unit: str) -> Sheet:
    """One unit's sheet of the newest trial of a period, compared with the newest of a year before.

    Errors   NotFound when nothing has been ranked, or the unit lies outside the area
    """
    run, ago = _newest(scheme_id, period), _latest(scheme_id, period.year_before)
    shown = sheet_of(_told(run), unit, _told(ago) if ago is not None else None)
    if shown is None or not by.scope.covers(place_of(shown.row)):
        raise permissions.out_of_sight()
    return shown


def _told(run: Run) -> Told:
    return Told(
        stored.scheme_in(run.scheme.definition), periods.parse(run.period), stored.standings_in(run.body),
        stored.sureness_in(run.sureness) if run.sureness else (),
        stored.snapshot_in(run.snapshot) if run.snapshot else None, (), run.vintage, run.digest,
    )  # fmt: skip


def _latest(scheme_id: str, period: Period) -> Run | None:
    rows = Run.objects.select_related("scheme").filter(scheme_code=scheme_id, period=str(period))
    return rows.order_by("-pk").first()


def _newest(scheme_id: str, period: Period) -> Run:
    run = _latest(scheme_id, period)
    if run is None:
        raise NotFound(
            word("Nothing has been ranked by {scheme} for {period}.", scheme=scheme_id, period=str(period)),
            remedy=word("The province ranks a period after its filings are accepted."),
        )
    return run


def runs() -> list[tuple[str, str, Period]]:
    """What has been ranked: scheme, its name, period; newest period first. For the program itself."""
    from_text = (
        Run.objects.order_by("-period", "scheme_code").values_list("scheme_code", "scheme__name", "period").distinct()
    )
    return [(code, name, periods.parse(period)) for code, name, period in dict.fromkeys(from_text)]


def place_of(row: Standing) -> Place:
    """Where a unit of a ranking lies."""
    return Place(row.city, row.county, row.unit, row.zone_type)


def run_json(by: Actor, scheme_id: str, period: Period) -> dict[str, Any]:
    """A ranking as the command line prints it."""
    shown = ranking(by, scheme_id, period)
    return {
        "scheme": shown.scheme.id, "period": str(period), "digest": shown.digest, "vintage": shown.vintage,
        "rows": [
            {"zone": r.unit, "name": r.name, "type": r.zone_type, "score": None if r.score is None else float(r.score),
             "rank": r.rank or None, "grade": r.grade}
            for r in shown.rows
        ],
    }  # fmt: skip

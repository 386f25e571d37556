"""What the overview of a zone carries beside its targets: own figures, alerts, gaps, tasks, topics, its place."""

from __future__ import annotations

from typing import Any

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.shapes import Ranking
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.shapes import TopicCell
from jiju.spine.actors import Actor
from jiju.web import clock

FEW = 7  # lines of each list


def own_file(by: Actor, period: Period) -> dict[str, Any]:
    """The zone of the reader and nothing of any other; after it left, what it last was."""
    code, today = next(iter(sorted(by.scope.codes)), ""), clock.today()
    tasks = [t for t in queries.tasks_of_zone(by, code, on=today) if t.is_open]
    return {
        "code": code, "f": {"series": _series(by, code, period)}, "tones": _tones(),
        "alerts": queries.open_alerts_of(by, code, on=today)[:FEW], "tasks": tasks[:FEW], "task_total": len(tasks),
        **_topics(by, code), **_places(by, code),
    }  # fmt: skip


def _tones() -> dict[str, str]:
    return {code: tone for code, (tone, _) in checks.TASK_LIGHTS.items()}


def _series(by: Actor, code: str, period: Period) -> Any:
    """The figures of the zone. Missing: None when it has left the programme."""
    try:
        return queries.zone_series(by, code, period, on=clock.today())
    except NotFound:
        return None


def _topics(by: Actor, code: str) -> dict[str, Any]:
    """Each topic with its newest cell, and whether the zone has left."""
    try:
        found = queries.zone_topics(by, code, at=clock.now())
    except NotFound:
        return {"topics": [], "left": True}
    cells: list[tuple[str, str, TopicCell]] = [(t.id, t.name, t.cells[0]) for t in found.courses if t.cells]
    return {"topics": cells, "left": found.left}


def _places(by: Actor, code: str) -> dict[str, Any]:
    """The grade of the newest final round, and the place in the newest ranking with its interval."""
    rounds = evaluations.history(by, code, on=clock.today()).rounds
    return {"round": next(iter(rounds), None), "rank": _rank(by, code)}


def _rank(by: Actor, code: str) -> Any:
    """Scheme, period, line and sureness of the newest ranking in which the zone stands."""
    for scheme, name, period in evaluations.runs():
        shown: Ranking = evaluations.ranking(by, scheme, period)
        row = next((r for r in shown.rows if r.unit == code), None)
        if row is not None:
            return {"scheme": scheme, "name": name, "period": period, "row": row, "sure": shown.sure(code)}
    return None

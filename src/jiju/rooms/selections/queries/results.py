"""Reads: scores of closed panels, for those who decide, run and audit."""

from __future__ import annotations

import json
from collections import defaultdict
from decimal import Decimal
from typing import Any

from jiju.core.refusals import NotNow
from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Review
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Panel, PanelResult
from jiju.rooms.selections.queries.applied import review_of
from jiju.rooms.selections.queries.panels import applications_in, panel_record
from jiju.rooms.selections.shapes import Given, Merged, ResultShown, ScoreRow
from jiju.spine.actors import Actor

RULES: dict[str, Word] = {
    "mean": word("mean of all experts"),
    "trimmed": word("mean without the highest and the lowest, from {n} experts on"),
    "normalised": word("each expert's points brought to the panel's mean and spread, then the mean"),
}


def result(by: Actor, pk: int) -> ResultShown:
    """The result of a closed panel, with what its sheets tell of the experts.

    Errors   NotYours, NotFound; NotNow before the panel is closed: nobody sees scores until all are in
    """
    panel = panel_record(by, pk)
    found = PanelResult.objects.filter(panel=panel).first()
    if found is None:
        raise NotNow(
            word("The panel is not closed: nobody sees scores until every sheet is signed."),
            remedy=word("Close the panel once every expert has signed."),
        )
    return _shown(panel, found, json.loads(found.content))


def _shown(panel: Panel, found: PanelResult, content: dict[str, Any]) -> ResultShown:
    review = review_of(panel.call)
    given = [Given(s["expert"], s["code"], Decimal(s["total"])) for s in content["sheets"]]
    names = dict(panel.seats.order_by("number").values_list("expert__code", "name"))
    units = {a.code: a for a in Application.objects.filter(pk__in=applications_in(panel).values()).order_by("code")}
    rows = [_row(m, content, units[m.code]) for m in checks.merged(given, review)]
    return ResultShown(
        panel.pk, panel.call.name, panel.group, rule_of(review), review.pass_mark, tuple(rows),
        {code: names[code] for code in sorted({g.expert for g in given})}, checks.statistics(given), review.criteria,
        found.digest, people.names_of([found.by]).get(found.by, found.by), found.at,
    )  # fmt: skip


def rule_of(review: Review) -> Word:
    """The merging rule in words."""
    return Word(RULES[review.merge].text, {"n": review.trim_from} if review.merge == "trimmed" else {})


def _row(merged: Merged, content: dict[str, Any], application: Application) -> ScoreRow:
    sheets = [s for s in content["sheets"] if s["code"] == merged.code]
    points: dict[str, list[Decimal]] = defaultdict(list)
    for sheet in sheets:
        for criterion, value in sheet["points"].items():
            points[criterion].append(Decimal(value))
    return ScoreRow(
        merged.code, application.unit, application.unit_name, merged,
        tuple((s["expert"], Decimal(s["total"])) for s in sheets),
        {c: checks.rounded(checks.mean(values)) for c, values in points.items()},
        tuple((s["expert"], s["remark"]) for s in sheets if s["remark"]), merged.code in content["below"],
    )  # fmt: skip

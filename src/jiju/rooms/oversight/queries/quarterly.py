"""Reads: the quarterly analysis as it is computed, and as a draft holds it."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from jiju.core import periods
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.figures import queries as figures
from jiju.rooms.figures.shapes import Dimension
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import PassageText, QuarterlyAnalysis
from jiju.rooms.oversight.queries.quarterly_data import data_of, passage_of
from jiju.rooms.oversight.queries.quarterly_parts import by_group
from jiju.rooms.oversight.queries.quarterly_state import ahead, reporting, trouble
from jiju.rooms.oversight.queries.quarterly_whole import whole
from jiju.rooms.oversight.shapes import AnalysisLine, AnalysisShown, Cited, Passage, PassageShown
from jiju.rooms.oversight.states import ANALYSES
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical
from jiju.spine.looks import kept
from jiju.spine.roles import Role
from jiju.spine.say import say

DUE_DAY = 10  # of the month after the quarter's own reports have come in
LANGUAGE = "zh-hans"  # the text is an official one, whoever looks at it
SEES_ALL = frozenset({Role.PROVINCE, Role.AUDITOR})


def computed(by: Actor, period: Period, *, on: date) -> tuple[Passage, ...]:
    """The passages for somebody's area, from the figures as they stand."""
    plan, vintage = programmes.plan(), figures.vintage()
    areas: dict[str, tuple[Dimension, ...]] = {"city": ("type", "county", "zone"), "county": ("type", "zone")}
    groups = areas.get(by.scope.reach, ("type", "city", "zone"))
    return (
        whole(by, plan, period, vintage),
        *(by_group(by, plan, period, vintage, dimension) for dimension in groups),
        reporting(by, plan, period, vintage),
        trouble(by, plan, period, vintage, on=on),
        ahead(),
    )


def text_of(passage: Passage) -> str:
    """The text of a computed passage, in the language of official texts."""
    with translation.override(LANGUAGE):
        said = ["，".join(say(clause) for clause in sentence) + "。" for sentence in passage.sentences]
    return ("\n" if len(passage.numbers) and passage.key == "whole" else "").join(said)


def analyses(by: Actor) -> list[AnalysisLine]:
    """The analyses that somebody sees, the newest quarter first."""
    permissions.ask(by, "oversight.see_analyses")
    rows = list(_visible(by))
    names = people.names_of({r.drafted_by for r in rows})
    return [_line(r, names) for r in rows]


@kept
def analyses_asked(by: Actor) -> tuple[int, date | None]:
    """How many analyses of the own unit are still being drafted, and the nearest day by which one is wanted."""
    if not permissions.may(by, "oversight.settle_analysis"):
        return 0, None
    rows = QuarterlyAnalysis.objects.filter(unit=by.unit, state="drafting").order_by("period")
    days = [due_of(periods.parse(p)) for p in rows.values_list("period", flat=True)]
    return len(days), min(days, default=None)


def _visible(by: Actor) -> QuerySet[QuarterlyAnalysis]:
    rows = QuarterlyAnalysis.objects.order_by("-period", "unit")
    return rows if by.role in SEES_ALL else rows.filter(unit=by.unit)


def analysis_record(by: Actor, pk: int) -> QuarterlyAnalysis:
    """The record of one analysis. Errors: NotFound when it is not there, or out of sight."""
    permissions.ask(by, "oversight.see_analyses")
    found = _visible(by).filter(pk=pk).first()
    if found is None:
        raise NotFound(
            word("There is no analysis {id} in your area.", id=str(pk)), remedy=word("Choose one from the list.")
        )
    return found


def _line(r: QuarterlyAnalysis, names: dict[str, str]) -> AnalysisLine:
    return AnalysisLine(
        r.pk, periods.parse(r.period), r.unit_name, r.state, ANALYSES.states[r.state], r.vintage,
        names.get(r.drafted_by, r.drafted_by), r.drafted_at,
    )  # fmt: skip


def analysis(by: Actor, pk: int, *, on: date) -> AnalysisShown:
    """One analysis: each passage with the marks of its numbers, and what was revised since they were taken.

    Missing  what was revised is told only to the unit that drafted it: others see other figures
    """
    found = analysis_record(by, pk)
    period, kept = periods.parse(found.period), passages_of(found)
    texts = newest_texts(found)
    is_own = by.unit == found.unit and found.state == "drafting"
    fresh = _numbers(computed(by, period, on=on)) if is_own else _numbers(kept)
    names = people.names_of({found.drafted_by, found.settled_by, *(t.written_by for t in texts.values())})
    shown = tuple(_shown(p, texts[p.key], fresh, names) for p in kept)
    return AnalysisShown(
        _line(found, names), shown, _revised(_numbers(kept), fresh), digest_of(texts), found.reason,
        names.get(found.settled_by, ""), found.settled_at, due_of(period), verbs_of(by, found),
    )  # fmt: skip


def facts_of(passages: tuple[Passage, ...]) -> str:
    """The passages as a draft keeps them."""
    return canonical([data_of(p) for p in passages])


def period_of(found: QuarterlyAnalysis) -> Period:
    """The quarter that an analysis is about."""
    return periods.parse(found.period)


def passages_of(found: QuarterlyAnalysis) -> tuple[Passage, ...]:
    """The passages as they were computed when the numbers were taken."""
    return tuple(passage_of(data) for data in json.loads(found.facts))


def newest_texts(found: QuarterlyAnalysis) -> dict[str, PassageText]:
    """The last text of each passage."""
    return {t.key: t for t in PassageText.objects.filter(analysis=found).order_by("version")}


def digest_of(texts: dict[str, PassageText]) -> str:
    """What whoever settles the analysis has read."""
    return hashlib.sha256(canonical([[k, texts[k].version, texts[k].text] for k in sorted(texts)]).encode()).hexdigest()


def _numbers(passages: tuple[Passage, ...]) -> dict[tuple[str, str], Cited]:
    return {(p.key, c.key): c for p in passages for c in p.numbers}


def _revised(kept: dict[Any, Cited], fresh: dict[Any, Cited]) -> tuple[tuple[Cited, Cited | None], ...]:
    """Numbers that are not what they were, or cannot be told any more."""
    moved = ((c, fresh.get(key)) for key, c in kept.items())
    return tuple((c, now) for c, now in moved if now is None or now.amount != c.amount)


def _shown(p: Passage, text: PassageText, fresh: dict[tuple[str, str], Cited], names: dict[str, str]) -> PassageShown:
    own = [c for (key, _), c in fresh.items() if key == p.key]
    others = [c for (key, _), c in fresh.items() if key != p.key]
    marks = checks.marked(text.text, [*own, *others], p.numbers)
    return PassageShown(
        p.key, p.heading, text.text, text.version, text.is_computed, names.get(text.written_by, ""), text.written_at,
        marks, tuple(own), p.grids, p.charts,
    )  # fmt: skip


def writers_of(found: QuarterlyAnalysis) -> set[str]:
    """Whoever drafted the analysis or wrote any text of it. For the program itself."""
    return {found.drafted_by, *PassageText.objects.filter(analysis=found).values_list("written_by", flat=True)}


def stray_numbers(found: QuarterlyAnalysis) -> list[str]:
    """The numbers in the text that are none of those computed, as they are written."""
    kept, texts = passages_of(found), newest_texts(found)
    every = [c for p in kept for c in p.numbers]
    own = {p.key: p.numbers for p in kept}
    return [m.text for key in own for m in checks.marked(texts[key].text, [*own[key], *every]) if m.is_wrong]


def due_of(period: Period) -> date:
    """The day by which the draft is wanted: the tenth of the month after that in which the reports come in."""
    after = period.next.first_day
    return date(after.year + after.month // 12, after.month % 12 + 1, DUE_DAY)


def verbs_of(by: Actor, found: QuarterlyAnalysis) -> tuple[str, ...]:
    """What somebody may do with an analysis now; the second person aside."""
    if by.unit != found.unit:
        return ()
    return tuple(v for v in ANALYSES.possible(found.state) if permissions.may(by, f"oversight.{v}"))


def last_quarter(on: date) -> Period:
    """The last quarter that has ended."""
    return periods.quarter(on.year, (on.month - 1) // 3 + 1).previous


def analysis_data(by: Actor, pk: int) -> dict[str, Any]:
    """An analysis as plain data, for a document engine: the texts that stand, numbers with sources, tables, charts."""
    found = analysis_record(by, pk)
    texts = newest_texts(found)
    passages = [data | {"text": texts[data["key"]].text} for data in json.loads(found.facts)]
    return {
        "period": found.period, "unit": found.unit, "unit_name": found.unit_name, "state": found.state,
        "vintage": found.vintage, "reason": found.reason, "passages": passages,
    }  # fmt: skip

"""What the rules of a form may compare one filing with, gathered only as far as they ask for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from django.db.models import Count, Max, QuerySet, Sum

from jiju.core import periods
from jiju.core.lines import in_a_list
from jiju.core.nothing import Answer, from_data
from jiju.core.periods import Period
from jiju.engines.checks import Peers, RuleSet, Sheet
from jiju.engines.checks.sheets import FEWEST_PEERS, NOBODY
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Form
from jiju.rooms.filings.queries.one import answers_in, cells_of, form_shape, shape_of
from jiju.rooms.filings.queries.references import given_to
from jiju.rooms.filings.shapes import Cells, Reporter
from jiju.rooms.filings.states import SENT
from jiju.rooms.programmes.shapes import Form as FormShape
from jiju.spine.prepared import prepared

KINDS = ("sums", "lower", "others", "others_same", "others_ago", "years", "given", "neighbours")


def sheet_of(form: FormShape, rules: RuleSet, period: Period, unit: Reporter, cells: Cells) -> Sheet:
    """The cells of one filing with everything that the form's rules compare them with. For the program itself.

    Missing  what nobody has sent yet is absent
    """
    before, ago, earlier = compared(form.code, unit.code, period)
    asked = {kind: {name for k, name in rules.needs if k == kind} for kind in KINDS}
    below = {code: _below(code, unit.zone, period) for code in asked["sums"] | asked["lower"]}
    return Sheet(
        period, cells, before, ago, earlier,
        sums={code: added(rows) for code, rows in below.items() if code in asked["sums"] and rows},
        lower={code: below[code] for code in asked["lower"]},
        others={code: _other(code, unit.code, period) for code in asked["others"]},
        others_same={code: answers(code, unit.code, period) for code in asked["others_same"]},
        others_ago={code: answers(code, unit.code, period.year_before) for code in asked["others_ago"]},
        given=given_to(asked["given"], unit, period),
        neighbours=_near(form, unit, period) if asked["neighbours"] else (),
        years={code: _year(code, unit.code, period) for code in asked["years"]},
        peers=peers_of(form.code, period, unit.group) if ("peers", "") in rules.needs else NOBODY,
        lists=checks.line_sheets(form, period, cells, (before, ago, earlier)),
    )  # fmt: skip


def _near(form: FormShape, unit: Reporter, period: Period) -> list[Cells]:
    """What the other zones of the county have sent; of a city that is divided into none, those of the city."""
    if form.level != "zone" or not (unit.county or unit.city):
        return []
    rows = _sent_near(form.code, str(period), unit.city, unit.county)
    return [read_cells(text) for code, text in rows if code != unit.code]


@prepared
def _sent_near(form_code: str, period: str, city: str, county: str) -> QuerySet[Filing, tuple[str, str]]:
    rows = Filing.objects.filter(form_code=form_code, period=period, city=city, county=county, state__in=SENT)
    return rows.order_by("pk").values_list("unit_code", "cells")


def other_forms(form: FormShape) -> tuple[FormShape, ...]:
    """The forms that a rule of this form may name: the others of its level, and for a zone's those of enterprises."""
    newest = dict(_forms_of(form.level, "enterprise"))
    return tuple(shape_of(digest) for code, digest in newest.items() if code != form.code)


@prepared
def _forms_of(level: str, other: str) -> QuerySet[Form, tuple[str, str]]:
    return Form.objects.filter(level__in=(level, other)).order_by("valid_from", "pk").values_list("code", "digest")


def compared(form_code: str, unit_code: str, period: Period) -> tuple[Cells, Cells, Cells]:
    """The cells of the period before, of the same period last year and of the one before that, where they were sent."""
    wanted = (str(period.previous), str(period.year_before), str(period.year_before.previous))
    found = {when: answers_in(text) for when, text in _sent(form_code, unit_code, *wanted)}
    return found.get(wanted[0], {}), found.get(wanted[1], {}), found.get(wanted[2], {})


def answers(form_code: str, unit_code: str, period: Period) -> Cells:
    """What a unit has sent of a form for one very period."""
    found = dict(_sent(form_code, unit_code, str(period), "", ""))
    return answers_in(found[str(period)]) if found else {}


@prepared
def _sent(
    form_code: str, unit_code: str, before: str, year_ago: str, earlier: str
) -> QuerySet[Filing, tuple[str, str]]:
    when = (before, year_ago, earlier)
    rows = Filing.objects.filter(form_code=form_code, unit_code=unit_code, period__in=when, state__in=SENT)
    return rows.order_by("pk").values_list("period", "cells")


def read_cells(text: str) -> Cells:
    """The numbers in the rows of a filing from its stored text, for rules and sums; words and lists are left out."""
    return _numbers(json.loads(text))


def read_answers(text: str) -> dict[str, Answer]:
    """The same with the words in its rows."""
    return {code: from_data(data) for code, data in json.loads(text).items() if not in_a_list(code)}


def _numbers(stored: dict[str, str | dict[str, str]]) -> Cells:
    return {
        code: Decimal(data) if isinstance(data, str) else from_data(data)
        for code, data in stored.items()
        if (isinstance(data, str) or "text" not in data) and not in_a_list(code)
    }


def added(rows: Iterable[Cells]) -> Cells:
    """The sums of some filings, row by row.

    Missing  a row that nobody answered has no sum; absent answers add nothing
    """
    totals: dict[str, Decimal] = {}
    for cells in rows:
        for code, value in cells.items():
            if isinstance(value, Decimal):
                totals[code] = totals.get(code, Decimal(0)) + value
    return dict(totals)


def _below(form_code: str, zone_code: str, period: Period) -> list[Cells]:
    texts = ",".join(text for (text,) in _sent_below(form_code, str(period), zone_code))
    return [_numbers(stored) for stored in json.loads(f"[{texts}]")]


@prepared
def _sent_below(form_code: str, period: str, zone_code: str) -> QuerySet[Filing, tuple[str]]:
    rows = Filing.objects.filter(form_code=form_code, period=period, zone_code=zone_code, state__in=SENT)
    return rows.order_by("pk").values_list("cells")


def _other(form_code: str, unit_code: str, period: Period) -> Cells:
    """The unit's latest filing of another form that is no later than the period's end."""
    rows = Filing.objects.filter(form_code=form_code, unit_code=unit_code, state__in=SENT).order_by("pk")
    sent = {periods.parse(row.period): row for row in rows}
    fitting = [p for p in sent if p.last_day <= period.last_day or (p.first_day <= period.first_day <= p.last_day)]
    return cells_of(sent[max(fitting, key=lambda p: p.last_day)]) if fitting else {}


def _year(form_code: str, unit_code: str, period: Period) -> Cells:
    """A year as its quarterly or monthly filings add up to it: the last for cumulative rows, the sum for the others.

    Missing  nothing at all until every period of the year has been sent
    """
    rows = Filing.objects.select_related("form").filter(
        form_code=form_code, unit_code=unit_code, period__startswith=str(period.year), state__in=SENT
    )
    sent = sorted((periods.parse(row.period), row) for row in rows.order_by("period"))
    if not sent or len(sent) < periods.PER_YEAR[sent[0][0].kind]:
        return {}
    cumulative = {r.code for r in form_shape(sent[-1][1].form).rows if r.cumulative}
    last, total = read_cells(sent[-1][1].cells), added(read_cells(row.cells) for _, row in sent)
    return {code: last[code] if code in cumulative else total.get(code, last[code]) for code in last}


def peers_of(form_code: str, period: Period, group: str) -> Peers:
    """The group's filings of the period; until twenty have been sent, those of the same period last year."""
    when = (str(period), str(period.year_before))
    seen = {period: (count, *rest) for period, count, *rest in _standing(form_code, *when, group)}
    for one in when:
        if one in seen and seen[one][0] >= FEWEST_PEERS:
            return _kept_peers(form_code, one, group, str(seen[one]))
    return NOBODY


@prepared
def _standing(
    form_code: str, period: str, year_ago: str, group: str
) -> QuerySet[Filing, tuple[str, int, int, int, datetime | None]]:
    """What tells that a group's filings of a period are still the same."""
    when = (period, year_ago)
    rows = Filing.objects.filter(form_code=form_code, period__in=when, zone_type=group, state__in=SENT).order_by()
    return rows.values_list("period").annotate(Count("pk"), Sum("version"), Max("pk"), Max("submitted_at"))


@lru_cache(maxsize=256)
def _kept_peers(form_code: str, period: str, group: str, seen: str) -> Peers:
    """A group's cells, kept until one of its filings changes (`seen`)."""
    rows = Filing.objects.filter(form_code=form_code, period=period, zone_type=group, state__in=SENT)
    return Peers([read_cells(text) for text in rows.order_by("pk").values_list("cells", flat=True)])

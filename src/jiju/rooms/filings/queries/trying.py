"""A rule tried on what was reported before: how often it would have spoken, and of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jiju.core import periods
from jiju.core.findings import Severity
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.models import Form as FormRecord
from jiju.rooms.filings.queries.context import other_forms
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.references import references
from jiju.rooms.filings.queries.screened_lines import lines_text
from jiju.rooms.filings.queries.screening import Screen, sent_periods
from jiju.rooms.filings.shapes import Burden, FormLine, Trial
from jiju.rooms.filings.states import SENT
from jiju.rooms.programmes.shapes import Form, RuleText
from jiju.rooms.registry import queries as registry

PERIODS = 4
NAMED = 50


def forms() -> list[FormLine]:
    """Every form in its newest version, in the order of their codes. Who asks needs a permission, not a scope."""
    newest = {row.code: row for row in FormRecord.objects.order_by("valid_from", "pk")}
    shapes = [form_shape(newest[code]) for code in sorted(newest)]
    return [_line(s) for s in shapes]


def _line(s: Form) -> FormLine:
    known = sum(r.prefill is not None for r in s.rows)
    return FormLine(s.code, s.name, s.level, s.asked_of, s.period, s.version, len(s.rows), known, len(s.rules))


def burden(on: date) -> list[Burden]:
    """How many cells each form asks of whom in a year: the answer to whether a form is worth its asking.

    Shape    a list counts its columns as often as a unit had lines on average when it was last sent
    """
    units = {
        ("zone", "all"): len(registry.zones_on(on)), ("enterprise", "all"): registry.count_enterprises(on),
        ("enterprise", "above"): registry.count_enterprises(on, size="above"),
    }  # fmt: skip
    out = []
    for line in map(_with_lists, forms()):
        times, who = periods.PER_YEAR[line.period], units.get((line.level, line.asked_of), 0)
        typed = line.rows - line.known
        out.append(Burden(line, times, who, typed * times, typed * times * who))
    return out


def _with_lists(line: FormLine) -> FormLine:
    shape = newest_form(line.code)
    if not shape.lists:
        return line
    sent = Filing.objects.filter(form_code=line.code, state__in=SENT)
    last = sent.order_by("-period").values_list("period", flat=True).first()
    texts = list(sent.filter(period=last).order_by("pk").values_list("cells", flat=True))
    for one in shape.lists:
        lines = sum(len(checks.open_lines(one, lines_text(text))) for text in texts)
        each = round(lines / len(texts)) if texts else 0
        known = sum(c.prefill is not None for c in one.columns)
        line = replace(line, rows=line.rows + each * len(one.columns), known=line.known + each * known)
    return line


def newest_form(code: str) -> Form:
    """The newest version of a form.

    Errors   NotFound, naming the forms there are
    """
    found = FormRecord.objects.filter(code=code).order_by("-valid_from", "-pk").first()
    if found is None:
        known = ", ".join(FormRecord.objects.order_by("code").values_list("code", flat=True).distinct())
        raise NotFound(
            word("There is no form {code}.", code=code), remedy=word("Choose one of: {known}.", known=known or "—")
        )
    return form_shape(found)


def try_rules(form: Form, rules: Sequence[RuleText]) -> list[Trial]:
    """Ask rules of the last four periods that were sent, newest first, without keeping anything.

    Errors   Malformed when a text cannot be read or does not fit the form
    """
    compiled = checks.rules_of(form, tuple(rules), other_forms(form), references())
    screen = Screen()
    out = []
    for text in reversed(sent_periods().get(form.code, [])[-PERIODS:]):
        period = periods.parse(text)
        asked = len(screen.sent(form.code, period).units)
        found = list(screen.doubts(form.code, period, compiled))
        units = {d.unit for d in found}
        named = tuple(sorted(found, key=lambda d: (d.finding.severity is Severity.NOTES, d.unit))[:NAMED])
        out.append(Trial(period, asked, len(units), named))
    return out

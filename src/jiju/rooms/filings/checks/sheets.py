"""Checks on the cells of one filing: those that every form has, and the form's own rules."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Answer, Nothing, to_data
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.engines.checks import RuleSet, Sheet, compile_rules
from jiju.rooms.filings.checks.lines import blank_lines, lines_hang_together, rows_of
from jiju.rooms.programmes.checks import facts_of, list_facts, reference_facts
from jiju.rooms.programmes.shapes import Form, Reference, Row, RuleText

Cells = dict[str, Answer]


def cells_digest(cells: Cells) -> str:
    """The sha256 of the cells in canonical form."""
    body = json.dumps({k: to_data(v) for k, v in cells.items()}, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def differ_in_rules_alone(a: Form, b: Form) -> bool:
    """Whether two forms ask for the same in the same way, whatever is checked about the answers."""
    return a.model_copy(update={"rules": ()}) == b.model_copy(update={"rules": ()})


def without_findings(findings: list[Finding]) -> bool:
    """Whether nothing blocks."""
    return not any(f.severity is Severity.BLOCKS for f in findings)


def rules_of(
    form: Form, rules: tuple[RuleText, ...], others: tuple[Form, ...], given: tuple[Reference, ...] = ()
) -> RuleSet:
    """Rules for a form, compiled once and kept. others, given: forms and reference figures that a rule may name.

    Errors   Malformed when a rule cannot be read or does not fit the form
    """
    return _compiled(form, rules, others, given)


@lru_cache(maxsize=256)
def _compiled(
    form: Form, rules: tuple[RuleText, ...], others: tuple[Form, ...], given: tuple[Reference, ...]
) -> RuleSet:
    foreign, lists = {f.code: facts_of(f) for f in others}, [list_facts(one) for one in form.lists]
    return compile_rules(rules, facts_of(form), foreign, lists, reference_facts(given))


def findings_on(form: Form, rules: RuleSet, sheet: Sheet, cells: Cells) -> list[Finding]:
    """Everything that is to be said about the cells: blanks first, then the rules, in the form's order.

    Shape    what concerns a whole list stands before its lines, under the list's code
    """
    blanks = [
        _blank(row, sheet.period)
        for row in form.rows
        if row.required and cells.get(row.code, Nothing.BLANK) is Nothing.BLANK
    ]
    blanks += blank_lines(form, cells, sheet.period)
    inside = rows_of(form, cells)[len(form.rows) :]
    codes = (place.code for places in (form.rows, form.lists, inside) for place in places)
    order = {code: n for n, code in enumerate(codes)}
    found = [*blanks, *lines_hang_together(form, cells, sheet.before), *rules.check(sheet)]
    return sorted(found, key=lambda f: (order.get(f.field, len(order)), f.rule))


def _blank(row: Row, period: Period) -> Finding:
    zero = word("Fill it in; nothing happened is 0, and an empty cell is not a zero.")
    return Finding(
        rule="FORM-BLANK",
        severity=Severity.BLOCKS,
        field=row.code,
        states=word("Every required cell is answered"),
        says=word("{code} {name} is still empty for {period}.", code=row.code, name=row.name, period=str(period)),
        remedy=zero if row.is_number else word("Fill it in."),
    )

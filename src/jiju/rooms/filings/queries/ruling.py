"""Rules in force: the plan's own, as officials have changed, added to or switched off since."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import QuerySet

from jiju.core.refusals import Malformed
from jiju.engines.checks import RuleSet
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import RuleVersion
from jiju.rooms.filings.queries.context import other_forms
from jiju.rooms.filings.queries.references import references
from jiju.rooms.filings.shapes import RuleLine
from jiju.rooms.programmes.shapes import Form, Reference, RuleText
from jiju.spine.prepared import prepared

Row = tuple[str, str, str, str, str, str, str]


def rules_in_force(form: Form) -> RuleSet:
    """The form's rules, compiled. For the program itself.

    Missing  a rule that names a row which this version of the form no longer has is left out, and shown as such by
             `rules` — it cannot be asked, and must not stop the others
    """
    return _fitting(form, other_forms(form), tuple(_decided(form.code)), references())


@lru_cache(maxsize=64)
def _fitting(form: Form, others: tuple[Form, ...], decided: tuple[Row, ...], given: tuple[Reference, ...]) -> RuleSet:
    """The same words are the same rules: every save of a form asks for them, and they hardly ever change."""
    fitting = tuple(r for r in _texts(form, decided) if misfit(form, r, others, given) is None)
    return checks.rules_of(form, fitting, others, given)


def texts_in_force(form: Form) -> tuple[RuleText, ...]:
    """The texts in force, in the plan's order; what was added stands behind."""
    return _texts(form, tuple(_decided(form.code)))


@prepared
def _decided(form_code: str) -> QuerySet[RuleVersion, Row]:
    """What officials switched on and off, as it stands in the store, oldest first."""
    rows = RuleVersion.objects.filter(form_code=form_code, state__in=("on", "off")).order_by("decided_at", "pk")
    return rows.values_list("state", "rule", "severity", "text", "states", "remedy", "row")


def _texts(form: Form, decided: tuple[Row, ...]) -> tuple[RuleText, ...]:
    texts = {rule.id: rule for rule in form.rules}
    for state, rule, *rest in decided:
        if state == "off":
            texts.pop(rule, None)
        else:
            texts[rule] = _text(rule, *rest)
    return tuple(texts.values())


def text_of(row: RuleVersion) -> RuleText:
    return _text(row.rule, row.severity, row.text, row.states, row.remedy, row.row)


@lru_cache(maxsize=4096)
def _text(rule: str, severity: str, text: str, states: str, remedy: str, row: str) -> RuleText:
    """The same words are the same rule: so it is read, and compiled, once."""
    return RuleText.model_validate({
        "id": rule, "severity": severity, "text": text, "states": states, "remedy": remedy, "row": row,
    })  # fmt: skip


def misfit(form: Form, rule: RuleText, others: tuple[Form, ...], given: tuple[Reference, ...]) -> Malformed | None:
    """Why a rule cannot be asked of a form, or nothing."""
    try:
        checks.rules_of(form, (rule,), others, given)
    except Malformed as wrong:
        return wrong
    return None


def rules(form: Form) -> list[RuleLine]:
    """Every rule of a form in its latest version, with its state and what keeps it from being asked."""
    others, given = other_forms(form), references()
    force = {rule.id: rule for rule in texts_in_force(form)}
    rows = RuleVersion.objects.filter(form_code=form.code).order_by("rule", "-number", "pk")
    latest: dict[str, RuleVersion] = {}
    for row in rows:
        latest.setdefault(row.rule, row)
    out = [_line(rule, latest.pop(rule.id, None), misfit(form, rule, others, given)) for rule in force.values()]
    return out + [_line(text_of(row), row, None) for row in latest.values()]


def _line(rule: RuleText, row: RuleVersion | None, wrong: Malformed | None) -> RuleLine:
    draft = row if row is not None and row.state == "drafted" else None
    state = "plan" if row is None else "on" if draft is not None else row.state
    return RuleLine(
        rule, state, row.pk if row else None, text_of(draft) if draft else None,
        draft.drafted_by if draft else "", wrong.what if wrong else None,
    )  # fmt: skip


def rule_version(pk: int) -> RuleVersion | None:
    """One version of a rule, to act on."""
    return RuleVersion.objects.filter(pk=pk).first()

"""The rules of a form: read, tried on past reports, drafted, switched on by another person, taken out and in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.rooms.filings import acts, queries
from jiju.rooms.programmes.checks import read_rules, written_rules
from jiju.rooms.programmes.shapes import Form, RuleText
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import text_response
from jiju.web.guards import page
from jiju.web.numbers import number_in

FIELDS = ("id", "severity", "row", "text", "states", "remedy")
LONGEST = 200_000
SEVERITIES = (("blocks", word("blocks")), ("asks", word("asks")), ("notes", word("notes")))


@page("filings.draft_rule")
def forms(request: HttpRequest) -> HttpResponse:
    """Every form, and what it asks of whom."""
    return render(request, "office/forms.html", {"lines": queries.burden(clock.today())})


@page("filings.draft_rule")
def rules(request: HttpRequest, form: str) -> HttpResponse:
    """Every rule of a form with its state; a draft may be tried before anybody is asked by it."""
    shape = queries.newest_form(form)
    typed = {name: request.GET.get(name, "").strip() for name in FIELDS}
    return _show(request, shape, typed, tried=request.GET.get("try", "") == "1")


def _show(
    request: HttpRequest, shape: Form, typed: dict[str, str], *, tried: bool = False, wrong: Malformed | None = None
) -> HttpResponse:
    by = acting(request)
    trials = []
    if tried:
        try:
            trials = queries.try_rules(shape, (_rule(shape, typed),))
        except Malformed as malformed:
            wrong = malformed
    return render(request, "office/rules.html", {
        "form": shape, "forms": queries.forms(), "lines": queries.rules(shape), "typed": typed, "wrong": wrong,
        "trials": trials, "severities": SEVERITIES, "may_switch": permissions.may(by, "filings.switch_rule_on"),
        "me": by.person,
    }, status=422 if wrong else 200)  # fmt: skip


@page("filings.draft_rule", "POST")
def draft_rule(request: HttpRequest, form: str) -> HttpResponse:
    """Keep a draft; what cannot be read is said beside the text, and nothing is kept."""
    by = acting(request)
    shape = queries.newest_form(form)
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    try:
        acts.draft_rule(shape, by=by, at=clock.now(), rule=_rule(shape, typed))
    except Malformed:
        return _show(request, shape, typed, tried=True)
    messages.success(request, gettext("The draft is kept. Another person switches it on."))
    return redirect("office:rules", form=form)


@page("filings.switch_rule_on", "POST")
def switch_rule_on(request: HttpRequest, form: str) -> HttpResponse:
    """Put a draft in force."""
    by = acting(request)
    version = queries.rule_version(number_in(request.POST.get("version", "")))
    if version is None:
        raise permissions.out_of_sight()
    acts.switch_rule_on(version, by=by, at=clock.now())
    messages.success(request, gettext("The rule is on: every form is checked by it when it is saved next."))
    return redirect("office:rules", form=form)


@page("filings.switch_rule_off", "POST")
def switch_rule_off(request: HttpRequest, form: str) -> HttpResponse:
    """Ask a rule no longer."""
    by = acting(request)
    acts.switch_rule_off(
        queries.newest_form(form), by=by, at=clock.now(),
        rule=request.POST.get("rule", ""), reason=request.POST.get("reason", ""),
    )  # fmt: skip
    messages.success(request, gettext("The rule is off."))
    return redirect("office:rules", form=form)


@page("filings.draft_rule")
def rules_file(request: HttpRequest, form: str) -> HttpResponse:
    """The rules in force as a file that can be edited and taken in again."""
    shape = queries.newest_form(form)
    return text_response(written_rules(queries.texts_in_force(shape)), f"rules-{form}.yaml")


@page("filings.draft_rule", "POST")
def take_rules(request: HttpRequest, form: str) -> HttpResponse:
    """Draft every rule of a file that differs from the one in force, all or none."""
    by = acting(request)
    shape, sent = queries.newest_form(form), request.FILES.get("file")
    content = sent.read(LONGEST) if sent is not None else b""
    try:
        n = acts.draft_rules(shape, by=by, at=clock.now(), rules=read_rules(content))
    except Malformed as malformed:
        return _show(request, shape, dict.fromkeys(FIELDS, ""), wrong=malformed)
    messages.success(
        request, ngettext("{n} rule was drafted from the file.", "{n} rules were drafted from the file.", n).format(n=n)
    )
    return redirect("office:rules", form=form)


def _rule(shape: Form, typed: dict[str, str]) -> RuleText:
    """What was typed, as a rule.

    Errors   Malformed for an empty field or an unknown row
    """
    return read_rules([{**typed, "id": typed["id"] or f"{shape.code}-U00"}])[0]

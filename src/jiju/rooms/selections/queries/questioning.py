"""Reads: which titles rest on figures that were found false, and which condition no longer holds with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from jiju.core import periods
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Title, TitleQuestion, Version
from jiju.rooms.selections.queries.eligible import eligibility
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import QuestionOf, RuleChange, RuleLine
from jiju.rooms.selections.states import QUESTIONS
from jiju.spine import permissions
from jiju.spine.actors import Actor, system
from jiju.spine.permissions import ZONE

RESTING = ("grade", "falsehood")  # beside the conditions: the rules that figures tell; the others are of the registry
LIVE = ("proposed", "open")


def titles_resting_on(falsehood: int, on: date) -> list[Title]:
    """The titles that a finding of false figures puts in doubt: won by a call that was judged by them. For the program.

    A call rests on figures of its period, or on the grade of a round that rests on them.
    """
    found = evaluations.falsehood_record(system("selections"), falsehood)
    false, rounds = periods.parse(found.period), {r.name for r in evaluations.rested_on(found)}
    rows = Title.objects.filter(unit__in=sorted(registry.lineage(found.unit)), call__isnull=False, lost_on__isnull=True)
    out = []
    for title in rows.select_related("call").order_by("pk"):
        judged = periods.parse(title.call.period) if title.call.period else None
        overlaps = judged is not None and judged.first_day <= false.last_day and false.first_day <= judged.last_day
        graded = any(line.rule == "grade" and str(line.source) in rounds for line in judged_then(title))
        if procedure_of(title.call).enters == title.library and (overlaps or graded) and not _is_over(title, on):
            out.append(title)
    return out


def _is_over(title: Title, on: date) -> bool:
    return checks.state_on(on, title.since, title.until, title.lost_on, title.followed_by) in ("followed", "run_out")


def judged_then(title: Title) -> tuple[RuleLine, ...]:
    """The rules by which a title was won, as they stood in the version that was decided on. For the program itself."""
    version = Version.objects.filter(application__call=title.call_id, application__unit=title.unit).order_by("-number")
    return checks.lines_of(version.values_list("eligibility", flat=True).first() or "")


def rule_changes(title: Title, on: date) -> list[RuleChange]:
    """The rules that figures tell, as judged then and as the figures accepted by a day tell them. For the program.

    Missing  a title won by no call, or whose procedure names no such rule, has none
    """
    application = Application.objects.filter(call=title.call_id, unit=title.unit).select_related("call").first()
    if application is None or not application.call.period:
        return []
    now = {n.rule: n for n in eligibility(application.call, title.unit, on)}
    then = {n.rule: n for n in judged_then(title)}
    told = [rule for rule in now if rule in RESTING or rule.startswith("condition:")]
    return [RuleChange(now[r].says, then.get(r), now[r]) for r in told]


def question_record(by: Actor, pk: int) -> TitleQuestion:
    """The question to act upon.

    Errors   NotFound when it is missing or out of reach
    """
    permissions.ask(by, "selections.see_titles")
    found: TitleQuestion | None = TitleQuestion.objects.within(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def questioned(titles: Iterable[int]) -> frozenset[int]:
    """Of titles by their numbers, those that are in question. For the program itself."""
    rows = TitleQuestion.objects.filter(title__in=list(titles), state="open").order_by("pk")
    return frozenset(rows.values_list("title", flat=True))


def questions_of(by: Actor, title: Title) -> tuple[QuestionOf, ...]:
    """The questions that a title has had, the newest first. A zone reads one once a person has opened it."""
    rows = list(title.questions.order_by("-proposed_at", "-pk"))
    shown = [q for q in rows if by.role not in ZONE or q.opened_by]
    names = people.names_of([n for q in shown for n in (q.opened_by, q.ended_by) if n])
    return tuple(_shown(by, q, names) for q in shown)


def _shown(by: Actor, q: TitleQuestion, names: dict[str, str]) -> QuestionOf:
    verbs = [v for v in QUESTIONS.possible(q.state) if v != "fall" and permissions.may(by, f"selections.{v}")]
    hands = evaluations.finding_hands(q.falsehood) if verbs else frozenset()
    return QuestionOf(
        q.pk, q.falsehood, periods.parse(q.period), q.state, QUESTIONS.states[q.state],
        tuple(checks.change_of(line) for line in json.loads(q.lines)), q.proposed_at,
        names.get(q.opened_by, q.opened_by), q.opened_at, q.reason, names.get(q.ended_by, q.ended_by), q.ended_at,
        q.answer, tuple(verbs), is_own=by.person in {*hands, q.opened_by},
    )  # fmt: skip

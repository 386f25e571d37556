"""The light of a clause: a state with a word, from evidence, proofs and judgement. Pure."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from jiju.core import periods
from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import PER_YEAR, Period
from jiju.core.words import Word, word
from jiju.engines.checks import Sheet, read_condition
from jiju.rooms.oversight.shapes.clauses import ClauseFacts
from jiju.rooms.oversight.shapes.evidence import Evidence, Found, NotBuilt
from jiju.rooms.programmes.checks import judged_in
from jiju.rooms.programmes.shapes import FACTS, Check, Clause, Plan

CLAUSE_LIGHTS: MappingProxyType[str, tuple[str, Word]] = MappingProxyType({
    "overdue": ("bad", word("overdue")),
    "at_risk": ("watch", word("at risk")),
    "nothing": ("watch", word("nothing is there yet")),
    "on_way": ("none", word("on the way")),
    "unjudged": ("none", word("not yet judged")),
    "untold": ("none", word("cannot be told")),
    "unread": ("none", word("not read yet")),
    "done": ("ok", word("fulfilled")),
})  # fmt: skip


def question(check: Check) -> str:
    """What the check asks a person to judge; nothing when it asks nobody."""
    if check.holds is not None:
        return next(iter(judged_in(read_condition(check.holds, FACTS, {}, "holds"))), "")
    return check.rule if check.auto == "manual" else ""


def holds(text: str | None, found: Found, on: date, judged: dict[str, bool]) -> bool | None:
    """What a rule of a check says of the evidence and the judgement.

    Missing  nothing while what is absent could decide it either way; without a rule
    """
    if text is None:
        return None
    cells: dict[str, Answer] = {}
    if isinstance(found, Evidence):
        named = {"share": found.share, "amount": found.amount, "of": found.of, "missing": found.missing}
        cells = {code: Nothing.BLANK if value is None else value for code, value in named.items()}
    return read_condition(text, FACTS, {}, "holds").judge(Sheet(periods.year(on.year), cells, judged=judged))


def due_of(clause: Clause, plan: Plan, on: date) -> date | None:
    """The day by which a clause must hold: its own, that of its check, the end of the newest whole period of the plan,
    or the plan's last day.

    Missing  None where no period has ended yet, or the plan says that a clause without a day is for good
    """
    fixed = clause.deadline or clause.check.due
    if fixed is not None:
        return fixed
    if clause.check.every is None:
        return plan.ends_on if clause.ends == "with_plan" else None
    last = newest_whole(clause.check.every, counted_until(clause, plan, on))
    return last.last_day if last.year >= plan.first_year else None


def ends_with_plan(clause: Clause) -> bool:
    """Whether a clause has no day and no period of its own, so that it ends with the plan."""
    has_own = clause.deadline or clause.check.due or clause.check.every
    return not has_own and clause.ends == "with_plan"


def counted_until(clause: Clause, plan: Plan, on: date) -> date:
    """The day up to which a clause is asked: after the plan's end that day, for no later period is the plan's, and what
    held then has been kept."""
    return on if clause.ends == "never" else min(on, plan.ends_on)


def newest_whole(kind: periods.Kind, on: date) -> Period:
    """The newest period of a kind that has ended by a day."""
    here = Period(on.year, (on.month - 1) * PER_YEAR[kind] // 12 + 1, kind)
    return here if here.last_day <= on else here.previous


def clause_state(f: ClauseFacts) -> str:
    """The state of a clause: done only when every part that its check asks for is there and can be told."""
    if isinstance(f.found, NotBuilt) or not f.is_declared:
        return "untold"
    if _is_whole(f):
        return "untold" if f.waits_for else "done"
    if f.due is not None and f.on > f.due:
        return "overdue"
    if _waits_for_judgement_only(f):
        return "on_way" if f.judgement == "given" else "unjudged"
    if f.judgement == "not_met":
        return "at_risk"
    if not _anything(f):
        return "nothing"
    return "on_way" if f.proofs.wait or f.near else "at_risk"


def _is_whole(f: ClauseFacts) -> bool:
    judged = not f.is_judged or f.judgement == "met"
    return (f.holds is True or not f.has_rule) and f.proofs.hold >= f.proofs.wanted and judged


def _waits_for_judgement_only(f: ClauseFacts) -> bool:
    rest = (f.would_hold is True or not f.has_rule) and f.proofs.hold >= f.proofs.wanted
    return f.is_judged and f.judgement in ("", "given") and rest


def _anything(f: ClauseFacts) -> bool:
    counted = isinstance(f.found, Evidence) and bool(f.found.amount)
    return counted or bool(f.proofs.hold or f.proofs.wait or f.proofs.run_out)


def standing(
    state: str, valid_from: date, valid_until: date | None, on: date, until: date | None = None
) -> tuple[str, str, Word]:  # fmt: skip
    """How a proof stands on a day: its code, tone and word. Missing: until None, it must hold up to that very day."""
    if state == "offered":
        return "wait", "watch", word("waits for the province")
    if state == "refused":
        return "refused", "bad", word("proof refused")
    if valid_until is not None and valid_until < (until or on):
        return "run_out", "bad", word("no longer valid")
    return ("hold", "ok", word("accepted and valid")) if valid_from <= on else ("ahead", "none", word("valid later"))


def judged_standing(state: str, outcome: str, valid_until: date, on: date) -> tuple[str, str, Word]:
    """How a judgement stands on a day: its code, tone and word."""
    if state == "contested":
        return "", "bad", word("not confirmed")
    if valid_until < on:
        return "", "none", word("no longer valid")
    if outcome == "not_met":
        return "not_met", "bad", word("judged: not met")
    return ("met", "ok", word("judged and confirmed: met")) if state == "standing" else (
        "given", "watch", word("judged: met, to be confirmed")
    )  # fmt: skip

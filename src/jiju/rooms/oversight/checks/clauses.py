"""The light of a clause: a state with a word, from evidence, proofs and judgement. Pure."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from jiju.core import periods
from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import PER_YEAR, Period
from jiju.core.words import Word, word
from jiju.engines.checks import Sheet, read_condition
from jiju.rooms.oversight.shapes.clauses import ClauseFacts, Evidence, Found, NotBuilt
from jiju.rooms.programmes.checks import judged_in
from jiju.rooms.programmes.shapes import FACTS, Check, Clause

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


def due_of(clause: Clause, first_year: int, on: date) -> date | None:
    """The day by which a clause must hold: its own, that of its check, or the end of the newest whole period.

    Missing  None where neither the plan nor the check names a day, or no period has ended yet: none is made up
    """
    fixed = clause.deadline or clause.check.due
    if fixed is not None or clause.check.every is None:
        return fixed
    last = newest_whole(clause.check.every, on)
    return last.last_day if last.year >= first_year else None


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


def standing(state: str, valid_from: date, valid_until: date | None, on: date) -> tuple[str, str, Word]:
    """How a proof stands on a day: its code, tone and word."""
    if state == "offered":
        return "wait", "watch", word("waits for the province")
    if state == "refused":
        return "refused", "bad", word("proof refused")
    if valid_until is not None and valid_until < on:
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

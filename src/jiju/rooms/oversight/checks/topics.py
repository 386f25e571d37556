"""What a topic shows: what was told, which light that is, and whether the figures beside it speak against it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from jiju.core.lines import lines_in
from jiju.core.nothing import Answer, Text
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.oversight.shapes import FactShown
from jiju.rooms.programmes.shapes import TopicFact
from jiju.rooms.programmes.shapes.topics import LateLines

UNTOLD: dict[str, Word] = {
    "empty": word("sent without words"),
    "late": word("not reported, past its day"),
    "open": word("not reported yet"),
    "unasked": word("not asked for"),
}


def words_in(answers: Mapping[str, Answer], row: str | None) -> str:
    """The words of a cell. Missing: empty where there is no such cell, or nothing in it"""
    said = answers.get(row or "")
    return said.words.strip() if isinstance(said, Text) else ""


def told(state: str, words: str, due: date | None, on: date) -> str:
    """What there is of a topic: the state of its filing is accepted or sent, or empty where there is none.

    Missing  due None: the form was never asked for
    """
    if state:
        return state if words else "empty"
    if due is None:
        return "unasked"
    return "late" if due < on else "open"


def tone(state: str, lights: Mapping[str, str], facts: tuple[FactShown, ...]) -> tuple[str, Word]:
    """The light of what was told, with its word; one that is well is watched where a figure speaks against it.

    Missing  a state that was left empty has no light
    """
    light = lights.get(state, "none")
    if light == "ok" and any(f.worries for f in facts):
        return "watch", word("{state}, but figures speak against it", state=state)
    return light, word("{state}", state=state) if state else word("no state is given")


def fact(one: TopicFact, answers: Mapping[str, Answer] | None, counted: Mapping[str, int], period: Period) -> FactShown:
    """A figure as it stands in a period. Missing: what was not reported has no value and never worries"""
    value: Decimal | None = None
    if one.counts is not None:
        value = Decimal(counted.get(one.counts, 0))
    elif answers is not None and one.late is not None:
        value = _late(one.late, answers, period)
    elif answers is not None:
        said = answers.get(one.row or "")
        value = said if isinstance(said, Decimal) else None
    worries = value is not None and {"above_zero": value > 0, "zero": value == 0}.get(one.worry or "", False)
    return FactShown(one.name, one.unit, one.decimals, value, worries)


def _late(late: LateLines, answers: Mapping[str, Answer], period: Period) -> Decimal | None:
    """How many lines were to be done by the period's end and are not. Missing: a form without the list has none"""
    last, lines = f"{period.last_day:%Y-%m}", lines_in(answers, late.list).values()
    if not lines:
        return None
    open_lines = [n for n in lines if (done := words_in(n, late.progress)) and done not in late.done]
    return Decimal(sum("" < words_in(n, late.month) < last for n in open_lines))

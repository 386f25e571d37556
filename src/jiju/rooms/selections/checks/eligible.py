"""Eligibility as it is stored and read back, and what follows from it. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from jiju.core.words import Word
from jiju.rooms.selections.shapes.eligibility import STRICT, RuleLine
from jiju.rooms.selections.shapes.questions import RuleChange


def lines_data(lines: Iterable[RuleLine]) -> list[dict[str, Any]]:
    """The lines as plain data, so that they read the same in either language for good."""
    return [
        {"rule": n.rule, "says": _data(n.says), "state": n.state, "value": _data(n.value), "unit": n.unit,
         "source": _data(n.source)}
        for n in lines
    ]  # fmt: skip


def lines_of(text: str) -> tuple[RuleLine, ...]:
    """The lines that a stored text holds. Missing: nothing was computed, so there is none."""
    return tuple(
        RuleLine(d["rule"], _said(d["says"]), d["state"], _said(d["value"]), d["unit"], _said(d["source"]))
        for d in (json.loads(text) if text else ())
    )


def change_data(change: RuleChange) -> dict[str, object]:
    """A rule then and now as plain data."""
    then = lines_data([change.then])[0] if change.then is not None else None
    return {"says": _data(change.says), "then": then, "now": lines_data([change.now])[0]}


def change_of(data: dict[str, Any]) -> RuleChange:
    """The rule then and now that plain data hold."""
    then = lines_of(json.dumps([data["then"]]))[0] if data["then"] else None
    return RuleChange(_said(data["says"]), then, lines_of(json.dumps([data["now"]]))[0])


def _data(text: Word | str) -> Any:
    return text.to_data() if isinstance(text, Word) else text


def _said(data: Any) -> Word | str:
    return Word.from_data(data) if isinstance(data, dict) else str(data)


def strict_failures(lines: Iterable[RuleLine]) -> list[RuleLine]:
    """The rules against which nobody takes part, and that do not hold."""
    return [n for n in lines if n.state == "fails" and n.rule in STRICT]


def failures(lines: Iterable[RuleLine]) -> list[RuleLine]:
    """Every rule that does not hold."""
    return [n for n in lines if n.state == "fails"]

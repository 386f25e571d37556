"""Lights: a state with a word, from what is reached against what is expected by now."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.words import Word, word

ON_PACE, NEAR_PACE = Decimal(100), Decimal(95)  # percent of what is expected by now
FALLING = Decimal(-10)  # percent: a zone that falls by more is behind

LIGHT_WORDS: dict[str, Word] = {
    "ok": word("on track"),
    "watch": word("watch"),
    "bad": word("behind"),
    "none": word("no figures"),
    "falling": word("like-for-like falls"),
}
SO_FAR: dict[str, Word] = {"watch": word("to watch so far"), "bad": word("behind so far")}


def light(
    actual: Decimal | None, expected: Decimal | None, like_for_like: Decimal | None, *, awaited: int = 0
) -> tuple[str, Word]:  # fmt: skip
    """The light of a target: on pace, near it or behind, one step lower when the same zones together shrink.

    Shape    awaited: how many zones are not in yet; until they are, what is short is short so far
    Missing  no figure or nothing expected: no light
    """
    state, said = _light(actual, expected, like_for_like)
    return state, SO_FAR.get(state, said) if awaited and said is LIGHT_WORDS[state] else said


def _light(actual: Decimal | None, expected: Decimal | None, like_for_like: Decimal | None) -> tuple[str, Word]:
    if actual is None or not expected:
        return "none", LIGHT_WORDS["none"]
    pace = actual / expected * 100
    state = "ok" if pace >= ON_PACE else "watch" if pace >= NEAR_PACE else "bad"
    if like_for_like is not None and like_for_like < 0:
        lower = {"ok": "watch", "watch": "bad", "bad": "bad"}[state]
        return lower, LIGHT_WORDS["falling"] if state == "ok" else LIGHT_WORDS[lower]
    return state, LIGHT_WORDS[state]


def zone_state(growth: Decimal | None) -> str:
    """The light of one zone, from its revenue against the same period last year."""
    if growth is None:
        return "none"
    return "ok" if growth >= 0 else "watch" if growth >= FALLING else "bad"

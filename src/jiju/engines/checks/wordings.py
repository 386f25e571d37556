"""Columns of words: where a cell surely holds some, these very ones, or tells of a growth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jiju.core.nothing import Answer, Nothing, Text
from jiju.engines.checks import bounds as b
from jiju.engines.checks.told import told_in

Column = Sequence[Answer] | None


def answered(column: Column, count: int) -> b.Verdict:
    """Where a cell holds a number or words."""
    if hasattr(column, "__array__"):
        there = ~np.isnan(np.asarray(column, dtype=np.float64))
    else:
        there = _mask([not isinstance(value, Nothing) for value in column or [Nothing.BLANK] * count])
    return b.Verdict(there, ~there, np.zeros(count, dtype=bool))


def says(column: Column, words: str, count: int) -> b.Verdict:
    """Where a cell of words holds these very ones."""
    known = column or [Nothing.BLANK] * count
    absent = _mask([not isinstance(said, Text) for said in known])
    true = _mask([isinstance(said, Text) and said.words == words for said in known])
    return b.Verdict(true, ~true & ~absent, absent)


def tells(column: Column, name: str, count: int) -> b.Verdict:
    """Where a text tells nothing of a figure's growth. Where it tells something, the plain evaluator compares it."""
    none = np.zeros(count, dtype=bool)
    known = column or [Nothing.BLANK] * count
    silent = _mask([not (isinstance(said, Text) and told_in(said.words, name)) for said in known])
    return b.Verdict(none, none, silent)


def _mask(where: Sequence[bool]) -> b.Mask:
    return np.array(where, dtype=bool)

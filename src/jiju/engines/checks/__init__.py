"""The rule language of checks: text that an official can read, parsed and typed, never executed as code."""

from jiju.engines.checks.columns import Below, ColumnSheet, Lines, check_columns
from jiju.engines.checks.nodes import compares_with_the_past
from jiju.engines.checks.rules import RuleSet, RuleText, compile_rules
from jiju.engines.checks.sheets import ListFacts, Peers, RowFacts, Sheet

__all__ = [
    "Below", "ColumnSheet", "Lines", "ListFacts", "Peers", "RowFacts", "RuleSet", "RuleText", "Sheet", "check_columns",
    "compares_with_the_past", "compile_rules",
]  # fmt: skip

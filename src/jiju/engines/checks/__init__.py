"""The rule language of checks: text that an official can read, parsed and typed, never executed as code."""

from jiju.engines.checks.columns import ColumnSheet, check_columns
from jiju.engines.checks.rules import RuleSet, RuleText, compile_rules
from jiju.engines.checks.sheets import RowFacts, Sheet

__all__ = ["ColumnSheet", "RowFacts", "RuleSet", "RuleText", "Sheet", "check_columns", "compile_rules"]

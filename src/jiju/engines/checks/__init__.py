"""The rule language of checks: text that an official can read, parsed and typed, never executed as code."""

from jiju.engines.checks.columns import Below, ColumnSheet, Lines, check_columns
from jiju.engines.checks.measured import Condition, Formula, read_condition, read_formula
from jiju.engines.checks.needing import compares_with_the_past
from jiju.engines.checks.rules import RuleSet, RuleText, compile_rules
from jiju.engines.checks.sheets import ListFacts, Peers, Reference, RowFacts, Sheet
from jiju.engines.checks.telling import Teller, lettered

__all__ = [
    "Below", "ColumnSheet", "Condition", "Formula", "Lines", "ListFacts", "Peers", "Reference", "RowFacts", "RuleSet",
    "RuleText", "Sheet", "Teller", "check_columns", "compares_with_the_past", "compile_rules", "lettered",
    "read_condition", "read_formula",
]  # fmt: skip

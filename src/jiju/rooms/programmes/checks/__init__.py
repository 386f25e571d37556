"""Reading a plan folder strictly: every fault is found, and all are told together."""

from jiju.rooms.programmes.checks.clauses import judged_in
from jiju.rooms.programmes.checks.collecting import enterprise_facts, measured_facts
from jiju.rooms.programmes.checks.faults import PlanIsMalformed
from jiju.rooms.programmes.checks.reading import read_plan
from jiju.rooms.programmes.checks.references import reference_facts
from jiju.rooms.programmes.checks.rule_files import read_rules, written_rules
from jiju.rooms.programmes.checks.rules import facts_of, list_facts
from jiju.rooms.programmes.checks.scheme_files import SchemeIsMalformed, misfits, read_scheme, written_scheme
from jiju.rooms.programmes.checks.shares import balances, decimals_of, handed_down, shares_are_proper, shown_of_zone

__all__ = [
    "PlanIsMalformed", "SchemeIsMalformed", "balances", "decimals_of", "enterprise_facts", "facts_of",
    "handed_down", "judged_in", "list_facts", "measured_facts", "misfits", "read_plan", "read_rules", "read_scheme",
    "reference_facts", "shares_are_proper", "shown_of_zone", "written_rules", "written_scheme",
]  # fmt: skip

"""Reading a plan folder strictly: every fault is found, and all are told together."""

from jiju.rooms.programmes.checks.faults import PlanIsMalformed
from jiju.rooms.programmes.checks.reading import read_plan
from jiju.rooms.programmes.checks.rule_files import read_rules, written_rules
from jiju.rooms.programmes.checks.rules import facts_of, list_facts

__all__ = ["PlanIsMalformed", "facts_of", "list_facts", "read_plan", "read_rules", "written_rules"]

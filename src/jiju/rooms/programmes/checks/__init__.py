"""Reading a plan folder strictly: every fault is found, and all are told together."""

from jiju.rooms.programmes.checks.faults import PlanIsMalformed
from jiju.rooms.programmes.checks.reading import read_plan
from jiju.rooms.programmes.checks.rule_files import read_rules, written_rules

__all__ = ["PlanIsMalformed", "read_plan", "read_rules", "written_rules"]

"""Reading a plan folder strictly: every fault is found, and all are told together."""

from jiju.rooms.programmes.checks.faults import PlanIsMalformed
from jiju.rooms.programmes.checks.reading import read_plan

__all__ = ["PlanIsMalformed", "read_plan"]

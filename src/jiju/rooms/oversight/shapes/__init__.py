"""Frozen values of the room."""

from jiju.rooms.oversight.shapes.alerts import (
    AlertLine,
    AlertShown,
    Cause,
    Known,
    Mark,
    Peer,
    ReadPeriod,
    RuleShown,
    SignFound,
    SignShown,
    StepShown,
)
from jiju.rooms.oversight.shapes.cockpits import Cockpit, TargetLine, ZonePoint
from jiju.rooms.oversight.shapes.meetings import (
    AgendaItem,
    MeetingHeld,
    MeetingShown,
    MemberShown,
    ResolutionShown,
    Resolved,
    RosterShown,
)
from jiju.rooms.oversight.shapes.tasks import (
    AskedOf,
    DeliveryShown,
    DueEscalation,
    EscalationShown,
    LoadLine,
    NodeShown,
    NodeWanted,
    Origin,
    PartyShown,
    PostponementShown,
    Revised,
    TaskFacts,
    TaskLine,
    TaskShown,
    UnitPlaced,
)

__all__ = [
    "AlertLine", "AlertShown", "Cause", "Known", "Mark", "Peer", "ReadPeriod", "RuleShown", "SignFound", "SignShown",
    "StepShown",
    "AgendaItem", "AskedOf", "Cockpit", "DeliveryShown", "DueEscalation", "EscalationShown", "LoadLine", "MeetingHeld",
    "MeetingShown", "MemberShown", "NodeShown", "NodeWanted", "Origin", "PartyShown", "PostponementShown",
    "ResolutionShown", "Resolved", "Revised", "RosterShown", "TargetLine", "TaskFacts", "TaskLine", "TaskShown",
    "UnitPlaced", "ZonePoint",
]  # fmt: skip

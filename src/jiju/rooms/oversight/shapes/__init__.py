"""Frozen values of the room."""

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
from jiju.rooms.oversight.shapes.quarterly import (
    AnalysisLine,
    AnalysisShown,
    Chart,
    Cited,
    Grid,
    Head,
    Mark,
    Passage,
    PassageShown,
    Source,
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
    "AgendaItem", "AnalysisLine", "AnalysisShown", "AskedOf", "Chart", "Cited", "Cockpit", "DeliveryShown",
    "DueEscalation", "EscalationShown", "Grid", "Head", "LoadLine", "Mark", "MeetingHeld", "MeetingShown",
    "MemberShown", "NodeShown", "NodeWanted", "Origin", "PartyShown", "Passage", "PassageShown",
    "PostponementShown", "ResolutionShown", "Resolved", "Revised", "RosterShown", "Source", "TargetLine",
    "TaskFacts", "TaskLine", "TaskShown", "UnitPlaced", "ZonePoint",
]  # fmt: skip

"""Frozen values of the room."""

from jiju.rooms.oversight.shapes.cockpits import Cockpit, TargetLine, ZonePoint
from jiju.rooms.oversight.shapes.compared import Compared, ComparedZone, Peer
from jiju.rooms.oversight.shapes.found import Answer, Found
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
from jiju.rooms.oversight.shapes.views import ViewShown
from jiju.rooms.oversight.shapes.zone_files import Dated, SeriesRow, ZoneSeries

__all__ = [
    "AgendaItem", "AskedOf", "Cockpit", "DeliveryShown", "DueEscalation", "EscalationShown", "LoadLine", "MeetingHeld",
    "MeetingShown", "MemberShown", "NodeShown", "NodeWanted", "Origin", "PartyShown", "PostponementShown",
    "ResolutionShown", "Resolved", "Revised", "RosterShown", "TargetLine", "TaskFacts", "TaskLine", "TaskShown",
    "UnitPlaced", "ZonePoint",
    "Answer", "Compared", "ComparedZone", "Dated", "Found", "Peer", "SeriesRow", "ViewShown", "ZoneSeries",
]  # fmt: skip

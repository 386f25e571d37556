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
from jiju.rooms.oversight.shapes.tasks import (
    AmendmentShown,
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
from jiju.rooms.oversight.shapes.topics import (
    EmptyTopics,
    FactShown,
    IssueFacts,
    IssueLine,
    IssueShown,
    IssueStepShown,
    Proposed,
    TopicCell,
    TopicCourse,
    TopicMatrix,
    TopicRow,
    TopicsAsked,
    ZoneTopics,
)

__all__ = [
    "AgendaItem", "AmendmentShown", "AskedOf", "Cockpit", "DeliveryShown", "DueEscalation", "EmptyTopics",
    "EscalationShown", "FactShown", "IssueFacts", "IssueLine", "IssueShown", "IssueStepShown", "LoadLine",
    "MeetingHeld", "MeetingShown", "MemberShown", "NodeShown", "NodeWanted", "Origin", "PartyShown",
    "PostponementShown", "Proposed", "ResolutionShown", "Resolved", "Revised", "RosterShown", "TargetLine",
    "TaskFacts", "TaskLine", "TaskShown", "TopicCell", "TopicCourse", "TopicMatrix", "TopicRow", "TopicsAsked",
    "UnitPlaced", "ZonePoint", "ZoneTopics",
]  # fmt: skip

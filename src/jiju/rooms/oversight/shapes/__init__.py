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
from jiju.rooms.oversight.shapes.clauses import (
    ClauseFacts,
    ClauseLine,
    ClauseReading,
    ClauseShown,
    JudgementShown,
    LightShown,
    NextStep,
    OwnerShown,
    Proofs,
    ProofShown,
)
from jiju.rooms.oversight.shapes.cockpits import Cockpit, Moved, Red, TargetLine, ZonePoint
from jiju.rooms.oversight.shapes.compared import Compared, ComparedZone, ZonePeer
from jiju.rooms.oversight.shapes.evidence import Asked, Evidence, Fact, Gap, NotBuilt
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
from jiju.rooms.oversight.shapes.quarterly import (
    AnalysisLine,
    AnalysisShown,
    Chart,
    Cited,
    Grid,
    Head,
    NumberMark,
    Passage,
    PassageShown,
    Source,
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
from jiju.rooms.oversight.shapes.views import ViewShown
from jiju.rooms.oversight.shapes.zone_files import Dated, SeriesRow, ZoneSeries

__all__ = [
    "AgendaItem", "AlertLine", "AlertShown", "AmendmentShown", "AnalysisLine", "AnalysisShown", "Answer", "Asked",
    "AskedOf", "Cause", "Chart", "Cited", "ClauseFacts", "ClauseLine", "ClauseReading", "ClauseShown", "Cockpit",
    "Compared", "ComparedZone", "Dated", "DeliveryShown", "DueEscalation", "EmptyTopics", "EscalationShown",
    "Evidence", "Fact", "FactShown", "Found", "Gap", "Grid", "Head", "IssueFacts", "IssueLine", "IssueShown",
    "IssueStepShown", "JudgementShown", "Known", "LightShown", "LoadLine", "Mark", "MeetingHeld", "MeetingShown",
    "MemberShown", "Moved", "NextStep", "NodeShown", "NodeWanted", "NotBuilt", "NumberMark", "Origin", "OwnerShown",
    "PartyShown", "Passage", "PassageShown", "Peer", "PostponementShown", "ProofShown", "Proofs", "Proposed",
    "ReadPeriod", "Red", "ResolutionShown", "Resolved", "Revised", "RosterShown", "RuleShown", "SeriesRow", "SignFound",
    "SignShown", "Source", "StepShown", "TargetLine", "TaskFacts", "TaskLine", "TaskShown", "TopicCell",
    "TopicCourse", "TopicMatrix", "TopicRow", "TopicsAsked", "UnitPlaced", "ViewShown", "ZonePeer", "ZonePoint",
    "ZoneSeries", "ZoneTopics",
]  # fmt: skip

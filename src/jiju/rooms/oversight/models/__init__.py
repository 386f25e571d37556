"""Records of the room."""

from jiju.rooms.oversight.models.alerts import Alert, AlertRate, AlertReading, AlertSign, AlertStep
from jiju.rooms.oversight.models.amendments import Amendment
from jiju.rooms.oversight.models.clauses import ClauseJudgement, ClauseLight, ClauseOwner, ClauseProof
from jiju.rooms.oversight.models.issues import Issue, IssueStep, TopicAsk
from jiju.rooms.oversight.models.lights import Light
from jiju.rooms.oversight.models.meetings import Resolution, RosterEntry, TaskForceMeeting
from jiju.rooms.oversight.models.outlooks import Outlook
from jiju.rooms.oversight.models.quarterly import PassageText, QuarterlyAnalysis
from jiju.rooms.oversight.models.tasks import Delivery, Escalation, Postponement, Task, TaskNode, TaskParty
from jiju.rooms.oversight.models.views import SavedView

__all__ = [
    "Alert", "AlertRate", "AlertReading", "AlertSign", "AlertStep", "Amendment", "ClauseJudgement", "ClauseLight",
    "ClauseOwner", "ClauseProof", "Delivery", "Escalation", "Issue", "IssueStep", "Light", "Outlook", "PassageText",
    "Postponement", "QuarterlyAnalysis", "Resolution", "RosterEntry", "SavedView", "Task", "TaskForceMeeting",
    "TaskNode", "TaskParty", "TopicAsk",
]  # fmt: skip

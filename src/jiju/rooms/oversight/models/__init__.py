"""Records of the room."""

from jiju.rooms.oversight.models.amendments import Amendment
from jiju.rooms.oversight.models.issues import Issue, IssueStep, TopicAsk
from jiju.rooms.oversight.models.lights import Light
from jiju.rooms.oversight.models.meetings import Resolution, RosterEntry, TaskForceMeeting
from jiju.rooms.oversight.models.tasks import Delivery, Escalation, Postponement, Task, TaskNode, TaskParty

__all__ = [
    "Amendment", "Delivery", "Escalation", "Issue", "IssueStep", "Light", "Postponement", "Resolution", "RosterEntry",
    "Task", "TaskForceMeeting", "TaskNode", "TaskParty", "TopicAsk",
]  # fmt: skip

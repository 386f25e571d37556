"""Records of the room."""

from jiju.rooms.oversight.models.lights import Light
from jiju.rooms.oversight.models.meetings import Resolution, RosterEntry, TaskForceMeeting
from jiju.rooms.oversight.models.outlooks import Outlook
from jiju.rooms.oversight.models.tasks import Delivery, Escalation, Postponement, Task, TaskNode, TaskParty

__all__ = [
    "Delivery", "Escalation", "Light", "Outlook", "Postponement", "Resolution", "RosterEntry", "Task",
    "TaskForceMeeting", "TaskNode", "TaskParty",
]  # fmt: skip

"""Records of the room."""

from jiju.rooms.oversight.models.lights import Light
from jiju.rooms.oversight.models.meetings import Resolution, RosterEntry, TaskForceMeeting
from jiju.rooms.oversight.models.tasks import Delivery, Escalation, Postponement, Task, TaskNode, TaskParty
from jiju.rooms.oversight.models.views import SavedView

__all__ = [
    "Delivery", "Escalation", "Light", "Postponement", "Resolution", "RosterEntry", "Task", "TaskForceMeeting",
    "TaskNode", "TaskParty", "SavedView",
]  # fmt: skip

"""Records of the room."""

from jiju.rooms.oversight.models.alerts import Alert, AlertRate, AlertReading, AlertSign, AlertStep
from jiju.rooms.oversight.models.lights import Light
from jiju.rooms.oversight.models.meetings import Resolution, RosterEntry, TaskForceMeeting
from jiju.rooms.oversight.models.tasks import Delivery, Escalation, Postponement, Task, TaskNode, TaskParty

__all__ = [
    "Alert", "AlertRate", "AlertReading", "AlertSign", "AlertStep",
    "Delivery", "Escalation", "Light", "Postponement", "Resolution", "RosterEntry", "Task", "TaskForceMeeting",
    "TaskNode", "TaskParty",
]  # fmt: skip

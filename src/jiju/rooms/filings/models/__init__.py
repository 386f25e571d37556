"""Records of the room: forms as approved, windows of reporting, filings and the findings on them."""

from jiju.rooms.filings.models.asking import Query, Revision
from jiju.rooms.filings.models.filing import Filing, Finding
from jiju.rooms.filings.models.forms import Form, Window
from jiju.rooms.filings.models.link import Link
from jiju.rooms.filings.models.passage import Passage
from jiju.rooms.filings.models.periods import Extension, Reopening
from jiju.rooms.filings.models.quality import Violation, Visit
from jiju.rooms.filings.models.reference import ReferenceTotal
from jiju.rooms.filings.models.reminding import Message, Outgoing, Reminder
from jiju.rooms.filings.models.ruling import RuleVersion, Waiver

__all__ = [
    "Extension",
    "Filing",
    "Finding",
    "Form",
    "Link",
    "Message",
    "Outgoing",
    "Passage",
    "Query",
    "ReferenceTotal",
    "Reminder",
    "Reopening",
    "Revision",
    "RuleVersion",
    "Violation",
    "Visit",
    "Waiver",
    "Window",
]

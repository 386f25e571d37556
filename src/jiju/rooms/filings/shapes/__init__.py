"""Frozen values that the room hands out: sheets, obligations, queues, accepted filings, one file a noun."""

from jiju.rooms.filings.shapes.asking import (
    Burden,
    Change,
    ExplanationShown,
    FormLine,
    QueryShown,
    RevisionShown,
    RuleLine,
    Standing,
    Vintage,
    WaiverShown,
)
from jiju.rooms.filings.shapes.candidates import Candidate, CandidateList
from jiju.rooms.filings.shapes.findings import Doubt, StoredFinding, Trial
from jiju.rooms.filings.shapes.links import Invitation, IssuedLink, LinkLine, LinkPage
from jiju.rooms.filings.shapes.lists import Ask, CityProgress, FilingLine, FilingPage, Obligation
from jiju.rooms.filings.shapes.periods import Closure, ExtensionShown, PeriodLine, ReopeningShown, Term
from jiju.rooms.filings.shapes.quality import QualityLine, ReportingQuality, VisitFacts, VisitShown
from jiju.rooms.filings.shapes.receipts import FilingReceipt, SignatureLine, Signed
from jiju.rooms.filings.shapes.reminding import (
    DueReminder,
    Mail,
    MessagePage,
    MessageShown,
    Notice,
    Outbox,
    OverdueLine,
    OverduePage,
    Owing,
    StuckMail,
)
from jiju.rooms.filings.shapes.rolls import Left, RollShown, RollTaken
from jiju.rooms.filings.shapes.sheets import FilingSheet, Happening, Line, StepShown, Verb
from jiju.rooms.filings.shapes.units import AcceptedFiling, Cells, HistoricFiling, Reporter, Told, UnitFigures

__all__ = [
    "AcceptedFiling",
    "Ask",
    "Burden",
    "Cells",
    "Candidate",
    "CandidateList",
    "Change",
    "CityProgress",
    "Closure",
    "Doubt",
    "DueReminder",
    "Mail",
    "MessagePage",
    "MessageShown",
    "Notice",
    "PeriodLine",
    "ReopeningShown",
    "Outbox",
    "OverdueLine",
    "StuckMail",
    "OverduePage",
    "Owing",
    "ExplanationShown",
    "ExtensionShown",
    "FilingLine",
    "FilingReceipt",
    "SignatureLine",
    "Signed",
    "FormLine",
    "FilingPage",
    "FilingSheet",
    "Happening",
    "HistoricFiling",
    "Left",
    "Invitation",
    "IssuedLink",
    "LinkLine",
    "LinkPage",
    "Line",
    "Obligation",
    "QualityLine",
    "QueryShown",
    "ReportingQuality",
    "VisitFacts",
    "VisitShown",
    "Reporter",
    "RevisionShown",
    "RollShown",
    "RollTaken",
    "RuleLine",
    "Standing",
    "StepShown",
    "StoredFinding",
    "Term",
    "Told",
    "Trial",
    "UnitFigures",
    "Verb",
    "Vintage",
    "WaiverShown",
]

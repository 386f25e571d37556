"""Frozen values that the room hands out: sheets, obligations, queues, accepted filings, one file a noun."""

from jiju.rooms.filings.shapes.asking import (
    Burden,
    Change,
    Explained,
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
from jiju.rooms.filings.shapes.references import TotalFacts, TotalLine, TotalPage, TotalStated
from jiju.rooms.filings.shapes.reminding import (
    Announcement,
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
from jiju.rooms.filings.shapes.sheets import (
    FilingSheet,
    Happening,
    Line,
    ListHead,
    ListLine,
    ListShown,
    StepShown,
    Verb,
)
from jiju.rooms.filings.shapes.told import FormTold, ListTold, Titled, UnitTold
from jiju.rooms.filings.shapes.units import AcceptedFiling, Answered, Cells, HistoricFiling, Reporter, Told, UnitFigures
from jiju.rooms.filings.shapes.watching import Warned

__all__ = [
    "AcceptedFiling", "Announcement", "Answered", "Ask", "Burden", "Candidate", "CandidateList", "Cells", "Change",
    "CityProgress", "Closure", "Doubt", "DueReminder", "Explained", "ExplanationShown", "ExtensionShown",
    "FilingLine",
    "FilingPage", "FilingReceipt", "FilingSheet", "FormLine", "FormTold", "Happening", "HistoricFiling",
    "Invitation", "IssuedLink", "Left", "Line", "LinkLine", "LinkPage", "ListHead", "ListLine", "ListShown",
    "ListTold", "Mail", "MessagePage", "MessageShown", "Notice", "Obligation", "Outbox", "OverdueLine",
    "OverduePage", "Owing", "PeriodLine", "QualityLine", "QueryShown", "ReopeningShown", "Reporter",
    "ReportingQuality", "RevisionShown", "RollShown", "RollTaken", "RuleLine", "SignatureLine", "Signed",
    "Standing", "StepShown", "StoredFinding", "StuckMail", "Term", "Titled", "Told", "TotalFacts", "TotalLine",
    "TotalPage", "TotalStated", "Trial", "UnitFigures", "UnitTold", "Verb", "Vintage", "VisitFacts", "VisitShown",
    "WaiverShown", "Warned",
]  # fmt: skip

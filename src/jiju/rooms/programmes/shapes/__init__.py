"""A plan as data: what it promises, who answers for it, what is reported, and how it is judged.

Every shape is frozen and refuses keys that it does not know. Texts are in the language of the plan."""

from jiju.rooms.programmes.shapes.alerts import AlertKind, AlertOffice, AlertRule, AlertSeverity, AlertTerm, AlertTest
from jiju.rooms.programmes.shapes.evidence import EVIDENCE, FACTS, EvidenceKind
from jiju.rooms.programmes.shapes.forms import Form, FormList, Indicator, Mark, Purpose, Row, RuleText, Step
from jiju.rooms.programmes.shapes.plans import Head, Plan
from jiju.rooms.programmes.shapes.procedures import (
    REGISTRY_FACTS,
    Asked,
    Criterion,
    Library,
    Material,
    Objections,
    Office,
    Procedure,
    Quota,
    Review,
    Seats,
    Stage,
    StageKind,
    Vote,
)
from jiju.rooms.programmes.shapes.promises import (
    Award,
    Check,
    Clause,
    Measure,
    Need,
    Organisation,
    Question,
    Target,
    TargetMeasure,
)
from jiju.rooms.programmes.shapes.references import Reference, ReferenceValue
from jiju.rooms.programmes.shapes.schemes import (
    Adjustment,
    AwardLine,
    Band,
    BandStep,
    Condition,
    Consequences,
    Item,
    Level,
    Method,
    Proof,
    Scheme,
    SmallGroup,
    Sureness,
    Terms,
    Veto,
)
from jiju.rooms.programmes.shapes.thresholds import Threshold, threshold_of
from jiju.rooms.programmes.shapes.topics import LateLines, Topic, TopicFact
from jiju.rooms.programmes.shapes.zones import DivisionFacts, ExtraType, LayoutPlace, LayoutRule, NamedZone, ZoneType

__all__ = [
    "Adjustment", "AlertKind", "AlertOffice", "AlertRule", "AlertSeverity", "AlertTerm", "AlertTest", "Asked", "Award",
    "AwardLine", "Band", "BandStep", "Check", "Clause", "Condition", "Consequences", "Criterion", "DivisionFacts",
    "EVIDENCE", "EvidenceKind", "ExtraType", "FACTS", "Form", "FormList", "Head", "Indicator", "Item", "LateLines",
    "LayoutPlace", "LayoutRule", "Level", "Library", "Mark", "Material", "Measure", "Method", "NamedZone", "Need",
    "Objections", "Office", "Organisation", "Plan", "Procedure", "Proof", "Purpose", "Question", "Quota",
    "REGISTRY_FACTS", "Reference", "ReferenceValue", "Review", "Row", "RuleText", "Scheme", "Seats", "SmallGroup",
    "Stage", "StageKind", "Step", "Sureness", "Target", "TargetMeasure", "Terms", "Threshold", "Topic", "TopicFact",
    "Veto", "Vote", "ZoneType", "threshold_of",
]  # fmt: skip

"""What a clause's check may look at: the names of evidence, what each counts, and what it has to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from jiju.core.words import Word, word
from jiju.engines.checks import RowFacts

Wanted = Literal["number", "form", "rows", "indicator", "library", "procedure", "award", "per"]
FORM: Mapping[str, Wanted] = MappingProxyType({"form": "form"})
SINCE: Mapping[str, Wanted] = MappingProxyType({"since": "number"})


@dataclass(frozen=True)
class EvidenceKind:
    """One kind of evidence: the room that holds it, what it counts, and its parameters.

    Shape    takes: what must be said; may_take: what may be said
    """

    room: str
    says: Word
    takes: Mapping[str, Wanted] = field(default_factory=dict)
    may_take: Mapping[str, Wanted] = field(default_factory=dict)


def _kind(room: str, says: Word, takes: Mapping[str, Wanted] | None = None, **may_take: Wanted) -> EvidenceKind:
    return EvidenceKind(room, says, takes or {}, may_take)


EVIDENCE: Mapping[str, EvidenceKind] = MappingProxyType({
    "zones_with_four_contacts": _kind("people", word(
        "zones for which province, city, county and zone each have somebody in post")),
    "zones_with_statistician": _kind("people", word("zones with a head and a statistician in post")),
    "zones_with_lead_department": _kind("registry", word(
        "zones whose lead department is one of their type’s, with somebody in post there")),
    "forms_with_legal_marks": _kind("programmes", word("forms with every legal mark filled in")),
    "plans_linked_upward": _kind("programmes", word("plans of zones and cities that rest on the plan above them")),
    "zones_filing_form": _kind("filings", word(
        "zones whose form was accepted for each of the newest periods that are due"), FORM, periods="number"),
    "zones_reporting_in_time": _kind("filings", word(
        "zones that sent a form in time in the newest period that is due"), FORM),
    "zones_with_answer": _kind("filings", word(
        "zones whose newest accepted form answers one of the rows"), {"form": "form", "rows": "rows"}),
    "cities_visited": _kind("filings", word("cities with a visit to one of their zones in the newest whole year")),
    "zones_with_figure": _kind("figures", word(
        "zones with a figure of at least so much in each of the newest quarters that are due"),
        {"indicator": "indicator"}, quarters="number", least="number"),
    "rounds_each_year": _kind("evaluations", word("years with a final round of assessment"), SINCE),
    "cases_in_time": _kind("evaluations", word("rectifications and removals that are decided, or still in their term")),
    "batches_each_year": _kind("selections", word("years in which zones entered a library"),
                               {"library": "library", "since": "number"}),
    "titles_entered_in_time": _kind("selections", word(
        "titles that were entered in a library within so many days of their first day"),
        {"library": "library", "days": "number"}),
    "titles_with_support": _kind("selections", word(
        "titles of a library with a record of support in the newest whole year"), {"library": "library"}),
    "calls_decided_in_time": _kind("selections", word(
        "calls that were issued within so many days of their closing"), {"procedure": "procedure", "days": "number"}),
    "awards_within_cap": _kind("grants", word("awards that keep to the cap of their rule"), {"award": "award"}),
    "national_applications_each_year": _kind("grants", word("years with an application for national money"), SINCE),
    "cities_with_funds": _kind("grants", word("cities that stated their own fund for the newest whole year")),
    "task_force_is_whole": _kind("oversight", word("parts of the task force that are filled")),
    "meetings_each_period": _kind("oversight", word("periods with a recorded meeting of the task force"),
                                  {"since": "number", "per": "per"}),
    "decisions_followed": _kind("oversight", word("decisions of meetings that are tasks, or need none")),
    "services_by_type": _kind("services", word("zones that offer every service of their type’s list")),
    "platform_of_all_parties": _kind("services", word("parties with at least one member on the common platform")),
    "releases_on_schedule": _kind("publications", word("releases that were published as scheduled, after approval")),
    "cases_each_year": _kind("publications", word("typical cases that were published in the year")),
})  # fmt: skip

# What the rule of a check may compare: how many do, of how many, the share, and how many are missing.
FACTS = (
    RowFacts("share", "share", "%"), RowFacts("amount", "amount", "个"), RowFacts("of", "of", "个"),
    RowFacts("missing", "missing", "个"),
)  # fmt: skip

"""Signing: the statistician in charge certifies, the head of the unit endorses; at least two persons.

Who filled in is whoever saved last; the statistician may be the same person, the head never is.
"""

from __future__ import annotations

from datetime import datetime

from jiju.core.findings import Finding as Said
from jiju.core.findings import Severity
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.counting import count
from jiju.rooms.filings.acts.refusals import FindingsStandOpen, ForeignUnit, SamePerson, StepIsNotInTheChain
from jiju.rooms.filings.acts.reporting import write_findings
from jiju.rooms.filings.acts.terms import refuse_late_filing
from jiju.rooms.filings.models import Filing, Finding
from jiju.rooms.filings.states import STATES
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


def step(filing: Filing, verb: str, by: Actor) -> str:
    """The state that a verb of the form's chain leads to.

    Errors   StepIsNotInTheChain when the form does not know the verb, or gives it to another role
    """
    for one in queries.form_shape(filing.form).chain:
        if one.verb == verb and queries.is_the_step_of(filing, one, by):
            return one.state
    raise StepIsNotInTheChain(
        word("The form {form} does not ask this step of you.", form=filing.form_code),
        remedy=word("Its way is printed at the head of the form."),
    )


@act("filings.certify", move=STATES["certify"])
def certify(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Sign as the statistician in charge. The form is checked afresh.

    Errors   FindingsStandOpen, StepIsNotInTheChain, NotInWindow
    """
    target = step(filing, "certify", by)
    refuse_late_filing(filing, at)
    if queries.reporter_of(filing) is not by.role:
        raise ForeignUnit(word("This form is signed by {unit} itself.", unit=filing.unit_name))
    said = queries.findings_now(filing)
    write_findings(filing, said)
    explained = set(Finding.objects.filter(filing=filing).exclude(explanation="").values_list("rule", "field"))
    lifted = queries.waived(filing, at.astimezone(checks.ZONE).date())
    open_ = [f for f in said if _blocks_still(f, lifted) or _asks_still(f, explained)]
    if open_:
        raise FindingsStandOpen(open_)
    count(filing, said, explained, at)
    filing.certified_by, filing.certified_name, filing.certified_at = by.person, by.name, at
    _reach(filing, target, at)
    _seal(filing, target)
    return filing


def _blocks_still(finding: Said, lifted: set[tuple[str, str]]) -> bool:
    return finding.severity is Severity.BLOCKS and (finding.rule, finding.field) not in lifted


def _asks_still(finding: Said, explained: set[tuple[str, str]]) -> bool:
    return finding.severity is Severity.ASKS and (finding.rule, finding.field) not in explained


@act("filings.endorse", move=STATES["endorse"])
def endorse(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Sign as the head of the unit and submit.

    Errors   SamePerson when the head also certified, or filled the form in
    """
    target = step(filing, "endorse", by)
    refuse_late_filing(filing, at)
    refuse_same_person(filing, by)
    filing.endorsed_by, filing.endorsed_name, filing.endorsed_at = by.person, by.name, at
    _reach(filing, target, at)
    _seal(filing, target)
    return filing


def refuse_same_person(filing: Filing, by: Actor) -> None:
    """Refuse whoever has signed already, or filled the figures in: whoever signs or reviews next is another."""
    why = word("Two persons answer for what is reported.")
    if by.person in {filing.certified_by, filing.endorsed_by}:
        raise SamePerson(word("You signed this form already; the next signature must be another person's."), why=why)
    if by.person in queries.fillers([filing]).get(filing.pk, ()):
        raise SamePerson(
            word("You filled this form in; whoever answers for it after you must be another person."), why=why,
            remedy=word(
                "Another person does it; what came by the zone's workbook the deputy or the head of the zone passes."
            ),
        )  # fmt: skip


def _seal(filing: Filing, target: str) -> None:
    record(
        filing, form=filing.form_code, period=filing.period, unit=filing.unit_code, version=filing.version,
        digest=checks.cells_digest(queries.cells_of(filing)), to=target,
    )  # fmt: skip


def _reach(filing: Filing, target: str, at: datetime) -> None:
    filing.state = target
    if target == "submitted":
        filing.submitted_at, filing.first_sent_at = at, filing.first_sent_at or at
        filing.returned_reason, filing.returned_cells, filing.due_back = "", "", None
    filing.save()

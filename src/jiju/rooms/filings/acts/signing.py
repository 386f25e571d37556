"""Signing: the one who filled in certifies, the head of the zone endorses; two persons."""

from __future__ import annotations

from datetime import datetime

from jiju.core.findings import Finding as Said
from jiju.core.findings import Severity
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
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
        if one.verb == verb and one.role == by.role.value:
            return one.state
    raise StepIsNotInTheChain(
        word("The form {form} does not ask this step of you.", form=filing.form_code),
        remedy=word("Its way is printed at the head of the form."),
    )


@act("filings.certify", move=STATES["certify"])
def certify(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Sign as the one who filled in. The form is checked afresh.

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
    filing.certified_by, filing.certified_name, filing.certified_at = by.person, by.name, at
    _reach(filing, target, at)
    record(filing, digest=checks.cells_digest(queries.cells_of(filing)), version=filing.version, to=target)
    return filing


def _blocks_still(finding: Said, lifted: set[tuple[str, str]]) -> bool:
    return finding.severity is Severity.BLOCKS and (finding.rule, finding.field) not in lifted


def _asks_still(finding: Said, explained: set[tuple[str, str]]) -> bool:
    return finding.severity is Severity.ASKS and (finding.rule, finding.field) not in explained


@act("filings.endorse", move=STATES["endorse"])
def endorse(filing: Filing, *, by: Actor, at: datetime) -> Filing:
    """Sign as the head of the zone and submit.

    Errors   SamePerson when the head also certified; NotInWindow
    """
    target = step(filing, "endorse", by)
    refuse_late_filing(filing, at)
    refuse_same_person(filing, by)
    filing.endorsed_by, filing.endorsed_name, filing.endorsed_at = by.person, by.name, at
    _reach(filing, target, at)
    record(filing, digest=checks.cells_digest(queries.cells_of(filing)), version=filing.version, to=target)
    return filing


def refuse_same_person(filing: Filing, by: Actor) -> None:
    if by.person in {filing.certified_by, filing.endorsed_by}:
        raise SamePerson(
            word("You signed this form already; the next signature must be another person's."),
            why=word("Two persons answer for what is reported."),
        )


def _reach(filing: Filing, target: str, at: datetime) -> None:
    filing.state = target
    if target == "submitted":
        filing.submitted_at = at
        filing.returned_reason, filing.returned_cells, filing.due_back = "", "", None
    filing.save()

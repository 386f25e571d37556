"""Revisions: accepted figures change only by an order with old, new, reason and proof, and another's approval."""

from __future__ import annotations

import json
from datetime import datetime

from jiju.core import periods
from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Nothing, from_data, to_data
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AlreadyAsked,
    FindingsStandOpen,
    ForeignUnit,
    NothingChanges,
    ReasonIsMissing,
    RuleIsDecided,
    SamePerson,
    StepIsNotInTheChain,
)
from jiju.rooms.filings.acts.reporting import write_findings
from jiju.rooms.filings.acts.telling import message, tell
from jiju.rooms.filings.models import Filing, Message, Revision
from jiju.rooms.filings.shapes import Cells
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

SHORTEST = 15


@act("filings.order_revision")
def order_revision(filing: Filing, *, by: Actor, at: datetime, cells: Cells, reason: str, proof: str) -> Revision:
    """Ask that accepted figures be changed. Nothing changes before the approval.

    Errors   ForeignUnit; StepIsNotInTheChain before acceptance; AlreadyAsked while another order waits;
             NothingChanges; ReasonIsMissing without reason or proof; FindingsStandOpen when the new figures block
             where the accepted ones do not
    """
    _refuse_before_acceptance(filing, by)
    old = queries.cells_of(filing)
    new = checks.cells_after(queries.form_shape(filing.form), old, cells)
    changes = [_change(c, old, new) for c in checks.changed_cells(old, new)]
    if not changes:
        raise NothingChanges(word("The figures are the same as the accepted ones."))
    for text in (reason, proof):
        if len(text.strip()) < SHORTEST:
            raise ReasonIsMissing(
                word("A revision needs a reason and a proof of {least} characters or more each.", least=SHORTEST),
                remedy=word("Name the document that shows the right figure, with its date and number."),
            )
    _refuse_blocking(filing, new)
    made = Revision(
        filing=filing, number=filing.revisions.count() + 1, changes=canonical(changes), cells_before=filing.cells,
        reason=reason.strip(), proof=proof.strip(), ordered_by=by.person, ordered_at=at,
    )  # fmt: skip
    made.save()
    record(filing, revision=made.number, changes=changes, reason=made.reason, proof=made.proof)
    return made


def _change(code: str, old: Cells, new: Cells) -> list[object]:
    """One cell before and after. A cell of a line that comes or goes was blank, or will be."""
    return [code, to_data(old.get(code, Nothing.BLANK)), to_data(new.get(code, Nothing.BLANK))]


def _refuse_before_acceptance(filing: Filing, by: Actor) -> None:
    if queries.reporter_of(filing) is not by.role:
        raise ForeignUnit(word("This form is filled in by {unit} itself.", unit=filing.unit_name))
    if filing.state != "accepted":
        raise StepIsNotInTheChain(
            word("Only accepted figures are revised; this filing has not been accepted."),
            remedy=word("Correct it on the form, or ask for it to be handed back."),
        )
    if Revision.objects.filter(filing=filing, state="ordered").exists():
        raise AlreadyAsked(
            word("A revision of this filing waits for approval."), remedy=word("Order the next one once it is decided.")
        )


def _refuse_blocking(filing: Filing, cells: Cells) -> None:
    """Refuse what the new figures break. What the accepted ones break already was waived, or is asked only since."""
    stood = {(f.rule, f.field) for f in queries.findings_now(filing)}
    new = [f for f in queries.findings_with(filing, cells) if f.severity is Severity.BLOCKS]
    said = [f for f in new if (f.rule, f.field) not in stood]
    if said:
        raise FindingsStandOpen(said)


@act("filings.approve_revision")
def approve_revision(filing: Filing, *, by: Actor, at: datetime, number: int, answer: str) -> Revision:
    """Put an ordered revision in force: the figures change, the earlier ones stay askable, totals are reissued.

    A zone whose accepted form no longer agrees with what its enterprise now says is told so.

    Errors   StepIsNotInTheChain for an office that does not accept this form; SamePerson; NotFound, RuleIsDecided
    """
    order = _order(filing, by, number)
    ordered = {code: from_data(new) for code, _, new in json.loads(order.changes)}
    cells = checks.cells_after(queries.form_shape(filing.form), queries.cells_of(filing), ordered)
    filing.cells = canonical({code: to_data(value) for code, value in cells.items()})
    filing.version += 1
    filing.save()
    write_findings(filing, queries.findings_now(filing))
    _decide(order, "approved", by, at, answer)
    record(
        filing, form=filing.form_code, period=filing.period, unit=filing.unit_code, revision=number,
        changes=json.loads(order.changes), digest=checks.cells_digest(cells), answer=order.answer,
    )  # fmt: skip
    tell([_disagreement(filing, above, finding, at) for above, finding in _disagreeing(filing)], at)
    return order


def _disagreeing(filing: Filing) -> list[tuple[Filing, Finding]]:
    """The zone's accepted forms of the period that a revised enterprise's figures break, each with what it breaks."""
    if filing.unit_code == filing.zone_code:
        return []
    forms = Filing.objects.filter(unit_code=filing.zone_code, period=filing.period, state="accepted")
    found = [(f, queries.findings_now(f)) for f in forms.select_related("form").order_by("form_code")]
    broken = ((f, next((n for n in now if n.severity is Severity.BLOCKS), None)) for f, now in found)
    return [(f, finding) for f, finding in broken if finding is not None]


def _disagreement(filing: Filing, above: Filing, finding: Finding, at: datetime) -> Message:
    names = {"form": above.form_code, "period": periods.parse(above.period).name}
    return message(
        (Role.ZONE_STATISTICIAN, filing.zone_code), "revised_below",
        word("{form} for {period} no longer agrees with its enterprises", **names),
        word("{unit} was revised in {below}. {says} Order a revision of {form}, or ask the enterprise again.",
             unit=filing.unit_name, below=filing.form_code, says=finding.says, **names),
        about=(above.form_code, above.period, above.unit_code), at=at,
    )  # fmt: skip


@act("filings.refuse_revision")
def refuse_revision(filing: Filing, *, by: Actor, at: datetime, number: int, answer: str) -> Revision:
    """Leave the figures as they are, and say why.

    Errors   as for approving; ReasonIsMissing
    """
    order = _order(filing, by, number)
    if len(answer.strip()) < SHORTEST:
        raise ReasonIsMissing(word("A refusal needs a reason of {least} characters or more.", least=SHORTEST))
    _decide(order, "refused", by, at, answer)
    record(filing, revision=number, answer=order.answer)
    return order


def _order(filing: Filing, by: Actor, number: int) -> Revision:
    if queries.form_shape(filing.form).chain[-1].role != by.role.value:
        raise StepIsNotInTheChain(
            word("A revision is approved by the office that accepts this form."),
            remedy=word("Its way is printed at the head of the form."),
        )
    order = Revision.objects.filter(filing=filing, number=number).first()
    if order is None:
        raise permissions.out_of_sight()
    if order.state != "ordered":
        raise RuleIsDecided(word("This revision was decided before."))
    if by.person == order.ordered_by:
        raise SamePerson(word("You ordered this revision; another person approves it."))
    return order


def _decide(order: Revision, state: str, by: Actor, at: datetime, answer: str) -> None:
    order.state, order.decided_by, order.decided_at, order.answer = state, by.person, at, answer.strip()
    order.save()

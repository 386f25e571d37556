"""The one way to ask for a single enterprise's figures: for a purpose that the form allows, or not at all."""

from __future__ import annotations

from collections.abc import Collection

from jiju.core.periods import Period
from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.queries.one import cells_of, form_shape
from jiju.rooms.filings.shapes import UnitFigures
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.programmes.shapes import Form, Purpose, Row
from jiju.spine import permissions
from jiju.spine.actors import Actor


class NotForThisPurpose(Refusal):
    """Figures were asked for another purpose than they were collected for."""

    code = "not-for-this-purpose"


def unit_figures(
    by: Actor, unit_code: str, form_code: str, period: Period, *, purpose: Purpose, rows: Collection[str] = ()
) -> UnitFigures:
    """The accepted figures of one unit in one form and period, for a purpose; of all rows, or of those named.

    Errors   NotForThisPurpose when a row's tags do not hold the purpose; NotFound when nothing was accepted, or it
             lies out of reach; NotYours
    """
    permissions.ask(by, "filings.see_filings")
    asked = {"unit_code": unit_code, "form_code": form_code, "period": str(period), "state": "accepted"}
    found = Filing.objects.within(by).select_related("form").filter(**asked).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    form = form_shape(found.form)
    cells = cells_of(found)
    wanted = [r for r in checks.rows_of(form, cells) if not rows or r.code in rows]
    refuse_other_purpose(form, wanted, purpose)
    return UnitFigures(
        unit_code,
        found.unit_name,
        form_code,
        period,
        purpose,
        {r.code: cells[r.code] for r in wanted if r.code in cells},
    )


def refuse_other_purpose(form: Form, wanted: Collection[Row], purpose: Purpose) -> None:
    """Refuse to read some rows of single units for a purpose that their form does not allow.

    Errors   NotForThisPurpose
    """
    shut = [r.code for r in wanted if purpose not in form.purposes_of(r)]
    if shut:
        raise NotForThisPurpose(
            word("The figures of a single unit in {form}, rows {rows}, are not used for {purpose}.",
                 form=form.code, rows="、".join(shut), purpose=PURPOSES[purpose]),
            why=word("Named figures of one unit, and those from which it can be told, are kept secret and used for "
                     "statistics only: Statistics Law, Articles 9 and 25 (numbering of 2009)."),
            remedy=word("Ask for sums over three units and more."),
        )  # fmt: skip

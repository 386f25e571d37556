"""What zones said of themselves in words, such as who runs them."""

from __future__ import annotations

from datetime import date

from jiju.core import periods
from jiju.core.nothing import Text
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.queries.one import answers_in, form_shape
from jiju.rooms.filings.shapes import Told
from jiju.spine.actors import Actor


def told(by: Actor, zone_code: str, on: date) -> dict[str, Told]:
    """The facts of a zone that rows of its forms tell, each from the newest accepted filing that answers it.

    Missing  a fact that no accepted filing answers is left out
    """
    rows = Filing.objects.within(by).filter(unit_code=zone_code, state="accepted", accepted_at__date__lte=on)
    found: dict[str, Told] = {}
    for filing in rows.select_related("form").order_by("-accepted_at", "-pk"):
        telling = {r.code: r.tells for r in form_shape(filing.form).rows if r.tells}
        answers = answers_in(filing.cells) if telling else {}
        for code, fact in telling.items():
            said = answers.get(code)
            if isinstance(said, Text):
                found.setdefault(fact, Told(said.words, filing.form_code, periods.parse(filing.period)))
    return found

"""Reads: what the lists of zones' newest accepted filings name, such as projects."""

from __future__ import annotations

from jiju.core.lines import lines_in
from jiju.core.nothing import Text
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.queries.one import answers_in, form_shape
from jiju.rooms.filings.shapes.told import Titled
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor


def listed_titles(by: Actor) -> list[Titled]:
    """Every line of a list in the newest accepted filing of each zone of somebody's area; nothing for who sees none."""
    if not permissions.may(by, "filings.see_filings"):
        return []
    codes = [f.code for f in programmes.plan().forms if f.lists]
    rows = Filing.objects.within(by).filter(form_code__in=codes, state="accepted", form__level="zone")
    newest: dict[tuple[str, str], int] = {}
    for form, unit, pk in rows.order_by("form_code", "unit_code", "-period", "-pk").values_list(
        "form_code", "unit_code", "pk"
    ):
        newest.setdefault((form, unit), pk)
    found = Filing.objects.filter(pk__in=newest.values()).select_related("form").order_by("form_code", "unit_code")
    return [one for filing in found for one in _titles(filing)]


def _titles(filing: Filing) -> list[Titled]:
    cells = answers_in(filing.cells)
    return [
        Titled(filing.pk, one.name, str(title), filing.unit_name)
        for one in form_shape(filing.form).lists
        for line in lines_in(cells, one.code).values()
        if isinstance(title := line.get(one.title), Text) and not checks.is_ended(one, line)
    ]

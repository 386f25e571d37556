"""Reads: which bounds are still to be proved. For the program itself."""

from __future__ import annotations

from jiju.rooms.evaluations.models import Result
from jiju.rooms.evaluations.queries.results import standings_in


def result_to_prove(round_id: int, number: int) -> Result:
    """A version of a round's result, as the ledger names it."""
    found: Result = Result.objects.select_related("round__scheme").get(round=round_id, number=number)
    return found


def groups_to_prove(result: Result) -> list[str]:
    """The groups with scores whose bounds are not proved yet, in their order."""
    ranked = {row.group for row in standings_in(result) if row.score is not None}
    proved = result.bounds.order_by("group").values_list("group", flat=True)
    return sorted(ranked - set(proved))

"""Act: take a workbook of experts in, whole or not at all. A second person confirms it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.engines.workbooks import TableReading
from jiju.rooms.people import queries as people
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts import pool
from jiju.rooms.selections.acts.panel_refusals import ExpertsDoNotRead, WordsAreMissing
from jiju.rooms.selections.models import Expert, ExpertImport
from jiju.rooms.selections.shapes import ExpertFacts, ExpertRow
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical


@act("selections.import_experts")
def import_experts(
    reading: TableReading, *, by: Actor, at: datetime, name: str, file_digest: str
) -> ExpertImport:  # fmt: skip
    """Propose everybody whom a workbook adds or changes. Who stands in it as the pool knows the person stays.

    Shape    reading: of the first sheet, as `queries.expert_book` writes it; name: of the file
    Errors   ExpertsDoNotRead, naming each cell; WordsAreMissing where it changes nothing
    """
    rows, faults = checks.expert_rows(reading)
    if faults:
        raise ExpertsDoNotRead(faults)
    known = {e.person: e for e in Expert.objects.select_for_update(of=("self",)).order_by("code")}
    stands = queries.newest_facts(list(known.values()))
    fresh = [r for r in rows if r.facts.person not in known or _differs(known[r.facts.person], stands, r.facts)]
    if not fresh:
        raise WordsAreMissing(
            word("This workbook changes nothing in the pool."), remedy=word("Fill in who is new, or what has changed.")
        )
    taken = ExpertImport(name=name[:150], digest=file_digest, lines="[]", asked_by=by.person, asked_at=at)
    taken.save()
    lines = _entered(reading, fresh, known, taken, by, at)
    taken.lines = canonical(lines)
    taken.save()
    record(taken, digest=file_digest, lines=lines, unchanged=len(rows) - len(fresh))
    return taken


def _differs(expert: Expert, stands: dict[int, ExpertFacts], facts: ExpertFacts) -> bool:
    return expert.state != "listed" or stands[expert.pk] != facts


def _entered(
    reading: TableReading, rows: Sequence[ExpertRow], known: dict[str, Expert], taken: ExpertImport, by: Actor,
    at: datetime,
) -> list[list[str]]:  # fmt: skip
    """Each expert with what was done. Errors: ExpertsDoNotRead, for all the rows that the pool refuses."""
    lines: list[list[str]] = []
    names = people.names_of([r.facts.person for r in rows])
    faults = [
        checks.row_fault(reading, r.index, word("This number is {name}’s.", name=names[r.facts.person]))
        for r in rows if names.get(r.facts.person, r.facts.name) != r.facts.name
    ]  # fmt: skip
    for row in rows:
        expert = known.get(row.facts.person)
        try:
            if expert is None:
                made, _ = pool.proposed(row.facts, by, at, came_with=taken)
                lines.append([made.code, made.name, "enlist"])
            else:
                pool.revised(expert, row.facts, by, at, came_with=taken)
                lines.append([expert.code, row.facts.name, "revise"])
        except Refusal as refusal:
            faults.append(checks.row_fault(reading, row.index, refusal.what, refusal.remedy))
    if faults:
        raise ExpertsDoNotRead(faults)
    return lines

"""Clean filings in one go: those without a finding or an open query pass together, by one act with one entry."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.filings import queries
from jiju.rooms.filings.acts.refusals import NothingChanges
from jiju.rooms.filings.acts.terms import not_locked
from jiju.rooms.filings.models import Filing
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

BATCH = 500


@act("filings.pass_clean")
def pass_clean(chosen: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Pass on, or accept, each of the chosen filings that is clean and lies with this reviewer; the rest stay.

    Shape    chosen: filings by number; what lies elsewhere, has findings, or was signed by this person stays as it is
    Errors   NothingChanges when none of them may pass; PeriodIsClosed when all that may lie in closed periods
    """
    clean = not_locked(queries.clean_waiting(by, chosen), at)
    if not clean:
        raise NothingChanges(
            word("None of the chosen filings is clean and lies with you."),
            remedy=word("Open them one by one; their findings say what is to be looked at."),
        )
    seal = hashlib.sha256()
    for row, _ in clean:
        seal.update(f"{row.form_code} {row.period} {row.unit_code} {row.version} {row.cells}\n".encode())
    batch = hashlib.sha256(f"{by.person} {at} {seal.hexdigest()}".encode()).hexdigest()[:32]
    for row, target in clean:
        row.state, row.batch = target, batch
        row.accepted_at = at if target == "accepted" else row.accepted_at
    Filing.objects.bulk_update([row for row, _ in clean], ["state", "batch", "accepted_at"], batch_size=BATCH)
    record(None, batch=batch, count=len(clean), digest=seal.hexdigest(), to=sorted({target for _, target in clean}))
    return len(clean)

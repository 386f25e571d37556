"""Clean filings in one go: those without a finding or an open query pass together, by one act with one entry.

The entry seals the root of a tree over the batch, so that each filing has a receipt that shows no other's figures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import NothingChanges
from jiju.rooms.filings.acts.terms import not_locked
from jiju.rooms.filings.models import Filing, Passage
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.merkle import leaf_hash, root_of

BATCH = 500


@act("filings.pass_clean")
def pass_clean(chosen: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Pass on, or accept, each of the chosen filings that is clean and lies with this reviewer; the rest stay.

    Shape    chosen: filings by number; what lies elsewhere, has findings, or was signed by this person stays as it is
    Errors   NothingChanges when none of them may pass; PeriodIsClosed when all that may lie in closed periods
    """
    _lock(chosen)
    found = not_locked(queries.clean_waiting(by, chosen), at)
    filled = queries.fillers([row for row, _ in found])
    clean = [(row, target) for row, target in found if by.person not in filled.get(row.pk, ())]
    if not clean:
        raise NothingChanges(
            word("None of the chosen filings is clean and lies with you."),
            remedy=word("Open them one by one; their findings say what is to be looked at."),
        )
    lines = [_line(row) for row, _ in clean]
    digest = root_of([leaf_hash(line.encode()) for line in lines]).hex()
    batch = hashlib.sha256(f"{by.person} {at} {digest}".encode()).hexdigest()[:32]
    targets = sorted({target for _, target in clean})
    for target in targets:
        accepted = {"accepted_at": at} if target == "accepted" else {}
        for some in _batches([row.pk for row, to in clean if to == target]):
            Filing.objects.filter(pk__in=some).update(state=target, batch=batch, **accepted)
    entry = record(None, batch=batch, count=len(clean), digest=digest, to=targets)
    Passage.objects.bulk_create(
        [
            Passage(filing=row, batch=batch, number=n, line=lines[n], entry=entry.seq)
            for n, (row, _) in enumerate(clean)
        ],
        batch_size=BATCH,
    )
    return len(clean)


def _lock(chosen: Sequence[int]) -> None:
    """Hold the chosen rows, in the order of their numbers, so that nobody moves one while it is judged."""
    for some in _batches(sorted(chosen)):
        list(Filing.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[n : n + BATCH] for n in range(0, len(numbers), BATCH))


def _line(filing: Filing) -> str:
    digest = checks.cells_digest(queries.cells_of(filing))
    return canonical([filing.form_code, filing.period, filing.unit_code, filing.version, digest])

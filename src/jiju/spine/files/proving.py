"""Whether every attached file is there, is the one that was attached, and stands in the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from jiju.spine.files import keeping
from jiju.spine.files.shapes import Standing
from jiju.spine.models import Attachment, Entry


def verify() -> Standing:
    """Read every file again and compare it with what was written down when it was attached."""
    rows = list(Attachment.objects.order_by("pk").values_list("pk", "sha256", "state"))
    there = set(keeping.kept())
    sound = {digest for digest in {d for _, d, _ in rows} & there if keeping.is_sound(digest)}
    in_ledger = set(_told())
    return Standing(
        count=len(rows),
        missing=tuple(pk for pk, digest, _ in rows if digest not in there),
        changed=tuple(pk for pk, digest, _ in rows if digest in there - sound),
        untold=tuple(pk for pk, digest, _ in rows if digest not in in_ledger),
        waiting=sum(state == "quarantined" for _, _, state in rows),
        strays=len(there - {digest for _, digest, _ in rows}),
    )


def _told() -> Iterator[str]:
    """The digests of all files of which an entry of the ledger tells."""
    bodies = Entry.objects.filter(body__contains='"sent_sha256"').order_by("seq").values_list("body", flat=True)
    for body in bodies.iterator(chunk_size=500):
        yield from _digests(json.loads(body)["data"])


def _digests(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if "sent_sha256" in data:
            yield str(data["sha256"])
        for value in data.values():
            yield from _digests(value)
    elif isinstance(data, list):
        for value in data:
            yield from _digests(value)

"""Acts: accepted filings are taken into the warehouse."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path

from django.conf import settings

from jiju.core.lines import in_a_list
from jiju.core.nothing import numbers_of, to_data
from jiju.engines.cubes import Fact, write_part
from jiju.rooms.figures.models import Intake
from jiju.rooms.filings.shapes import AcceptedFiling
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("figures.take_in")
def take_in(filings: Iterable[AcceptedFiling], *, by: Actor, at: datetime, vintage: int) -> int:
    """Take accepted filings into the warehouse: one small file for each form and period they belong to.

    Shape    filings: those of one form and period stand together
    """
    parts = []
    for (form, period), group in groupby(filings, key=lambda f: (f.form_code, str(f.period))):
        parts.append(_part(form, period, list(group), vintage, at))
    record(
        None, form=parts[0].form_code if parts else "", period=parts[0].period if parts else "",
        filings=sum(p.filings for p in parts), rows=sum(p.rows for p in parts), files=[p.file for p in parts],
        digests=[p.digest for p in parts], vintage=vintage,
    )  # fmt: skip
    return len(parts)


def _part(form: str, period: str, filings: list[AcceptedFiling], vintage: int, at: datetime) -> Intake:
    name = f"form={form}/period={period}/{vintage:012d}.parquet"
    rows = write_part(Path(settings.JIJU_WAREHOUSE) / name, _facts(filings, vintage))
    seal = hashlib.sha256()
    for f in filings:
        seal.update(f"{f.unit_code} {[(c, to_data(v)) for c, v in f.cells.items()]}\n".encode())
    part = Intake(
        form_code=form, period=period, vintage=vintage, file=name, rows=rows, filings=len(filings),
        digest=seal.hexdigest(), at=at,
    )  # fmt: skip
    part.save()
    return part


def _facts(filings: list[AcceptedFiling], vintage: int) -> Iterator[Fact]:
    for f in filings:
        for code, value in numbers_of(f.cells).items():
            if in_a_list(code):
                continue  # a list's lines stay with their filing; what is published are the rows that add them up
            yield Fact(
                f.unit_code,
                f.place.zone,
                f.place.zone_type,
                f.place.city,
                f.place.county,
                code,
                value,
                f.id,
                vintage,
            )

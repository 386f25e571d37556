"""A workbook of 1,000 rows × 50 columns, from upload to verdict: as a table under rules, and as a form on its page."""

from __future__ import annotations

import io
import os
import random
import sys
import uuid
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from _ratio import late, ratio

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the small province of the tests
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # once its settings are named

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402  # what follows needs the framework awake
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402
from openpyxl import load_workbook  # noqa: E402

from jiju.core import periods  # noqa: E402
from jiju.core.nothing import Nothing  # noqa: E402
from jiju.engines.checks import ColumnSheet, RowFacts, check_columns, compile_rules  # noqa: E402
from jiju.engines.workbooks import Head, TableLayout, read_table, write_table  # noqa: E402
from jiju.rooms.filings import acts  # noqa: E402
from jiju.spine.roles import Role  # noqa: E402
from tests.web import small  # noqa: E402

ROWS, COLUMNS, RULES = 1_000, 50, 100
TURNS, LIMIT = 40, 2.0
DRAW = random.Random(7)


@dataclass(frozen=True)
class Written:
    id: str
    text: str
    row: str
    severity: str = "asks"
    states: str = "x"
    remedy: str = "x"


def main() -> None:
    table()
    form()


def figures() -> list[list[Decimal]]:
    return [[Decimal(DRAW.randint(0, 10**6)) / 10 for _ in range(COLUMNS)] for _ in range(ROWS)]


def table() -> None:
    """Records of 50 figures each, judged by 100 rules; every finding with its cell."""
    heads = [f"{c:02d}" for c in range(1, COLUMNS + 1)]
    data = write_table("t", [Head(h) for h in heads], figures())
    texts = [(f"R{n}", f"[{heads[n % 49]}] <= [{heads[(n * 7 + 1) % 49]}] * 300", heads[n % 49]) for n in range(RULES)]
    rules = compile_rules([Written(*text) for text in texts], [RowFacts(h, h, "万元") for h in heads])
    layout = TableLayout(tuple(heads), first_row=2)

    def verdict() -> list[tuple[str, object]]:
        read = read_table(data, "t.xlsx", layout)
        assert not read.faults, read.faults[:3]
        sheet = ColumnSheet(periods.quarter(2024, 4), ROWS, read.columns)
        return [(read.address(found.field, at), found) for at, found in check_columns(rules, sheet)]

    print(f"table: {ROWS} × {COLUMNS}, {RULES} rules, {len(verdict())} findings, each with its cell", flush=True)
    ratio(f"table, upload to verdict, p95 of {TURNS}", late(verdict, TURNS), "the limit", LIMIT, "≤ 1")


def form() -> None:
    """A filled form with a sheet of 1,000 × 50 beside it: sent to its page, taken in, judged, shown with findings."""
    setup_test_environment()
    call_command("migrate", verbosity=0)
    small.make()
    by = small.actor(Role.ZONE_STATISTICIAN)
    started = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    client = Client()
    client.force_login(get_user_model().objects.get(username=Role.ZONE_STATISTICIAN.value))
    page, given = reverse("desk:take_workbook", args=[started.pk]), filled(client, started.pk)
    files = iter([marked(given, turn) for turn in range(TURNS)])

    def verdict() -> object:
        sent = SimpleUploadedFile("B1.xlsx", next(files))
        answer = client.post(page, {"file": sent}, follow=True, headers={"Idempotency-Key": str(uuid.uuid4())})
        assert answer.status_code == 200, answer.content[:2000]
        assert answer.redirect_chain, "the workbook was not taken"
        return answer

    ratio(f"form on its page, upload to verdict, p95 of {TURNS}", late(verdict, TURNS), "the limit", LIMIT, "≤ 1")


def marked(workbook: bytes, turn: int) -> bytes:
    """The same workbook as another file: one that was taken is not taken again."""
    out = io.BytesIO(workbook)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = str(turn).encode()
    return out.getvalue()


def filled(client: Client, pk: int) -> bytes:
    """The page's own template, filled in, with a sheet of figures beside it."""
    book = load_workbook(io.BytesIO(client.get(reverse("desk:template", args=[pk])).content))
    sheet, cells = book.active, small.cells(9)
    for row in sheet.iter_rows(min_row=11):
        value = cells.get(str(row[2].value))
        if value is not None:
            row[3].value = "不适用" if isinstance(value, Nothing) else value
    beside = book.create_sheet("明细")
    for record in figures():
        beside.append(record)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()

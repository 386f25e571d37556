"""Published tables that lie beside the checkout and are not part of it."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("JIJU_REFERENCE", Path(__file__).resolve().parents[4] / "shared" / "reference"))


def reference(name: str) -> list[dict[str, str]]:
    """The rows of one published table; the test is skipped, and says why, where the folder is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"the published table {name} is not in {FOLDER}; set JIJU_REFERENCE to where it lies")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

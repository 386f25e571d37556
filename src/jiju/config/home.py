"""Where the state of an installation lies: one folder, `--home` or JIJU_HOME, by default `var/`."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]  # the checkout, or the place where the wheel was unpacked


def home() -> Path:
    """The folder that holds store, warehouse, uploads and keys."""
    path = Path(os.environ.get("JIJU_HOME") or ROOT / "var").resolve()
    path.mkdir(parents=True, exist_ok=True)
    return path


def warehouse() -> Path:
    """The folder of accepted figures as Parquet."""
    path = home() / "warehouse"
    path.mkdir(exist_ok=True)
    return path


def files() -> Path:
    """The folder of attached files, outside everything that the web server gives out by itself."""
    path = home() / "files"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


GEO = Path(__file__).resolve().parents[1] / "web" / "static" / "geo"

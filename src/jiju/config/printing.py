"""What commands print: one JSON document and nothing else, or lines for a person; progress goes to stderr."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def print_json(document: Any) -> None:
    """One JSON document on stdout."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")


def tell(line: str) -> None:
    """A line of progress, kept out of stdout."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Tell that a long step began, and how long it took."""
    tell(f"· {name} …")
    begun = time.monotonic()
    yield
    tell(f"  {name}: {time.monotonic() - begun:.1f} s")

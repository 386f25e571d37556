"""An act that is refused changes nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jiju.core.refusals import Refusal
from jiju.rooms.programmes.models import Cascade, Recipient, TargetShare
from jiju.spine.models import Entry


def refused(refusal: type[Refusal], attempt: Callable[[], Any]) -> Refusal:
    """The act is refused, and nothing at all is changed."""
    before = _all()
    with pytest.raises(refusal) as caught:
        attempt()
    assert _all() == before
    return caught.value


def _all() -> tuple[Any, ...]:
    rows = (Cascade, Recipient, TargetShare)
    return (Entry.objects.count(), *(list(m.objects.order_by("pk").values()) for m in rows))

"""What several tests of grants ask: that a refusal leaves everything as it was, and that the books still agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from jiju.core.refusals import Refusal
from jiju.rooms.grants import queries
from jiju.spine.models import Entry


def stored() -> list[Any]:
    """Everything that the room has stored, and how long the ledger is."""
    records = apps.get_app_config("grants").get_models()
    return [Entry.objects.count(), *(list(m._default_manager.order_by("pk").values()) for m in records)]


def refused(kind: type[Refusal], verb: Callable[..., Any], *args: Any, **asked: Any) -> Refusal:
    """The refusal that a verb answers with. Nothing may have changed by it."""
    before = stored()
    with pytest.raises(kind) as told:
        verb(*args, **asked)
    assert type(told.value) is kind
    assert stored() == before
    assert queries.mismatches() == []
    return told.value

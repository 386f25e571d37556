"""What several tests ask: that a refusal leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from jiju.core.refusals import Refusal
from jiju.spine.models import Attachment, Entry


def stored() -> list[Any]:
    """Everything that the rooms concerned have stored, and how long the ledger is."""
    records = [m for name in ("selections", "registry", "evaluations") for m in apps.get_app_config(name).get_models()]
    rows = [list(m._default_manager.order_by("pk").values()) for m in (*records, Attachment)]
    return [Entry.objects.count(), *rows]


def refused(kind: type[Refusal], verb: Callable[..., Any], *args: Any, **asked: Any) -> Refusal:
    """The refusal that a verb answers with. Nothing may have changed by it."""
    before = stored()
    with pytest.raises(kind) as told:
        verb(*args, **asked)
    assert type(told.value) is kind
    assert stored() == before
    return told.value

"""Ways that a filing goes, and what a refusal leaves behind: nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jiju.core.refusals import Refusal
from jiju.rooms.filings import acts, queries
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

R = Role
WHY = "已与企业逐户核对，数据属实，增长来自新投产项目。"
SIGNED = ((acts.certify, R.ZONE_STATISTICIAN), (acts.endorse, R.ZONE_HEAD))
REVIEWED = (*SIGNED, (acts.pass_county, R.COUNTY), (acts.pass_city, R.CITY))


def explained(filing: Any) -> Any:
    """The same filing with each asking finding explained by its statistician."""
    by = small.actor(R.ZONE_STATISTICIAN)
    for finding in queries.open_asks(by, filing.pk):
        acts.explain(filing, by=by, at=small.AT, finding=finding, text=WHY)
    return filing


def walk(filing: Any, *steps: tuple[Callable[..., Any], Role]) -> Any:
    for verb, role in steps:
        verb(filing, by=small.actor(role), at=small.AT)
    return filing


def refused(kind: type[Refusal], verb: Callable[..., Any], subject: Any, **more: Any) -> Refusal:
    """The refusal; the ledger and the row are as they were."""
    entries, stored = Entry.objects.count(), row(subject)
    with pytest.raises(kind) as caught:
        verb(subject, **({"at": small.AT} | more))
    assert Entry.objects.count() == entries
    assert row(subject) == stored
    assert str(caught.value)
    return caught.value


def row(subject: Any) -> Any:
    """A record as it is stored; nothing for what is not a record."""
    if not hasattr(subject, "_meta"):
        return None
    return type(subject).objects.filter(pk=subject.pk).order_by("pk").values().first()

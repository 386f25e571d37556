"""A small province with the home zone's form of the quarter, filled in and explained, ready to be signed."""

from __future__ import annotations

from typing import Any

import pytest

from jiju.rooms.filings import acts
from jiju.spine.roles import Role
from tests.rooms.filings import ways
from tests.web import small


@pytest.fixture
def draft(db: None) -> Any:
    """Z001's form of the quarter, filled in and explained, ready to be signed."""
    small.make()
    by = small.actor(Role.ZONE_STATISTICIAN)
    filing = acts.start(None, by=by, at=small.AT, form_code="B1", period=small.LIVE, unit_code=small.HOME)
    acts.fill_in(filing, by=by, at=small.AT, cells=small.cells(9), expected_version=filing.version)
    return ways.explained(filing)


@pytest.fixture
def accepted(draft: Any) -> Any:
    """The same form after its whole way."""
    return ways.walk(draft, *ways.REVIEWED, (acts.accept, Role.PROVINCE))

"""Acts made up for the tests of the spine; they leave the list of real acts as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jiju.spine import acts, permissions
from jiju.spine.roles import Role

VERB = "spine.try_out"


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> str:
    """A permission that only the province holds, for acts that a test makes up."""
    monkeypatch.setitem(permissions.PERMISSIONS, VERB, frozenset({Role.PROVINCE, Role.CITY}))
    monkeypatch.setattr(acts, "ACTS", {})
    return VERB


@pytest.fixture
def grant(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a made-up permission to some roles."""

    def give(name: str, *roles: Role) -> None:
        monkeypatch.setitem(permissions.PERMISSIONS, name, frozenset(roles))

    return give

"""The small province, and a browser signed in as any role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.web import small

SignIn = Callable[..., Client]


@pytest.fixture
def province(db: None) -> None:
    small.make()


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """A browser that is signed in as a role, speaking Chinese unless told otherwise."""

    def sign_in(role: str, language: str = "zh-hans") -> Client:
        client = Client()
        client.force_login(get_user_model().objects.get(username=role))
        client.cookies["jiju_language"] = language
        return client

    return sign_in

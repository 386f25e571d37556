"""The door: sign-in by name and password, no sign-up, one answer for a wrong name and a wrong password."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from jiju.core.refusals import NotYours
from jiju.core.words import word
from jiju.rooms.people import acts, queries
from jiju.spine.permissions import ROLE_NAMES
from jiju.web import clock
from jiju.web.guards import PUBLIC, page


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Accounts are opened by an administrator; demonstration accounts work in demonstration stores only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The account, or nothing: a demonstration account that may not enter counts as unknown."""
        user: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if user is None or not may_enter(user.get_username()):
            return None
        return user

    def add_message(self, *_: Any, **__: Any) -> None:
        """Say nothing of its own: the page that opens shows who is signed in."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Open the session and write the sign-in into the ledger."""
        super().login(request, user)
        actor = queries.actor_of(user.pk, on=clock.today())
        if actor is not None:
            acts.sign_in(None, by=actor, at=clock.now())


def may_enter(username: str) -> bool:
    """Whether an account may sign in to this store: demonstration accounts in demonstrations only."""
    if settings.JIJU_PRODUCTION:
        return queries.may_sign_in_to_production(username)
    return queries.may_sign_in_here(username)


class SignIn(LoginView):  # type: ignore[misc]  # allauth publishes no types
    """The sign-in page; in a demonstration it lists one sign-in a role."""

    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        shown = not settings.JIJU_PRODUCTION and queries.demonstration_day() is not None
        accounts = queries.demo_accounts() if shown else []
        context["demo_accounts"] = [(a, ROLE_NAMES[a.role]) for a in accounts]
        context["demo_password"] = queries.DEMO_PASSWORD if shown else ""
        return context


@page(PUBLIC, "GET", "POST")
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Nobody opens an account alone."""
    raise NotYours(
        word("Accounts cannot be opened here."),
        why=word("Each account belongs to a post; whoever fills it is entered by the administrator."),
        remedy=word("Ask the administrator of your office."),
    )

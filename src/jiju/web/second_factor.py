"""The second factor: a code from a telephone after the password, and recovery codes for when it is lost."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.views import IndexView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from jiju.core.refusals import NotYours
from jiju.core.words import word
from jiju.rooms.people import acts, queries
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting, visitor
from jiju.web.guards import View, page
from jiju.web.refused import refusal_page

FREE = ("/accounts/", "/language/", "/theme/", "/static/", "/healthz", "/readyz")
PURPOSE = b"jiju second factor\0"


def is_asked_of(actor: Actor) -> bool:
    """Whether somebody works only with a second factor. Never asked of demonstration accounts: many share one."""
    return actor.role.value in settings.JIJU_SECOND_FACTOR and not actor.is_demo


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Secrets are kept encrypted under the key of the installation; whoever must have a factor cannot drop it."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right. It changes every thirty seconds."),
        "cannot_delete_authenticator": _("Your post asks for a second factor, so it stays on."),
        "cannot_generate_recovery_codes": _("Recovery codes come with a second factor. Set that up first."),
    }

    def encrypt(self, text: str) -> str:
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _safe().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        actor = queries.actor_of(authenticator.user_id, on=clock.today())
        return actor is None or not is_asked_of(actor)

    def is_mfa_enabled(self, user: AbstractBaseUser | SimpleLazyObject, types: Any = None) -> bool:
        return bool(super().is_mfa_enabled(user, types))


def _safe() -> MultiFernet:
    """What encrypts: the present key first, then those of before, so that the key of the installation may change."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(k)) for k in keys])


def _key(text: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + text.encode()).digest())


class SecondFactorMiddleware:
    """Leads those who must have a second factor, and have none yet, to setting it up; nothing else opens before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = visitor(request)
        if actor is None or request.path.startswith(FREE) or not is_asked_of(actor):
            return self.get_response(request)
        if queries.has_second_factor(actor.account):
            return self.get_response(request)
        if request.method in ("GET", "HEAD"):
            return redirect("mfa_activate_totp")
        return refusal_page(request, NotYours(
            word("Set up your second factor first; nothing was changed."),
            why=word("Your post signs in with a second factor."),
            remedy=word("Open any page: it leads there."),
        ))  # fmt: skip


class Activate(ActivateTOTPView):  # type: ignore[misc]  # allauth publishes no types
    """Set the second factor up, and write it into the ledger."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            acts.add_second_factor(None, by=acting(self.request), at=clock.now())
        return response


class Deactivate(DeactivateTOTPView):  # type: ignore[misc]  # allauth publishes no types
    """Give the second factor up, where the post allows it, and write it into the ledger."""

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            acts.drop_second_factor(None, by=acting(self.request), at=clock.now())
        return response


def _own(view: View) -> View:
    """A page about one's own second factor; a demonstration account has none."""

    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor = acting(request)
        if actor.is_demo:
            raise NotYours(
                word("A demonstration account has no second factor."),
                why=word("Many people share it; whoever set one up would shut the others out."),
                remedy=word("Try it with an account of your own."),
            )
        return view(request, *args, **kwargs)

    return page("people.see_home", "GET", "POST")(opened)


index = _own(IndexView.as_view())
activate = _own(Activate.as_view())
deactivate = _own(Deactivate.as_view())
recovery_codes = _own(ViewRecoveryCodesView.as_view())
new_recovery_codes = _own(GenerateRecoveryCodesView.as_view())
reauthenticate = _own(ReauthenticateView.as_view())

"""The switches on every page: language and brightness. They set a cookie and nothing else."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from jiju.spine.permissions import out_of_sight
from jiju.web.guards import PUBLIC, page
from jiju.web.language import COOKIE as LANGUAGE_COOKIE

THEME_COOKIE = "jiju_theme"
THEMES = ("light", "dark")
LANGUAGES = {"zh": "zh-hans", "en": "en"}
YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """The brightness that this browser asked for, light by default."""
    wanted = request.COOKIES.get(THEME_COOKIE, "")
    return wanted if wanted in THEMES else THEMES[0]


@page(PUBLIC)
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Speak this language from now on."""
    if code not in LANGUAGES:
        raise out_of_sight()
    return _kept(request, LANGUAGE_COOKIE, LANGUAGES[code])


@page(PUBLIC)
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """Be this bright from now on."""
    if name not in THEMES:
        raise out_of_sight()
    return _kept(request, THEME_COOKIE, name)


def _kept(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    response = redirect(_back(request))
    response.set_cookie(cookie, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.JIJU_PRODUCTION)
    return response


def _back(request: HttpRequest) -> str:
    """Where the switch was pressed; only addresses of this house are followed."""
    wanted = request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if own else "/"

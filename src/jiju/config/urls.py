"""All addresses."""

from __future__ import annotations

from allauth.account.views import logout, reauthenticate
from django.urls import include, path

from jiju.web import health, home, links, switches
from jiju.web.signin import SignIn, no_sign_up

urlpatterns = [
    path("", home.front, name="front"),
    path("home", home.home, name="home"),
    path("language/<slug:code>", switches.language, name="language"),
    path("theme/<slug:name>", switches.theme, name="theme"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("accounts/login/", SignIn.as_view(), name="account_login"),
    path("accounts/logout/", logout, name="account_logout"),
    path("accounts/signup/", no_sign_up, name="account_signup"),
    path("accounts/reauthenticate/", reauthenticate, name="account_reauthenticate"),
    path("l/leave", links.leave, name="leave_link"),
    path("l/<str:token>", links.opening, name="open_link"),
    path("", include("jiju.web.desk.urls")),
    path("", include("jiju.web.office.urls")),
]

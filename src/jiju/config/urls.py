"""All addresses."""

from __future__ import annotations

from allauth.account.views import logout, reauthenticate
from allauth.mfa.base.views import authenticate
from django.urls import include, path

from jiju.web import files, health, home, links, second_factor, switches
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
    path("accounts/2fa/", second_factor.index, name="mfa_index"),
    path("accounts/2fa/authenticate/", authenticate, name="mfa_authenticate"),
    path("accounts/2fa/reauthenticate/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("accounts/2fa/activate/", second_factor.activate, name="mfa_activate_totp"),
    path("accounts/2fa/deactivate/", second_factor.deactivate, name="mfa_deactivate_totp"),
    path("accounts/2fa/recovery_codes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path("accounts/2fa/recovery_codes/new/", second_factor.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("files/<int:pk>/<str:name>", files.download, name="file"),
    path("l/leave", links.leave, name="leave_link"),
    path("l/<str:token>", links.opening, name="open_link"),
    path("", include("jiju.web.desk.urls")),
    path("", include("jiju.web.panel.urls")),
    path("", include("jiju.web.portal.urls")),
    path("", include("jiju.web.office.urls")),
]

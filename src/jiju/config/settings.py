"""Django settings, read from the environment. A production start refuses what is unsafe (see `safety.py`)."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from jiju.config import safety
from jiju.config.databases import database
from jiju.config.home import files, home, warehouse
from jiju.config.mail import mail

WEB = Path(__file__).resolve().parents[1] / "web"
PRODUCTION = os.environ.get("JIJU_PRODUCTION") == "1"
DEBUG = os.environ.get("JIJU_DEBUG") == "1"
SECRET_KEY = os.environ.get("JIJU_SECRET_KEY") or safety.local_key(home(), production=PRODUCTION)
ALLOWED_HOSTS = safety.hosts(os.environ.get("JIJU_HOSTS"), production=PRODUCTION)
if PRODUCTION:
    safety.refuse_unsafe(debug=DEBUG, key=SECRET_KEY, hosts=ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS] if PRODUCTION else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "jiju.spine",
    "jiju.rooms.people",
    "jiju.rooms.programmes",
    "jiju.rooms.registry",
    "jiju.rooms.filings",
    "jiju.rooms.figures",
    "jiju.rooms.evaluations",
    "jiju.rooms.selections",
    "jiju.rooms.grants",
    "jiju.rooms.oversight",
    "jiju.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jiju.web.language.LanguageMiddleware",
    "jiju.web.uploads.BodyLimit",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "jiju.web.actor.ActorMiddleware",
    "jiju.web.links.LinkMiddleware",
    "jiju.web.refused.RefusalMiddleware",
    "jiju.web.plain_text.PlainTextMiddleware",
    "jiju.web.second_factor.SecondFactorMiddleware",
    "jiju.web.once.OnceMiddleware",
]
ROOT_URLCONF = "jiju.config.urls"
WSGI_APPLICATION = "jiju.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", [
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ]),
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "jiju.web.templatetags.jiju",
                         "jiju.web.templatetags.conditions"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jiju.web.shell.shell",
            ],
        },
    },
]  # fmt: skip
DATABASES = {"default": database(os.environ.get("DATABASE_URL"), home())}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

JIJU_WAREHOUSE = warehouse()
JIJU_FILES = files()
JIJU_SCANNER = shlex.split(os.environ.get("JIJU_SCANNER", ""))  # no scanner unless it is set
JIJU_PRODUCTION = PRODUCTION

globals().update(mail(os.environ.get("JIJU_MAIL_URL")))  # off unless it is set

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # an account is a post, not a mailbox
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ALLAUTH_TRUSTED_PROXY_COUNT = safety.proxies(os.environ.get("JIJU_PROXIES"))  # whose address a limit counts: see there
ACCOUNT_ADAPTER = "jiju.web.signin.ClosedDoor"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "5/15m/key,60/15m/ip"}
MFA_ADAPTER = "jiju.web.second_factor.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "集聚 Jiju"
MIGRATION_MODULES = {"mfa": "jiju.config.mfa_migrations"}  # without a check that an untrusted schema may not run
JIJU_SECOND_FACTOR = safety.second_factor(os.environ.get("JIJU_SECOND_FACTOR"), production=PRODUCTION)
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-inline'"],  # ECharts places its tooltips by style attribute
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'self'"],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = home() / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # the server of static files warns when it is not there
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 12  # a record has ten files at most; one more is told in words
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # saying “saved” writes no second row
CACHES = {"default": {"BACKEND": "jiju.config.limits.Limits", "LOCATION": home() / "limits.sqlite3"}}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"tokens": {"()": "jiju.config.logs.WithoutTokens"}},
    # A fault leaves its trace where the service's own output goes: with DEBUG off nothing else would write it down.
    "handlers": {"faults": {"class": "logging.StreamHandler", "level": "ERROR", "filters": ["tokens"]}},
    "loggers": {
        "django.request": {"filters": ["tokens"], "handlers": ["faults"]},
        "django.security.csrf": {"filters": ["tokens"]},
    },
}

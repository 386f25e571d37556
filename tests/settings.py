"""Settings of the tests: a home of their own, a quick password hash, nothing cached between tests."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["JIJU_HOME"] = tempfile.mkdtemp(prefix="jiju-test-")
os.environ.pop("JIJU_PRODUCTION", None)

from jiju.config.settings import *  # noqa: F403  # settings of the product first, then what tests change

JIJU_WAREHOUSE = Path(os.environ["JIJU_HOME"]) / "warehouse"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
if os.environ.get("DATABASE_URL"):
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405

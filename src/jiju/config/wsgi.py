"""The WSGI application, and beside it the worker where the server asks for one."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiju.config.settings")
application = get_wsgi_application()

from jiju.config import wiring, worker  # noqa: E402  # records exist only after the framework is awake
from jiju.engines import cubes  # noqa: E402

# The first visitor does not wait for what every visitor needs: the pages are read and the engine is opened here.
wiring.wire()
_ = get_resolver().url_patterns
cubes.awake()

if os.environ.get("JIJU_FOLLOW") == "1":
    worker.start()

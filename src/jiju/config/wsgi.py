"""The WSGI application, and beside it the worker where the server asks for one."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiju.config.settings")
application = get_wsgi_application()

from jiju.config import worker  # noqa: E402  # records exist only after the framework is awake

if os.environ.get("JIJU_FOLLOW") == "1":
    worker.start()

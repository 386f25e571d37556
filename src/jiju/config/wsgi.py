"""The WSGI application, and beside it the worker where the server asks for one."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from jiju.config import processes

processes.end_with_the_first()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiju.config.settings")
application = get_wsgi_application()

from jiju.config import wiring, worker  # noqa: E402  # records exist only after the framework is awake
from jiju.engines import cubes  # noqa: E402

# The first visitor does not wait for what every visitor needs: the pages are read and the engine is opened here.
wiring.wire()
_ = get_resolver().url_patterns
cubes.awake()

# What stands now lives as long as the process, and a page makes many values that live for a moment: the collector does
# not go through the first again and again, and looks at the second less often.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)

if os.environ.get("JIJU_FOLLOW") == "1":
    worker.start()

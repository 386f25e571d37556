"""What the logs must not tell: the token of a link, which opens a form without a password."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"/l/[^/\s?\"']+")


class WithoutTokens(logging.Filter):
    """Takes the token out of the addresses that the framework logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(TOKEN.sub("/l/…", a) if isinstance(a, str) else a for a in record.args)
        record.msg = TOKEN.sub("/l/…", record.msg) if isinstance(record.msg, str) else record.msg
        return True

"""What is written down of a fault, and what never is."""

from __future__ import annotations

import io
import logging
from typing import Any

from jiju.config.logs import WithoutTokens


def test_a_fault_leaves_its_trace_and_no_token_of_a_link(monkeypatch: Any) -> None:
    log = logging.getLogger("django.request")
    (handler,) = [h for h in log.handlers if isinstance(h, logging.StreamHandler)]
    assert any(isinstance(one, WithoutTokens) for one in handler.filters)
    out = io.StringIO()
    monkeypatch.setattr(handler, "stream", out)
    try:
        raise ZeroDivisionError("a rule that cannot be asked")
    except ZeroDivisionError:
        log.exception("Internal Server Error: %s", "/l/0123456789abcdef/")
    log.warning("Not Found: /nothing")
    assert "Traceback" in out.getvalue()
    assert "a rule that cannot be asked" in out.getvalue()
    assert "0123456789abcdef" not in out.getvalue()
    assert "/nothing" not in out.getvalue(), "what is refused has its own line"

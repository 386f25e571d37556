"""Receipts of signatures and acceptances: a page to print, a file to keep, the script that checks it."""

from __future__ import annotations

import json
from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from jiju.rooms.filings import queries
from jiju.rooms.filings.shapes import FilingReceipt
from jiju.web.actor import acting
from jiju.web.downloads import text_response
from jiju.web.guards import page

SCRIPT = Path(__file__).with_name("verify_receipt.txt")  # the same file as tools/verify_receipt.py


@page("filings.see_filings")
def receipt(request: HttpRequest, seq: int) -> HttpResponse:
    """One receipt, to be read and printed."""
    shown = _receipt(request, seq)
    return render(request, "desk/receipt.html", {
        "receipt": shown, "query": f"?filing={shown.filing}" if shown.filing else "",
    })  # fmt: skip


@page("filings.see_filings")
def document(request: HttpRequest, seq: int) -> HttpResponse:
    """The same receipt as a file, byte for byte the same whenever it is asked for."""
    content = json.dumps(_receipt(request, seq).document, ensure_ascii=False, indent=1, sort_keys=True)
    return text_response(content + "\n", f"jiju-receipt-{seq}.json", "application/json")


@page("filings.see_filings")
def script(request: HttpRequest) -> HttpResponse:
    """The script that checks a receipt without this program."""
    return text_response(SCRIPT.read_text(encoding="utf-8"), "verify_receipt.py", "text/x-python")


def _receipt(request: HttpRequest, seq: int) -> FilingReceipt:
    by = acting(request)
    asked = request.GET.get("filing", "")
    return queries.receipt(by, seq, int(asked) if asked.isdecimal() and len(asked) < 12 else None)


def told(request: HttpRequest, response: HttpResponse, sentence: str) -> HttpResponse:
    """Say what was done with a link to its receipt; programs find the file in the answer's header Link.

    The answer is kept under the request's key, so that a repeat after a lost connection gives the same receipt.
    """
    by = acting(request)
    seq = queries.receipt_of_last(by)
    if seq is None or request.link:  # type: ignore[attr-defined]  # a link reaches its form alone
        messages.success(request, sentence)
        return response
    address = reverse("desk:receipt", args=(seq,))
    messages.success(request, format_html('{} <a href="{}">{}</a>', sentence, address, gettext("Receipt")))
    response["Link"] = f'<{reverse("desk:receipt_file", args=(seq,))}>; rel="receipt"'
    return response

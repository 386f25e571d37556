"""Reads of the room: one filing, lists of filings, what is owed, what was accepted."""

from jiju.rooms.filings.queries.accepted import accepted_batch, accepted_filing, below
from jiju.rooms.filings.queries.asking import (
    clean_numbers,
    clean_waiting,
    open_queries,
    queries_on,
    revisions,
    vintages,
)
from jiju.rooms.filings.queries.closing import closure_of, counts_at_closing, extensions_running, reopening_asked
from jiju.rooms.filings.queries.context import other_forms
from jiju.rooms.filings.queries.extensions import extension, extensions_asked, extensions_of, extensions_to_decide
from jiju.rooms.filings.queries.known import known_cells
from jiju.rooms.filings.queries.ladder import due_reminders, owing, windows_running
from jiju.rooms.filings.queries.lists import (
    asks,
    decides,
    mine,
    of_zone,
    progress_by_city,
    queue,
    waiting,
)
from jiju.rooms.filings.queries.messages import (
    mail,
    mails_waiting,
    messages,
    messages_to,
    notice,
    outgoing,
    unread,
    unread_messages,
)
from jiju.rooms.filings.queries.one import cells_of, form_of, form_shape, next_step, record, reporter_of, reporter_role
from jiju.rooms.filings.queries.owed import obligations, owes
from jiju.rooms.filings.queries.ruling import misfit, rule_version, rules, rules_in_force, texts_in_force
from jiju.rooms.filings.queries.screening import Screen, rule_texts, sent_periods, without_echoes
from jiju.rooms.filings.queries.sheets import blocking, filing, findings_now, findings_of, findings_with, open_asks
from jiju.rooms.filings.queries.standing import earlier_explanations, explanations, peers
from jiju.rooms.filings.queries.templates import (
    check_cells,
    form_in_force,
    layout,
    layout_of,
    template_for,
    template_of,
)
from jiju.rooms.filings.queries.terms import (
    extended,
    extended_unit,
    is_locked,
    locked_periods,
    term_of,
    term_with,
    window,
    window_of,
    window_term,
)
from jiju.rooms.filings.queries.trying import burden, forms, newest_form, try_rules
from jiju.rooms.filings.queries.waiving import waived, waivers
from jiju.rooms.filings.queries.windows import periods_closed, periods_open, window_record
from jiju.rooms.filings.shapes import Doubt

__all__ = [
    "periods_closed",
    "periods_open",
    "window_record",
    "due_reminders",
    "owing",
    "windows_running",
    "mail",
    "mails_waiting",
    "messages",
    "messages_to",
    "notice",
    "outgoing",
    "unread",
    "unread_messages",
    "closure_of",
    "counts_at_closing",
    "extensions_running",
    "is_locked",
    "locked_periods",
    "reopening_asked",
    "window_term",
    "extended",
    "extended_unit",
    "extension",
    "extensions_asked",
    "extensions_of",
    "extensions_to_decide",
    "reporter_role",
    "term_with",
    "window",
    "term_of",
    "window_of",
    "earlier_explanations",
    "explanations",
    "decides",
    "blocking",
    "burden",
    "forms",
    "newest_form",
    "try_rules",
    "known_cells",
    "owes",
    "clean_numbers",
    "clean_waiting",
    "findings_with",
    "open_queries",
    "queries_on",
    "revisions",
    "vintages",
    "other_forms",
    "texts_in_force",
    "waived",
    "waivers",
    "Doubt",
    "Screen",
    "rule_texts",
    "sent_periods",
    "without_echoes",
    "accepted_batch",
    "accepted_filing",
    "asks",
    "below",
    "cells_of",
    "check_cells",
    "form_in_force",
    "layout",
    "template_for",
    "filing",
    "findings_now",
    "findings_of",
    "misfit",
    "rule_version",
    "rules",
    "rules_in_force",
    "form_of",
    "form_shape",
    "layout_of",
    "mine",
    "next_step",
    "obligations",
    "of_zone",
    "open_asks",
    "peers",
    "progress_by_city",
    "queue",
    "record",
    "reporter_of",
    "template_of",
    "waiting",
]

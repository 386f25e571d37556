"""Reads of the room: one filing, lists of filings, what is owed, what was accepted."""

from jiju.rooms.filings.queries.accepted import accepted_batch, accepted_filing, below, tallied_below
from jiju.rooms.filings.queries.answers import answered, asked_periods, due_days, newest_due, signed_receipts
from jiju.rooms.filings.queries.asking import (
    clean_numbers,
    clean_waiting,
    may_see_query,
    open_queries,
    queries_on,
    revisions,
    vintages,
)
from jiju.rooms.filings.queries.candidates import candidate_periods, candidates
from jiju.rooms.filings.queries.closing import closure_of, counts_at_closing, extensions_running, reopening_asked
from jiju.rooms.filings.queries.consulted import consultations, opened_for
from jiju.rooms.filings.queries.context import other_forms
from jiju.rooms.filings.queries.doors import door, door_to, opened_today, sheet_or_door
from jiju.rooms.filings.queries.explained import changed_at, explained
from jiju.rooms.filings.queries.extensions import extension, extensions_asked, extensions_of, extensions_to_decide
from jiju.rooms.filings.queries.figured import figures_around, figures_now
from jiju.rooms.filings.queries.kept import answering, kept, visited
from jiju.rooms.filings.queries.known import known_cells
from jiju.rooms.filings.queries.ladder import due_reminders, owing, windows_running
from jiju.rooms.filings.queries.lately import accepted_lately
from jiju.rooms.filings.queries.links import (
    invitation,
    is_live,
    link_actor,
    link_filing,
    link_of,
    link_record,
    link_windows,
    links,
    live_link,
)
from jiju.rooms.filings.queries.listed_titles import listed_titles
from jiju.rooms.filings.queries.lists import asks, decides, mine, of_zone, progress_by_city, queue, waiting
from jiju.rooms.filings.queries.messages import (
    mail,
    mails_waiting,
    messages,
    messages_to,
    notice,
    outgoing,
    unread_count,
    unread_messages,
)
from jiju.rooms.filings.queries.newest import newest_told, purposes_held, unit_told
from jiju.rooms.filings.queries.one import (
    cells_of,
    explanations_on,
    form_of,
    form_shape,
    next_step,
    places_in,
    record,
    reporter_of,
    reporter_role,
    unread,
)
from jiju.rooms.filings.queries.outbox import outbox
from jiju.rooms.filings.queries.overdue import overdue, overdue_whole
from jiju.rooms.filings.queries.owed import obligations, owes
from jiju.rooms.filings.queries.purposes import NotForThisPurpose, refuse_other_purpose, unit_figures
from jiju.rooms.filings.queries.quality import (
    reporting_quality,
    reporting_told,
    violating_units,
    violations,
    zone_scores,
)
from jiju.rooms.filings.queries.receipts import any_receipt, receipt, receipt_of_last
from jiju.rooms.filings.queries.references import given_to, references
from jiju.rooms.filings.queries.rolled import is_the_step_of, lies_with
from jiju.rooms.filings.queries.rolls import roll, roll_units, rolls, zone_of
from jiju.rooms.filings.queries.ruling import misfit, rule_version, rules, rules_in_force, texts_in_force
from jiju.rooms.filings.queries.screening import Screen, rule_texts, sent_periods, without_echoes
from jiju.rooms.filings.queries.sheets import (
    blocking,
    filing,
    findings_now,
    findings_of,
    findings_with,
    open_asks,
    preview,
)
from jiju.rooms.filings.queries.since import changed_since
from jiju.rooms.filings.queries.standing import earlier_explanations, explanations, peers
from jiju.rooms.filings.queries.templates import (
    check_cells,
    form_in_force,
    layout,
    layout_of,
    marked,
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
from jiju.rooms.filings.queries.told import told
from jiju.rooms.filings.queries.totals import places_with_zones, total_reference, totals
from jiju.rooms.filings.queries.trail import fillers, signed
from jiju.rooms.filings.queries.trying import burden, forms, newest_form, try_rules
from jiju.rooms.filings.queries.visiting import checkable, opened_periods, visit_record, visits
from jiju.rooms.filings.queries.waiving import waived, waivers
from jiju.rooms.filings.queries.watching import Watch
from jiju.rooms.filings.queries.windows import periods_closed, periods_open, window_record
from jiju.rooms.filings.shapes import Doubt

__all__ = [
    "Doubt", "NotForThisPurpose", "Screen", "Watch", "accepted_batch", "accepted_filing", "accepted_lately",
    "answered", "answering", "any_receipt", "asked_periods", "asks", "below", "blocking", "burden",
    "candidate_periods", "candidates", "cells_of", "changed_at", "changed_since", "check_cells", "checkable",
    "clean_numbers", "clean_waiting", "closure_of", "consultations", "counts_at_closing", "decides", "door",
    "door_to", "due_days", "due_reminders", "earlier_explanations", "explained", "explanations", "explanations_on",
    "extended", "extended_unit", "extension", "extensions_asked", "extensions_of", "extensions_running",
    "extensions_to_decide", "figures_around", "figures_now", "filing", "fillers", "findings_now", "findings_of",
    "findings_with", "form_in_force", "form_of", "form_shape", "forms", "given_to", "invitation", "is_live",
    "is_locked", "is_the_step_of", "kept", "known_cells", "layout", "layout_of", "lies_with", "link_actor",
    "link_filing", "link_of", "link_record", "link_windows", "links", "listed_titles", "live_link",
    "locked_periods", "mail", "mails_waiting", "marked", "may_see_query", "messages", "messages_to", "mine",
    "misfit", "newest_due", "newest_form", "newest_told", "next_step", "notice", "obligations", "of_zone",
    "open_asks", "open_queries", "opened_for", "opened_periods", "opened_today", "other_forms", "outbox",
    "outgoing", "overdue", "overdue_whole", "owes", "owing", "peers", "periods_closed", "periods_open", "places_in",
    "places_with_zones", "preview", "progress_by_city", "purposes_held", "queries_on", "queue", "receipt",
    "receipt_of_last", "record", "references", "refuse_other_purpose", "reopening_asked", "reporter_of",
    "reporter_role", "reporting_quality", "reporting_told", "revisions", "roll", "roll_units", "rolls",
    "rule_texts", "rule_version", "rules", "rules_in_force", "sent_periods", "sheet_or_door", "signed",
    "signed_receipts", "tallied_below", "template_for", "template_of", "term_of", "term_with", "texts_in_force",
    "told", "total_reference", "totals", "try_rules", "unit_figures", "unit_told", "unread", "unread_count",
    "unread_messages", "vintages", "violating_units", "violations", "visit_record", "visited", "visits", "waiting",
    "waived", "waivers", "window", "window_of", "window_record", "window_term", "windows_running", "without_echoes",
    "zone_of", "zone_scores",
]  # fmt: skip

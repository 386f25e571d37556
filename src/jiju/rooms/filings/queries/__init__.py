"""Reads of the room: one filing, lists of filings, what is owed, what was accepted."""

from jiju.rooms.filings.queries.accepted import accepted_batch, accepted_filing, below, tallied_below
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
from jiju.rooms.filings.queries.context import other_forms
from jiju.rooms.filings.queries.extensions import extension, extensions_asked, extensions_of, extensions_to_decide
from jiju.rooms.filings.queries.figured import figures_around, figures_now
from jiju.rooms.filings.queries.known import known_cells
from jiju.rooms.filings.queries.ladder import due_reminders, owing, windows_running
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
    unread_count,
    unread_messages,
)
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
    "candidate_periods",
    "candidates",
    "outbox",
    "is_the_step_of",
    "lies_with",
    "overdue",
    "overdue_whole",
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
    "unread_count",
    "unread_messages",
    "checkable",
    "opened_periods",
    "visit_record",
    "visits",
    "reporting_quality",
    "violating_units",
    "violations",
    "zone_scores",
    "reporting_told",
    "tallied_below",
    "NotForThisPurpose",
    "refuse_other_purpose",
    "unit_figures",
    "invitation",
    "is_live",
    "link_actor",
    "link_filing",
    "link_of",
    "link_record",
    "link_windows",
    "links",
    "live_link",
    "any_receipt",
    "receipt",
    "receipt_of_last",
    "roll",
    "roll_units",
    "rolls",
    "zone_of",
    "fillers",
    "signed",
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
    "preview",
    "marked",
    "clean_numbers",
    "clean_waiting",
    "findings_with",
    "open_queries",
    "may_see_query",
    "queries_on",
    "revisions",
    "vintages",
    "other_forms",
    "texts_in_force",
    "waived",
    "waivers",
    "Watch",
    "figures_around",
    "figures_now",
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
    "explanations_on",
    "form_of",
    "form_shape",
    "layout_of",
    "mine",
    "next_step",
    "places_in",
    "obligations",
    "of_zone",
    "open_asks",
    "peers",
    "progress_by_city",
    "queue",
    "record",
    "reporter_of",
    "template_of",
    "unread",
    "changed_since",
    "given_to",
    "references",
    "places_with_zones",
    "total_reference",
    "totals",
    "waiting",
    "told",
]

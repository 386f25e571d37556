"""`jiju filings rules`: a form's rules out as a file, edited ones in as drafts, or tried on past reports."""

from __future__ import annotations

import argparse

from django.utils import timezone

from jiju.config import store
from jiju.config.printing import print_json, tell
from jiju.core.refusals import Malformed
from jiju.rooms.filings import acts
from jiju.rooms.filings import queries as filings
from jiju.rooms.programmes.checks import read_rules, written_rules
from jiju.rooms.programmes.shapes import Form
from jiju.spine.actors import system
from jiju.spine.say import say


def run(asked: argparse.Namespace) -> int:
    """Do what was asked. A file that cannot be read is said with its rule and remedy; nothing of it is kept."""
    store.require()
    form = filings.newest_form(asked.form)
    if asked.verb == "export":
        return _export(form, asked)
    if asked.file is None or not asked.file.is_file():
        tell("name the file of rules; export writes one to begin with")
        return 2
    try:
        rules = read_rules(asked.file.read_bytes())
        if asked.verb == "import":
            n = acts.draft_rules(form, by=system("command line"), at=timezone.now(), rules=rules)
            tell(f"{n} drafted; another person switches each on")
            return 0
        trials = filings.try_rules(form, rules)
    except Malformed as wrong:
        tell(f"{wrong.where}: {say(wrong.what)} {say(wrong.remedy)}")
        return 1
    rows = [{"period": str(t.period), "asked": t.asked, "spoke": t.spoke} for t in trials]
    if asked.json:
        print_json({"form": form.code, "periods": rows})
    else:
        for row in rows:
            print(f"{row['period']}\t{row['spoke']} of {row['asked']}")
    return 0


def _export(form: Form, asked: argparse.Namespace) -> int:
    text = written_rules(filings.texts_in_force(form))
    if asked.file is None:
        print(text, end="")
    else:
        asked.file.write_text(text, encoding="utf-8")
        tell(f"{asked.file}")
    return 0

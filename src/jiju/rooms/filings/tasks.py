"""What the room does after news from others, and day by day: reminding, and sending mail."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation

from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.shapes import Mail
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system
from jiju.spine.models import Entry
from jiju.spine.say import say

MAILS = 50  # at a time, so that follow-ups of the ledger are not kept waiting


def adopt_forms(entry: Entry) -> None:
    """After a plan was loaded: take over its forms."""
    plan = programmes.plan(json.loads(entry.body)["data"]["plan"])
    acts.adopt_forms(plan, by=system("filings"), at=entry.at)


def remind(*, on: date, at: datetime) -> Counter[str]:
    """Remind everybody who has reached a rung of the ladder on a day; a second time on the same day nobody is."""
    out: Counter[str] = Counter()
    for window in queries.windows_running(on):
        if queries.due_reminders(window, on, at):
            out += acts.remind(window, by=system("filings"), at=at, on=on)
    return out


def send_mail(*, at: datetime) -> int:
    """Send the mails that wait, and say how many were taken. What is not taken is tried again later.

    The mail server is asked first and the row marked afterwards: a program that dies in between sends the mail again
    when it is back, under the same identity, and never loses it. After a fault the others wait for the next round, so
    that a server that does not answer is not asked fifty times.
    """
    sent = 0
    for pk in queries.mails_waiting(at, MAILS):
        row = queries.outgoing(pk)
        fault = _handed_over(queries.mail(row))
        acts.deliver(row, by=system("filings"), at=at, fault=fault)
        if fault:
            break
        sent += 1
    return sent


def _handed_over(mail: Mail) -> str:
    """Hand a mail to the mail server; what it said against it, or nothing."""
    with translation.override(settings.LANGUAGE_CODE):
        lines = [say(mail.body), *(f"{code} {name}" for code, name in mail.units)]
        letter = EmailMessage(
            say(mail.subject), "\n".join(lines), settings.JIJU_MAIL_FROM, [mail.address],
            headers={"Message-ID": f"<{mail.key}@jiju>"},
        )  # fmt: skip
    try:
        letter.send()
    except (SMTPException, OSError) as fault:
        return f"{type(fault).__name__}: {fault}"
    return ""

"""What an English sentence says of one: “{n} zones are missing” is “one zone is missing” when n is one.

Chinese knows no such difference, so that a sentence has one text in programs and catalogues, and its singular here.
"""

from __future__ import annotations

ONE = {
    "{n} awards do not fit": "one award does not fit",
    "{n} cases stand open": "one case stands open",
    "{n} characters": "one character",
    "{n} cities are missing": "one city is missing",
    "{n} days left": "one day left",
    "{n} days overdue": "one day overdue",
    "{n} days overdue: {task}": "one day overdue: {task}",
    "{n} days since the closing": "one day since the closing",
    "{n} decisions are not followed": "one decision is not followed",
    "{n} forms are missing": "one form is missing",
    "{n} new alerts in your area": "one new alert in your area",
    "{n} of them are severe. Acknowledge them, or say what they are.": (
        "One of them is severe. Acknowledge them, or say what they are."
    ),
    "{n} periods are missing": "one period is missing",
    "{n} posts are vacant": "one post is vacant",
    "{n} reports in a row are not there, the first of {period}; the last was of {last}.": (
        "One report is not there, that of {period}; the last was of {last}."
    ),
    "{n} tasks of supervision stand open": "one task of supervision stands open",
    "{n} alerts settled by new figures": "one alert settled by new figures",
    "{n} zones are missing": "one zone is missing",
    "{n} zones of your county say nothing of some topics. See that they do.": (
        "One zone of your county says nothing of some topics. See that it does."
    ),
    "{form}: {n} forms accepted": "{form}: one form accepted",
    "{kind}: {n} alerts raised": "{kind}: one alert raised",
    "{name} and {n} others": "{name} and one other",
    "{name}, {n} quarters up to {period}": "{name}, one quarter up to {period}",
    "{name}: {n} days": "{name}: one day",
    "entered {n} days after its first day": "entered one day after its first day",
    "read {n} proofs and decide": "read one proof and decide",
    "sent {n} days late": "sent one day late",
    "upload {n} proofs": "upload one proof",
}

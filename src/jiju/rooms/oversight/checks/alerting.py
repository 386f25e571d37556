"""Alerts in words: kinds, severities, offices, reasons to close, and the bounds of snoozing."""

from __future__ import annotations

from datetime import date, timedelta

from jiju.core.words import Word, word

KINDS: dict[str, Word] = {
    "unit": word("unit of measure"),
    "copy": word("copied figures"),
    "ratio": word("figures that do not go together"),
    "jump": word("leap or fall of a figure"),
    "decline": word("decline of a zone"),
    "sum": word("sum that does not add up"),
    "line": word("line of a list"),
    "double": word("in two zones"),
    "digits": word("invented digits"),
    "crowding": word("crowding below a threshold"),
    "silent": word("zone that stopped reporting"),
}
SEVERITIES: dict[str, tuple[str, Word]] = {
    "severe": ("bad", word("severe")),
    "serious": ("watch", word("serious")),
    "notice": ("none", word("to be noticed")),
}
OFFICES: dict[str, Word] = {
    "county": word("County office"),
    "city": word("City office"),
    "department": word("Department of the type"),
    "province": word("Provincial office"),
}
REASONS: dict[str, Word] = {
    "corrected": word("The figure was wrong and was corrected"),
    "explained": word("The figure is right and its cause is known"),
    "registry": word("A unit was moved, merged or left"),
    "false_alarm": word("The rule was too strict here"),
}
GONE: dict[str, Word] = {  # why an alert settled itself when its period was read again
    "revised": word("The report was revised since"),
    "handed_back": word("The report was handed back"),
    "came_in": word("The zone reports again"),
    "left": word("The zone had left the programme"),
    "one_zone": word("The registry lists the enterprise in one zone now"),
    "elsewhere": word("What it was compared with has changed"),
}
ENDED = REASONS | GONE
CONFIRMED = frozenset({"corrected", "revised", "came_in", "one_zone"})  # the reasons under which the alarm was right
STEPS: dict[str, Word] = {
    "raised": word("Alert raised"),
    "reopened": word("Alert raised again after a revision"),
    "gone": word("Nothing is found any more"),
    "acknowledge_alert": word("Alert acknowledged"),
    "assign_alert": word("Alert assigned"),
    "release_alert": word("Alert routed anew"),
    "follow_alert": word("Alert went with its zone"),
    "snooze_alert": word("Alert put off"),
    "wake_alert": word("Alert due again"),
    "answer_alert": word("Alert explained"),
    "close_alert": word("Alert closed"),
}
GRACE = timedelta(days=30)  # after which a figure that was said to be corrected, and is not, is spoken of again
LONGEST = 60  # days for which an alert may be put off
MOST_TIMES = 2  # that it may be put off before somebody says what it was


def last_day_of_snoozing(today: date) -> date:
    """The last day to which an alert may be put off."""
    return today + timedelta(days=LONGEST)

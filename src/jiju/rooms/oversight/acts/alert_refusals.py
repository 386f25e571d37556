"""The refusals of alerts, each a fact."""

from __future__ import annotations

from jiju.core.refusals import NotYours, Refusal


class StillPutOff(Refusal):
    """The day to which the alert was put off has not come."""

    code = "still-put-off"


class PutOffEnough(Refusal):
    """The alert was put off as often as one may be."""

    code = "put-off-enough"


class OwnerIsThere(Refusal):
    """Whoever the alert was given to still holds a post at that unit."""

    code = "owner-is-there"


class NothingIsTold(Refusal):
    """Offices were told of every alert, or had their message of the day."""

    code = "nothing-told"


class ReportedUnitsDoNotClose(NotYours):
    """The unit or the person is spoken about, or has explained the alert itself."""

    code = "reported-do-not-close"


class NoSuchReason(Refusal):
    """An alert is closed with a reason of the list."""

    code = "no-such-reason"

"""Every sentence of the room that a person reads."""

from __future__ import annotations

from datetime import date

from jiju.core.refusals import NotYours, Refusal
from jiju.core.words import word


class NameIsTaken(Refusal):
    """A username, or a unit's code, belongs to somebody else."""

    code = "name-taken"


class UnitIsUnknown(Refusal):
    """There is no unit of that code."""

    code = "unit-unknown"


class PostingDoesNotFit(Refusal):
    """A posting names a role, a reach or codes that do not go together."""

    code = "posting-does-not-fit"


class PostingHasEnded(Refusal):
    """A post can be handed over only by whoever holds it."""

    code = "posting-ended"


class HandoverLiesAhead(Refusal):
    """A handover is written down before its day."""

    code = "handover-ahead"


class PasswordIsWeak(Refusal):
    """A first password could be guessed."""

    code = "password-weak"


class AddressIsUnreadable(Refusal):
    """What was typed is no mail address."""

    code = "address-unreadable"


class DocumentIsMissing(Refusal):
    """A handover is ordered by a document."""

    code = "document-missing"


class PostIsHeld(Refusal):
    """A zone has one statistician and one deputy at a time."""

    code = "post-held"


class NotAStatistician(Refusal):
    """Only a zone's statistician has a deputy."""

    code = "not-a-statistician"


class NoSecondFactor(Refusal):
    """There is no second factor to lift."""

    code = "no-second-factor"


class NotADemonstration(Refusal):
    """Demonstration accounts and demonstration stores belong together, and neither mixes with real work."""

    code = "not-a-demonstration"


def unit_exists(code: str) -> NameIsTaken:
    return NameIsTaken(word("The unit {code} exists already.", code=code))


def no_unit(code: str) -> UnitIsUnknown:
    return UnitIsUnknown(word("There is no unit {code}.", code=code), remedy=word("Found the unit first."))


def no_kind(kind: str, kinds: tuple[str, ...]) -> PostingDoesNotFit:
    return PostingDoesNotFit(
        word("“{kind}” is not a kind of unit.", kind=kind),
        remedy=word("Write one of: {known}.", known="、".join(kinds)),
    )


def name_taken(username: str) -> NameIsTaken:
    return NameIsTaken(
        word("The sign-in {name} exists already.", name=username),
        remedy=word("Choose another name for signing in."),
    )


def no_such_reach(username: str, role: str, reach: str) -> PostingDoesNotFit:
    return PostingDoesNotFit(
        word("{name}: the role “{role}” cannot reach “{reach}”.", name=username, role=role, reach=reach),
        remedy=word("Give the role the area that belongs to it."),
    )


def codes_missing(username: str, reach: str) -> PostingDoesNotFit:
    return PostingDoesNotFit(
        word("{name}: the reach “{reach}” names no code.", name=username, reach=reach),
        remedy=word("Name the types, the city, the county, the zone or the enterprise."),
    )


def address_unreadable(address: str) -> AddressIsUnreadable:
    return AddressIsUnreadable(
        word("“{address}” is not a mail address.", address=address[:60]),
        remedy=word("Write it like name@example.cn, or leave it empty for no mail."),
    )


def document_missing() -> DocumentIsMissing:
    return DocumentIsMissing(
        word("A handover needs the document that orders it."), remedy=word("Write down its name and number.")
    )


def lies_ahead(on: date) -> HandoverLiesAhead:
    return HandoverLiesAhead(
        word("{day} has not come yet.", day=on.isoformat()),
        why=word("Until its day the post belongs to whoever holds it now."),
        remedy=word("Write the handover down on its day or after it."),
    )


def weak_password() -> PasswordIsWeak:
    return PasswordIsWeak(
        word("The first password is too short, too common, or like the name."),
        remedy=word("Write at least twelve characters that nobody guesses."),
    )


def not_yours_to_hand_over() -> NotYours:
    return NotYours(
        word("The posts of the provincial office, of auditors and of administrators are not handed over by you."),
        remedy=word("Ask an administrator."),
    )


def posting_ended() -> PostingHasEnded:
    return PostingHasEnded(
        word("This posting does not run on that day."), remedy=word("Hand over the post that is held now.")
    )


def successor_unknown(username: str) -> UnitIsUnknown:
    return UnitIsUnknown(
        word("There is no sign-in {name} yet.", name=username),
        remedy=word("Give the new person's name and a first password."),
    )


def successor_is_the_same() -> PostingDoesNotFit:
    return PostingDoesNotFit(word("Nobody hands a post over to themselves."))


def not_marked() -> NotADemonstration:
    return NotADemonstration(
        word("Demonstration accounts exist only in a demonstration store."),
        remedy=word("Make one with “jiju demo” in an empty home."),
    )


def in_use() -> NotADemonstration:
    return NotADemonstration(word("People work in this store: it cannot become a demonstration."))


def no_demonstration() -> NotADemonstration:
    return NotADemonstration(
        word("This store is no demonstration: its days go by as they do."),
        remedy=word("Make one in an empty home with “jiju demo”."),
    )


def post_held(code: str) -> PostIsHeld:
    return PostIsHeld(
        word("{zone} has its statistician already.", zone=code),
        why=word("One person answers for the statistics of a zone."),
        remedy=word("Hand the post over instead, or appoint a deputy."),
    )


def deputy_held(code: str) -> PostIsHeld:
    return PostIsHeld(
        word("{zone} has its deputy statistician already.", zone=code),
        remedy=word("Hand the deputy’s post over instead."),
    )


def no_deputy_of(name: str) -> NotAStatistician:
    return NotAStatistician(
        word("{name} does not hold the post of a zone’s statistician on that day.", name=name),
        remedy=word("Appoint the deputy at the post of the statistician who holds it now."),
    )


def deputy_is_the_same() -> PostingDoesNotFit:
    return PostingDoesNotFit(
        word("The statistician and the deputy are two persons."), remedy=word("Name another person as deputy.")
    )


def training_is_empty() -> DocumentIsMissing:
    return DocumentIsMissing(word("A training needs its subject."), remedy=word("Write down what was taught."))


def training_lies_ahead(on: date) -> HandoverLiesAhead:
    return HandoverLiesAhead(
        word("{day} has not come yet.", day=on.isoformat()),
        remedy=word("Write the training down on its day or after it."),
    )


def dated_ahead(on: date) -> HandoverLiesAhead:
    return HandoverLiesAhead(
        word("The document is dated {day}, which has not come yet.", day=on.isoformat()),
        remedy=word("Write the date that the document carries."),
    )


def not_your_own() -> NotYours:
    return NotYours(
        word("You cannot lift your own second factor."),
        why=word("Whoever took over your session could do it as well."),
        remedy=word("Sign in with a recovery code, or ask another administrator."),
    )


def reason_missing() -> DocumentIsMissing:
    return DocumentIsMissing(
        word("Why the second factor is lifted is not said."),
        remedy=word("Say how you know that it is they who ask, such as: came to the office in person."),
    )


def no_second_factor(name: str) -> NoSecondFactor:
    return NoSecondFactor(word("{name} has no second factor.", name=name), remedy=word("Nothing is to be lifted."))

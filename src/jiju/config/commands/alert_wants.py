"""What the commands about alerts need of a home: a plan with rules, figures, the truth file of a demonstration."""

from __future__ import annotations

from pathlib import Path

from jiju.config.home import home
from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import AlertRule

TRUTH = "demo_truth.csv"


class CannotBeRead(Refusal):
    """The home lacks what reading or scoring alerts begins with."""

    code = "alerts-cannot-be-read"


def rules_in_force() -> tuple[AlertRule, ...]:
    """The rules of alerts.

    Errors   CannotBeRead without a plan, or with one that has none
    """
    rules, forms = queries.rules_of_alerts()
    if not forms:
        raise CannotBeRead(
            word("There is no plan in force in {home}.", home=str(home())),
            remedy=word("Run “jiju plan load DIR” or “jiju demo” first."),
        )
    if not rules:
        raise CannotBeRead(
            word("The plan in force in {home} has no rules of alerts.", home=str(home())),
            remedy=word("Write alerts.yaml into the plan's folder and load it with “jiju plan load DIR”."),
        )
    return rules


def figures_in(*, least: int) -> None:
    """See that quarters with figures are there.

    Errors   CannotBeRead without figures, or with those of fewer quarters
    """
    times = [str(p) for p in queries.periods_reported()]
    if not times:
        raise CannotBeRead(
            word("No figures have come in yet in {home}.", home=str(home())),
            remedy=word("Alerts are read when the first forms were accepted."),
        )
    if len(times) < least:
        raise CannotBeRead(
            word("There are figures of {period} alone in {home}.", period=times[0], home=str(home())),
            why=word("Most rules compare a quarter with another; a score of one quarter would say nothing of them."),
            remedy=word("Run “jiju demo --quarters 12” in an empty home."),
        )


def truth_file() -> Path:
    """The truth file of the demonstration.

    Errors   CannotBeRead when the home holds no demonstration, or the file is not there
    """
    path = home() / TRUTH
    if people.demonstration_day() is None:
        raise CannotBeRead(
            word("There is no demonstration in {home}: nobody knows the truth about its figures.", home=str(home())),
            remedy=word("Run “jiju demo” in an empty home, and score there."),
        )
    if not path.is_file():
        raise CannotBeRead(
            word("There is no file {path}.", path=str(path)),
            remedy=word("Put back the file that “jiju demo” wrote, or run it anew in an empty home."),
        )
    return path

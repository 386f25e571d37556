"""What an application says: whether each answer fits what is asked, and what is still missing. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation

from jiju.core.words import Word, word
from jiju.rooms.programmes.shapes import Asked, Procedure

LONGEST = 4000  # characters of one answer
DIGITS = 15  # of a number, before the point


def written(answers: Mapping[str, str]) -> dict[str, str]:
    """Answers without the blanks around them; one that is blank is no answer."""
    return {key: text for key, text in ((k, v.strip()) for k, v in answers.items()) if text}


def misfits(procedure: Procedure, answers: Mapping[str, str]) -> list[Word]:
    """What does not fit, each answer by its question: an unknown one, no number, none of the choices, too long."""
    asked = {q.id: q for q in procedure.questions}
    out = [word("There is no question “{id}”.", id=key[:40]) for key in answers if key not in asked]
    return out + [found for key, q in asked.items() if key in answers and (found := _misfit(q, answers[key]))]


def _misfit(question: Asked, text: str) -> Word | None:
    if len(text) > LONGEST:
        return word("“{name}” has {n} characters; {most} are kept.", name=question.name, n=len(text), most=LONGEST)
    if question.kind == "number" and number(text) is None:
        return word("“{name}”: write a number, such as 1250.5.", name=question.name)
    if question.kind == "choice" and text not in question.choices:
        return word("“{name}”: choose one of {choices}.", name=question.name, choices="、".join(question.choices))
    return None


def number(text: str) -> Decimal | None:
    """A number as it was typed. Missing: None where it is none, or larger than any figure can be."""
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** DIGITS and _decimals(value) <= 6 else None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def missing(procedure: Procedure, answers: Mapping[str, str], materials: Collection[str]) -> list[Word]:
    """What an application still lacks before it can be submitted, line by line."""
    unanswered = [word("“{name}” is not answered.", name=q.name) for q in procedure.questions
                  if q.required and not answers.get(q.id, "").strip()]  # fmt: skip
    unproved = [word("“{name}” has no file.", name=m.name) for m in procedure.materials
                if m.required and m.id not in materials]  # fmt: skip
    return unanswered + unproved


def blind_answers(procedure: Procedure, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that experts may read."""
    return {q.id: answers[q.id] for q in procedure.questions if q.blind and q.id in answers}

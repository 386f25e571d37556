"""One look at the store: the same question is asked once while a page is made, and anew by the next."""

from __future__ import annotations

from jiju.spine.looks import asked_once, one_look

asked: list[tuple[int, int]] = []


@asked_once
def question(one: int, two: int = 0) -> int:
    asked.append((one, two))
    return one + two


def test_a_look_asks_once_and_the_next_look_asks_again() -> None:
    asked.clear()
    for _ in range(2):
        with one_look():
            assert [question(1), question(1), question(1, two=2), question(1, two=2)] == [1, 1, 3, 3]
    assert asked == [(1, 0), (1, 2)] * 2


def test_outside_a_look_every_question_is_asked() -> None:
    asked.clear()
    assert [question(1), question(1)] == [1, 1]
    assert asked == [(1, 0)] * 2


def test_a_look_in_a_look_has_eyes_of_its_own() -> None:
    asked.clear()
    with one_look():
        question(1)
        with one_look():
            question(1)
        question(1)
    assert asked == [(1, 0)] * 2

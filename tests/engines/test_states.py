"""Tables of moves: they refuse with a reason, cannot be drawn up wrong, and draw themselves."""

from __future__ import annotations

import pytest

from jiju.core.refusals import Malformed, NotNow
from jiju.core.words import word
from jiju.engines.states import Table

STATES = {"draft": word("draft"), "certified": word("certified"), "returned": word("returned")}
MOVES = {
    "certify": (("draft", "returned"), "certified"),
    "hand_back": (("certified",), "returned"),
    "explain": (("draft", "returned"), ""),
}
TABLE = Table(STATES, "draft", MOVES)
#              draft  certified  returned
ASKED = [
    ("certify",   True,  False, True),
    ("hand_back", False, True,  False),
    ("explain",   True,  False, True),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "draft", "certified", "returned"), ASKED)
def test_from_which_states_each_verb_is_possible(verb: str, draft: bool, certified: bool, returned: bool) -> None:
    for state, possible in zip(STATES, (draft, certified, returned), strict=True):
        assert (verb in TABLE.possible(state)) is possible
        if possible:
            TABLE[verb].ask(state)
            continue
        with pytest.raises(NotNow) as refused:
            TABLE[verb].ask(state)
        assert f"“{state}”" in str(refused.value.what)


def test_a_refusal_lists_the_states_from_which_it_would_be_possible() -> None:
    with pytest.raises(NotNow) as refused:
        TABLE["certify"].ask("certified")
    assert str(refused.value.remedy) == "It is possible from: draft, returned."


def test_an_unknown_state_is_refused_too() -> None:
    with pytest.raises(NotNow, match="lost"):
        TABLE["certify"].ask("lost")


def test_a_move_without_a_target_leaves_the_state() -> None:
    assert TABLE["explain"].target == ""
    assert "draft --> draft: explain" in TABLE.diagram()


def test_the_diagram_shows_each_move_once_from_each_state() -> None:
    assert TABLE.diagram().splitlines() == [
        "stateDiagram-v2",
        "    [*] --> draft",
        "    draft --> certified: certify",
        "    returned --> certified: certify",
        "    certified --> returned: hand_back",
        "    draft --> draft: explain",
        "    returned --> returned: explain",
    ]


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ({**MOVES, "fly": (("draft",), "sky")}, "“sky” is not a state"),
        ({**MOVES, "fly": (("sky",), "draft")}, "“sky” is not a state"),
        ({"certify": (("draft",), "certified")}, "No move leads to: returned"),
    ],
    ids=["target", "source", "unreachable"],
)
def test_a_table_that_cannot_be_is_told_when_it_is_drawn_up(
    moves: dict[str, tuple[tuple[str, ...], str]], said: str
) -> None:
    with pytest.raises(Malformed, match=said):
        Table(STATES, "draft", moves)


def test_a_verb_that_starts_nowhere_is_told_when_it_is_drawn_up() -> None:
    """It could never be done, and its refusal would have no state to name."""
    with pytest.raises(Malformed, match="fly"):
        Table(STATES, "draft", {**MOVES, "fly": ((), "draft")})


def test_the_start_is_one_of_the_states() -> None:
    with pytest.raises(Malformed, match="sky"):
        Table(STATES, "sky", MOVES)

"""A table of states and moves that refuses, and that draws its own diagram."""

from __future__ import annotations

from dataclasses import dataclass

from jiju.core.refusals import Malformed, NotNow
from jiju.core.words import Word, word


@dataclass(frozen=True)
class Move:
    """One verb: the states it starts from and the state it leads to. An empty target leaves the state as it is."""

    name: str
    sources: frozenset[str]
    target: str
    names: dict[str, Word]

    def ask(self, state: str) -> None:
        """Refuse unless the move starts from this state.

        Errors   NotNow, saying the present state and the states from which it would be possible
        """
        if state in self.sources:
            return
        wanted = [self.names[s] for s in self.names if s in self.sources]
        listed = wanted[0]
        for name in wanted[1:]:
            listed = word("{first}, {rest}", first=listed, rest=name)
        raise NotNow(
            word("This is not possible now: the state is “{state}”.", state=self.names.get(state, word(state))),
            remedy=word("It is possible from: {states}.", states=listed),
        )


class Table:
    """All states of a kind of record, and its moves.

    Errors   Malformed when a move names a state that does not exist or starts from none, or a state cannot be
             reached
    """

    def __init__(self, states: dict[str, Word], start: str, moves: dict[str, tuple[tuple[str, ...], str]]) -> None:
        self.states, self.start = states, start
        self._require("start", start)
        for name, (sources, target) in moves.items():
            if not sources:
                raise Malformed(
                    f"move {name}",
                    word("The move starts from no state."),
                    word("Write the states from which it is possible."),
                )
            for state in (*sources, *([target] if target else [])):
                self._require(f"move {name}", state)
        self.moves = {n: Move(n, frozenset(s), t, states) for n, (s, t) in moves.items()}
        lost = set(states) - {start} - {m.target for m in self.moves.values()}
        if lost:
            raise Malformed(
                "states",
                word("No move leads to: {states}.", states=", ".join(sorted(lost))),
                word("Add a move to each, or take the state away."),
            )

    def _require(self, where: str, state: str) -> None:
        if state not in self.states:
            raise Malformed(
                where,
                word("“{state}” is not a state of this table.", state=state),
                word("Write one of: {states}.", states=", ".join(self.states)),
            )

    def __getitem__(self, name: str) -> Move:
        return self.moves[name]

    def possible(self, state: str) -> list[str]:
        """The verbs that start from a state."""
        return [m.name for m in self.moves.values() if state in m.sources]

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        for move in self.moves.values():
            for source in (s for s in self.states if s in move.sources):
                lines.append(f"    {source} --> {move.target or source}: {move.name}")
        return "\n".join(lines)

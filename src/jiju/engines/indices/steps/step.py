"""What every step of a recipe is: options that were checked, and one pure function from state to state."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from jiju.engines.indices.elements import Strict
from jiju.engines.indices.state import State


class Step(Strict):
    """One step, with its variant named in full.

    Shape    `id` names the step for a factor; `only` are the indicators that it works on, all when left out
    """

    kind: ClassVar[str]
    id: str | None = Field(default=None, description="a name, by which a factor may speak of this step")
    only: tuple[str, ...] | None = Field(default=None, description="the indicators that the step works on; else all")

    @property
    def where(self) -> str:
        return self.id or self.kind

    def apply(self, state: State) -> State:
        """The state after this step."""
        raise NotImplementedError

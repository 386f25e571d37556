"""What the ledger tells of titles, step by step, held against the hands that each of them needs."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from jiju.rooms.selections.models import Title
from jiju.spine.models import Entry


class Replay:
    """What the ledger tells, step by step; each step that takes effect is held against the hands before it."""

    def __init__(self) -> None:
        self.batches = self.removals = self.ends = self.entries = self.rulings = 0
        self.accused = self.kept = self.carried = 0
        self.won: set[int] = set()
        self.lost: set[tuple[str, str]] = set()
        self.moved: set[str] = set()
        self.revised: dict[str, str] = {}  # unit → who gave it a new version, until a step answers for it
        self.hands: dict[str, dict[str, str]] = defaultdict(dict)  # subject → part → person
        for e in Entry.objects.order_by("seq"):
            follow = getattr(self, f"_{e.action.split('.')[1]}", None)
            if follow is not None:
                follow(e, self.hands[f"{e.subject_kind}:{e.subject_id}"], json.loads(e.body)["data"])
        assert self.revised == {}

    def answers(self, e: Entry, *units: str) -> None:
        """The step answers for the new standing of zones, given by the same person in the same transaction."""
        assert set(self.revised) <= set(units)
        assert set(self.revised.values()) <= {e.person}
        self.moved |= set(self.revised)
        self.revised.clear()

    def _revise(self, e: Entry, of: dict[str, str], told: Any) -> None:
        self.revised[told["code"]] = e.person

    def _take_up_proposal(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["take"] = e.person

    def _give_notice(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["notice"] = e.person
        of["take"] = self.hands[f"evaluations.Proposal:{told['proposal']}"]["take"]

    def _raise_falsehood(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["raise"] = e.person

    def _confirm_falsehood(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert e.person != of["raise"]
        of["confirm"] = e.person

    def _give_notice_on_finding(self, e: Entry, of: dict[str, str], told: Any) -> None:
        """A third person brings the case; whoever found the figures false has a part in it."""
        found = self.hands[f"evaluations.Falsehood:{told['falsehood']}"]
        assert len({found["raise"], found["confirm"], e.person}) == 3
        of |= {"notice": e.person, "take": found["confirm"], "found": found["raise"]}
        self.accused += 1

    def _propose_question(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert e.person.startswith("system:")
        of |= self.hands[f"evaluations.Falsehood:{told['falsehood']}"]

    def _question_title(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert e.person not in {of["raise"], of["confirm"]}
        of["question"] = e.person

    def _keep_title(self, e: Entry, of: dict[str, str], told: Any) -> None:
        if e.action == "selections.keep_title":
            assert e.person not in of.values()
            self.kept += "question" in of

    def _succeed(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["say"] = e.person

    def _carry_standing(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert e.person != of["say"]
        self.answers(e, told["zone"], told["former"])
        self.carried += 1

    def _record_hearing(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["hear"] = e.person

    def _decide_removal(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["record"] = e.person

    def _open_removal(self, e: Entry, of: dict[str, str], told: Any) -> None:
        case = self.hands[f"evaluations.Removal:{told['removal']}"]
        of |= case

    def _decide_call(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["record"] = e.person

    def _take_decision_back(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of.clear()

    def _publish_notice(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert e.person != of["record"]
        of["publish"] = e.person

    def _raise_objection(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["raise"] = e.person

    def _uphold_objection(self, e: Entry, of: dict[str, str], told: Any) -> None:
        call = self.hands[f"selections.Call:{told['call']}"]
        barred = {part: call[part] for part in ("record", "take", "found", "notice", "hear") if part in call}
        assert e.person not in {of["raise"], *barred.values()}  # whoever published the notice may rule
        self.rulings += 1

    _dismiss_objection = _uphold_objection

    def _issue_batch(self, e: Entry, of: dict[str, str], told: Any) -> None:
        """Three persons; a removal is published neither by who told the zone of it."""
        assert len({of["record"], of["publish"], e.person}) == 3
        self.answers(e, *told["units"])
        if "notice" in of:
            assert e.person != of["notice"]
            self.removals += 1
            self.lost |= set(Title.objects.filter(pk__in=told["titles"]).values_list("unit", "library").order_by("pk"))
        else:
            self.batches += 1
            self.won |= set(told["titles"])

    def _check_title(self, e: Entry, of: dict[str, str], told: Any) -> None:
        if told["outcome"] == "out":
            of[str(told["year"])] = e.person

    def _end_title(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert set(of.values()) - {e.person}
        self.answers(e, told["unit"])
        self.ends += 1
        self.lost |= {(told["unit"], library) for library in told["libraries"]}

    def _propose_reserve(self, e: Entry, of: dict[str, str], told: Any) -> None:
        of["propose"] = e.person

    def _enter_reserve(self, e: Entry, of: dict[str, str], told: Any) -> None:
        assert e.person != of["propose"]
        self.answers(e, told["unit"])
        self.entries += 1
        self.won.add(told["title"])

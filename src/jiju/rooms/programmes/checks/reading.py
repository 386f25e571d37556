"""Read a plan folder: files, then shapes, then whether everything fits together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks import fitting, shaping
from jiju.rooms.programmes.checks.drafts import Draft, Part, Spot
from jiju.rooms.programmes.checks.faults import PlanIsMalformed, fault
from jiju.rooms.programmes.checks.files import data_of, text_of
from jiju.rooms.programmes.shapes import (
    AlertRule,
    AlertTerm,
    Award,
    DivisionFacts,
    ExtraType,
    Form,
    Head,
    Indicator,
    LayoutRule,
    Library,
    Measure,
    Organisation,
    Plan,
    Procedure,
    Question,
    Reference,
    Scheme,
    Target,
    TargetMeasure,
    Threshold,
    Topic,
    ZoneType,
)
from jiju.rooms.programmes.shapes.shape import Shape

Keys = dict[str, type[Shape]]
FILES: dict[str, Keys] = {
    "targets.yaml": {"target_measures": TargetMeasure, "targets": Target},
    "organisations.yaml": {"organisations": Organisation},
    "types.yaml": {"types": ZoneType, "extra_types": ExtraType},
    "indicators.yaml": {"indicators": Indicator},
    "divisions.yaml": {"divisions": DivisionFacts},
    "clauses.yaml": {"measures": Measure},
    "layout.yaml": {"layout": LayoutRule},
    "awards.yaml": {"awards": Award},
    "libraries.yaml": {"libraries": Library},
    "thresholds.yaml": {"thresholds": Threshold},
    "references.yaml": {"references": Reference},
    "topics.yaml": {"topics": Topic},
    "questions.yaml": {"questions": Question},
    "alerts.yaml": {"alerts": AlertRule, "alert_terms": AlertTerm},
}
MAY_BE_ABSENT = {
    "clauses.yaml", "layout.yaml", "awards.yaml", "libraries.yaml", "thresholds.yaml", "references.yaml",
    "topics.yaml", "questions.yaml", "alerts.yaml",
}  # fmt: skip
MAY_BE_LEFT_OUT = {"extra_types", "alert_terms"}
FOLDERS: dict[str, type[Shape]] = {"forms": Form, "schemes": Scheme, "procedures": Procedure}
PLAN, TEXT = "plan.yaml", "text.txt"


def read_plan(folder: Path) -> Plan:
    """The plan of a folder, whole and sealed with its digest.

    Errors   PlanIsMalformed with every fault that was found: file, path inside the file, how to write it
    """
    faults: list[Malformed] = []
    if not folder.is_dir():
        raise PlanIsMalformed(folder.name, [fault(folder.name, (), words.no_folder())])
    draft = _draft(folder, faults)
    faults.extend(fitting.faults_of(draft))
    if faults or draft.head is None:
        raise PlanIsMalformed(folder.name, faults)
    parts = {key: tuple(p.shape for p in found) for key, found in draft.parts.items()}
    return Plan.model_validate({**draft.head.model_dump(), "text": draft.text, **parts}).sealed()


def _draft(folder: Path, faults: list[Malformed]) -> Draft:
    _note_strangers(folder, faults)
    draft = Draft(text=text_of(folder / TEXT, TEXT, faults) or "")
    head = shaping.shaped(Head, data_of(folder / PLAN, PLAN, faults), Spot(PLAN), faults)
    draft.head = head if isinstance(head, Head) else None
    for name, keys in FILES.items():
        if name not in MAY_BE_ABSENT or (folder / name).exists():
            _take_lists(draft, Spot(name), data_of(folder / name, name, faults), keys, faults)
    for name, kind in FOLDERS.items():
        for path in sorted((folder / name).glob("*.yaml")):
            file = f"{name}/{path.name}"
            _take(draft, name, Spot(file), data_of(path, file, faults), kind, faults)
    return draft


def _note_strangers(folder: Path, faults: list[Malformed]) -> None:
    """A file that nobody would read is a plan that somebody believes to be in force."""
    known = [PLAN, TEXT, *FILES, "README.md", *(f"{n}/*.yaml" for n in FOLDERS)]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        inside = path.parent != folder and path.parent.name in FOLDERS and path.suffix == ".yaml"
        if path.is_file() and name not in known and not inside and not path.name.startswith("."):
            faults.append(fault(name, (), words.unknown_file(name, known)))


def _take_lists(draft: Draft, spot: Spot, data: dict[str, Any] | None, keys: Keys, faults: list[Malformed]) -> None:
    if data is None:
        return  # the file could not be read, which has been noted
    for key in data.keys() - keys.keys():
        faults.append(spot.at(key).fault(words.unknown_key(key, list(keys))))
    for key, kind in keys.items():
        entries = data.get(key)
        if entries is None and key not in MAY_BE_LEFT_OUT:
            faults.append(spot.fault(words.missing_key(key)))
        elif entries is not None and not isinstance(entries, list):
            faults.append(spot.at(key).fault(words.not_a_list()))
        else:
            for i, entry in enumerate(entries or []):
                _take(draft, key, spot.at(key, i), entry, kind, faults)


def _take(draft: Draft, key: str, spot: Spot, raw: Any, kind: type[Shape], faults: list[Malformed]) -> None:
    draft.parts.setdefault(key, []).append(Part(spot, raw, shaping.shaped(kind, raw, spot, faults)))

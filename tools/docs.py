"""Re-makes the generated pages: acts, refusals, the command line, the tables of states. --check compares."""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import sys
import tempfile
import typing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
manuals = importlib.import_module("tools.manuals")
REFERENCE = ROOT / "docs" / "reference"


def main() -> int:
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if "--check" in sys.argv:
            if name == "command-line.md" and sys.version_info[:2] != (3, 11):
                continue  # argparse words its help differently from one Python to the next
            stale += [] if path.exists() and path.read_text(encoding="utf-8") == text else [name]
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/reference/{name} is not current; run: python3 run.py docs")
    return 1 if stale else 0


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    os.environ["JIJU_HOME"] = tempfile.mkdtemp(prefix="jiju-docs-")
    os.environ["COLUMNS"] = "100"
    os.environ["DJANGO_SETTINGS_MODULE"] = "jiju.config.settings"
    django = importlib.import_module("django")
    django.setup()
    for found in pkgutil.iter_modules(importlib.import_module("jiju.rooms").__path__):
        importlib.import_module(f"jiju.rooms.{found.name}.acts")
    return {
        "acts.md": _acts(),
        "refusals.md": _refusals(),
        "command-line.md": _commands(),
        "filing-states.md": _states(),
        "evaluation-states.md": _room_states("evaluations"),
        "selection-states.md": _room_states("selections"),
        "grant-states.md": _room_states("grants"),
        "programme-states.md": _room_states("programmes"),
        "oversight-states.md": _room_states("oversight"),
        "evidence.md": _evidence(),
        "alerts.md": _alerts(),
        "recipes.md": manuals.recipes(),
        "index-methods.md": manuals.methods(),
        "agglomeration.md": manuals.agglomeration(),
        "draws.md": manuals.draws(),
        "outlook.md": manuals.outlook(),
    }


def _first(thing: object) -> str:
    return (inspect.getdoc(thing) or "").split("\n")[0]


def _acts() -> str:
    acts = importlib.import_module("jiju.spine.acts").ACTS
    permissions = importlib.import_module("jiju.spine.permissions")
    lines = ["# Acts: every way to change something", "", "| act | what it does | who may |", "|---|---|---|"]
    for name in sorted(acts):
        roles = ", ".join(sorted(str(permissions.ROLE_NAMES[r]) for r in permissions.PERMISSIONS[name]))
        lines.append(f"| `{name}` | {_first(acts[name])} | {roles} |")
    return "\n".join(lines) + "\n"


def _refusals() -> str:
    refusal = importlib.import_module("jiju.core.refusals").Refusal
    for found in pkgutil.walk_packages(importlib.import_module("jiju.web").__path__, "jiju.web."):
        importlib.import_module(found.name)
    importlib.import_module("jiju.engines.agglomeration")
    importlib.import_module("jiju.engines.draws")
    importlib.import_module("jiju.engines.outlook")
    lines = ["# Refusals: what may stand in the way", "", "| code | fact | meaning |", "|---|---|---|"]
    kinds = sorted(_below(refusal), key=lambda k: (k.code, k.__name__, k.__module__))
    lines += [f"| `{k.code}` | {k.__name__} | {_first(k)} |" for k in kinds]
    return "\n".join(lines) + "\n"


def _below(kind: type) -> set[type]:
    return set().union(*({k} | _below(k) for k in kind.__subclasses__())) if kind.__subclasses__() else set()


def _evidence() -> str:
    """Every name that a check of a clause may count by, and what it has to be told."""
    shapes = importlib.import_module("jiju.rooms.programmes.shapes")
    waiting = importlib.import_module("jiju.rooms.oversight.queries.evidence.not_built").NAMES
    head = ["# Evidence: what the check of a clause may count", "",
            "| name | counts | has to be told | may be told | room |", "|---|---|---|---|---|"]  # fmt: skip
    lines = []
    for name, kind in shapes.EVIDENCE.items():
        takes, may = (", ".join(f"`{k}` ({v})" for k, v in m.items()) or "—" for m in (kind.takes, kind.may_take))
        room = f"{kind.room} (not built yet)" if name in waiting else kind.room
        lines.append(f"| `{name}` | {kind.says} | {takes} | {may} | {room} |")
    return "\n".join([*head, *lines]) + "\n"


def _commands() -> str:
    commands = importlib.import_module("jiju.config.commands")
    return (
        "# The jiju command\n\n```\n"
        + commands.parser().format_help()
        + "```\n\nExit code 0: done; 1: refused, or findings that block; 2: wrong usage.\n"
    )


def _states() -> str:
    states = importlib.import_module("jiju.rooms.filings.states").STATES
    return "# The states of a filing\n\n```mermaid\n" + states.diagram() + "\n```\n"


def _alerts() -> str:
    """The kinds of alerts, how severe they are, the tests by name, and the reasons to close one."""
    checks = importlib.import_module("jiju.rooms.oversight.checks")
    tests = importlib.import_module("jiju.rooms.filings.queries.watch_tests").Tests
    named = {"_" + name for name in typing.get_args(importlib.import_module("jiju.rooms.programmes.shapes").AlertTest)}
    lines = ["# Alerts: kinds, tests, reasons", "", "| kind | in words |", "|---|---|"]
    lines += [f"| `{code}` | {said} |" for code, said in checks.KINDS.items()]
    lines += ["", "| severity | in words |", "|---|---|"]
    lines += [f"| `{code}` | {said} |" for code, (_, said) in checks.SEVERITIES.items()]
    lines += ["", "| test | what it looks at |", "|---|---|"]
    lines += [f"| `{name[1:]}` | {_first(getattr(tests, name))} |" for name in sorted(named)]
    lines += ["", "| closed because | in words |", "|---|---|"]
    lines += [f"| `{code}` | {said} |" for code, said in checks.REASONS.items()]
    return "\n".join(lines) + "\n"


def _room_states(room: str) -> str:
    """Every table of states of a room, in the order in which it is written."""
    states = importlib.import_module(f"jiju.rooms.{room}.states")
    table = importlib.import_module("jiju.engines.states").Table
    found = [(name, one) for name, one in vars(states).items() if isinstance(one, table)]
    drawn = [f"## {name.capitalize()}\n\n```mermaid\n{one.diagram()}\n```\n" for name, one in found]
    return f"# The states of {room}\n\n" + "\n".join(drawn)


if __name__ == "__main__":
    sys.exit(main())

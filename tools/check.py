"""Everything that can be told without running the product. Each check prints what it found; --stamp marks the lock."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements.prod.lock", "requirements.peers.lock")
MARK = "# of pyproject.toml: "
TOOLS = [
    ("format", ["ruff", "format", "--check", "-q", "."]),
    ("lint", ["ruff", "check", "-q", "."]),
    ("types", ["mypy"]),
    ("migrations", ["django", "makemigrations", "--check", "--dry-run", "-v", "0"]),
]


def main() -> int:
    if "--stamp" in sys.argv:
        return _stamp()
    bad = [name for name, words in TOOLS if _fails(name, [sys.executable, "-m", *words])]
    if _fails("contracts", [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]):
        bad.append("contracts")
    if _fails("catalogues", [sys.executable, "tools/catalogues.py", "--missing"]):
        bad.append("catalogues")
    if _fails("generated pages", [sys.executable, "tools/docs.py", "--check"]):
        bad.append("generated pages")
    if _stale():
        print("lock: pyproject.toml asks for other packages than the lock holds; run: python3 run.py fix")
        bad.append("lock")
    print(f"checks: {'all hold' if not bad else 'broken: ' + ', '.join(bad)}", flush=True)
    return 1 if bad else 0


def _fails(name: str, words: list[str]) -> bool:
    """Run one check and show what it says only when it does not hold."""
    home = tempfile.mkdtemp(prefix="jiju-check-")
    more = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT), "JIJU_HOME": home}
    done = subprocess.run(words, cwd=ROOT, env=os.environ | more, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}:\n{done.stdout[-6000:]}{done.stderr[-3000:]}", flush=True)
    return done.returncode != 0


def _asked() -> str:
    """A digest of what pyproject.toml asks for, comments and spaces aside."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[build-system]")[0]
    return hashlib.sha256("".join(re.findall(r'"[A-Za-z][^"]*[<>=][^"]*"', text)).encode()).hexdigest()


def _stale() -> bool:
    return any(not (ROOT / n).read_text(encoding="utf-8").startswith(MARK + _asked()) for n in LOCKS)


def _stamp() -> int:
    for name in LOCKS:
        path = ROOT / name
        lines = [x for x in path.read_text(encoding="utf-8").splitlines(keepends=True) if not x.startswith(MARK)]
        path.write_text(f"{MARK}{_asked()}\n" + "".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

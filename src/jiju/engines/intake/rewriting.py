"""PDF written anew by a child process, so that nothing in it tells any more who made it, when and with what."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

MEMORY = 1024 * 1024 * 1024
SECONDS = 4  # of computing
PATIENCE = 8  # seconds that we wait for it
# Run from these very sources, with nothing else on the path than what is installed.
PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv.pop(1));"
    " from jiju.engines.intake.paper_child import main; sys.exit(main())"
)
SOURCES = str(Path(__file__).resolve().parents[3])


def cleaned(data: bytes) -> tuple[bytes, bool]:
    """The PDF from the parts that its pages need, and whether it could be written so.

    Missing  one that is signed, that cannot be taken apart or takes too long stays as it came, and is told as such
    """
    with tempfile.TemporaryFile() as file:  # a pipe would hold us up until the child has read
        file.write(data)
        file.seek(0)
        try:
            done = subprocess.run(
                [sys.executable, "-I", "-c", PROGRAM, SOURCES, str(MEMORY), str(SECONDS)],
                stdin=file, capture_output=True, timeout=PATIENCE, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return data, False
    made = done.stdout
    return (made, True) if done.returncode == 0 and made.startswith(b"%PDF-") else (data, False)

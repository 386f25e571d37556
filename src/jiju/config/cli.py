"""The `jiju` command: reads where its state lies, wakes the framework, and hands over to the commands."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 refused or findings that block, 2 wrong usage."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    rest = _take_home(words)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiju.config.settings")
    django.setup()
    # The commands import records, which exist only after the framework is awake.
    commands = importlib.import_module("jiju.config.commands")
    try:
        code: int = commands.run(rest)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _take_home(words: list[str]) -> list[str]:
    """Set JIJU_HOME from `--home DIR`, which may stand anywhere in the line."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--home")
    known, rest = parser.parse_known_args(words)
    if known.home:
        os.environ["JIJU_HOME"] = str(Path(known.home).expanduser().resolve())
    return rest


if __name__ == "__main__":
    raise SystemExit(main())

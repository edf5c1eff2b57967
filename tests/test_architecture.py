"""Who may import whom, and what a plain run must not pay for."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import linter

PACKAGE = Path(linter.__file__).parent
OUTER = ("cli", "commands", "config", "configfile", "files", "plan", "runner", "report", "suppress", "baseline", "lsp", "originals")
RUN = ("matcher", "rule", "rulefile", "cache", "codes", "engine", "examples", "prefilter", "filters")
# a part of the package and what it must never import: names in the package, or modules of others
FORBIDDEN = {
    "source": (*OUTER, *RUN, "checks", "document", "findings"),
    "findings": (*OUTER, *RUN, "checks", "document"),
    "fields": (*OUTER, *RUN, "checks", "document"),
    "document": (*OUTER, *RUN, "checks", "findings", "os", "pathlib", "subprocess"),
    "grammar": (*OUTER, *RUN, "checks", "findings"),
    "languagetool": (*(m for m in OUTER if m != "configfile"), *(r for r in RUN if r != "cache"), "checks"),
    "scope": (*OUTER, *RUN, "checks"),
    "bytesets": (*OUTER, *(r for r in RUN if r != "filters"), "checks", "document"),
    "phrases": (*OUTER, *RUN, "checks", "document"),
    "checks": (*OUTER, *RUN, "os", "pathlib", "subprocess", "socket", "urllib.request"),
    "matcher": (*OUTER, "rule", "engine"),
    "rule": (*OUTER, "engine", "matcher"),
    "engine": OUTER,
    "report": (*(m for m in OUTER if m != "report"), *RUN, "checks"),
    "baseline": (*(m for m in OUTER if m != "baseline"), "known", *RUN, "checks", "document", "os", "pathlib"),
    "changes": (*OUTER, "delta", "git", "known", *RUN, "checks", "os", "pathlib", "subprocess"),
    "silence": (*(m for m in OUTER if m != "suppress"), *RUN, "checks", "os", "pathlib"),
    "rendering": (*OUTER, *RUN, "checks", "findings", "os", "pathlib"),
    "lsp": ("cli", "commands", "report.full", "checks"),
    "suppress": (*(m for m in OUTER if m != "suppress"), *RUN, "checks"),
    "fixes": (*OUTER, *RUN, "checks", "fixing", "os", "pathlib"),
    "offlimits": (*OUTER, *RUN, "checks", "fixes", "os", "pathlib"),
    "patch": (*OUTER, *RUN, "checks", "document", "os", "pathlib"),
}


def modules(part: str) -> list[Path]:
    folder = PACKAGE / part
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{part}.py"]


def imported(path: Path) -> Iterator[str]:
    """Every module a file imports anywhere, those of the package without its name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            yield name.removeprefix("linter.")


@pytest.mark.parametrize("part", [p for p in FORBIDDEN if (PACKAGE / p).is_dir() or (PACKAGE / f"{p}.py").exists()])
def test_who_imports_whom(part: str) -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in modules(part)
        for name in imported(path)
        if any(name == f or name.startswith(f"{f}.") for f in FORBIDDEN[part])
    ]
    assert wrong == []


def test_every_part_that_is_held_to_a_rule_is_there() -> None:
    assert [p for p in FORBIDDEN if not (PACKAGE / p).is_dir() and not (PACKAGE / f"{p}.py").exists()] == []


def test_of_the_reports_only_the_page_reads_documents_again() -> None:
    reading = {path for path in modules("report") if any(name.split(".")[0] == "document" for name in imported(path))}
    assert {path.parent for path in reading} == {PACKAGE / "report" / "html"}


HEAVY = (
    "yaml",
    "dataclasses",
    "textstat",
    "nltk",
    "requests",
    "charset_normalizer",
    "importlib.metadata",
    "pathlib",
    "inspect",
    "logging",
    "tomllib",
    "pyphen",
    "language_tool_python",
    "pyromark",
    "hashlib",
    "subprocess",
    "asyncio",
    "email",
    "urllib.request",
    "html.parser",
    "typing_extensions",
    "typing",
    "json",
    "linter.baseline",
    "linter.known",
    "linter.report.html",
    "linter.delta",
    "linter.git",
    "linter.changes",
    "linter.silence",
    "linter.silencer",
    "linter.rendering",
    "linter.fixes",
    "linter.fixing",
    "linter.offlimits",
    "linter.patch",
    "difflib",
)


def test_a_plain_run_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mill is old. It stands by the weir, and the weir is old too.\n", encoding="utf-8")
    code = (
        "import sys; from linter.cli import main; main(['check', '--isolated', 'a.txt']); "
        f"open('loaded', 'w').write(' '.join(m for m in {HEAVY!r} if m in sys.modules))"
    )
    environment = {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path), "PATH": "", "SYSTEMROOT": "C:\\Windows"}
    for _ in range(2):  # the first run fills the cache
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert (tmp_path / "loaded").read_text(encoding="utf-8") == ""

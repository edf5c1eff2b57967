"""A project with rules of its own, and an editor that has it open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editors import Editor

GIZMO = """\
extends: existence
message: "'%s' is a gizmo."
level: error
why: Gizmos break.
link: https://example.org/gizmo
mend: Say what it does.
silent: Gizmos in code.
tokens: [gizmo]
"""
HOUSE = {
    "house/demo/gizmo.yml": GIZMO,
    "house/demo/colour.yml": "extends: substitution\nmessage: \"'%[2]s' is written '%[1]s' here.\"\nlevel: warning\n"
    "action: {name: replace, safe: true}\nswap: {color: colour, grey-ish: greyish}\n",
    "house/demo/doodad.yml": "extends: existence\nmessage: \"'%s' is a doodad.\"\nlevel: suggestion\ntokens: [doodad]\n",
    ".copydesk.yml": "rules: [house]\nselect: [demo, suppress] # ours\n",
}


def furnish(folder: Path) -> Path:
    """Write the project; its folder."""
    for name, text in HOUSE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own."""
    return furnish(tmp_path)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor for all tests of a module that do not change the project."""
    with Editor(furnish(tmp_path_factory.mktemp("project"))) as editor:
        yield editor

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import Newsroom

from linter import checks, ruleschema
from linter.rule import bundled_folder

SCHEMA = json.loads(ruleschema.text())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
TESTS = Path(__file__).parent
OWN = sorted(Path(bundled_folder()).glob("*/*.yml"))
VALE = sorted((TESTS / "vale" / "styles").glob("*/*.yml"))


def test_it_is_a_schema_that_knows_every_check(newsroom: Newsroom) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert [branch["if"]["properties"]["extends"]["const"] for branch in SCHEMA["allOf"]] == sorted(checks.NAMES)
    assert newsroom.run("rules", "--schema").out == ruleschema.text()


def test_every_rule_that_ships_is_valid() -> None:
    assert len(OWN) > 160
    mistakes = {path.name: [e.message for e in VALIDATOR.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))] for path in OWN}
    assert {name: found for name, found in mistakes.items() if found} == {}


@pytest.mark.parametrize("path", VALE, ids=lambda path: path.name)
def test_rules_of_vale_are_valid(path: Path) -> None:
    VALIDATOR.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_rules_in_the_manual_are_valid() -> None:
    page = (TESTS.parent / "docs" / "writing-rules.md").read_text(encoding="utf-8")
    found = re.findall(r"^```yaml\n(extends:.*?)^```|^cat > \S+ <<'END'\n(extends:.*?)^END", page, re.M | re.S)
    assert len(found) >= 2
    for blocks in found:
        VALIDATOR.validate(yaml.safe_load("".join(blocks)))


WORDS: dict[str, Any] = {"extends": "existence", "message": "No.", "tokens": ["cog"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"extends": "existance"},
        {"extends": "script"},
        {"message": ""},
        {"message": None},
        {"level": "loud"},
        {"tokns": ["cog"]},
        {"swap": {"cog": "wheel"}},  # of another check
        {"tokens": {"cog": "wheel"}},
        {"ignorecase": "yes"},
        {"lang": "English"},
        {"bad": "[[cog]]"},
        {"bad": [{"txt": "[[cog]]"}]},
        {"good": [{"text": "wheel", "format": "docx"}]},
        {"enabled": "no"},
    ],
)
def test_a_wrong_rule_is_refused_by_the_schema_and_by_the_command(newsroom: Newsroom, wrong: dict[str, Any]) -> None:
    VALIDATOR.validate(WORDS)
    assert not VALIDATOR.is_valid({**WORDS, **wrong})
    newsroom.write("own/demo/cog.yml", yaml.safe_dump({**WORDS, **wrong}))
    assert newsroom.run("rules", "--test", "own").code == 2

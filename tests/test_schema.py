from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter import schema
from linter.config import load
from linter.configkeys import KEYS
from linter.fields import ConfigError
from linter.profiles import PROFILES

DOCS = Path(__file__).parent.parent / "docs"
SCHEMA = json.loads(Path(schema.FILE).read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def test_the_shipped_schema_is_the_one_the_code_makes() -> None:
    made = schema.text()
    assert Path(schema.FILE).read_text(encoding="utf-8") == made, "run: copydesk config --schema > linter/data/configuration.schema.json"


@pytest.mark.parametrize("pyproject", [False, True])
def test_it_is_a_schema_of_draft_7(pyproject: bool) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(schema.text(pyproject)))


@pytest.mark.parametrize("key", [key for key in KEYS if key != "extends"])
def test_every_key_has_an_example_that_it_takes(key: str) -> None:
    VALIDATOR.validate({key: yaml.safe_load(KEYS[key].example)})


def test_a_file_that_says_nothing_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / ".copydesk.yml"
    path.write_text("# Nothing yet\n", encoding="utf-8")
    load(str(path))
    VALIDATOR.validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_names_and_parameters_are_offered_with_what_they_are_about() -> None:
    assert "fragment.verbless" in SCHEMA["definitions"]["name"]["anyOf"][0]["enum"]
    assert SCHEMA["definitions"]["levels"]["properties"]["fragment.verbless"]["description"]
    VALIDATOR.validate({"parameters": {"readability.long-sentence": {"max": 45}}, "levels": {"House.Rule": "off"}})
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"parameters": {"readability.long-sentence": {"maximum": 45}}})


def test_a_pyproject_is_held_to_it_below_its_table_only() -> None:
    validator = jsonschema.Draft7Validator(json.loads(schema.text(pyproject=True)))
    validator.validate(tomllib.loads('[project]\nname = "paper"\n[tool.copydesk]\nignore = ["fragment"]\n[tool.other]\nx = 1\n'))
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(tomllib.loads("[tool.copydesk]\nignor = []\n"))


def documented() -> list[dict[str, Any]]:
    """Every YAML block of the manual that is a configuration."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))]
    blocks = [yaml.safe_load(b) for text in texts for b in re.findall(r"^```yaml\n(.*?)^```", text, re.M | re.S) if "{{" not in b]
    return [b for b in blocks if isinstance(b, dict) and set(b) <= set(KEYS)]


def test_every_configuration_in_the_manual_is_valid() -> None:
    found = documented()
    assert len(found) > 3
    for values in found:
        VALIDATOR.validate(values)


LEVEL = st.sampled_from(["error", "warning", "suggestion", "off", False, True, "loud", None, 3])
TEXTS = st.one_of(st.just("fragment"), st.just([]), st.just(["a", "b"]), st.just(["a", 3]), st.just(3), st.none(), st.just({"a": "b"}))
MAPPING = st.one_of(st.none(), st.just([]), st.just("x"), st.dictionaries(st.sampled_from(["fragment", "a.b"]), LEVEL, max_size=2))
INNER = {
    "profile": st.sampled_from([*PROFILES, "house", None, 1, []]),
    "select": TEXTS,
    "ignore": TEXTS,
    "levels": MAPPING,
    "accept": st.one_of(st.none(), st.just(1), st.dictionaries(st.sampled_from(["all", "fragment"]), TEXTS, max_size=2)),
    "parameters": st.one_of(st.none(), st.just("x"), st.dictionaries(st.just("a.b"), st.sampled_from([None, {}, {"max": 1}, 3]))),
    "lang": st.sampled_from(["de", "pt-BR", "auto", "", "not a language", None, 3]),
    "ignor": st.just([]),
}
OVERRIDE = st.fixed_dictionaries({}, optional={"paths": TEXTS, "fail-level": st.just("error"), **INNER})
GRAMMAR = st.fixed_dictionaries(
    {},
    optional={
        "engine": st.sampled_from(["auto", "harper", "other", None]),
        "language": TEXTS,
        "categories": MAPPING,
        "disabled-rules": TEXTS,
        "picky": st.sampled_from([True, False, None, "yes"]),
        "timeout": st.sampled_from([1, 0.5, 0, -1, None, "1", True]),
        "speed": st.just(1),
    },
)
CONFIGURATIONS = st.fixed_dictionaries(
    {},
    optional={
        **INNER,
        "fail-level": st.sampled_from(["error", "off", None, "x"]),
        "min-level": st.sampled_from(["warning", None, 1]),
        "max-score": st.sampled_from([0, 60, 1.5, None, "60", True]),
        "baseline": st.sampled_from(["known.json", None, 1]),
        "include": TEXTS,
        "exclude": TEXTS,
        "grammar": st.one_of(st.none(), st.just("x"), GRAMMAR),
        "overrides": st.one_of(st.none(), st.just("x"), st.lists(st.one_of(OVERRIDE, st.just("x")), max_size=2)),
    },
)


@given(values=CONFIGURATIONS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_schema_takes_what_the_command_takes(values: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / ".copydesk.yml"
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    try:
        load(str(path))
        loads = True
    except ConfigError:
        loads = False
    assert VALIDATOR.is_valid(values) == loads

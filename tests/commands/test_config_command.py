from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from conftest import CONFIG, Newsroom
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HOUSE = "profile: strict\nignore: [readability]\nexclude: [drafts/]\naccept: {all: [eBay]}\nlevels: {attribution: suggestion}\n"
OWN = """\
extends: house.yml
ignore:
  - fragment.verbless
levels:
  attribution.vague-authority: error
accept:
  all: [Varn]
overrides:
  - paths: ['interviews/**']
    ignore: [attribution]
    levels: {fragment: warning}
"""


@pytest.fixture
def paper(newsroom: Newsroom) -> Newsroom:
    newsroom.write("house.yml", HOUSE)
    newsroom.write(".copydesk.yml", OWN)
    for name in ("interviews/a.md", "drafts/b.md", "c.md"):
        newsroom.write(name, "The mill.\n")
    return newsroom


def lines(said: str) -> list[str]:
    return [" ".join(line.split()) for line in said.splitlines()]


def test_every_value_names_the_line_that_set_it(paper: Newsroom) -> None:
    said = lines(paper.run("config", "--show", "interviews/a.md").out)
    assert said[0] == "# interviews/a.md: .copydesk.yml"
    for line in (
        "extends: house.yml # .copydesk.yml:1",
        "profile: strict # house.yml:1",
        "ignore: readability # house.yml:2",
        "ignore: fragment.verbless # .copydesk.yml:3",
        "ignore: attribution # .copydesk.yml:10, override for interviews/**",
        "levels.attribution: suggestion # house.yml:5",
        "levels.attribution.vague-authority: error # .copydesk.yml:5",
        "levels.fragment: warning # .copydesk.yml:11, override for interviews/**",
        'accept.all: ["eBay"] # house.yml:4',
        'accept.all: ["Varn"] # .copydesk.yml:7',
        "lang: auto # default",
        "fail-level: warning # profile strict",
        "# fragment.verbless: off # ignore: fragment.verbless, .copydesk.yml:3",
        "# readability.*: off # ignore: readability, house.yml:2",
    ):
        assert line in said
    assert lines(paper.run("config", "interviews/a.md").out) == said


def test_an_override_holds_for_its_files_only(paper: Newsroom) -> None:
    said = paper.run("config", "c.md").out
    assert "override" not in said
    assert "attribution.vague-authority: error" in said


def test_every_rule_can_be_listed_with_who_decided(paper: Newsroom) -> None:
    said = lines(paper.run("config", "--rules", "interviews/a.md").out)
    assert "attribution.vague-authority: off # ignore: attribution, .copydesk.yml:10, override for interviews/**" in said
    assert "residue.spintax: error # profile strict" in said
    assert any(line.startswith("crawl.") and line.endswith("# pack crawl is not in the profile strict") for line in said)


@pytest.mark.parametrize(
    ("path", "ignored", "said"),
    [
        ("drafts/b.md", "", "Excluded: 'drafts' matches 'drafts/' (the key 'exclude')"),
        ("node_modules/x.md", "", "Excluded: 'node_modules' matches 'node_modules' (excluded by default)"),
        ("old/x.md", "old/\n", "Excluded: 'old' matches 'old/' (.gitignore)"),
        ("x.csv", "", "Not searched for: its ending is none that is known"),
    ],
)
def test_an_excluded_file_names_the_pattern(paper: Newsroom, path: str, ignored: str, said: str) -> None:
    paper.write(".gitignore", ignored)
    paper.write(path, "The mill.\n")
    assert said in paper.run("config", path).out.splitlines()[1]


def test_a_file_that_no_include_names_is_excluded(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "include: ['content/**']\n")
    newsroom.write("a.md", "The mill.\n")
    assert "no pattern of 'include' matches" in newsroom.run("config", "a.md").out


def test_a_missing_file_is_an_error_that_names_a_near_one(paper: Newsroom) -> None:
    ran = paper.run("config", "d.md")
    assert ran.code == 2
    assert "no such file or folder: 'd.md'; did you mean 'c.md'?" in ran.err


def test_without_a_path_it_speaks_of_the_folder(paper: Newsroom) -> None:
    said = paper.run("config").out
    assert said.startswith("# .: .copydesk.yml\n")
    assert "Excluded" not in said


def test_without_a_configuration_everything_is_a_default(newsroom: Newsroom) -> None:
    said = newsroom.run("config", "--isolated").out
    assert "no configuration file, so the defaults" in said
    assert ".yml:" not in said


def test_json_holds_the_same(paper: Newsroom) -> None:
    said = paper.run("config", "--output-format", "json", "interviews/a.md").json
    ignored = [s for s in said["settings"] if s["key"] == "ignore"][-1]
    assert ignored["value"] == "attribution"
    assert ignored["origin"]["line"] == 10
    assert ignored["origin"]["override"] == ["interviews/**"]
    rules = {r["rule"]: r for r in said["rules"]}
    assert not rules["fragment.verbless"]["on"]
    assert rules["fragment.displaced"]["level"] == "warning"
    assert rules["fragment.displaced"]["level_origin"]["line"] == 11
    assert said["excluded"] is None
    assert paper.run("config", "--output-format", "json", "drafts/b.md").json["excluded"]["pattern"] == "drafts/"


def test_config_prints_its_schema(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG)
    for kind in ("--schema",), ("--schema", "pyproject"):
        jsonschema.Draft7Validator.check_schema(json.loads(newsroom.run("config", *kind).out))


@pytest.fixture
def chain(newsroom: Newsroom) -> Newsroom:
    """Three files that extend each other, all with an override for the same article."""
    newsroom.write(
        "base.yml", "ignore: [demo]\nlevels: {spare: error}\naccept: {all: words.txt}\noverrides:\n- paths: x/**\n  profile: strict\n"
    )
    newsroom.write("words.txt", "Varn\n")
    newsroom.write(
        "desk/house.yml", "extends: ../base.yml\noverrides:\n- paths: ['x/**']\n  select: [default, spare]\n  accept: {demo: [Bo]}\n"
    )
    newsroom.write(".copydesk.yml", "extends: desk/house.yml\nrules: house\noverrides:\n- paths: x/a.md\n  levels: {demo.gizmo: warning}\n")
    newsroom.write("x/a.md", "The mill.\n")
    return newsroom


def test_every_file_of_a_chain_and_its_override_is_named(chain: Newsroom) -> None:
    said = chain.run("config", "--output-format", "json", "x/a.md").json
    where = {(s["key"], str(s["value"])): s["origin"] for s in said["settings"] if s["origin"]}
    found = {what: (Path(o["file"]).name, o["line"], o["override"]) for what, o in where.items()}
    assert found == {
        ("extends", "../base.yml"): ("house.yml", 1, None),
        ("extends", "desk/house.yml"): (".copydesk.yml", 1, None),
        ("profile", "strict"): ("base.yml", 6, ["x/**"]),
        ("select", "['default', 'spare']"): ("house.yml", 4, ["x/**"]),
        ("ignore", "demo"): ("base.yml", 1, None),
        ("levels.demo.gizmo", "warning"): (".copydesk.yml", 5, ["x/a.md"]),
        ("levels.spare", "error"): ("base.yml", 2, None),
        ("accept.all", "words.txt"): ("base.yml", 3, None),
        ("accept.demo", "['Bo']"): ("house.yml", 5, ["x/**"]),
        ("rules", "house"): (".copydesk.yml", 2, None),
    }


def test_who_ignores_a_rule_is_named_though_a_later_layer_selects(chain: Newsroom) -> None:
    """`demo` is ignored by its pack below, and selected only by `default` above."""
    rows = {r["rule"]: r for r in chain.run("config", "--output-format", "json", "x/a.md").json["rules"]}
    assert (rows["demo.widget"]["on"], rows["demo.widget"]["why"]) == (False, "ignore: demo")
    assert Path(rows["demo.widget"]["origin"]["file"]).name == "base.yml"
    assert (rows["spare.gadget"]["on"], rows["spare.gadget"]["why"]) == (True, "select: spare")


def test_rules_that_were_off_anyway_are_not_laid_to_a_select(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "select: [default]\n")
    rows = {r["rule"]: r for r in newsroom.run("config", "--output-format", "json").json["rules"]}
    assert rows["grammar.*"]["why"] == "needs a checker, so it is to be selected"
    assert rows["grammar.*"]["origin"] is None


def test_what_holds_for_most_of_a_pack_is_one_line(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "select: [encoding]\nlevels: {encoding.mojibake: suggestion}\n")
    lines = [line for line in newsroom.run("config").out.splitlines() if line.startswith("#   encoding")]
    assert [re.sub(r"\d+", "N", line[4:].split("  ")[0]) for line in lines] == [
        "encoding.* (N of N): levels differ",
        "encoding.mojibake: suggestion",
    ]


NAMES = st.lists(st.sampled_from(["demo", "demo.gizmo", "spare", "spare.gadget", "all", "default"]), max_size=2)
LEVELS = st.dictionaries(st.sampled_from(["demo", "demo.gizmo", "spare.gadget"]), st.sampled_from(["off", "warning"]), max_size=2)
LAYER = st.fixed_dictionaries({"select": NAMES, "ignore": NAMES, "levels": LEVELS})


@given(base=LAYER, own=LAYER, override=LAYER, profile=st.sampled_from(["editorial", "strict"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_who_decided_about_a_rule_is_found_for_every_rule(
    newsroom: Newsroom, base: dict[str, object], own: dict[str, object], override: dict[str, object], profile: str
) -> None:
    newsroom.write("base.yml", json.dumps({"profile": profile, **base}))
    newsroom.write(".copydesk.yml", json.dumps({"extends": "base.yml", "rules": "house", **own, "overrides": [{"paths": "*", **override}]}))
    newsroom.write("a.md", "The mill.\n")
    said = newsroom.run("config", "--output-format", "json", "a.md").json
    decided = [r["why"] for r in said["rules"] if r["rule"].startswith(("demo.", "spare."))]
    assert len(decided) == 4
    assert "nobody selects it by name" not in decided  # what is said when the explanation does not fit the choice


def test_values_that_are_no_json_and_names_with_line_ends_are_shown(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG + 'baseline: "a\\nb"\nparameters: {demo.gizmo: {tokens: [x], link: "é"}}\n')
    newsroom.write("a\nb.md", "The mill.\n")
    said = newsroom.run("config", "a\nb.md").out
    assert said.startswith("# a\\nb.md: .copydesk.yml\n")
    assert 'baseline: "a\\nb"' in said
    assert newsroom.run("config", "--output-format", "json", "a\nb.md").json["path"] == "a\nb.md"

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Newsroom

STYLES = Path(__file__).parent.parent / "vale" / "styles"
INI = "StylesPath = styles\nMinAlertLevel = warning\n[*.md]\nBasedOnStyles = House\nHouse.Utter = error\n"


def imported(newsroom: Newsroom) -> None:
    shutil.copytree(STYLES, newsroom.folder / "styles")
    newsroom.write(".vale.ini", INI)
    newsroom.write(".copydesk.yml", "rules: [house]\nstyles: [.vale.ini]\n")


def test_imported_rules_are_listed_as_they_run(newsroom: Newsroom) -> None:
    imported(newsroom)
    rows = {row["id"]: row for row in json.loads(newsroom.run("rules", "House", "--output-format", "json").out)}
    assert {name: (row["on"], row["level"], row["scope"]) for name, row in rows.items()} == {
        "House.Heading": (False, "suggestion", ["heading"]),
        "House.Left": (True, "error", ["raw"]),
        "House.Swap": (True, "error", ["text"]),
        "House.Utter": (True, "error", ["text"]),
    }


def test_rules_of_another_configuration_are_listed_and_explained(newsroom: Newsroom) -> None:
    newsroom.write("other/demo/cog.yml", "extends: existence\nmessage: No cogs.\nlevel: error\ntokens: [cog]\n")
    newsroom.write("other.yml", "rules: [other]\nlevels: {demo.cog: suggestion}\nignore: [fragment]\n")
    (row,) = json.loads(newsroom.run("rules", "--config", "other.yml", "--output-format", "json", "demo").out)
    assert (row["id"], row["level"]) == ("demo.cog", "suggestion")
    assert newsroom.run("rule", "--config", "other.yml", "demo.cog").out.startswith("demo.cog  error")
    assert "(off)" in newsroom.run("rules", "--config", "other.yml", "fragment.verbless").out
    assert "(off)" not in newsroom.run("rules", "--isolated", "fragment.verbless").out


@pytest.mark.parametrize("command", [("rules",), ("rule", "demo.gizmo"), ("config",), ("stats", ".")])
def test_no_configuration_means_only_what_is_shipped(newsroom: Newsroom, command: tuple[str, ...]) -> None:
    ran = newsroom.run(*command, "--isolated")
    assert "gizmo" not in ran.out
    assert ran.code == (2 if command[0] == "rule" else 0)
    both = newsroom.run(*command, "--isolated", "--config", ".copydesk.yml")
    assert (both.code, both.err) == (2, "copydesk: --config and --isolated exclude each other\n")


def test_an_imported_rule_has_a_page(newsroom: Newsroom) -> None:
    imported(newsroom)
    page = newsroom.run("rule", "House.Utter").out
    assert page.startswith("House.Utter  warning  (check existence)\n")
    assert "https://example.org/house/utter" in page


def test_the_list_as_markdown(newsroom: Newsroom) -> None:
    imported(newsroom)
    newsroom.write(
        "house/demo/tag.yml",
        "extends: existence\nmessage: No <b> here.\nwhy: Tags\n  are markup.\nlink: https://example.org/t\ntokens: [x]\n",
    )
    page = newsroom.run("rules", "--docs", "House", "demo.tag").out
    assert page.startswith("# Rules\n\n## House\n\n### House.Heading\n\nsuggestion, check `capitalization`, off\n")
    assert page.endswith(
        "## demo\n\n### demo.tag\n\nwarning, check `existence`\n\n> No &lt;b> here.\n\nTags are markup.\n\nMore: <https://example.org/t>\n"
    )


def test_the_examples_in_a_folder_of_rules(newsroom: Newsroom) -> None:
    head = "extends: existence\nmessage: \"'%s' is a cog.\"\ntokens: [cog]\n"
    newsroom.write("own/demo/cog.yml", head + "bad:\n- A [[cog]] turns.\ngood:\n- A wheel turns.\n")
    newsroom.write("own/demo/bare.yml", head)
    ran = newsroom.run("rules", "--test", "own")
    assert (ran.code, ran.out, ran.err) == (0, "", "2 of 2 examples hold, of 2 rules, 1 without any.\n")
    newsroom.write("own/demo/cog.yml", head + "bad:\n- A [[wheel]] turns.\ngood:\n- A cog turns.\n")
    ran = newsroom.run("rules", "--test", "own")
    assert ran.code == 1
    assert [line.split(": ")[1:3] for line in ran.out.splitlines()] == [
        ["bad", "'wheel' is marked and not found"], ["good", "found 'cog' in a text that is good"],
    ]  # fmt: skip
    assert ran.err == "0 of 2 examples hold, of 2 rules, 1 without any.\n"
    assert newsroom.run("rules", "--test", "absent").err == "copydesk: 'absent' is no folder\n"
    newsroom.write("own/demo/cog.yml", "extends: existance\n")
    assert newsroom.run("rules", "--test", "own").code == 2

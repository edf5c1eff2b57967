from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Newsroom

from linter.globs import Globs
from linter.vale.globs import compiled
from linter.vale.paths import converted

VALE = Path(__file__).parent.parent / "vale"
CASES: list[dict[str, Any]] = yaml.safe_load((VALE / "setups.yml").read_text(encoding="utf-8"))


def build(newsroom: Newsroom, ini: str, files: dict[str, str] | None = None) -> None:
    shutil.copytree(VALE / "styles", newsroom.folder / "styles", dirs_exist_ok=True)
    (newsroom.folder / ".copydesk.yml").unlink(missing_ok=True)
    newsroom.write(".vale.ini", ini)
    for path, text in (files or {}).items():
        newsroom.write(path, text)


def found(newsroom: Newsroom, files: list[str]) -> list[tuple[object, ...]]:
    rows = newsroom.check(*files).json["findings"]
    return sorted((f["path"], f["line"], f["column"], f["rule"], f["level"]) for f in rows if f["rule"][0].isupper())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_written_file_finds_what_the_ini_finds(newsroom: Newsroom, case: dict[str, Any]) -> None:
    files = list(case["files"])
    build(newsroom, case["ini"], case["files"])
    newsroom.write(".copydesk.yml", "styles: [.vale.ini]\n")
    wanted = found(newsroom, files)
    ran = newsroom.run("import", "vale", "--force")
    assert (ran.code, ran.out, ran.err) == (0, "Wrote .copydesk.yml\n", "")
    assert found(newsroom, files) == wanted


INI = """\
StylesPath = styles
MinAlertLevel = warning
[*]
BasedOnStyles = House
House.Utter = error
[*.{md,txt}]
BasedOnStyles = House, Tone
House.Swap = NO
Tone.Long[max] = 20
[drafts/*]
BasedOnStyles =
"""


def test_a_configuration_that_stands_alone(newsroom: Newsroom) -> None:
    build(newsroom, INI)
    ran = newsroom.run("import", "vale", "--output", "-")
    assert yaml.safe_load(ran.out) == {
        "styles": ["styles/House", "styles/Tone"],
        "ignore": ["House.Heading", "Tone"],
        "levels": {"House.Utter": "error"},
        "parameters": {"Tone.Long": {"max": 20}},
        "overrides": [
            {
                "paths": ["*.md", "*.txt"],
                "select": ["default", "House", "Tone"],
                "ignore": ["House.Heading", "House.Swap", "Tone.Very"],
            },
            {"paths": ["/drafts/**/*"], "ignore": ["House", "Tone"]},
        ],
    }
    assert not (newsroom.folder / ".copydesk.yml").exists()


def test_sections_whose_files_overlap(newsroom: Newsroom) -> None:
    names = ("a.md", "docs/a.md", "docs/a.txt", "drafts/a.md", "drafts/b.txt")
    files = dict.fromkeys(names, "The shuttle is utterly late and very full.\n")
    build(newsroom, INI + "[docs/*]\nBasedOnStyles = House\nHouse.Swap = error\n", files)
    newsroom.write(".copydesk.yml", "styles: [.vale.ini]\n")
    wanted = found(newsroom, list(files))
    assert yaml.safe_load(newsroom.run("import", "vale", "--output", "-").out)["styles"] == ["styles/House", "styles/Tone"]
    newsroom.run("import", "vale", "--force")
    assert found(newsroom, list(files)) == wanted
    build(newsroom, "StylesPath = styles\n[*.md]\nTone.Very = YES\n[docs/*]\nBasedOnStyles = House\n", files)
    kept = newsroom.run("import", "vale", "--output", "-").out
    assert "# - what the sections [*.md] and [docs/*] say together, of 'docs/x.md' for instance\n" in kept
    assert yaml.safe_load(kept) == {"styles": [".vale.ini"]}


def test_what_has_no_equal_keeps_the_ini_or_is_listed(newsroom: Newsroom) -> None:
    newsroom.write("styles/House/Odd.yml", "extends: script\nmessage: odd\nscript: text := 1\n")
    build(
        newsroom,
        "StylesPath = styles\nVocab = Harbour\n[*]\nBasedOnStyles = House, Vale\nTokenIgnores = (\\{.+?\\})\n[*.md]\nTransform = a.xsl\n",
    )
    kept = newsroom.run("import", "vale", "--output", "-").out
    assert yaml.safe_load(kept) == {"styles": [".vale.ini"]}
    assert "# - line 5: 'TokenIgnores'\n" in kept
    assert "# - .vale.ini:7: 'Transform' has no equal: XSLT is not run\n" in kept
    without = newsroom.run("import", "vale", "--without-ini", "--output", "-").out
    assert yaml.safe_load(without) == {"styles": ["styles/House"], "accept": {"House": ["Ferryline", "Jetty", "jetty"]}}
    for said in ("styles/House/Odd.yml:1: House.Odd does not run: 'script'", "# - line 5: 'TokenIgnores'", "# - Vale's own rules"):
        assert said in without


def test_a_configuration_elsewhere_names_the_ini(newsroom: Newsroom) -> None:
    build(newsroom, "StylesPath = styles\n[*.md]\nBasedOnStyles = House\n", {"a.md": "A shuttle.\n"})
    (newsroom.folder / "site").mkdir()
    assert newsroom.run("import", "vale", "--output", "site/.copydesk.yml").code == 0
    newsroom.write("site/a.md", "A shuttle.\n")
    assert yaml.safe_load((newsroom.folder / "site" / ".copydesk.yml").read_text(encoding="utf-8")) == {"styles": ["../.vale.ini"]}
    assert [row[3] for row in found(newsroom, ["site/a.md"])] == ["House.Swap"]
    refused = newsroom.run("import", "vale", "--without-ini", "--output", "site/other.yml")
    assert (refused.code, refused.err.count("\n")) == (2, 1)


def test_nothing_is_overwritten_unasked(newsroom: Newsroom) -> None:
    build(newsroom, "StylesPath = styles\n[*]\nBasedOnStyles = House\n")
    newsroom.write(".copydesk.yml", "profile: strict\n")
    ran = newsroom.run("import", "vale")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "copydesk: '.copydesk.yml' is already there (--force overwrites it, --output - prints)\n"
    assert (newsroom.folder / ".copydesk.yml").read_text(encoding="utf-8") == "profile: strict\n"
    assert newsroom.run("import", "vale", "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("textlint",), "nothing that copydesk can import (it can: vale)"),
        (("vale", "absent"), "'absent' is not there"),
        (("vale", "house"), "'house' holds no .vale.ini"),
        (("vale", "--keep-ini", "--without-ini"), "exclude each other"),
        ((), "required"),
    ],
)
def test_wrong_usage_is_one_line(newsroom: Newsroom, arguments: tuple[str, ...], said: str) -> None:
    build(newsroom, "StylesPath = styles\n[*]\nBasedOnStyles = House\n")
    ran = newsroom.run("import", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_a_mistake_in_the_ini_is_named(newsroom: Newsroom) -> None:
    build(newsroom, "StylesPath = styles\n[*]\nBasedOnStyles = Hose\n")
    ran = newsroom.run("import", "vale")
    assert (ran.code, ran.err.split(" (")[0]) == (2, "copydesk: .vale.ini:3: the style 'Hose' is in no styles path")
    assert not (newsroom.folder / ".copydesk.yml").exists()


PATHS = (
    "a.md", "a.txt", "docs/a.md", "docs/deep/a.md", "docs/deep/er/x.md", "more/docs/a.md", "docsy/a.md", "docs.md", "README.md",
    "x/README.md", "docs/xa.md", "docs/xa/b.md", "docs/x/y/b.md", "guides.md", "n/guides.md", "a.html", "more/cow.md", "docs/deep/cat.md",
    "xfoo/bar.md", "foo.md", "a/b/foo/c.md", "doc1/a.md",
)  # fmt: skip


@pytest.mark.parametrize(
    "pattern",
    ["*.md", "*.{md,txt}", "docs/*.md", "docs/x*.md", "*foo*.md", "README.md", "docs/**", "docs/**/*.md", "**/*.md", "[!n]*s.md", "*",
     "{docs,more}/**/c*.md", "{docs,more}/*", "docs*", "*docs/*.md", "doc?/a.md", "*/a.md", "{a,{foo,docs}}.md"],
)  # fmt: skip
def test_the_paths_of_an_override_mean_what_the_section_means(pattern: str) -> None:
    section, paths = compiled(pattern), Globs(converted(pattern))
    assert [p for p in PATHS if paths.holds(p)] == [p for p in PATHS if section.matches(p)]

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import Newsroom

from linter import schema, survey

BODY = (
    "The mill at Varn closed on Friday after a hundred years. Its wheel will be kept turning for visitors, the council said, as long as "
    "the pump can be paid for. Many people came to the last day, and the band played until the lamps went out along the river.\n\n"
    "Nobody had counted on so many, and the baker sold all his bread before noon. The miller locked the door at six, gave the key to the "
    "mayor and walked home along the weir, as he had done every evening since he was a boy.\n"
)
GERMAN = (
    "Die Mühle in Varn wurde am Freitag geschlossen, nach hundert Jahren und vier Besitzern. Das Rad soll sich für die Besucher weiter "
    "drehen, sagte der Rat, solange die Pumpe bezahlt werden kann und das Wasser reicht. Niemand hatte mit so vielen Menschen gerechnet.\n"
)


@pytest.fixture
def site(newsroom: Newsroom) -> Newsroom:
    """A repository without a configuration."""
    (newsroom.folder / ".copydesk.yml").unlink()
    return newsroom


def posts(room: Newsroom, folder: str, matter: str, body: str = BODY, count: int = 8) -> None:
    for n in range(count):
        room.write(f"{folder}/2024-01-0{n + 1}-p.md", f"---\ntitle: Post {n}\n{matter}\n---\n\n{body}")


def begun(room: Newsroom, *arguments: str) -> tuple[dict[str, object], str]:
    """The configuration that init writes, which loads, and what it says."""
    ran = room.run("init", *arguments)
    assert ran.code == 0
    text = (room.folder / ".copydesk.yml").read_text(encoding="utf-8")
    values = yaml.safe_load(text)
    jsonschema.Draft7Validator(schema.configuration()).validate(values)
    assert room.run("check", "-q", "--exit-zero").code == 0
    return values or {}, ran.out


def test_an_empty_folder_gets_the_defaults(site: Newsroom) -> None:
    values, said = begun(site)
    assert values == {}
    assert said.startswith("Found: no site generator; 0 articles.")


def test_hugo(site: Newsroom) -> None:
    site.write("hugo.toml", "")
    posts(site, "content/posts", "date: 2024-01-01\nwords_by: Dana Lund")
    site.write("themes/plain/README.md", "# Theme\n")
    site.write("README.md", "# How to run the site\n")
    values, said = begun(site)
    assert "Found: Hugo; 8 articles (content/posts 8)." in said
    assert values["exclude"] == ["/README.md", "/themes/"]
    assert values["parameters"] == {"provenance.author-missing": {"aliases": ["words_by"]}}
    assert site.check("--select", "provenance").found == []


def test_jekyll_in_german(site: Newsroom) -> None:
    site.write("_config.yml", "title: Varn\n")
    posts(site, "_posts", "layout: post", GERMAN)
    values, said = begun(site)
    assert "Found: Jekyll; 8 articles (_posts 8)." in said
    assert values["lang"] == "de"


def test_a_folder_of_includes_does_not_make_it_jekyll(site: Newsroom) -> None:
    site.write("eleventy.config.js", "")
    posts(site, "src/posts", "author: Dana Lund\ndate: 2024-01-01")
    for name in ("_includes/head.html", "src/_includes/base.html", "src/_layouts/base.html"):
        site.write(name, "<p>Read more at our partner's site.</p>\n")
    values, said = begun(site)
    assert "Found: Eleventy; 8 articles (src/posts 8)." in said
    assert values == {"exclude": ["/_includes/", "/src/_includes/", "/src/_layouts/"]}


def test_a_generator_may_be_set_up_in_a_folder(site: Newsroom) -> None:
    site.write("website/docusaurus.config.js", "")
    site.write("website/README.md", "# How to run the site\n")
    site.write("archive/_includes/head.html", "<p>An old site.</p>\n")
    posts(site, "website/docs", "author: Dana Lund\ndate: 2024-01-01")
    posts(site, "website/versioned_docs/version-1.0", "author: Dana Lund\ndate: 2024-01-01", count=3)
    posts(site, "versioned_docs", "author: Dana Lund\ndate: 2024-01-01", count=1)
    values, said = begun(site)
    assert "Found: Docusaurus; 10 articles (website/docs 8, archive 1, versioned_docs 1)." in said
    assert values == {"exclude": ["/website/README.md", "/website/versioned_docs/"]}


def test_what_a_whole_folder_lacks_is_its_custom(site: Newsroom) -> None:
    posts(site, "news", "author: Dana Lund")
    posts(site, "notes", "mood: calm", count=6)
    (site.folder / "notes").joinpath("2024-01-01-p.md").write_text(f"---\ntitle: A\nauthor: Bo\n---\n\n{BODY}")
    values, _ = begun(site)
    assert values["overrides"] == [{"paths": ["/notes/**"], "ignore": ["provenance.author-missing"]}]


def test_many_folders_of_few_articles_count_as_the_one_above(site: Newsroom) -> None:
    for year in range(2001, 2021):
        posts(site, f"content/{year}", "date: 2024-01-01", count=2)
    values, said = begun(site)
    assert "40 articles (content 40)" in said
    assert values["overrides"] == [{"paths": ["/content/**"], "ignore": ["provenance.author-missing"]}]


def test_vale_s_rules_are_taken_over_where_they_can_be_read(site: Newsroom) -> None:
    site.write(".vale.ini", "StylesPath = styles\n[*.md]\nBasedOnStyles = House\n")
    site.write("styles/House/No.yml", "extends: existence\nmessage: no\ntokens: [weir]\n")
    values, said = begun(site)
    assert values["styles"] == [".vale.ini"]
    assert "Vale (.vale.ini)" in said


def test_vale_s_rules_that_are_not_there_are_left_commented(site: Newsroom) -> None:
    site.write(".vale.ini", "StylesPath = styles\n[*.md]\nBasedOnStyles = House\n")
    values, _ = begun(site)
    assert "styles" not in values
    assert '# styles: [".vale.ini"]' in (site.folder / ".copydesk.yml").read_text()


def test_other_tools_and_hooks_are_told_and_left_alone(site: Newsroom) -> None:
    site.write(".proselintrc", "{}")
    hooks = site.write(".pre-commit-config.yaml", "repos: []\n")
    _, said = begun(site)
    assert "proselint" in said
    assert "- id: copydesk" in said
    assert hooks.read_text() == "repos: []\n"


def test_many_findings_suggest_a_baseline(site: Newsroom) -> None:
    posts(site, "news", "author: Dana Lund", "The mill , the weir , the wheel , all stood still .\n" * 3)
    assert "copydesk baseline" in begun(site)[1]


@pytest.mark.parametrize(("name", "content"), [(".copydesk.yml", "x"), (".copydesk.yaml", "x"), ("pyproject.toml", "[tool.copydesk]\n")])
def test_nothing_is_overwritten_unless_forced(site: Newsroom, name: str, content: str) -> None:
    path = site.write(name, content)
    ran = site.run("init")
    assert ran.code == 2
    assert "--force" in ran.err
    assert path.read_text() == content
    assert site.run("init", "--dry-run").code == 0
    assert path.read_text() == content
    assert site.run("init", "--force").code == 0
    assert (site.folder / ".copydesk.yml").read_text() != content


def test_a_table_that_no_longer_counts_is_said(site: Newsroom) -> None:
    site.write("pyproject.toml", "[tool.copydesk]\nignore = ['fragment']\n")
    assert "the table in pyproject.toml does not count beside .copydesk.yml" in site.run("init", "--force").err


def test_a_dry_run_prints_the_file_alone_on_standard_output(site: Newsroom) -> None:
    ran = site.run("init", "--dry-run")
    assert yaml.safe_load(ran.out) is None
    assert "Would write .copydesk.yml" in ran.err
    assert not (site.folder / ".copydesk.yml").exists()


def test_the_schema_is_written_beside_it_and_named(site: Newsroom) -> None:
    assert "Wrote .copydesk.yml and .copydesk.schema.json." in begun(site, "--schema")[1]
    assert (site.folder / ".copydesk.yml").read_text().startswith("# yaml-language-server: $schema=.copydesk.schema.json\n")
    assert (site.folder / ".copydesk.schema.json").read_text(encoding="utf-8") == schema.text()


def test_a_folder_that_is_none_is_an_error(site: Newsroom) -> None:
    assert site.run("init", "nowhere").code == 2


def test_names_that_mean_something_to_yaml_or_patterns_are_quoted(site: Newsroom) -> None:
    for folder in ("a [b]", "#c", "d: 'e'", "true"):
        posts(site, folder, "mood: calm", count=6)
    values, _ = begun(site)
    overrides = values["overrides"]
    assert isinstance(overrides, list)
    assert [o["paths"] for o in overrides] == [["/#c/**"], [r"/a \[b\]/**"], ["/d: 'e'/**"], ["/true/**"]]
    assert "provenance.author-missing" not in {rule for _, rule, _, _ in site.check("--select", "provenance").found}


def test_what_is_not_text_is_passed_over(site: Newsroom) -> None:
    site.write("a.md", b"\x00\x01binary")
    site.write("b.md", b"\xff\xfe\x00")
    assert begun(site)[0] == {}


def test_a_large_repository_is_sampled(site: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "SAMPLE", 5)
    monkeypatch.setattr(survey, "MOST_FILES", 30)
    for n in range(40):
        site.write(f"news/{n}.txt", BODY)
    seen = survey.look(str(Path(site.folder)))
    assert (seen.sampled, sum(seen.articles.values()), seen.whole) == (5, 30, False)

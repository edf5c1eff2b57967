from __future__ import annotations

import os

import pytest
from conftest import CONFIG, Newsroom

from linter.config import Configs

COPY = "A gizmo, a widget, a gadget and a doodad stood there.\n"


def rules_found(newsroom: Newsroom, *arguments: str) -> list[str]:
    return [rule.split(".")[1] for _, rule, _, _ in newsroom.check(*arguments).found]


def test_the_nearest_file_wins_and_nothing_is_merged(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG + "ignore: [demo.gizmo]\n")
    newsroom.write("sub/.copydesk.yml", "rules: [../house]\nselect: [demo.gizmo, demo.doodad]\n")
    newsroom.write("a.txt", COPY)
    newsroom.write("sub/deep/a.txt", COPY)
    assert rules_found(newsroom, "a.txt") == ["widget", "doodad"]
    assert rules_found(newsroom, "sub") == ["gizmo", "doodad"]


def test_the_search_begins_at_the_file_and_stops_at_the_repository(newsroom: Newsroom) -> None:
    newsroom.write("other/a.txt", COPY)
    os.chdir("/")
    assert len(newsroom.check(str(newsroom.folder / "other/a.txt")).found) == 3
    (newsroom.folder / "other/.git").mkdir()
    assert newsroom.check(str(newsroom.folder / "other/a.txt")).found == []


def test_pyproject_counts_where_it_has_our_table(newsroom: Newsroom) -> None:
    (newsroom.folder / ".copydesk.yml").unlink()
    newsroom.write("pyproject.toml", '[tool.copydesk]\nrules = ["house"]\nselect = ["demo.gizmo"]\n')
    newsroom.write("sub/pyproject.toml", "[project]\nname = 'x'\n")
    newsroom.write("sub/a.txt", COPY)
    assert rules_found(newsroom, "sub") == ["gizmo"]


def test_a_named_file_is_used_for_every_path_with_patterns_from_here(newsroom: Newsroom) -> None:
    newsroom.write("elsewhere/house.yml", "rules: [../house]\nselect: [demo]\noverrides: [{paths: [news/], ignore: [demo.widget]}]\n")
    newsroom.write("news/a.txt", COPY)
    assert rules_found(newsroom, "--config", "elsewhere/house.yml", "news") == ["gizmo", "doodad"]


def test_extends_adds_to_another_file(newsroom: Newsroom) -> None:
    newsroom.write(
        "base/one.yml", "rules: [../house]\nselect: [demo, spare]\nignore: [demo.doodad]\nlevels: {demo: warning}\nmax-score: 50\n"
    )
    newsroom.write("base/two.yml", "levels: {demo.gizmo: error}\n")
    newsroom.write(".copydesk.yml", "extends: [base/one.yml, base/two.yml]\nignore: [spare]\nmax-score: 99\n")
    newsroom.write("a.txt", COPY)
    assert [(f["rule"], f["level"]) for f in newsroom.check().json["findings"]] == [("demo.gizmo", "error"), ("demo.widget", "warning")]


def test_overrides_speak_for_some_files(newsroom: Newsroom) -> None:
    newsroom.write(
        ".copydesk.yml",
        CONFIG + "overrides:\n- {paths: 'news/', ignore: [demo.gizmo]}\n- {paths: ['**/*.md'], levels: {demo.widget: error}}\n",
    )
    for name in ("a.txt", "news/a.txt", "news/a.md"):
        newsroom.write(name, COPY)
    found = [(f["path"], f["rule"][5:], f["level"]) for f in newsroom.check("--min-level", "warning").json["findings"]]
    assert found == [
        ("a.txt", "gizmo", "error"),
        ("a.txt", "widget", "warning"),
        ("news/a.md", "widget", "error"),
        ("news/a.txt", "widget", "warning"),
    ]


def test_levels_may_switch_off_also_as_yaml_reads_it(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG + "levels: {demo: off, demo.gizmo: warning}\n")
    newsroom.write("a.txt", COPY)
    assert rules_found(newsroom) == []
    newsroom.write(".copydesk.yml", CONFIG + "levels: {demo.widget: 'off', demo: warning}\n")
    assert rules_found(newsroom) == ["gizmo", "doodad"]


def test_parameters_change_a_rule(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG + "parameters: {demo.gizmo: {tokens: [lamp], level: warning}}\n")
    newsroom.write("a.txt", "A gizmo and a lamp.\n")
    assert newsroom.check().found == [("a.txt", "demo.gizmo", 1, 15)]


def test_the_command_line_has_the_last_word(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG + "ignore: [demo.gizmo]\nfail-level: suggestion\nmin-level: suggestion\n")
    newsroom.write("a.txt", COPY)
    assert rules_found(newsroom, "--select", "demo.gizmo,spare") == ["gizmo", "gadget"]
    assert rules_found(newsroom, "--select", "demo") == ["widget", "doodad"]  # what is ignored by its name stays so
    assert newsroom.run("check", "--fail-level", "error").code == 0


@pytest.mark.parametrize(
    ("accept", "rest"),
    [
        ("{demo.gizmo: [gizmo]}", ["widget", "doodad"]),
        ("{demo: [gizmo, widget]}", ["doodad"]),
        ("{all: [widget]}", ["gizmo", "doodad"]),
        ("{demo.widget: [gizmo]}", ["gizmo", "widget", "doodad"]),  # another rule's list
        ("{demo: [giz, gizmos, a gizmo]}", ["gizmo", "widget", "doodad"]),  # never a part
        ("{demo: [Gizmo]}", ["gizmo", "widget", "doodad"]),  # capitals are meant
        ("{demo: words.txt}", ["widget", "doodad"]),
    ],
)
def test_accept_lists_let_whole_words_pass(newsroom: Newsroom, accept: str, rest: list[str]) -> None:
    newsroom.write(".copydesk.yml", f"{CONFIG}accept: {accept}\n")
    newsroom.write("words.txt", "# ours\ngizmo\n")
    newsroom.write("a.md", COPY)
    ran = newsroom.check("a.md")
    assert [rule.split(".")[1] for _, rule, _, _ in ran.found] == rest
    assert ran.json["suppressed"] == 3 - len(rest)


def test_a_lower_case_entry_stands_for_every_case(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", CONFIG + "accept: {demo: [gizmo]}\n")
    newsroom.write("a.txt", "A GIZMO.\n")
    assert newsroom.check().found == []


def test_the_language_holds_for_documents_that_do_not_say(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}
    monkeypatch.setattr("linter.checks.existence.find", lambda document, *_: seen.update({document.source.path: document.lang}) or ())
    newsroom.write(".copydesk.yml", CONFIG + "lang: fr\n")
    newsroom.write("a.txt", "Un gizmo.\n")
    newsroom.write("b.md", "---\nlang: de\n---\n\nEin gizmo.\n")
    newsroom.check()
    assert seen == {"a.txt": "fr", "b.md": "de"}


def test_profiles_choose_packs(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "rules: [house]\nprofile: strict\n")
    newsroom.write("a.txt", "We bought a gadget and a widget today, and she was glad.\n")
    ran = newsroom.check()
    assert {r for _, r, _, _ in ran.found} >= {"spare.gadget", "demo.widget"}
    assert newsroom.run("check", "--select", "demo").code == 1  # warnings fail too
    assert not {r for _, r, _, _ in newsroom.check("--profile", "editorial").found} & {"spare.gadget"}
    assert {r.split(".")[0] for _, r, _, _ in newsroom.check("--profile", "crawl").found} == {"crawl"}  # one sentence is too short to keep
    assert newsroom.check("--profile", "crawl", "--select", "demo").found == [("a.txt", "demo.widget", 1, 26)]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (".copydesk.yml", "profile: strict\nignor: [demo]\n", ":2: unknown key 'ignor' in a configuration; did you mean 'ignore'?"),
        (".copydesk.yml", "\nignore: [fragmnt]\n", "copydesk: .copydesk.yml:2: unknown rule or pack 'fragmnt' in 'ignore'"),
        (".copydesk.yml", "select:\n- fragment\n- fragmnt\n", ":3: unknown rule or pack 'fragmnt'"),
        (".copydesk.yml", "levels:\n  fragment: loud\n", ":2: 'fragment' takes one of suggestion, warning, error, off, not 'loud'"),
        (".copydesk.yml", "levels:\n  fragmnt: error\n", ":2: unknown rule or pack 'fragmnt' in 'levels'; did you mean 'fragment'?"),
        (".copydesk.yml", "accept:\n  x.y: [a]\n", ":2: unknown rule or pack 'x.y' in 'accept'"),
        (".copydesk.yml", "accept: {all: none.txt}\n", ":1: the list 'none.txt' cannot be read"),
        (".copydesk.yml", "parameters:\n  x.y: {a: 1}\n", ":2: unknown rule 'x.y'"),
        (".copydesk.yml", "rules: [house]\nparameters:\n  demo.gizmo: {tokns: [a]}\n", ":3: unknown key 'tokns'"),
        (".copydesk.yml", "profile: editoral\n", "did you mean 'editorial'?"),
        (".copydesk.yml", "fail-level: [error]\n", ":1: 'fail-level' takes text"),
        (".copydesk.yml", "max-score: high\n", ":1: 'max-score' takes a number"),
        (".copydesk.yml", "extends: none.yml\n", ":1: 'extends' names no file: 'none.yml'"),
        (".copydesk.yml", "extends: .copydesk.yml\n", "extends itself"),
        (".copydesk.yml", "rules: [none]\n", ":1: 'rules' names no folder: 'none'"),
        (".copydesk.yml", "rules: [house, house]\n", "the rule 'demo.doodad' is already in"),
        (".copydesk.yml", "overrides: {paths: [a]}\n", ":1: 'overrides' takes a list"),
        (".copydesk.yml", "overrides:\n- paths: [a]\n- ignore: [demo]\n", ":3: an override needs 'paths'"),
        (".copydesk.yml", "overrides:\n- paths: [a]\n  exclude: [b]\n", ":3: unknown key 'exclude' in an override"),
        (".copydesk.yml", "a: 1\na: 2\n", ":2: the key 'a' stands here a second time"),
        (".copydesk.yml", "a: [1\nb: {\n", "not valid YAML"),
        (".copydesk.yml", "- a\n", ":1: a configuration is a mapping of keys"),
        (".copydesk.yml", "a: " + "[" * 20_000, "not valid YAML"),
        (".copydesk.yml", "a: !!python/object:os.system x\n", "not valid YAML"),
        (".copydesk.yml", b"\xff\xfe\xfd", "is not UTF-8 text"),
        ("pyproject.toml", "[tool.copydesk]\nselect = [\n", "not valid TOML"),
        ("pyproject.toml", "[project]\nname='ignor'\n[tool.copydesk]\nignor = ['demo']\n", "pyproject.toml:4: unknown key 'ignor'"),
        ("pyproject.toml", "[tool.copydesk.levels]\nfragment = 'loud'\n", "pyproject.toml:2: 'fragment' takes one of"),
        ("pyproject.toml", "[tool.copydesk]\nx = " + "[" * 20_000, "not valid TOML"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_place_and_the_remedy(newsroom: Newsroom, name: str, content: str | bytes, said: str) -> None:
    (newsroom.folder / ".copydesk.yml").unlink()
    newsroom.write(name, content)
    newsroom.write("a.txt", COPY)
    ran = newsroom.run("check", "a.txt")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_an_empty_configuration_is_one(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "# nothing yet\n")
    assert newsroom.run("check", "-q").code == 0


def test_anchors_that_hold_themselves_end(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "levels: &a {fragment: *a}\n")
    assert newsroom.run("check").code == 2


def test_the_configuration_is_read_once_a_folder(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    configs = Configs()
    first = configs.for_folder(str(newsroom.folder))
    monkeypatch.setattr("linter.configfile.read", lambda _: 1 / 0)
    assert configs.for_folder(str(newsroom.folder)) is first
    assert configs.for_folder(str(newsroom.folder / "not/there")) is not None

"""`copydesk check` with a grammar checker beside it: what is selected, what is said, and what happens when the server fails."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import Newsroom
from grammar_servers import Player

from linter.languagetool import client, engines

RULE = "grammar.MORFOLOGIK_RULE_EN_US"


@pytest.fixture
def desk(newsroom: Newsroom, player: Player, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom with a server that plays LanguageTool, spelling on, and no pauses."""
    newsroom.write(".copydesk.yml", config(player.url))
    monkeypatch.setattr(client, "_PAUSES", (0.0, 0.0))
    return newsroom


def config(server: str, more: str = "", select: str = "[demo, suppress, grammar]", top: str = "") -> str:
    return f"rules: [house]\nselect: {select}\n{top}grammar:\n  server: {server}\n  categories: {{TYPOS: warning}}\n{more}"


def rules(newsroom: Newsroom, *arguments: str) -> list[str]:
    return [rule for _, rule, _, _ in newsroom.check(*arguments).found]


# -- what runs


def test_grammar_is_off_until_it_is_named(desk: Newsroom, player: Player) -> None:
    desk.write("a.md", "Over teh gizmo.\n")
    assert rules(desk, "a.md", "--select", "demo") == ["demo.gizmo"]
    assert RULE not in rules(desk, "a.md", "--select", "all")
    assert RULE not in rules(desk, "a.md", "--isolated")
    assert RULE not in rules(desk, "a.md", "--isolated", "--profile", "strict")
    assert player.asked == []
    assert rules(desk, "a.md", "--select", "grammar") == [RULE]


@pytest.mark.parametrize("arguments", [(), ("--isolated",)])
def test_without_an_engine_it_is_one_clear_line(newsroom: Newsroom, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "has_harper", lambda: False)
    newsroom.write("a.md", "Over teh gizmo.\n")
    ran = newsroom.run("check", "a.md", "--select", "grammar", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    for way in ("COPYDESK_GRAMMAR_SERVER", "copydesk grammar install", "copydesk[harper]"):
        assert way in ran.err


def test_a_single_rule_can_be_selected_ignored_and_levelled(desk: Newsroom, player: Player) -> None:
    desk.write("a.md", "Over teh gizmo.\n")
    assert rules(desk, "a.md", "--select", RULE) == [RULE]
    assert rules(desk, "a.md", "--select", RULE.lower()) == [RULE]
    assert rules(desk, "a.md", "--select", "grammar.OTHER_RULE") == []
    assert rules(desk, "a.md", "--ignore", RULE) == ["demo.gizmo"]
    desk.write(".copydesk.yml", config(player.url, top=f"levels: {{{RULE}: error}}\n"))
    assert [f["level"] for f in desk.check("a.md").json["findings"]] == ["error", "error"]
    desk.write(".copydesk.yml", config(player.url, top=f"levels: {{{RULE}: off}}\n"))
    assert rules(desk, "a.md") == ["demo.gizmo"]


def test_levels_follow_category_pack_and_rule(desk: Newsroom, player: Player) -> None:
    desk.write("a.md", "Over teh weir.\n")

    def level(text: str) -> list[str]:
        desk.write(".copydesk.yml", text)
        return [f["level"] for f in desk.check("a.md").json["findings"]]

    plain = f"select: [grammar]\ngrammar: {{server: '{player.url}'}}\n"
    assert level(f"{plain}") == []  # spelling is off unless somebody asks
    assert level(plain.replace("[grammar]", f"[grammar, {RULE}]")) == ["warning"]
    assert level(config(player.url)) == ["warning"]
    assert level(config(player.url, top="levels: {grammar: error}\n")) == ["warning"]  # the category is the more exact
    assert level(config(player.url, top=f"levels: {{grammar: error, {RULE}: suggestion}}\n")) == ["suggestion"]
    player.rule = {"id": "SOME_RULE", "category": {"id": "NEW_CATEGORY", "name": "New"}}
    desk.run("check", "--no-cache")
    assert level(config(player.url, more="  picky: true\n")) == ["suggestion"]
    assert level(config(player.url, more="  picky: true\n", top="levels: {grammar: error}\n")) == ["error"]


@pytest.mark.parametrize("name", ["gramar", "gramar.X", "demo.X", "grammarx.Y"])
def test_other_unknown_names_are_still_mistakes(desk: Newsroom, name: str) -> None:
    ran = desk.run("check", "--select", name)
    assert ran.code == 2
    assert "unknown rule or pack" in ran.err


def test_accept_lists_hold_for_grammar(desk: Newsroom, player: Player) -> None:
    desk.write("a.md", "Over teh weir.\n")
    for name in ("grammar", RULE, "all"):
        desk.write(".copydesk.yml", config(player.url, top=f"accept: {{{name}: [teh]}}\n"))
        ran = desk.check("a.md")
        assert (ran.found, ran.json["suppressed"]) == ([], 1)


def test_suppressions_hold_for_grammar_and_are_missed_when_they_hide_nothing(desk: Newsroom) -> None:
    comment = f"<!-- copydesk: ignore-next-line {RULE} -->"
    desk.write("a.md", f"{comment}\nOver teh weir.\n\n<!-- copydesk: ignore-next-line grammar -->\nAgain teh weir.\n")
    assert desk.check("a.md").found == []
    desk.write("b.md", f"{comment}\nOver the weir.\n")
    assert rules(desk, "b.md") == ["suppress.unused"]
    assert rules(desk, "b.md", "--select", "demo,suppress") == []  # the checker did not run
    desk.write("c.md", "<!-- copydesk: ignore-next-line grammer.X -->\nOver the weir.\n")
    assert rules(desk, "c.md") == ["suppress.unknown"]


def test_a_finding_says_word_reason_category_and_proposal(desk: Newsroom) -> None:
    desk.write("a.md", "He **saw** teh weir.\n")
    (row,) = desk.check("a.md").json["findings"]
    assert row["message"] == "'teh': It is misspelt. Perhaps 'the'? [TYPOS]"
    assert row["fix"] == {"line": 1, "column": 12, "end_line": 1, "end_column": 15, "replacement": "the", "safe": False}


def test_no_fix_is_made_through_markup(desk: Newsroom) -> None:
    desk.write("a.md", "Over **t**eh weir.\n")
    (row,) = desk.check("a.md").json["findings"]
    assert (row["text"], row["fix"]) == ("t**eh", None)


# -- what is sent


def test_what_is_off_is_not_asked_for(desk: Newsroom, player: Player) -> None:
    desk.write(".copydesk.yml", f"select: [grammar]\ngrammar: {{server: '{player.url}', picky: true, disabled-rules: [grammar.A, B]}}\n")
    desk.write("a.md", "Over the weir.\n")
    desk.check("a.md")
    (form,) = player.checks
    assert form["level"] == "picky"
    assert form["disabledRules"] == "A,B"
    assert "TYPOS" in form["disabledCategories"].split(",")


def test_a_text_is_sent_once_and_remembered(desk: Newsroom, player: Player) -> None:
    desk.write("a.md", "Over teh weir.\n")
    first = desk.check("a.md").out
    assert desk.check("a.md").out == first
    desk.write("copy.md", "Over teh weir.\n")
    assert rules(desk, "copy.md") == [RULE]
    assert len(player.checks) == 1
    desk.check("a.md", "--no-cache")
    assert len(player.checks) == 2
    desk.write("a.md", "Over teh old weir.\n")
    desk.check("a.md")
    assert len(player.checks) == 3


def test_another_server_version_or_switch_is_another_answer(desk: Newsroom, player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.md", "Over teh weir.\n")
    desk.check("a.md")
    desk.write(".copydesk.yml", config(player.url, "  picky: true\n"))
    desk.check("a.md")
    assert len(player.checks) == 2
    answer = player.answer
    software = {"software": {"version": "9"}}
    monkeypatch.setattr(player, "answer", lambda path, body: (200, software) if path == "/v2/info" else answer(path, body))
    desk.check("a.md")
    assert len(player.checks) == 3


def test_nothing_of_the_text_is_in_the_cache(desk: Newsroom) -> None:
    desk.write("a.md", "Lady Quillfeather saw teh weir.\n")
    desk.check("a.md")
    kept = [p for p in Path(os.environ["XDG_CACHE_HOME"]).rglob("grammar-*") if p.is_file()]
    assert kept
    assert not any(b"Quillfeather" in p.read_bytes() for p in kept)


def test_a_long_text_goes_in_parts_and_comes_back_whole(desk: Newsroom, player: Player) -> None:
    paragraph = "The keeper of the old lock opened the gate again. " * 8
    desk.write("a.md", "".join(f"{paragraph}\n\nAnd teh end of part {n}.\n\n" for n in range(150)))
    found = desk.check("a.md").json["findings"]
    assert [f["line"] for f in found] == [3 + 4 * n for n in range(150)]
    assert len(player.checks) > 2


def test_a_server_that_takes_less_is_given_less(desk: Newsroom, player: Player) -> None:
    player.longest = 300
    desk.write("a.md", "".join(f"Here is teh paragraph number {n}, and nothing else.\n\n" for n in range(20)))
    ran = desk.check("a.md")
    assert ran.json["errors"] == []
    assert [f["line"] for f in ran.json["findings"]] == list(range(1, 40, 2))


def test_the_environment_names_a_server_before_the_configuration(desk: Newsroom, player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_GRAMMAR_SERVER", player.url)
    desk.write(".copydesk.yml", config("http://127.0.0.1:9"))
    desk.write("a.md", "Over teh weir.\n")
    assert rules(desk, "a.md") == [RULE]


# -- what fails


def test_a_server_that_dies_in_mid_run_costs_its_own_findings_only(desk: Newsroom, player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        desk.write(f"{number:02}.md", f"Over teh gizmo number {number}.\n")
    answer = player.answer

    def die(path: str, body: str) -> tuple[int, object]:
        said = answer(path, body)
        player.dead = len(player.checks) >= 5
        return said

    monkeypatch.setattr(player, "answer", die)
    ran = desk.check()
    found = [rule for _, rule, _, _ in ran.found]
    assert ran.code == 2
    assert found.count("demo.gizmo") == 20
    checked = found.count(RULE)
    assert 1 <= checked < 20
    (error,) = ran.json["errors"]
    assert f"nor in {19 - checked} other files" in error["message"]
    assert player.url in error["message"]


def test_a_server_that_is_not_there_is_one_error_beside_the_findings(desk: Newsroom, player: Player) -> None:
    player.close()
    desk.write("a.md", "Over teh gizmo.\n")
    desk.write("b.md", "Over teh gizmo.\n")
    ran = desk.run("check", "--output-format", "concise")
    assert ran.code == 2
    assert ran.out.count("demo.gizmo") == 2
    assert ran.err.count("grammar was not checked") == 1
    assert "a.md: grammar was not checked" in ran.err
    assert "nor in 1 other file: b.md" in ran.err
    assert desk.run("check", "--exit-zero").code == 0


def test_a_suppression_is_not_called_unused_where_the_checker_failed(desk: Newsroom, player: Player) -> None:
    player.faults = [400]
    desk.write("a.md", f"<!-- copydesk: ignore-next-line {RULE} -->\nOver teh weir.\n")
    ran = desk.check("a.md")
    assert ran.found == []
    assert len(ran.json["errors"]) == 1


def test_a_text_the_server_chokes_on_spares_the_others(desk: Newsroom, player: Player) -> None:
    desk.write("a.md", "Over teh first weir.\n")
    player.faults = [500, 500, 500]
    ran = desk.check("a.md")
    assert len(ran.json["errors"]) == 1
    assert rules(desk, "a.md") == [RULE]  # a failure is not remembered


def test_a_server_that_hangs_is_waited_for_twice_and_no_more(desk: Newsroom, player: Player) -> None:
    desk.write(".copydesk.yml", config(player.url, "  timeout: 0.2\n"))
    for number in range(12):
        desk.write(f"{number:02}.md", f"Over teh gizmo number {number}.\n")
    player.faults = ["hang"] * 99
    ran = desk.check()
    assert len(ran.json["errors"]) == 1
    assert len(player.checks) <= 2 * (2 + 4)  # two texts, and those that were under way
    assert len(ran.found) == 12


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("grammar: {server: 'ftp://x'}\n", ".copydesk.yml:1: 'server' takes the address of a server"),
        ("grammar: {engine: gpt}\n", "'engine' takes one of auto, languagetool, harper"),
        (
            "grammar:\n  categories:\n    TYPOS: loud\n",
            ".copydesk.yml:3: a category takes one of suggestion, warning, error, off, not 'loud'",
        ),
        ("grammar: {timeout: 0}\n", "'timeout' takes a number of seconds above 0"),
        ("grammar: {sever: x}\n", "unknown key 'sever' in 'grammar'; did you mean 'server'?"),
        ("grammar: yes\n", "'grammar' takes a mapping"),
    ],
)
def test_mistakes_in_the_configuration_are_named(newsroom: Newsroom, text: str, said: str) -> None:
    newsroom.write(".copydesk.yml", text)
    ran = newsroom.run("check")
    assert ran.code == 2
    assert said in ran.err


def test_extended_configurations_add_up(desk: Newsroom, player: Player) -> None:
    desk.write("base.yml", config(player.url))
    desk.write(".copydesk.yml", "extends: base.yml\ngrammar: {language: en-GB}\n")
    desk.write("a.md", "Over teh weir.\n")
    assert rules(desk, "a.md") == [RULE]
    assert player.checks[0]["language"] == "en-GB"


# -- the commands


def test_status_says_what_would_be_used(desk: Newsroom, player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = desk.run("grammar", "status")
    assert ran.code == 0
    assert f"the server {player.url} (.copydesk.yml)" in ran.out
    assert "en-GB" in ran.out
    monkeypatch.setenv("COPYDESK_GRAMMAR_SERVER", "http://ann:secret@127.0.0.1:9")
    ran = desk.run("grammar")
    assert ran.code == 2
    assert "http://127.0.0.1:9 (COPYDESK_GRAMMAR_SERVER)" in ran.out
    assert "secret" not in ran.out + ran.err


def test_status_of_an_installation_names_its_folder(newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.languagetool.servers.find_java", lambda environment: "/usr/bin/java")
    for version in ("6.8", "6.10", "5.9"):
        newsroom.write(f"tools/LanguageTool-{version}/languagetool-server.jar", "")
    newsroom.write("own/languagetool-server.jar", "")
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "tools"))
    assert os.path.join("tools", "LanguageTool-6.10") in newsroom.run("grammar", "status").out
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "own"))
    assert f"LanguageTool in {tmp_path / 'own'} (LTP_JAR_DIR_PATH)" in newsroom.run("grammar", "status").out
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "tools"))
    ran = newsroom.run("grammar", "status")
    assert (ran.code, ran.out) == (2, "")
    assert "LTP_JAR_DIR_PATH names this folder, but it holds none of languagetool-server.jar" in ran.err


def test_without_java_an_installation_is_one_clear_line(newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("own/languagetool-server.jar", "")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "own"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    newsroom.write("a.md", "Over teh weir.\n")
    ran = newsroom.run("check", "a.md", "--select", "grammar")
    assert ran.code == 2
    assert "no java to run it" in ran.err
    assert ran.err.count("\n") == 1


def test_a_java_that_cannot_start_it_is_an_error_beside_the_findings(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = newsroom.write("bin/java", "#!/bin/sh\necho 'Error: could not find or load main class' >&2\nexit 1\n")
    java.chmod(0o755)
    newsroom.write("own/languagetool-server.jar", "")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "own"))
    monkeypatch.setenv("PATH", f"{java.parent}:/usr/bin:/bin")
    newsroom.write("a.md", "Over teh gizmo.\n")
    ran = newsroom.check("a.md", "--select", "demo,grammar")
    assert [rule for _, rule, _, _ in ran.found] == ["demo.gizmo"]
    assert "LanguageTool does not start: Error: could not find or load main class" in ran.json["errors"][0]["message"]


def test_install_downloads_when_it_is_asked(newsroom: Newsroom, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    web = tmp_path / "web" / "6.8"
    web.mkdir(parents=True)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("LanguageTool-6.8/languagetool-server.jar", "")
    (web / "LanguageTool-6.8.zip").write_bytes(packed.getvalue())
    fake = newsroom.write("bin/java", "#!/bin/sh\necho 'openjdk version \"17.0.1\" 2021-10-19' >&2\n")
    fake.chmod(0o755)
    base = serve(tmp_path / "web")
    environment = os.environ | {
        "LTP_PATH": str(tmp_path / "downloads"), "LTP_DOWNLOAD_HOST_NEW_RELEASES": base + "/{version}/",
        "LTP_BYPASS_VERIFIED_DOWNLOADS": "true", "PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "linter", "grammar", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60)

    before = run("status")
    assert not (tmp_path / "downloads").exists()  # to ask is not to install
    assert before.returncode == 2 or "Harper" in before.stdout
    done = run("install", "--version", "6.8")
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "downloads" / "LanguageTool-6.8") in done.stdout
    assert "its download" not in run("status").stderr
    assert str(tmp_path / "downloads" / "LanguageTool-6.8") in run("status").stdout
    missing = run("install", "--version", "6.7")
    assert missing.returncode == 2
    assert "LanguageTool 6.7 was not installed" in missing.stderr
    assert "Traceback" not in missing.stderr


@pytest.fixture
def serve(request: pytest.FixtureRequest) -> Callable[[Path], str]:
    """Serves a folder on the loopback device."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            return

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        request.addfinalizer(server.shutdown)
        return f"http://127.0.0.1:{server.server_port}"

    return start


def test_the_manual_has_a_page_for_rules_it_cannot_know(newsroom: Newsroom) -> None:
    ran = newsroom.run("rule", "grammar.EN_A_VS_AN")
    assert ran.code == 0
    assert "A rule of LanguageTool's, 'EN_A_VS_AN'" in " ".join(ran.out.split())
    assert "A rule of Harper's" in newsroom.run("rule", "grammar.harper.AnA").out
    assert newsroom.run("rule", "grammar.*").code == 0
    assert "'grammar' is a pack" in newsroom.run("rule", "grammar").err
    assert "grammar.*" in newsroom.run("rules", "grammar").out


def test_matches_of_an_unknown_form_are_an_error_and_no_crash(desk: Newsroom, player: Player) -> None:
    player.rule = {"name": "no id"}
    desk.write("a.md", "Over teh gizmo.\n")
    ran = desk.check("a.md")
    assert ran.code == 2
    assert [rule for _, rule, _, _ in ran.found] == ["demo.gizmo"]
    assert "unknown form" in ran.json["errors"][0]["message"]


MORTAL = """#!{python}
import json, os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
port = int(sys.argv[sys.argv.index("-p") + 1])
with open("lives.txt", "a") as lives:
    lives.write("x")
with open("lives.txt") as lives:
    life = len(lives.read())

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/v2/info":
            self.reply({{"software": {{"version": "1"}}}})
        else:
            self.reply([{{"code": "en", "longCode": "en-US"}}])

    def do_POST(self):
        if life <= {deaths}:
            os._exit(1)
        self.rfile.read(int(self.headers["Content-Length"]))
        rule = {{"id": "A_RULE", "category": {{"id": "GRAMMAR"}}}}
        self.reply({{"matches": [{{"offset": 0, "length": 4, "message": "No.", "rule": rule}}]}})

    def reply(self, said):
        data = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass

HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a script that plays java")
@pytest.mark.parametrize(("deaths", "checked"), [(0, 6), (1, 6), (9, 0)])
def test_a_server_of_our_own_that_dies_is_started_once_more(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int, checked: int
) -> None:
    java = newsroom.write("bin/java", MORTAL.format(python=sys.executable, deaths=deaths))
    java.chmod(0o755)
    newsroom.write("own/languagetool-server.jar", "")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(tmp_path / "own"))
    monkeypatch.setenv("PATH", f"{java.parent}:/usr/bin:/bin")
    monkeypatch.setattr(client, "_PAUSES", (0.0, 0.0))
    for number in range(6):
        newsroom.write(f"{number}.md", f"Over a gizmo number {number}.\n")
    ran = newsroom.check("--select", "demo,grammar", "--no-cache")
    found = [rule for _, rule, _, _ in ran.found]
    assert found.count("demo.gizmo") == 6
    assert found.count("grammar.A_RULE") == checked
    assert len(ran.json["errors"]) == (checked == 0)
    assert len((tmp_path / "lives.txt").read_text()) == min(deaths + 1, 2)

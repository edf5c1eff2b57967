from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Newsroom

from linter import cli


def test_findings_have_exit_code_1(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "We bought a gizmo today.\n")
    ran = newsroom.run("check", "a.txt")
    assert ran.code == 1
    assert ran.out == "a.txt:1:13: error demo.gizmo 'gizmo' is a gizmo.\n"
    assert ran.err == "1 error in 1 file.\n"


def test_clean_copy_has_exit_code_0_and_no_output(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "We bought a lamp today.\n")
    assert newsroom.run("check", "a.txt", "-q") == (0, "", "")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-level", "warning"], 1),
        (["--fail-level", "warning", "--exit-zero"], 0),
        (["--fail-level", "suggestion"], 1),
        (["--fail-level", "warning", "--min-level", "error"], 0),  # what is not shown fails nothing
        (["--max-score", "0"], 1),
        (["--max-score", "100"], 0),
    ],
)
def test_what_makes_a_run_fail(newsroom: Newsroom, options: list[str], code: int) -> None:
    newsroom.write("a.txt", "A widget and a doodad stood there.\n")
    assert newsroom.run("check", *options).code == code


def test_a_score_over_the_limit_is_named(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A widget stood there.\n")
    assert "a.txt: score" in newsroom.run("check", "--max-score", "1").err


def test_min_level_hides_what_is_below(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo, a widget and a doodad stood there.\n")
    assert [r for _, r, _, _ in newsroom.check("--min-level", "warning").found] == ["demo.gizmo", "demo.widget"]


def test_select_and_ignore_take_rules_and_packs_in_lists_and_repeated(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo, a widget, a gadget and a doodad stood there.\n")
    ran = newsroom.check("--select", "demo.gizmo,spare", "--select", "demo.widget", "--ignore", "demo.widget")
    assert [r for _, r, _, _ in ran.found] == ["demo.gizmo", "spare.gadget"]


def test_paths_and_options_come_in_any_order(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    newsroom.write("b.txt", "A gizmo.\n")
    ran = newsroom.run("check", "a.txt", "--select", "demo", "b.txt", "-q")
    assert ran.out.count("\n") == 2


def test_standard_input_goes_by_its_name(newsroom: Newsroom) -> None:
    ran = newsroom.check("-", "--stdin-filename", "news/a.md", stdin=b"`gizmo` and gizmo\n")
    assert ran.found == [("news/a.md", "demo.gizmo", 1, 13)]
    assert newsroom.check("-", stdin=b"A gizmo\n").found == [("<stdin>", "demo.gizmo", 1, 3)]
    assert newsroom.check("-", "--stdin-filename", "build/a.md", "--force-exclude", stdin=b"A gizmo\n").found == []


def test_standard_input_may_stand_beside_its_own_file(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    assert len(newsroom.check("-", "a.txt", "--stdin-filename", "a.txt", stdin=b"A gizmo\n").json["documents"]) == 2


def test_isolated_reads_no_configuration(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "no such key: 1\n")
    newsroom.write("a.txt", "A gizmo stood there.\n")
    assert newsroom.check("--isolated", "a.txt").found == []


def test_the_report_goes_to_a_file_and_the_summary_to_the_terminal(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    ran = newsroom.run("check", "--output-format", "json", "--output-file", "report.json")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads((newsroom.folder / "report.json").read_text())["findings"][0]["rule"] == "demo.gizmo"


def test_statistics_count_by_rule(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A widget, a gizmo, a widget.\n")
    assert newsroom.run("check", "--statistics").out == "2  warning     demo.widget\n1  error       demo.gizmo\n"


def test_machine_formats_are_pure_json_on_standard_output(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    assert newsroom.check().err == ""


def test_a_missing_path_is_named_with_its_neighbour(newsroom: Newsroom) -> None:
    newsroom.write("article.md", "Fine.\n")
    ran = newsroom.run("check", "artcle.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "copydesk: no such file or folder: 'artcle.md'; did you mean 'article.md'?\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--selct", "demo"], "unknown option '--selct'; did you mean '--select'?"),
        (["check", "--select", "demo.gizm"], "unknown rule or pack 'demo.gizm' in 'select'; did you mean 'demo.gizmo'?"),
        (["check", "--ignore", "dmo"], "unknown rule or pack 'dmo' in 'ignore'; did you mean 'demo'?"),
        (["check", "--fail-level", "loud"], "invalid choice: 'loud'"),
        (["check", "--output-format", "sarif2"], "invalid choice: 'sarif2'"),
        (["check", "--max-score", "many"], "'many' is no score from 0 to 100"),
        (["check", "--config", "none.yml"], "none.yml: cannot be read"),
        (["check", "--config", "a.yml", "--isolated"], "exclude each other"),
        (["check", "--stdin-filename", "a.md", "."], "needs the path -"),
        (["check", "--statistics", "--output-format", "json"], "does not go with"),
        (["check", "--output-file", "no/such/folder/x"], "cannot write 'no/such/folder/x'"),
        (["chek"], "unknown command 'chek'; did you mean 'check'?"),
        (["house"], "to check it: copydesk check house"),
        (["--select"], "unknown option '--select' before the command"),
        (["rule", "demo.gizm"], "did you mean 'demo.gizmo'?"),
        (["rule", "gizmo"], "did you mean 'demo.gizmo'?"),
        (["rule", "demo"], "copydesk rules demo"),
        (["rules", "dmo"], "did you mean 'demo'?"),
        (["rule"], "required"),
        (["stats", "none.md"], "no such file or folder"),
    ],
)
def test_wrong_usage_has_exit_code_2_and_one_line(newsroom: Newsroom, arguments: list[str], said: str) -> None:
    ran = newsroom.run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("copydesk: ")
    assert ran.err.count("\n") == 1
    assert said in ran.err


def test_an_unknown_name_is_an_error_even_where_nothing_is_checked(newsroom: Newsroom) -> None:
    assert newsroom.run("check", "--select", "nonsense").code == 2


def test_an_unreadable_file_is_a_row_and_the_others_are_checked(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    newsroom.write("b.txt", b"\0\0\0")
    ran = newsroom.check()
    assert ran.code == 2
    assert ran.found == [("a.txt", "demo.gizmo", 1, 3)]
    assert [e["path"] for e in ran.json["errors"]] == ["b.txt"]
    assert newsroom.check("--exit-zero").code == 0
    assert "b.txt: not checked: binary file" in newsroom.run("check").err


def test_a_bug_has_exit_code_3_and_names_file_and_rule(newsroom: Newsroom, crash: Callable[[], None]) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    crash()
    ran = newsroom.run("check", "-q")
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert "a.txt: internal error in the rule demo." in ran.err
    assert "--traceback" in ran.err
    assert "Traceback" in newsroom.run("check", "-q", "--traceback").err


def test_a_bug_outside_the_files_has_exit_code_3_too(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.files.find", lambda *_: 1 // 0)
    ran = newsroom.run("check")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "COPYDESK_TRACEBACK=1" in ran.err


def test_an_interrupt_is_quiet(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("linter.files.find", stop)
    assert newsroom.run("check") == (130, "", "")


def test_help_and_version(newsroom: Newsroom) -> None:
    assert "check" in newsroom.run("--help").out
    assert newsroom.run().out == newsroom.run("--help").out
    assert newsroom.run("--version").out.startswith("copydesk ")


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_has_help(newsroom: Newsroom, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        newsroom.run(command, "--help")
    assert stopped.value.code == 0
    assert f"usage: copydesk {command}" in capsys.readouterr().out


def _process(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "linter", *arguments], cwd=folder, env=plain | environment, capture_output=True, timeout=60, check=False
    )


def test_names_no_encoding_has_are_printed(newsroom: Newsroom) -> None:
    newsroom.write("a b\nc.txt", "A gizmo.\n")
    (newsroom.folder / os.fsdecode(b"caf\xe9.txt")).write_text("A gizmo.\n")
    done = _process(newsroom.folder, "check", PYTHONIOENCODING="utf-8", PYTHONUTF8="0")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        b"a b\\nc.txt:1:3: error demo.gizmo 'gizmo' is a gizmo.",
        b"caf\xe9.txt:1:3: error demo.gizmo 'gizmo' is a gizmo.",
    ]
    assert _process(newsroom.folder, "check", "--output-format", "json").returncode == 1


def test_an_ascii_terminal_gets_escapes(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "Zoë’s gizmo – 値段 😀.\n")
    done = _process(newsroom.folder, "check", "--output-format", "full", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert rb"Zo\xeb\u2019s gizmo" in done.stdout


def test_a_reader_that_leaves_is_no_error(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n" * 20_000)
    with subprocess.Popen(
        [sys.executable, "-m", "linter", "check"], cwd=newsroom.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == 1
    assert b"Traceback" not in said
    assert b"Exception" not in said


def test_closed_and_full_outputs_are_no_bugs(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    full = "copydesk: cannot write the report: No space left on device\n"
    for redirect, code, said in ((">&-", 1, ""), ("2>&-", 1, ""), (">/dev/full", 2, full)):
        shell = f"{sys.executable} -m linter check -q {redirect}"
        done = subprocess.run(["sh", "-c", shell], cwd=newsroom.folder, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (code, said)


def test_colour_only_where_it_is_wanted(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    assert b"\x1b" not in _process(newsroom.folder, "check").stdout
    assert b"\x1b[1;31merror" in _process(newsroom.folder, "check", FORCE_COLOR="1").stdout
    assert b"\x1b" not in _process(newsroom.folder, "check", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert b"\x1b" in _process(newsroom.folder, "check", "--color", "always", NO_COLOR="1").stdout
    assert b"\x1b" not in _process(newsroom.folder, "check", "--color", "never", FORCE_COLOR="1").stdout


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_full_is_the_default_in_a_terminal(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.write("a.txt", "A gizmo.\n")
    screen = _Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("NO_COLOR", "1")
    assert cli.main(["check"]) == 1
    assert "  1 | A gizmo.\n    |   ^^^^^\n" in screen.getvalue()


def test_progress_shows_on_long_runs_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from linter import progress

    now = iter(range(100))
    monkeypatch.setattr(progress, "monotonic", lambda: next(now))
    for stream, shows in ((_Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress.Progress(3) as bar:
            for _ in range(3):
                bar.step()
        assert ("3/3 files" in stream.getvalue()) is shows


def test_heavy_modules_are_not_imported_by_a_plain_run(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "A lamp.\n")
    code = "import sys; from linter.cli import main; main(['check', '--isolated', '-q', 'a.txt'])"
    heavy = ("dataclasses", "inspect", "logging", "yaml", "tomllib", "pathlib", "shutil", "subprocess", "textstat", "nltk", "pyphen")
    # the second run finds the rules remembered
    subprocess.run([sys.executable, "-c", code], cwd=newsroom.folder, check=True)
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}; print([m for m in {heavy!r} if m in sys.modules])"],
        cwd=newsroom.folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout == "[]\n"

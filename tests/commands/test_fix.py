from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CONFIG, Newsroom
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter import fixing
from linter.config import Config, Configs, Layer
from linter.engine import Engine
from linter.fixing import Fixer
from linter.plan import Library, Plans
from linter.source import from_bytes

RULE = """\
extends: substitution
message: "Write '%s', not '%s'."
level: {level}
ignorecase: true
swap: {{{wrong}: {right}}}
action: {{name: replace{safe}}}
"""


def rule(wrong: str, right: str, *, safe: bool = True, level: str = "error") -> str:
    return RULE.format(wrong=wrong, right=right, safe=", safe: true" if safe else "", level=level)


@pytest.fixture
def desk(newsroom: Newsroom) -> Newsroom:
    """A newsroom with a rule of safe fixes and one of others."""
    newsroom.write("house/mend/teh.yml", rule("teh", "the"))
    newsroom.write("house/mend/thru.yml", rule("thru", "through", safe=False, level="warning"))
    newsroom.write(".copydesk.yml", CONFIG.replace("demo,", "demo, mend,"))
    return newsroom


def read(desk: Newsroom, name: str) -> bytes:
    return (desk.folder / name).read_bytes()


def test_safe_fixes_are_written_and_what_is_left_is_reported(desk: Newsroom) -> None:
    desk.write("a.txt", "We saw teh gizmo.\nThey came thru teh gate.\n")
    ran = desk.run("check", "--fix")
    assert read(desk, "a.txt") == b"We saw the gizmo.\nThey came thru the gate.\n"
    assert ran.code == 1
    assert [line.split(" ")[2] for line in ran.out.splitlines()] == ["demo.gizmo", "mend.thru"]
    assert ran.err == "Fixed 2 problems in 1 file (1 more with --unsafe-fixes).\n1 error, 1 warning in 1 file.\n"


def test_what_remains_decides_the_exit_code(desk: Newsroom) -> None:
    desk.write("a.txt", "We saw teh gate.\n")
    assert desk.run("check", "--fix").code == 0
    assert desk.run("check", "--fix") == (0, "", "No findings in 1 file.\n")  # and a second run finds nothing to do
    desk.write("a.txt", "We saw teh gate.\n")
    assert desk.run("check", "--fix", "--exit-non-zero-on-fix").code == 1
    assert desk.run("check", "--fix", "--exit-non-zero-on-fix").code == 0


def test_unsafe_fixes_are_made_for_who_asks(desk: Newsroom) -> None:
    desk.write("a.txt", "They came thru teh gate.\n")
    ran = desk.run("check", "--fix", "--unsafe-fixes")
    assert read(desk, "a.txt") == b"They came through the gate.\n"
    assert (ran.code, ran.err) == (0, "Fixed 2 problems in 1 file.\nNo findings in 1 file.\n")


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("teh gate", [], "1 error in 1 file, 1 fixable with --fix."),
        ("thru teh gate", [], "1 error, 1 warning in 1 file, 1 fixable with --fix (1 more with --unsafe-fixes)."),
        ("thru teh gate", ["--unsafe-fixes"], "1 error, 1 warning in 1 file, 2 fixable with --fix --unsafe-fixes."),
        ("thru a gate", [], "1 warning in 1 file, 1 fixable with --fix --unsafe-fixes."),
        ("thru teh gate", ["--min-level", "error"], "1 error in 1 file, 1 fixable with --fix."),
        ("a gizmo", [], "1 error in 1 file."),
        ("teh caf\udce9", [], "1 error in 1 file."),  # an encoding that was guessed: nothing will be written
    ],
)
def test_a_plain_run_says_what_can_be_fixed(desk: Newsroom, text: str, options: list[str], told: str) -> None:
    raw = f"We saw {text}.\n".encode("utf-8", "surrogateescape")
    desk.write("a.txt", raw)
    assert desk.run("check", *options).err == f"{told}\n"
    assert read(desk, "a.txt") == raw


def test_a_quotation_is_neither_changed_nor_counted_as_fixable(desk: Newsroom) -> None:
    desk.write("house/mend/teh.yml", rule("teh", "the") + "quoted: true\n")
    text = "“We saw teh gate,” she said of teh gate.\n"
    desk.write("a.txt", text)
    ran = desk.run("check")
    assert ran.err == "2 errors in 1 file, 1 fixable with --fix.\n"
    assert [bool(f["fix"]) for f in desk.check().json["findings"]] == [False, True]
    desk.run("check", "--fix", "--unsafe-fixes")
    assert read(desk, "a.txt").decode() == "“We saw teh gate,” she said of the gate.\n"


def test_rules_run_once_over_what_needs_no_fix_and_twice_over_what_does(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    check = Engine.check
    monkeypatch.setattr(Engine, "check", lambda self, document: ran.append(document.source.path) or check(self, document))
    desk.write("a.txt", "A gizmo and thru.\n")
    desk.write("b.txt", "So teh end.\n")
    mended = desk.check("--fix")
    assert ran == ["a.txt", "b.txt", "b.txt"]
    assert mended.json == desk.check().json


def test_show_fixes_lists_files_and_rules(desk: Newsroom) -> None:
    desk.write("b.txt", "Teh gate, teh mill and thru.\n")
    desk.write("a.txt", "Teh gate.\n")
    ran = desk.run("check", "--fix", "--unsafe-fixes", "--show-fixes", "-q")
    assert ran.err == "a.txt:\n  1 × mend.teh\nb.txt:\n  2 × mend.teh\n  1 × mend.thru\n"


# ---------------------------------------------------------------- only what is shown


def test_only_what_is_shown_is_fixed(desk: Newsroom) -> None:
    text = "Teh gate. Teh mill. <!-- copydesk: ignore-line -->\n\nThey came thru.\n"
    for options in (["--ignore", "mend"], ["--select", "demo"], ["--select", "mend.thru", "--min-level", "error", "--unsafe-fixes"]):
        desk.write("a.md", text)
        assert "Fixed" not in desk.run("check", "--fix", *options).err
        assert read(desk, "a.md").decode() == text
    desk.run("check", "--fix", "--unsafe-fixes")
    assert read(desk, "a.md").decode() == text.replace("thru", "through")  # the line of the comment is suppressed


def test_accepted_and_overridden_findings_stay(desk: Newsroom) -> None:
    desk.write(
        ".copydesk.yml",
        CONFIG.replace("demo,", "demo, mend,")
        + "overrides:\n  - {paths: [old/**], ignore: [mend]}\n  - {paths: [b.txt], accept: {mend.teh: [teh]}}\n",
    )
    for name in ("a.txt", "b.txt", "old/c.txt"):
        desk.write(name, "We saw teh gate.\n")
    desk.run("check", "--fix")
    assert [b"teh" in read(desk, name) for name in ("a.txt", "b.txt", "old/c.txt")] == [False, True, True]


def test_baselined_findings_stay(desk: Newsroom) -> None:
    desk.write("a.txt", "We saw teh gate.\n")
    assert desk.run("baseline").code == 0
    desk.write("a.txt", "We saw teh gate.\n\nThey found teh mill.\n")
    ran = desk.run("check", "--fix", "--baseline", ".copydesk-baseline.json")
    assert read(desk, "a.txt") == b"We saw teh gate.\n\nThey found the mill.\n"
    assert ran.err == "Fixed 1 problem in 1 file.\nNo findings in 1 file (1 baselined).\n"


# ---------------------------------------------------------------- bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encoding_and_line_ends_are_kept(desk: Newsroom, encoding: str) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    text = mark + "Caf\u00e9 teh gate\U0001f9ed.\r\nOne\rtwo teh\n\r\nend teh"
    desk.write("a.txt", text.encode(encoding))
    assert desk.run("check", "--fix").code == 0
    assert read(desk, "a.txt") == text.replace("teh", "the").encode(encoding)


@pytest.mark.parametrize(
    "raw", ["Caf\u00e9 teh gate, d\u00e9j\u00e0 vu.\n".encode("latin-1"), "é teh … “x” — ok\n".encode() * 5 + b"\xff\n"]
)
def test_a_file_of_no_known_encoding_is_left_alone(desk: Newsroom, raw: bytes) -> None:
    desk.write("a.txt", raw)
    desk.write("b.txt", "Teh gate.\n")
    ran = desk.run("check", "--fix")
    assert read(desk, "a.txt") == raw
    assert read(desk, "b.txt") == b"The gate.\n"
    assert "copydesk: a.txt: not fixed: its encoding was guessed" in ran.err
    assert ran.code == 1


def test_a_file_keeps_its_mode_and_a_link_stays_one(desk: Newsroom) -> None:
    target = desk.write("real/a.txt", "Teh gate.\n")
    target.chmod(0o640)
    (desk.folder / "link.txt").symlink_to(target)
    assert desk.run("check", "--fix", "link.txt").code == 0
    assert (desk.folder / "link.txt").is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"The gate.\n", 0o640)
    assert [p.name for p in target.parent.iterdir()] == ["a.txt"]


def test_a_file_that_cannot_be_written_is_an_error_and_the_others_are_fixed(desk: Newsroom) -> None:
    desk.write("a.txt", "Teh gate.\n").chmod(0o444)
    desk.write("b.txt", "Teh gate.\n")
    ran = desk.run("check", "--fix")
    assert "copydesk: a.txt: cannot be written, so its fixes were not made: it is read-only" in ran.err
    assert "Fixed 1 problem in 1 file.\n" in ran.err
    assert (ran.code, read(desk, "a.txt"), read(desk, "b.txt")) == (2, b"Teh gate.\n", b"The gate.\n")


def test_a_file_that_changes_meanwhile_is_not_overwritten(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", "Teh gate.\n")
    encoded = fixing.encoded
    monkeypatch.setattr(fixing, "encoded", lambda *args: desk.write("a.txt", "Mine.\n") and encoded(*args))
    ran = desk.run("check", "--fix")
    assert (ran.code, read(desk, "a.txt")) == (2, b"Mine.\n")
    assert "it was changed meanwhile" in ran.err


def test_a_failed_write_leaves_the_old_file(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("a.txt", "Teh gate.\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    ran = desk.run("check", "--fix", "a.txt")
    assert (ran.code, read(desk, "a.txt")) == (2, b"Teh gate.\n")
    assert "No space left on device" in ran.err
    assert [p.name for p in desk.folder.glob("a.txt*")] == ["a.txt"]


def test_unreadable_and_missing_files_are_told_once(desk: Newsroom) -> None:
    desk.write("a.txt", b"%PDF-1.4")
    desk.write("b.txt", "Teh gate.\n")
    desk.write("c.txt", "Teh gate.\n").unlink()
    (desk.folder / "c.txt").symlink_to("nowhere")
    ran = desk.run("check", "--fix", "a.txt", "b.txt")
    assert (ran.code, ran.err.count("a.txt: not checked: binary")) == (2, 1)
    assert read(desk, "b.txt") == b"The gate.\n"
    ran = desk.run("check", "--fix", "c.txt")
    assert (ran.code, ran.err.count("c.txt")) == (2, 1)


# ---------------------------------------------------------------- rules that fight


def test_rules_that_undo_each_other_are_named_and_not_obeyed(desk: Newsroom) -> None:
    desk.write("house/mend/left.yml", rule("left", "right"))
    desk.write("house/mend/right.yml", rule("right", "left"))
    desk.write("a.txt", "Teh gate is to the left.\n")
    ran = desk.run("check", "--fix")
    assert read(desk, "a.txt") == b"The gate is to the left.\n"
    assert "copydesk: a.txt: the fixes of mend.left and mend.right undo each other or never end; none of them was made\n" in ran.err
    assert (ran.code, "mend.left" in ran.out) == (1, True)


def test_a_fix_that_feeds_itself_is_stopped(desk: Newsroom) -> None:
    desk.write("house/mend/ha.yml", rule("ha", "ha ha"))
    desk.write("a.txt", "Teh old man said ha to that.\n")
    ran = desk.run("check", "--fix")
    assert read(desk, "a.txt") == b"The old man said ha to that.\n"
    assert "mend.ha undo" in ran.err


def test_a_fix_that_brings_another_is_followed_up(desk: Newsroom) -> None:
    desk.write("house/mend/hte.yml", rule("hte", "teh"))
    desk.write("a.txt", "Hte gate.\n")
    assert "Fixed 2 problems in 1 file." in desk.run("check", "--fix").err
    assert read(desk, "a.txt") == b"The gate.\n"


# ---------------------------------------------------------------- standard input


def test_standard_input_comes_out_mended_and_findings_go_to_stderr(desk: Newsroom) -> None:
    ran = desk.run("check", "--fix", "-", "--stdin-filename", "a.md", stdin="Teh gizmo — `teh`.\r\n".encode())
    assert ran.out == "The gizmo — `teh`.\r\n"
    assert ran.err.splitlines()[0].startswith("a.md:1:5: error demo.gizmo")
    assert ran.code == 1


@pytest.mark.parametrize("stdin", [b"Nothing here.", b"", b"Caf\xe9 teh.\n"])
def test_standard_input_comes_out_as_it_is_where_nothing_is_fixed(desk: Newsroom, stdin: bytes) -> None:
    code = "from linter.cli import main; import sys; sys.exit(main(['check', '--fix', '-']))"
    ran = subprocess.run([sys.executable, "-c", code], input=stdin, capture_output=True, cwd=desk.folder, check=False)
    assert ran.stdout == stdin


def test_excluded_standard_input_passes_through(desk: Newsroom) -> None:
    ran = desk.run("check", "--fix", "-", "--stdin-filename", "build/a.md", "--force-exclude", stdin=b"Teh gate.\n")
    assert (ran.code, ran.out) == (0, "Teh gate.\n")


# ---------------------------------------------------------------- the diff


def test_dry_run_prints_a_diff_and_writes_nothing(desk: Newsroom) -> None:
    desk.write("a.txt", "One.\nTeh gate.\nThree.\n")
    ran = desk.run("check", "--dry-run")
    assert ran.out == "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\n One.\n-Teh gate.\n+The gate.\n Three.\n"
    assert ran.err == "Would fix 1 problem in 1 file.\n"
    assert (ran.code, read(desk, "a.txt")) == (1, b"One.\nTeh gate.\nThree.\n")
    assert desk.run("check", "--dry-run", "--exit-zero").code == 0
    desk.run("check", "--fix")
    assert desk.run("check", "--fix", "--dry-run") == (0, "", "Nothing to fix.\n")


def test_a_link_and_its_file_make_one_diff(desk: Newsroom) -> None:
    desk.write("b.txt", "Teh gate.\n")
    (desk.folder / "a.txt").symlink_to("b.txt")
    ran = desk.run("check", "--dry-run")
    assert ran.out.startswith("--- a/b.txt\n+++ b/b.txt\n")
    assert (ran.out.count("+The"), ran.err) == (1, "Would fix 1 problem in 1 file.\n")


def test_dry_run_tells_of_files_it_cannot_read(desk: Newsroom) -> None:
    desk.write("a.txt", b"%PDF-1.4")
    ran = desk.run("check", "--dry-run")
    assert (ran.code, ran.out, "a.txt: not checked" in ran.err) == (2, "", True)


@pytest.mark.parametrize("name", ["a.txt", "my news/a b.txt", 'q"uo\te\\.txt', "zürich.txt"])
@pytest.mark.parametrize("content", ["Teh gate", "One.\r\nTeh gate.\r\nx\r\n", "\ufeffTeh\n\n\n\n\n\n\n\nteh\n", "a\rteh\rb\n"])
def test_git_applies_the_diff(desk: Newsroom, name: str, content: str) -> None:
    (desk.folder / ".git").rmdir()
    path = desk.write(name, content)
    code = "from linter.cli import main; main(['check', '--dry-run'])"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=desk.folder, check=False).stdout
    applied = subprocess.run(["git", "apply", "-"], input=made, cwd=desk.folder, capture_output=True, check=False)
    assert applied.stderr == b""
    assert path.read_bytes() == content.replace("Teh", "The").replace("teh", "the").encode()


def test_a_diff_for_people_is_coloured_and_harmless(desk: Newsroom) -> None:
    desk.write("a.txt", "Teh \x1b[31mgate\x07.\n")
    out = desk.run("check", "--dry-run", "--color", "always").out
    assert "\x1b[31m-Teh <U+001B>[31mgate<U+0007>.\x1b[0m\n\x1b[32m+The <U+001B>" in out


def test_the_diff_of_utf_16_is_there_to_be_read(desk: Newsroom) -> None:
    desk.write("a.txt", "Teh gate.\n".encode("utf-16"))
    ran = desk.run("check", "--dry-run")
    assert "-Teh gate.\n+The gate.\n" in ran.out
    assert "a.txt: is UTF-16, so its diff is to be read" in ran.err


# ---------------------------------------------------------------- options that do not go together


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--show-fixes"], "--show-fixes needs --fix or --dry-run"),
        (["--exit-non-zero-on-fix"], "--exit-non-zero-on-fix needs --fix"),
        (["--dry-run", "--output-format", "json"], "--dry-run prints a diff"),
        (["--dry-run", "--statistics"], "--dry-run prints a diff"),
        (["--fix", "-", "a.txt"], "standard input (-) goes alone"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Newsroom, options: list[str], said: str) -> None:
    desk.write("a.txt", "Teh gate.\n")
    ran = desk.run("check", *options)
    assert (ran.code, said in ran.err, read(desk, "a.txt")) == (2, True, b"Teh gate.\n")


def test_machine_formats_stay_clean(desk: Newsroom) -> None:
    desk.write("a.txt", "Teh gizmo.\n")
    ran = desk.check("--fix")
    assert [f["rule"] for f in json.loads(ran.out)["findings"]] == ["demo.gizmo"]
    assert ran.err == "Fixed 1 problem in 1 file.\n"


# ---------------------------------------------------------------- the rules that ship


LINES = [
    "The lock at Varn closes at noon. . Boats wait below the weir.",
    "Bring rope , gloves and a lamp — to the quarry; it is dark there.",
    "The sec\u200bond mill was sold in March to a firm from the coast \U0001f9ed.",
    "“We were told to wait , so we waited,” said the miller.",
    "The kitchen feeds ninety people a day, and more on Sundays.",
    "  ",
]


@pytest.fixture(scope="module")
def fixer() -> Fixer:
    return Fixer(Plans(Configs("", True), Library(), Layer(), Config()), True, True, True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(LINES), st.sampled_from(["\n", "\r\n", "\r", "\n\n"])),
        min_size=1,
        max_size=6,
        unique_by=lambda part: part[0],
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"]),
)
def test_any_mix_of_line_ends_and_encodings_is_kept(fixer: Fixer, parts: list[tuple[str, str]], encoding: str) -> None:
    text = "".join(line + end for line, end in parts)
    raw = ("\ufeff" if encoding == "utf-16-be" else "").encode(encoding) + text.encode(encoding)
    mended = fixer.mend("a.txt", raw)
    after = mended.after if mended else raw
    assert from_bytes(after).encoding == from_bytes(raw).encoding
    assert after[:4].startswith(raw[: {"utf-8": 0, "utf-8-sig": 3, "utf-32": 4}.get(encoding, 2)])
    decoded = from_bytes(after).text
    assert re.findall(r"\r\n?|\n", decoded) == re.findall(r"\r\n?|\n", text)
    lines = re.split(r"\r\n?|\n", decoded)
    assert all(two == one for one, two in zip(re.split(r"\r\n?|\n", text), lines, strict=True) if one in LINES[3:])
    assert fixer.mend("a.txt", after) is None  # a second run changes nothing


def test_sound_articles_are_left_as_they_are(newsroom: Newsroom) -> None:
    articles = Path(__file__).parent.parent / "articles"
    sound = [*articles.rglob("clean.*"), *articles.glob("cable-car.*"), *articles.glob("lighthouse-keeper.*"), *articles.glob("market-*")]
    assert len(sound) > 7
    assert newsroom.run("check", "--isolated", "--dry-run", *map(str, sound)).out == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("punctuation.stray-stop", "`copydesk check --fix` makes it where it is certain."),
        ("repetition.doubled-word", "`copydesk check --fix --unsafe-fixes` makes it"),
        ("punctuation.space-before", "where it is certain, and elsewhere with `--unsafe-fixes`."),
        ("mend.teh", "`copydesk check --fix` makes it where it is certain."),  # by its action, without an example
        ("mend.thru", "`copydesk check --fix --unsafe-fixes` makes it"),
    ],
)
def test_the_page_of_a_rule_says_whether_it_is_mended(desk: Newsroom, name: str, said: str) -> None:
    assert said in " ".join(desk.run("rule", name).out.split())


def test_the_page_of_a_rule_without_fixes_says_nothing_of_them(desk: Newsroom) -> None:
    assert "--fix" not in desk.run("rule", "fragment.truncated").out

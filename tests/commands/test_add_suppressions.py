from __future__ import annotations

import os
import sys

import pytest
from conftest import Newsroom


def test_what_is_shown_is_silenced_and_a_second_run_adds_nothing(newsroom: Newsroom) -> None:
    article = newsroom.write("a.md", "# The mill\n\nThe gizmo turns\nand the widget too.\n\nA doodad.\n")
    ran = newsroom.run("check", "--add-suppressions", "--min-level", "warning", "a.md")
    assert (ran.code, ran.out) == (0, "Silenced 2 findings with 2 comments in 1 file.\n")
    silenced = article.read_text()
    assert silenced == (
        "# The mill\n\n<!-- copydesk: ignore-next-line demo.gizmo -->\nThe gizmo turns\n"
        "and the widget too. <!-- copydesk: ignore-line demo.widget -->\n\nA doodad.\n"
    )
    assert newsroom.check("a.md").found == [("a.md", "demo.doodad", 7, 3)]
    assert newsroom.run("check", "--add-suppressions", "--min-level", "warning", "a.md").out.startswith("Silenced 0 findings")
    assert article.read_text() == silenced


def test_a_reason_is_written_into_every_comment(newsroom: Newsroom) -> None:
    article = newsroom.write("a.md", "A gizmo.\n")
    newsroom.run("check", "--add-suppressions", "--reason", "imported 2026", "a.md")
    assert article.read_text() == "<!-- copydesk: ignore-next-line demo.gizmo -- imported 2026 -->\nA gizmo.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--reason", "old"), "--reason needs --add-suppressions"),
        (("--add-suppressions", "-"), "standard input"),
        (("--add-suppressions", "--output-format", "json"), "prints no report"),
        (("--add-suppressions", "--reason", "old --> new"), "is one line without"),
    ],
)
def test_options_that_do_not_go_together_change_nothing(newsroom: Newsroom, arguments: tuple[str, ...], message: str) -> None:
    article = newsroom.write("a.md", "A gizmo.\n")
    ran = newsroom.run("check", *arguments, *([] if "-" in arguments else ["a.md"]))
    assert ran.code == 2
    assert message in ran.err
    assert article.read_text() == "A gizmo.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_encoding_and_line_ends_stay(newsroom: Newsroom, encoding: str, eol: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    text = "Die Mühle steht am Fluß und dreht sich für das Dorf.\n\nA gizmo in the café.\n".replace("\n", eol)
    article = newsroom.write("a.md", mark + text.encode(encoding))
    assert newsroom.run("check", "--add-suppressions", "a.md").code == 0
    comment = f"<!-- copydesk: ignore-next-line demo.gizmo -->{eol}"
    assert article.read_bytes() == mark + text.replace("A gizmo", f"{comment}A gizmo").encode(encoding)


def test_a_file_whose_bytes_would_change_is_left_alone(newsroom: Newsroom) -> None:
    raw = "Die Mühle, für Größe und Höhe. A gizmo.\n".encode() + b"A broken \xff byte.\n"
    article = newsroom.write("a.md", raw)
    ran = newsroom.run("check", "--add-suppressions", "a.md")
    assert ran.code == 1
    assert "a.md:1:34: demo.gizmo is not silenced: nothing was written: its bytes would not come back the same" in ran.err
    assert article.read_bytes() == raw


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_left_alone(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "A gizmo.\n").chmod(0o444)
    ran = newsroom.run("check", "--add-suppressions", "a.md")
    assert ran.code == 1
    assert "the file is read-only" in ran.err


def test_known_findings_and_what_other_options_leave_out_get_no_comment(newsroom: Newsroom) -> None:
    article = newsroom.write("a.md", "A gizmo.\n\nA widget.\n")
    newsroom.run("baseline", "--select", "demo.gizmo", "--output", "known.json", "a.md")
    newsroom.run("check", "--add-suppressions", "--baseline", "known.json", "--ignore", "demo.widget", "a.md")
    assert article.read_text() == "A gizmo.\n\nA widget.\n"


def test_a_comment_that_hides_nothing_is_not_hidden_by_another(newsroom: Newsroom) -> None:
    article = newsroom.write("a.md", "<!-- copydesk: off demo.gizmo -->\n\nThe mill.\n")
    ran = newsroom.run("check", "--add-suppressions", "a.md")
    assert "suppress.unused is not silenced: remove or mend the comment itself" in ran.err
    assert "copydesk: off demo.gizmo -->\n\nThe mill" in article.read_text()


def test_a_second_run_is_silent_where_comments_meet_above_a_title(newsroom: Newsroom) -> None:
    """One comment for the title, and one for the file since a line in the midst of a paragraph of plain text takes none."""
    article = newsroom.write("a.txt", "The gizmo\n\nThe mill\nand the widget\nof the mill.\n")
    newsroom.run("check", "--add-suppressions", "a.txt")
    silenced = article.read_text()
    assert newsroom.check("--fail-level", "suggestion", "a.txt").code == 0
    assert newsroom.run("check", "--add-suppressions", "a.txt").out == "Silenced 0 findings with 0 comments in 0 files.\n"
    assert article.read_text() == silenced

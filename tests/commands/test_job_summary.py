"""The page of a GitHub job."""

from __future__ import annotations

import pytest
from conftest import Newsroom


def test_the_github_format_adds_to_the_page_of_the_job(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    page = newsroom.write("page", "before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    newsroom.write("a é.md", "A gizmo.\r\n")
    ran = newsroom.run("check", "--output-format", "github", "a é.md")
    assert ran.code == 1
    assert ran.out.startswith("::error file=a é.md,line=1,")
    assert page.read_text("utf-8").startswith("before\n<!-- copydesk -->\n### copydesk: 1 error in 1 file\n")


def test_other_formats_leave_it_alone(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    page = newsroom.write("page", "")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    newsroom.run("check", "--output-format", "junit", "-", stdin=b"A gizmo.\n")
    assert page.read_bytes() == b""


def test_a_page_that_cannot_be_written_fails_nothing(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(newsroom.folder))
    ran = newsroom.run("check", "--output-format", "github", "-", stdin=b"All is well.\n")
    assert (ran.code, ran.out) == (0, "")
    assert "cannot write the job summary" in ran.err

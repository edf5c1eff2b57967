"""Nothing that lies in a folder may bring a run down, stall it, or hide what is found elsewhere."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
from pathlib import Path

import pytest
from conftest import Newsroom

from linter import report
from linter.cli import main

SECONDS = 20.0

_RANDOM = random.Random(7)
_WORDS = "The mill by the weir was sold twice that year, and nobody in Varn knows why. "
_FRONT = "---\ntitle: The mill\nauthor: Dana Lund\n"

BAD: dict[str, bytes] = {
    "empty.md": b"",
    "blank.txt": b"\n \t\r\n\r\r\n",
    "nul.txt": b"The mill\0was sold.\n",
    "late-nul.md": (_WORDS * 200).encode() + b"\0 and so on.\n",
    "bom-only.txt": b"\xef\xbb\xbf",
    "utf-16.txt": _WORDS.encode("utf-16"),
    "utf-16-be.md": b"\xfe\xff" + _WORDS.encode("utf-16-be"),
    "utf-16-odd.md": b"\xff\xfea",
    "utf-32.txt": _WORDS.encode("utf-32"),
    "latin-1.txt": "Zoë’s café was naïve, the façade blasé.\n".replace("’", "'").encode("latin-1") * 20,
    "cut-utf-8.md": "Zoë".encode()[:-1] + b"\n",
    "surrogates.md": b"A \xed\xa0\x80 half.\n",
    "random.txt": _RANDOM.randbytes(50_000),
    "random.md": _RANDOM.randbytes(50_000).replace(b"\0", b"x"),
    "random.html": _RANDOM.randbytes(50_000).replace(b"\0", b"<"),
    "random.mdx": bytes(_RANDOM.choices(b"<>{}[]()*_`#-=:;\"'\n\\!&|~ abc", k=50_000)),
    "random-marks.md": bytes(_RANDOM.choices(b"<>{}[]()*_`#-=:;\"'\n\\!&|~ abc", k=50_000)),
    "random-marks.html": bytes(_RANDOM.choices(b"<>/=\"' \n!-&;abc", k=50_000)),
    "long-line.txt": (_WORDS * 26_000).encode(),
    "long-line.md": (_WORDS * 26_000).encode(),
    "long-line.html": f"<p>{_WORDS * 26_000}".encode(),
    "one-word.txt": b"a" * 2_000_000,
    "no-blanks.md": b"Varn," * 400_000,
    "stops.txt": b"." * 300_000,
    "spaced-stops.md": b". " * 150_000,
    "quotes.txt": "“a ".encode() * 50_000,
    "straight-quotes.txt": b'"a ' * 50_000,
    "mixed-quotes.md": "“‘\"'«„".encode() * 10_000,
    "apostrophes.txt": b"'" * 50_000,
    "unclosed-front.md": _FRONT.encode() + _WORDS.encode() * 10,
    "unclosed-toml.md": b'+++\ntitle = "The mill\n' + _WORDS.encode(),
    "broken-yaml.md": b"---\ntitle: [a, {b\n  : c\n\t- d\n---\n" + _WORDS.encode(),
    "broken-toml.md": b"+++\ntitle = = 3\n[[[\n+++\n" + _WORDS.encode(),
    "broken-json.md": b'{"title": [1, }\n\n' + _WORDS.encode(),
    "nested-yaml.md": b"---\na: " + b"[" * 20_000 + b"\n---\nx\n",
    "nested-toml.md": b"+++\na = " + b"[" * 20_000 + b"\n+++\nx\n",
    "nested-json.md": b'{"a": ' + b"[" * 20_000 + b"\n",
    "yaml-bomb.md": b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (n + 1, n + 1, n, n, n, n, n, n, n, n, n) for n in range(97, 117))
    + b"---\nx\n",
    "date.md": b"---\ndate: 2024-13-45\nwhen: 0001-01-01T99:99:99\n? [a]\n: b\n---\nx\n",
    "tags.html": b"<div>" * 20_000 + b"x",
    "closed-tags.html": b"<b>" * 20_000 + b"x" + b"</b>" * 20_000,
    "closing-tags.html": b"</div>" * 20_000,
    "open-tag.html": b"<" * 100_000,
    "half-tag.html": b"<a " * 50_000,
    "comments.html": b"<!--" * 50_000,
    "attributes.html": b"<p " + b"a='" * 50_000,
    "entities.html": b"&#x10FFFFF;&#0;&nosuch;&amp" * 10_000,
    "json-ld.html": b'<script type="application/ld+json">' + b"[" * 20_000 + b"</script><p>x</p>",
    "tags.md": b"<div>" * 20_000,
    "tags.mdx": b"<Box>" * 20_000,
    "braces.mdx": b"{" * 50_000,
    "asterisks.md": b"*" * 50_000,
    "spaced-asterisks.md": b"*a " * 25_000,
    "underscores.md": b"_a" * 25_000,
    "brackets.md": b"[" * 50_000,
    "bracket-pairs.md": b"[a](" * 20_000,
    "images.md": b"![" * 25_000,
    "backticks.md": b"".join(b"`" * (n % 300) + b" " for n in range(2_000)),
    "tick-pairs.md": b"`a" * 25_000,
    "quotes.md": b">" * 20_000,
    "list.md": b"- " * 20_000,
    "headings.md": b"# x\n" * 20_000,
    "table.md": b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n",
    "fences.md": b"```\n" * 20_001,
    "references.md": b"".join(b"[a%d]: /x%d\n[a%d]\n" % (n, n, n) for n in range(5_000)),
    "footnotes.md": b"".join(b"x[^%d]\n\n[^%d]: y\n\n" % (n, n) for n in range(5_000)),
    "directives.md": b"<!-- copydesk: off x, y -->\n\n" * 3_000,
    "combining.txt": "e\u0301".encode() * 50_000,
    "zero-width.txt": "\u200b".encode() * 50_000,
    "controls.txt": bytes(range(1, 32)) * 2_000,
    "astral.md": "😀 水車 𝒳 ".encode() * 10_000,
    "right-to-left.txt": ("\u202e" + "שלום ").encode() * 10_000,
    "form-feeds.txt": b"A line.\x0c\x0bAnother\x85one\x1c.\n" * 1_000,
    "carriage.txt": b"One line.\rAnother line.\r" * 1_000,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("bad")
    for name, content in BAD.items():
        (room / name).write_bytes(content)
    (room / "zz-good.txt").write_text("We sold , the mill.\n")
    return room


def _child(folder: Path, arguments: list[str]) -> None:
    os.chdir(folder)
    sys.stderr = (folder / "stderr").open("w")
    code = main(arguments)
    sys.stderr.close()
    os._exit(code)


def run_in_child(folder: Path, arguments: list[str]) -> tuple[int | None, str]:
    """Exit code and standard error of the command in a process of its own, which may be killed; None where it had to be."""
    # forked, since starting Python anew takes longer than most of these files
    child = multiprocessing.get_context("fork").Process(target=_child, args=(folder, arguments))
    child.start()
    child.join(SECONDS)
    if child.exitcode is None:
        child.kill()
        child.join()
        return None, ""
    return child.exitcode, (folder / "stderr").read_text()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_checked_or_named_in_time(folder: Path, name: str) -> None:
    options = ["--isolated", "--output-format", "json", "--output-file", "report.json", "--traceback"]
    code, said = run_in_child(folder, ["check", *options, name, "zz-good.txt"])
    assert code is not None, f"over {SECONDS} s"
    assert "Traceback" not in said, said
    report = json.loads((folder / "report.json").read_text())
    assert code in (0, 1, 2), report["errors"]
    seen = {row["path"] for row in (*report["documents"], *report["errors"])}
    assert seen == {name, "zz-good.txt"}
    assert any(f["path"] == "zz-good.txt" for f in report["findings"])


@pytest.mark.parametrize("name", ["nul.txt", "utf-16-odd.md"])
def test_what_is_no_text_is_an_error_row(newsroom: Newsroom, name: str) -> None:
    newsroom.write(name, BAD[name])
    ran = newsroom.check()
    assert (ran.code, [e["path"] for e in ran.json["errors"]]) == (2, [name])


@pytest.mark.parametrize("name", ["utf-16.txt", "utf-16-be.md", "latin-1.txt"])
def test_other_encodings_are_read(newsroom: Newsroom, name: str) -> None:
    newsroom.write(name, BAD[name])
    ran = newsroom.check()
    assert ran.json["errors"] == []
    assert ran.json["documents"][0]["words"] > 10


def test_every_format_renders_everything(folder: Path, newsroom: Newsroom) -> None:
    small = [str(folder / name) for name, content in BAD.items() if len(content) < 30_000]
    for form in report.FORMATS:
        ran = newsroom.run("check", "--isolated", "-q", "--output-format", form, *small)
        assert ran.code == 2
        ran.out.encode("utf-8", "surrogateescape")


def test_a_directory_that_vanishes_and_a_file_that_is_a_folder(newsroom: Newsroom) -> None:
    (newsroom.folder / "folder.md").mkdir()
    newsroom.write("folder.md/a.txt", "A gizmo.\n")
    assert newsroom.check("folder.md").found == [("folder.md/a.txt", "demo.gizmo", 1, 3)]
    assert newsroom.check(os.devnull).code == 0

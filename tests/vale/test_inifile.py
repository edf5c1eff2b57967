from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from linter.fields import ConfigError
from linter.vale import inifile
from linter.vale.globs import compiled
from linter.vale.paths import converted

LINES = st.sampled_from(
    ["[*]", "[*.md]", "[", "a = b", "a = 'b", "a = b \\", '"a" = c', "`a = c", 'a = """b', "a: c ; d", "# x", "", "  ", "nothing", "= b"]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_whatever_is_written_is_read_or_refused_with_its_line(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.ini"
        path.write_text(text, encoding="utf-8")
        lines = _lines(str(path))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)


def _lines(path: str) -> list[int]:
    """The lines of all values, or that of the mistake."""
    try:
        sections = inifile.read(path)
    except ConfigError as error:
        return [error.line]
    return [entry.line for section in sections.values() for values in section.keys.values() for entry in values]


@given(st.text(alphabet="ab*?[]{},!/\\-.", max_size=12), st.text(alphabet="ab/.", max_size=8))
def test_a_pattern_matches_or_is_refused(pattern: str, path: str) -> None:
    with suppress(ValueError):
        compiled(pattern).matches(path)
        converted(pattern)

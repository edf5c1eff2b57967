from __future__ import annotations

import pytest
from ruled import check, texts

from linter.fields import ConfigError


def wrong(heading: str, match: str, **keys: object) -> bool:
    return bool(texts(f"# {heading}\n\nsome text here\n", "capitalization", match=match, scope="heading", format="markdown", **keys))


@pytest.mark.parametrize(
    ("heading", "match", "is_wrong"),
    [
        ("The Old Mill on the Weir", "$title", False),
        ("The old mill on the weir", "$title", True),
        ("A Walk Through the Mill", "$title", False),
        ("The old mill on the weir", "$sentence", False),
        ("The Old Mill On The Weir", "$sentence", True),
        ("the old mill", "$sentence", True),
        ("What NASA and I did", "$sentence", False),
        ("the old mill", "$lower", False),
        ("The old mill", "$lower", True),
        ("OLD MILL", "$upper", False),
        ("Old mill", "$upper", True),
        ("Step 3", r"^Step \d", False),
        ("Part 3", r"^Step \d", True),
    ],
)
def test_headings(heading: str, match: str, is_wrong: bool) -> None:
    assert wrong(heading, match) is is_wrong


def test_styles_differ_in_long_prepositions() -> None:
    assert wrong("Under Over Between Mills", "$title", style="Chicago", threshold=1)
    assert not wrong("Under Over Between Mills", "$title", style="AP", threshold=1)


def test_exceptions_indicators_and_prefix() -> None:
    assert not wrong("The mill of Varn Hill", "$sentence", exceptions=["Varn", "Hill"], threshold=1)
    assert not wrong("The Old Mill of Varn", "$sentence", exceptions=["Old Mill", "Varn"], threshold=1)
    assert not wrong("Mills: The story", "$sentence", indicators=[":"], threshold=1)
    assert not wrong("3. The mill", "$sentence", prefix=r"\d+\.\s", threshold=1)


def test_the_whole_heading_is_found() -> None:
    (found,) = check("# the old mill", "capitalization", match="$sentence", scope="heading", format="markdown")
    assert found.text == "the old mill"


@pytest.mark.parametrize("keys", [{}, {"match": "$camel"}, {"match": "("}, {"match": "$title", "style": "MLA"}])
def test_what_is_no_case_is_refused(keys: dict[str, object]) -> None:
    with pytest.raises(ConfigError):
        check("x", "capitalization", **keys)

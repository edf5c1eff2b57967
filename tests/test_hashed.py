"""Sets kept as hashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.hashed import Hashed, keys_of, packed, sets_of

texts = st.sets(st.text(alphabet="abcé ", max_size=4), max_size=40)


@given(texts, st.lists(st.text(alphabet="abcé ", max_size=4)))
def test_says_what_is_in_a_set(known: set[str], asked: list[str]) -> None:
    kept = Hashed(memoryview(packed(known)))
    assert kept.among(asked, keys_of(asked)) == [text for text in asked if text in known]
    assert sorted(kept.place(text) for text in known) == list(range(len(known)))
    assert {kept.place(text) for text in asked if text not in known} <= {-1}


def test_sets_lie_one_behind_the_other() -> None:
    one, other = sets_of(memoryview(packed(["a", "b"]) + packed([])))
    assert (one.place("b") >= 0, other.place("b")) == (True, -1)

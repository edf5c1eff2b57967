"""The tagger on models of these tests' own, and on the one that the extra brings."""

from __future__ import annotations

import json
import os
import pickle
import sys
from pathlib import Path

import pytest

from linter import tagger
from linter.tagger import Model, Tagger

WEIGHTS = {"i suffix ill": {"NN": 2.0}, "i-1 tag DT": {"NN": 1.5, "JJ": 1.0}, "i suffix old": {"JJ": 1.0}, "i+1 word mill": {"JJ": 0.5}}
MODEL = Model(WEIGHTS, {"the": "DT"}, ("JJ", "NN"))


@pytest.fixture(autouse=True)
def _forget() -> None:
    tagger.tagger.cache_clear()


def test_features_are_added_up() -> None:
    assert Tagger(MODEL).tag(["the", "old", "mill"]) == ["DT", "JJ", "NN"]
    assert Tagger(MODEL).tag([]) == []


def test_marks_and_names_have_their_tags() -> None:
    assert Tagger(MODEL).tag(["(", "-", "@mill", "-LRB-", ")"]) == ["(", "-", "NN", "-LRB-", ")"]


def test_a_tagging_is_the_same_whatever_came_before() -> None:
    once = Tagger(MODEL)
    assert [once.tag(["the", "old"]) for _ in range(2)] == [Tagger(MODEL).tag(["the", "old"])] * 2


def put_nltk(folder: Path) -> None:
    where = folder / "taggers" / "averaged_perceptron_tagger_eng"
    where.mkdir(parents=True)
    for part, value in (("weights", WEIGHTS), ("tagdict", {"the": "DT"}), ("classes", ["NN", "JJ"])):
        (where / f"averaged_perceptron_tagger_eng.{part}.json").write_text(json.dumps(value), encoding="utf-8")


def test_the_model_among_nltks_data_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_nltk(tmp_path)
    monkeypatch.setenv("NLTK_DATA", str(tmp_path))
    assert tagger.tagger().tag(["the", "old", "mill"]) == ["DT", "JJ", "NN"]


def hide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "_nltk_data", lambda: iter([]))
    monkeypatch.setattr(sys, "path", [str(tmp_path)])


def test_without_a_model_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(tmp_path, monkeypatch)
    assert not tagger.is_installed()
    with pytest.raises(LookupError, match="install copydesk"):
        tagger.tagger()


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("false",)


def test_a_file_that_would_run_something_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide(tmp_path, monkeypatch)
    (tmp_path / "textblob_aptagger").mkdir()
    file = tmp_path / "textblob_aptagger" / "trontagger-0.1.0.pickle"
    file.write_bytes(pickle.dumps((WEIGHTS, {"the": "DT"}, {"NN", "JJ"}), 2))
    assert tagger.tagger().tag(["the", "old", "mill"]) == ["DT", "JJ", "NN"]
    tagger.tagger.cache_clear()
    file.write_bytes(pickle.dumps(Evil()))
    with pytest.raises(pickle.UnpicklingError, match="it names"):
        tagger.tagger()


@pytest.mark.skipif(
    not tagger.package_file() and not os.environ.get("CI"), reason="THE TAGGER IS NOT TESTED: install the extra copydesk[sequence]"
)
def test_the_model_of_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagger, "_nltk_data", lambda: iter([]))
    words = ["The", "old", "mill", "has", "been", "closed", "since", "Monday", ",", "she", "said", "."]
    assert " ".join(tagger.tagger().tag(words)) == "DT JJ NN VBZ VBN VBN IN NNP , PRP VBD ."

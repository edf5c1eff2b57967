"""Rules are read with errors that name file, line and remedy, and remembered only as long as nothing has changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linter import rule, source
from linter.document import read
from linter.engine import Engine
from linter.fields import ConfigError
from linter.rule import Rule, load_folder

GOOD = "extends: existence\nmessage: \"'%s' is old.\"\ntokens: [old mill, new (?:bridge|weir)]\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    return tmp_path / "cache" / "copydesk"


def folder(tmp_path: Path, **files: str | bytes) -> str:
    """A folder with the pack `house`; `__` in a name is its dot."""
    pack = tmp_path / "rules" / "house"
    pack.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (pack / name.replace("__", ".")).write_bytes(content.encode() if isinstance(content, str) else content)
    return str(tmp_path / "rules")


def one(tmp_path: Path, text: str) -> Rule:
    return load_folder(folder(tmp_path, one__yml=text), documentation=True)[0]


def mistake(tmp_path: Path, text: str | bytes, **files: str) -> str:
    """`line: message` of the error that a rule file makes."""
    with pytest.raises(ConfigError) as caught:
        load_folder(folder(tmp_path, one__yml=text, **files))
    assert caught.value.path.endswith(os.path.join("house", "one.yml"))
    return f"{caught.value.line}: {caught.value.message}"


def found(rules: list[Rule], text: str) -> list[str]:
    return [f.text for f in Engine(rules).check(read(source.from_text(text), "text"))]


def test_a_rule_is_named_by_pack_and_file(tmp_path: Path) -> None:
    loaded = one(tmp_path, GOOD)
    assert (loaded.id, loaded.pack, loaded.level, loaded.enabled) == ("house.one", "house", "warning", True)


def test_a_rule_written_for_vale_is_a_rule_here(tmp_path: Path) -> None:
    loaded = one(
        tmp_path,
        "extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nlink: https://example.org\nlevel: error\nignorecase: yes\n"
        "action:\n  name: replace\nswap:\n  utilize: use\n  no: none\n  '(\\w+)-wise': as to $1\n",
    )
    assert found([loaded], "They utilize it cost-wise.") == ["utilize", "cost-wise"]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "extends: existence\nmessage: m\ntoken: [a]\n",
            "3: 'existence' needs 'tokens', 'raw' or 'words'; did you mean 'tokens' by 'token'?",
        ),
        (
            "extends: existence\nmessage: m\ntokens: [a]\ntokkens: [b]\n",
            "4: unknown key 'tokkens' in a rule that extends 'existence'; did you mean 'tokens'?",
        ),
        ("message: m\nextends: existance\n", "2: 'extends' names no check: 'existance'; did you mean 'existence'?"),
        ("message: m\n", "1: a rule names its check by 'extends'"),
        ("extends: script\nmessage: m\nscript: x\n", "1: the check 'script' runs a language of Vale's own"),
        ("extends: existence\ntokens: [a]\n", "1: a rule needs a 'message'"),
        (
            "extends: existence\nmessage: m\ntokens: [a]\nlevel: eror\n",
            "4: 'level' takes one of suggestion, warning, error, not 'eror'; did you mean 'error'?",
        ),
        ("extends: existence\nmessage: m\ntokens: [a]\nscope: headin\n", "4: unknown scope 'headin'; did you mean 'heading'?"),
        (
            "extends: existence\nmessage: m\ntokens:\n  - a\n  - 'b('\n",
            "5: 'b(' is no regular expression: missing ), unterminated subpattern at character 2",
        ),
        ("extends: existence\nmessage: m\ntokens: []\n", "3: 'existence' needs 'tokens', 'raw' or 'words'"),
        ("extends: existence\nmessage: m\ntokens: {a: b}\n", "3: 'tokens' takes a list of texts"),
        ("extends: existence\nmessage: m\ntokens: [a]\nnonword: perhaps\n", "4: 'nonword' takes true or false, not 'perhaps'"),
        ("extends: existence\nmessage: m\ntokens: [a]\nmessage: n\n", "4: the key 'message' stands here a second time"),
        ("extends: existence\nmessage: it says: no\ntokens: [a]\n", "2: not valid YAML: mapping values are not allowed"),
        ("extends: existence\nmessage: m\ntokens:\n\t- a\n", "4: not valid YAML"),
        ("extends: existence\nmessage: m\ntokens: [a]\nbad:\n  - [[a]] b\n", "5: not valid YAML"),
        ("extends: existence\nmessage: m\ntokens: [a]\nbad:\n  - [[a]]\n", "5: an example is a text (quote one that begins with '[')"),
        (
            "extends: existence\nmessage: m\ntokens: [a]\nbad:\n  - {text: x, format: docx}\n",
            "5: the format of an example is one of text, markdown, mdx, html",
        ),
        (
            "extends: existence\nmessage: m\nwords: missing.txt\n",
            "3: word list 'missing.txt' is not beside the rule; did you mean 'missed.txt'?",
        ),
        ("extends: substitution\nmessage: m\nswap:\n  a: b\n  'c(': d\n", "5: 'c(' is no regular expression"),
        ("extends: substitution\nmessage: m\nswap: {a: b}\npos: NN\n", "4: 'pos' needs a tagger"),
        ("- a\n- b\n", "1: a rule file is a mapping of keys"),
        ("", "1: a rule file is a mapping of keys"),
        ("extends: &a [*a]\nmessage: m\n", "1: nested too deeply"),
        ("extends: !!python/object:os.system x\n", "1: 'tag:yaml.org,2002:python/object:os.system' is a tag of YAML's"),
        ("a: " + "[" * 5000 + "]" * 5000, "1: n"),
        (b"extends: existence\nmessage: \xff\n", "2: is not UTF-8 text"),
    ],
)
def test_every_mistake_names_its_line_and_a_remedy(tmp_path: Path, text: str | bytes, error: str) -> None:
    assert mistake(tmp_path, text, missed__txt="# source: own\nword\n").startswith(error)


def test_words_are_what_was_typed(tmp_path: Path) -> None:
    loaded = one(tmp_path, 'extends: existence\nmessage: m\ntokens: [no, on, 404, 1.0, "null", 2020-01-01]\n')
    assert found([loaded], "No 404 on 1.0 null or 2020-01-01.") == ["No", "404", "on", "1.0", "null", "2020-01-01"]


def test_word_lists_lie_beside_the_rule(tmp_path: Path) -> None:
    text = "extends: existence\nmessage: m\nwords: names.txt\n"
    rules = load_folder(folder(tmp_path, one__yml=text, names__txt="# source: own\nHolt\nVarn\n"))
    assert found(rules, "Holt went to Varn.") == ["Holt", "Varn"]


def test_a_rule_outside_a_pack_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(GOOD)
    with pytest.raises(ConfigError, match="lies in a pack"):
        load_folder(str(tmp_path))


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_folder(str(tmp_path / "nowhere"))


def test_examples_come_with_the_documentation_only(tmp_path: Path) -> None:
    text = GOOD + "bad: ['The [[old mill]].']\nsilent: names\nwhy: because\n"
    place = folder(tmp_path, one__yml=text)
    load_folder(place)
    (plain,), (full,) = load_folder(place), load_folder(place, documentation=True)
    assert (plain.bad, plain.silent, plain.why) == ((), "", "because")
    assert (full.bad[0].text, full.bad[0].line, full.silent) == ("The [[old mill]].", 4, "names")


def test_a_remembered_rule_is_documented_from_its_file_alone(tmp_path: Path) -> None:
    place = folder(tmp_path, one__yml=GOOD + "silent: names\nmisses: verbs\n")
    load_folder(place)
    (plain,) = load_folder(place)
    assert (plain.silent, rule.documented(plain).silent, rule.documented(plain).misses) == ("", "names", "verbs")
    (tmp_path / "rules/house/one.yml").write_text("silent: [", encoding="utf-8")
    assert rule.documented(plain) == plain
    (tmp_path / "rules/house/one.yml").unlink()
    assert rule.documented(plain) == plain


def test_remembered_rules_work_like_new_ones(tmp_path: Path, cache: Path) -> None:
    place = folder(tmp_path, one__yml=GOOD)
    fresh = load_folder(place)
    assert len(list(cache.iterdir())) == 1
    again = load_folder(place)
    text = "An old mill and a new bridge."
    assert found(fresh, text) == found(again, text) == ["old mill", "new bridge"]
    assert again[0].prefilters == fresh[0].prefilters != {}


def test_what_a_check_makes_of_its_lists_is_remembered_until_they_change(tmp_path: Path, cache: Path) -> None:
    text = "The ferry to Varn is late today, and nobody knows when it will come.\n\nShare the ferry"
    place = folder(tmp_path, one__yml="extends: boilerplate\nmessage: m\nkind: share\n", share__txt="# source: own\nshare the ferry\n")
    for remembered in (0, 1, 1):  # the first start only reads the rules
        assert found(load_folder(place), text) == ["Share the ferry"]
        assert len(list(cache.glob("*-house-*"))) == remembered
    folder(tmp_path, share__txt="# source: own\nshare the boat\n")
    assert [found(load_folder(place), text) for _ in range(3)] == [[], [], []]


def test_a_changed_file_is_seen_at_once(tmp_path: Path, cache: Path) -> None:
    place = folder(tmp_path, one__yml=GOOD, names__txt="# source: own\nHolt\n")
    load_folder(place)
    folder(tmp_path, one__yml=GOOD.replace("old mill", "red mill"))
    assert found(load_folder(place), "An old mill, a red mill.") == ["red mill"]
    folder(tmp_path, one__yml="extends: existence\nmessage: m\nwords: names.txt\n")
    load_folder(place)
    folder(tmp_path, names__txt="# source: own\nVarn\n")
    assert found(load_folder(place), "Holt and Varn.") == ["Varn"]
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"{", bytes(100), b"A" * 4000])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, cache: Path, damage: bytes) -> None:
    place = folder(tmp_path, one__yml=GOOD)
    load_folder(place)
    (file,) = cache.iterdir()
    for content in (damage, file.read_bytes()[:-9] + damage, file.read_bytes().replace(b"old mill", b"red mill")):
        file.write_bytes(content)
        assert found(load_folder(place), "An old mill.") == ["old mill"]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "file"))
    assert len(load_folder(folder(tmp_path, one__yml=GOOD))) == 1


def test_without_the_cache_nothing_is_written(tmp_path: Path, cache: Path) -> None:
    load_folder(folder(tmp_path, one__yml=GOOD), use_cache=False)
    assert not cache.exists()


def test_other_parameters_make_another_rule(tmp_path: Path) -> None:
    (loaded,) = load_folder(folder(tmp_path, one__yml=GOOD))
    other = rule.reparameterised(loaded, {"tokens": ["weir"]})
    assert found([other], "An old mill by the weir.") == ["weir"]
    with pytest.raises(ConfigError):
        rule.reparameterised(loaded, {"toknes": ["weir"]})


def test_a_warm_start_reads_no_yaml(tmp_path: Path) -> None:
    place = folder(tmp_path, one__yml=GOOD)
    load_folder(place)
    code = f"import sys; from linter.rule import load_folder; load_folder({place!r}); sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

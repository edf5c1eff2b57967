"""How the language of a document is decided: what it says, what the configuration says, what its words say."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from conftest import Newsroom
from hypothesis import given
from hypothesis import strategies as st

from linter import languages
from linter.document import read
from linter.engine import Engine
from linter.languages.detect import language
from linter.rule import Rule, bundled_folder, load_folder
from linter.source import from_text

PARAGRAPHS = {
    "en": "The ferry left the harbour at nine and came back in the evening, because the wind had turned and nobody would wait for it.",
    "de": "Die Fähre verließ den Hafen um neun und kam am Abend zurück, weil der Wind sich gedreht hatte und niemand warten wollte.",
    "es": "El transbordador salió del puerto a las nueve y volvió por la noche, porque el viento había cambiado y nadie quería esperarlo.",
    "fr": "Le bac a quitté le port à neuf heures et il est revenu dans la soirée, parce que le vent avait tourné et que nul n’attendait.",
    "it": "Il traghetto ha lasciato il porto alle nove ed è tornato la sera, perché il vento era girato e nessuno voleva aspettarlo.",
    "pt": "A balsa saiu do porto às nove e voltou à noite, porque o vento tinha mudado e ninguém queria esperar por ela até de manhã.",
    "nl": "De veerboot verliet de haven om negen uur en kwam in de avond terug, omdat de wind was gedraaid en niemand er op wilde wachten.",
    "sv": "Färjan lämnade hamnen klockan nio och kom tillbaka på kvällen, för att vinden hade vänt och ingen ville vänta på den.",
    "pl": "Prom wypłynął z portu o dziewiątej i wrócił wieczorem, bo wiatr się zmienił i nikt nie chciał na niego czekać do rana.",
    "ru": "Паром вышел из порта в девять и вернулся вечером, потому что ветер переменился, и никто не хотел его ждать.",
    "uk": "Пором вийшов із порту о дев’ятій і повернувся ввечері, бо вітер змінився, і ніхто не хотів на нього чекати.",
    "el": "Το πορθμείο έφυγε από το λιμάνι στις εννέα και γύρισε το βράδυ, γιατί ο άνεμος είχε αλλάξει.",
    "ja": "フェリーは九時に港を出て、夕方に戻ってきた。風が変わったからだ。",
    "zh": "渡轮九点离开港口，傍晚才回来，因为风向变了，没有人愿意等它。",
    "ar": "غادرت العبارة الميناء في التاسعة وعادت في المساء لأن الريح تغيرت ولم يرغب أحد في انتظارها.",
}
GERMAN = PARAGRAPHS["de"] + "\n"


@pytest.mark.parametrize(("lang", "text"), PARAGRAPHS.items())
def test_tells_a_language_by_its_words_or_its_script(lang: str, text: str) -> None:
    assert read(from_text(text, "a.md")).lang == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "42 %",
        "Der Spiegel, Die Zeit",
        "Ada Lind\nBo Moss\nCy Holt\nDi Marsh\nEd Ross\nFlo Wick\nGus Hale\nHal Penn\nIda Cole\nJo Webb\nKit Lane\nLou Dean\n",
        "| Year | Boats | Crew |\n| --- | --- | --- |\n| 2019 | 14 | 51 |\n| 2020 | 12 | 44 |\n| 2021 | 9 | 30 |\n",
        "Nine boats left, eleven came back. Nobody knows why two more returned. Mayor Lind said nothing. Fishermen shrugged, drank, slept.",
        "“"
        + PARAGRAPHS["de"]
        + "” "
        + "So the old song begins, and the town of Varn has sung it at the end of every summer since the flood. " * 3,
    ],
)
def test_what_tells_nothing_and_english_with_a_quotation_stay_english(text: str) -> None:
    assert read(from_text(text, "a.md")).lang == "en"


@pytest.mark.parametrize(
    ("name", "text", "lang", "declared"),
    [
        ("a.md", f"---\nlang: fr\n---\n{GERMAN}", "fr", True),
        ("a.md", f"---\nlanguage: EN_gb\n---\n{GERMAN}", "en-gb", True),
        ("a.md", f"+++\nlocale = 'pt_BR'\n+++\n{GERMAN}", "pt-BR", True),
        ("a.md", f"---\nlang: whatever you like\n---\n{GERMAN}", "de", False),
        ("a.txt", f"---\nlang: it\n---\n{GERMAN}", "it", True),
        ("a.html", f"<html lang='nl'><p>{GERMAN}</p></html>", "nl", True),
        ("a.html", f"<html lang='nl'><head><meta property='og:locale' content='es_ES'></head><p>{GERMAN}</p></html>", "nl", True),
        ("a.html", f"<html><head><meta property='og:locale' content='es_ES'></head><p>{GERMAN}</p></html>", "es-ES", True),
        ("a.html", f"<html lang='{{{{ lang }}}}'><head></head><p>{GERMAN}</p></html>", "de", False),
        ("a.html", f"---\nlang: it\n---\n<html lang='nl'><p>{GERMAN}</p></html>", "it", True),
    ],
)
def test_what_a_document_says_comes_first(name: str, text: str, lang: str, declared: bool) -> None:
    document = read(from_text(text, name))
    assert (document.lang.lower(), document.declared) == (lang.lower(), declared)


@pytest.mark.parametrize(("mark", "rules"), [("> ", []), ("", ["translation.untranslated"])])
def test_a_german_paragraph_in_an_english_article_is_read_as_german(mark: str, rules: list[str]) -> None:
    german = "Nicht alle waren froh. Am 3. Mai, z. B. vor dem Rathaus, standen die Anwohner der Bahnhofstr. mit Schildern für den Hafen."
    text = f"{PARAGRAPHS['en']}\n\n{mark}{german}\n\nThe mayor of the town read it to the council on Monday.\n"
    document = read(from_text(f"---\ntitle: On the ferry\nauthor: Ada Lind\ndate: 2025-01-02\n---\n\n{text}", "a.md"))
    assert (document.lang, list(document.foreign.values())) == ("en", ["de"])
    assert [document.text[s.start : s.end] for s in document.sentences if "Mai" in document.text[s.start : s.end]] == [german[23:]]
    assert [f.rule for f in Engine(editorial()).check(document)] == rules
    assert {f.level for f in Engine(editorial()).check(document)} <= {"suggestion"}


def editorial() -> list[Rule]:
    return [rule for rule in load_folder(bundled_folder()) if rule.enabled and rule.pack not in ("crawl", "spin")]


def languages_read(newsroom: Newsroom) -> dict[str, str]:
    ran = newsroom.run("stats", "--measure", "core", "--output-format", "json", ".")
    return {row["path"].replace("\\", "/").removeprefix("./"): row["lang"] for row in ran.json}


def test_the_configuration_comes_second_and_the_words_last(newsroom: Newsroom) -> None:
    newsroom.write("a.md", GERMAN)
    newsroom.write("said.md", "---\nlang: en\n---\n" + GERMAN)
    newsroom.write("other/a.md", GERMAN)
    assert languages_read(newsroom) == {"a.md": "de", "said.md": "en", "other/a.md": "de"}
    newsroom.write(".copydesk.yml", "lang: it\noverrides: [{paths: [other/], lang: auto}]\n")
    assert languages_read(newsroom) == {"a.md": "it", "said.md": "en", "other/a.md": "de"}


def test_a_language_that_is_none_is_named(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "lang: German!\n")
    newsroom.write("a.md", GERMAN)
    ran = newsroom.run("check", ".")
    assert ran.code == 2
    assert "'lang' is a language's code such as 'de' or 'pt-BR', or 'auto', not 'German!'" in ran.err


def test_an_english_run_knows_no_other_language(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PARAGRAPHS["en"] + "\n", encoding="utf-8")
    program = (
        "import sys; from linter import cli; cli.main(sys.argv[1:]); print(*(m for m in sys.modules if m.startswith('linter.languages.')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "check", "--isolated", "a.md"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.stdout.split() in ([], ["linter.languages.en"]), ran.stdout + ran.stderr


@pytest.mark.parametrize("code", sorted(p.stem for p in Path(languages.__file__).parent.glob("??.py")))
def test_every_language_has_what_a_language_needs(code: str) -> None:
    known = languages.find(code.upper() + "-XY")
    assert known is import_module(f"linter.languages.{code}")
    kinds = [word for listed in known.ABBREVIATIONS.values() for word in listed.split()]
    assert sorted({word for word in kinds if kinds.count(word) > 1}) == []
    assert not any(word.endswith(".") for word in kinds)
    assert known.STARTERS.split()
    assert known.COMMON.split()


@pytest.mark.parametrize("tag", ["", "x", "xx", "..", "../en", "tlh", "e n", "languages", "__init__"])
def test_a_language_nobody_knows_is_none(tag: str) -> None:
    assert languages.find(tag) is None


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert len(language(text)) in (0, 2)

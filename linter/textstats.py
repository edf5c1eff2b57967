"""The bridge to textstat: every measure it offers, by name, imported when first asked for and never from the network.

textstat fetches the CMU Pronouncing Dictionary through nltk at its first English call, and fails where it cannot. Here it is handed our own
table of the same dictionary while it computes, and finds everything as it was afterwards. Nor does it import nltk, which takes ten times as
long as all the rest of it: a stand-in is left in its place, which becomes nltk for whoever asks it for anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from linter import syllables
from linter.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from textstat.textstat import textstatistics

# the names stand here so that a rule can be checked without the second that importing textstat takes
MEASURES = (
    "automated_readability_index", "avg_character_per_word", "avg_letter_per_word", "avg_sentence_length", "avg_sentence_per_word",
    "avg_syllables_per_word", "char_count", "coleman_liau_index", "count_arabic_long_words", "count_arabic_syllables",
    "count_complex_arabic_words", "count_faseeh", "crawford", "dale_chall_readability_score", "dale_chall_readability_score_v2",
    "difficult_words", "fernandez_huerta", "flesch_kincaid_grade", "flesch_reading_ease", "gulpease_index", "gunning_fog",
    "gutierrez_polini", "letter_count", "lexicon_count", "linsear_write_formula", "lix", "long_word_count", "mcalpine_eflaw",
    "miniword_count", "monosyllabcount", "osman", "polysyllabcount", "reading_time", "rix", "sentence_count", "smog_index",
    "spache_readability", "syllable_count", "szigriszt_pazos", "text_standard", "wiener_sachtextformel", "words_per_sentence",
)  # fmt: skip
_VARIANT = 1  # which of the four Vienna formulas is meant
_ARABIC = ("count_arabic_long_words", "count_arabic_syllables", "count_complex_arabic_words", "count_faseeh", "osman")
_ENGLISH = (
    "automated_readability_index", "coleman_liau_index", "dale_chall_readability_score", "dale_chall_readability_score_v2",
    "flesch_kincaid_grade", "linsear_write_formula", "mcalpine_eflaw", "smog_index", "spache_readability", "text_standard",
)  # fmt: skip
_SPANISH = ("crawford", "fernandez_huerta", "gutierrez_polini", "szigriszt_pazos")
# what textstat has constants or word lists for; elsewhere it quietly takes the English ones
_MADE_FOR: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_ARABIC, ("ar",)), **dict.fromkeys(_ENGLISH, ("en",)), **dict.fromkeys(_SPANISH, ("es",)),
    "difficult_words": ("en", "es"), "flesch_reading_ease": ("en", "de", "es", "fr", "hu", "it", "nl", "ru"),
    "gulpease_index": ("it",), "gunning_fog": ("en", "hu", "pl"), "wiener_sachtextformel": ("de",),
}  # fmt: skip


def speaks(name: str, lang: str) -> bool:
    """Was the measure made for the language? Counts and the measures made of letters alone are for all."""
    made_for = _MADE_FOR.get(name)
    return made_for is None or _root(lang) in made_for


def measure(name: str, text: str, lang: str = "en") -> float:
    """What textstat's method `name`, one of MEASURES, gives for a text; its unit is the method's own.

    `lang` is a language tag ("en", "de-AT"). `text_standard` is the grade as a number, `wiener_sachtextformel` the first variant. Raises
    ValueError for an unknown name and LookupError where textstat knows no syllables of the language, or has dropped the measure; see
    `speaks` for what makes sense.
    """
    if name not in MEASURES:
        raise ValueError(f"textstat has no measure '{name}'")
    import warnings

    _import_textstat()
    from textstat.backend.counts import _count_syllables

    held = _count_syllables.get_cmudict
    _count_syllables.get_cmudict = _get_dictionary
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _call(name, text, _locale(lang))
    except KeyError as error:
        raise LookupError(f"textstat knows no syllables of '{lang}'") from error
    finally:
        _count_syllables.get_cmudict = held


def _call(name: str, text: str, locale: str) -> float:
    method = getattr(_textstat(locale), name, None)
    if method is None:  # some are deprecated
        raise LookupError(f"this version of textstat has no '{name}'")
    if name == "text_standard":
        return float(method(text, float_output=True))
    return float(method(text, _VARIANT) if name == "wiener_sachtextformel" else method(text))


def _locale(lang: str) -> str:
    # "en" alone would be hyphenated the British way
    root, _, rest = lang.replace("-", "_").partition("_")
    return "en_US" if root.lower() == "en" else f"{root.lower()}_{rest}" if rest else root.lower()


def _root(lang: str) -> str:
    return _locale(lang).partition("_")[0]


def _import_textstat() -> None:
    """Import it with a stand-in for nltk, where nobody has imported either yet."""
    import sys

    if "nltk" in sys.modules or "textstat" in sys.modules:
        return
    from linter.standin import StandIn

    sys.modules["nltk"] = StandIn("nltk")
    try:
        import textstat  # noqa: F401 - the rest imports its parts
    finally:
        del sys.modules["nltk"]


@cache
def _textstat(locale: str) -> textstatistics:
    from textstat.textstat import textstatistics

    made = textstatistics()
    made.set_lang(locale)
    return made


class _Dictionary(Mapping[str, list[list[str]]]):
    """Our table in the shape of nltk's: a word's pronunciations, each a list of sounds, vowels ending in a digit."""

    def __getitem__(self, word: str) -> list[list[str]]:
        known = syllables.listed(word)
        if known is None:
            raise KeyError(word)
        return [["AH0"] * known]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("the table is searched, never listed")

    def __len__(self) -> int:
        raise TypeError("the table is searched, never counted")


def _get_dictionary(lang: str) -> Mapping[str, list[list[str]]] | None:
    return _Dictionary() if lang.split("_")[0] == "en" else None

"""Naming the encoding of bytes that are not UTF-8.

Short Western texts hold a handful of bytes beyond ASCII, too few for a statistical detector, which then takes English for
Czech or Chinese. So the encodings of alphabets are tried first: the one in which every such byte is a letter of one language in
a fitting place, or a mark where that mark belongs. What none of them explains is left to charset-normalizer.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter import lazy

_SAMPLE = 65536  # bytes; detection on megabytes takes seconds
_LETTERS = 400  # characters beyond ASCII that are looked at
_CONVINCING = 0.9

_WESTERN = (
    "éèàçêîôâûïëùœæÿ", "äöüßéàè", "ñáéíóúü", "ãõçáéíóúâêôàü", "àèéìòùî", "æøåéöü", "åäöéü", "ðþæöáéíóúý", "ëïéèöüê", "àèéíïòóúüç",
)  # fmt: skip
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž", "äöüß")
_CYRILLIC = ("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "абвгдђежзијклљмнњопрстћуфхцчџш")
_ALPHABETS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cp1252", _WESTERN), ("cp1250", _CENTRAL), ("iso8859_2", _CENTRAL), ("cp1254", ("çğıöşüâî",)),
    ("mac_roman", _WESTERN), ("cp850", _WESTERN),
    ("cp1251", _CYRILLIC), ("koi8_r", _CYRILLIC[:1]), ("cp866", _CYRILLIC[:1]),
)  # fmt: skip
_PLAIN = lazy.pattern(r"[A-Za-z]")
_MEASURE = lazy.pattern(r"(?:\d|\b[kcdm]?m|\bft)$")
_BEYOND = lazy.pattern(r"[^\x00-\x7f]")


def candidates(raw: bytes) -> Iterator[str]:
    """Names of codecs for these bytes, the likeliest first. None is promised to decode them."""
    sample = raw[:_SAMPLE]
    best, score = max(((name, _score(sample, name, alphabets)) for name, alphabets in _ALPHABETS), key=lambda pair: pair[1])
    if score >= _CONVINCING:
        yield best
    # what is short tells a detector little, and a long text says the same as its beginning
    from charset_normalizer import from_bytes as detect

    guess = detect(sample).best()
    if guess:
        yield guess.encoding
    yield from ("cp1252", "latin-1")


def _score(sample: bytes, codec: str, alphabets: tuple[str, ...]) -> float:
    """Share of the characters beyond ASCII that make sense, in the language that explains most of them."""
    text = sample.decode(codec, "replace")
    letters: list[str] = []
    sound = total = small = 0
    for match in _BEYOND.finditer(text):
        at, char = match.start(), match.group()
        total += 1
        if not char.isalpha():
            sound += _mark_fits(text, at, char)
        elif not (char.isupper() and text[at - 1 : at].islower()):  # no capital behind a small letter
            letters.append(char.lower())
            small += char.islower()
        if total >= _LETTERS:
            break
    if alphabets[0] is _CYRILLIC[0] and (2 * small < len(letters) or 5 * sum(1 for c in letters if c in "оеаи") < len(letters)):
        return 0.0  # Greek and Hebrew bytes are Cyrillic letters as well, but neither words nor sentences
    if alphabets[0] is not _CYRILLIC[0] and len(_PLAIN.findall(text)) < len(letters):
        return 0.0  # Latin text is mostly made of plain letters
    every = "".join(alphabets)
    known = max(sum(1 for c in letters if c in alphabet) for alphabet in alphabets)
    mixed = 0.95 * sum(1 for c in letters if c in every)
    return (sound + max(known, mixed)) / total if total else 0.0


def _mark_fits(text: str, at: int, char: str) -> bool:
    """Does a mark that is no letter stand where it may?"""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if char in "“‘„‚«¿¡":
        return not before.isalnum() and not after.isspace()
    if char in "”»…":
        return before != "" and not before.isspace() and not after.isalnum()
    if char == "’":
        return before.isalnum() or before in tuple(".,!?…”")
    if char in "–—•·\xa0":
        return not (before.islower() and after.islower()) or char in "–—"
    if char in "€£¥":
        return before.isdigit() or after.isdigit() or before.isspace()
    if char in "²³¹":
        return _MEASURE.search(text, max(0, at - 4), at) is not None
    return char in "°©®™§½¼¾±×ªº¢" and not (before.islower() and after.islower())

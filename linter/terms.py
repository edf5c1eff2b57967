"""Established terms and what spinners write for their parts: a table made by tools/build_terms.py, read when first asked.

Words are kept in their base form (`base_form`), terms as pairs of word numbers, pairs of words that look spun and are
not as hashes. Everything is sorted arrays, so that nothing is parsed.
"""

from __future__ import annotations

import os
from binascii import crc32
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property

from linter.hashed import Hashed, sets_of
from linter.hints import NamedTuple

UNIT = 16.0  # scores are kept in sixteenths
_FIELDS = 8
BYTE = 127
NEVER = 1 << 14

_FUNCTION_WORDS = (
    "a about above after again against al all also am an and another any are as at be been before being below between both but by can "
    "could did do does done down during each eg either et every few for from further had has have having he her here him his how i ie "
    "if in into is it its just least less many may might more most much must my neither no nor not of off on once one only onto or "
    "other our out over own per same shall she should so some still such than that the their them then there these they this those "
    "three through to too two under up upon us using very via was we were what when where which while who whom whose why will with "
    "within without would yet you your"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


_NO_PLURALS = (
    "acoustics aerobics aerodynamics aeronautics aesthetics afterwards alas always analytics annals apropos arkansas asbestos "
    "astrophysics athletics avionics backwards ballistics biceps bioethics bioinformatics biomechanics biometrics biophysics "
    "biostatistics caries chaos chromodynamics civics clothes corps cosmos cryogenics customs cybernetics cyclops diabetes downstairs "
    "downwards dynamics earnings econometrics economics electrodynamics electromagnetics electronics electrostatics environs "
    "ergonomics ethics ethos faeces fluidics forceps forensics genetics genomics geophysics geopolitics geriatrics graphics gymnastics "
    "headquarters hemodynamics herpes hydraulics hydrodynamics hydroponics informatics innards inwards jeans kansas kinematics "
    "kinetics kudos linguistics logistics macroeconomics magnetohydrodynamics mathematics maths means measles mechanics mechatronics "
    "menses metabolomics metaphysics microeconomics microelectronics miniseries molasses mumps nanoelectronics nanophotonics news "
    "nowadays obstetrics oftentimes onwards optics optoelectronics orthodontics orthopaedics orthopedics ourselves outskirts outwards "
    "overseas paediatrics pancreas pants pathos pediatrics perhaps pharmacodynamics pharmacokinetics phonetics photonics physics "
    "plasmonics pneumatics politics pragmatics prosthetics proteomics rabies rickets robotics sales savings scabies scissors semantics "
    "semiotics series sideways siemens sometimes species spintronics statistics subspecies sunglasses tectonics themselves "
    "thermodynamics transcriptomics triceps trousers tweezers upstairs upwards whereabouts whereas yourselves"
)
_WITH_ES = (
    "abacus adenovirus alias antivirus apparatus arbutus atlas bias bonus bus cactus calculus callus campus cannabis canvas caucus "
    "census chorus christmas circus citrus clitoris consensus coronavirus corpus crocus epidermis eucalyptus exodus fetus focus foetus "
    "fungus gas genius hiatus hippopotamus ibis ignoramus iris isthmus lens lotus metropolis minibus minus nexus octopus omnibus opus "
    "pelvis platypus plexus plus portcullis prospectus radius retrovirus rhinoceros rotavirus rumpus sinus status surplus syllabus "
    "terminus thermos thesaurus trellis uterus virus walrus"
)
_IN_SIS = (
    "analysis antithesis apotheosis axis biosynthesis catalysis catharsis cirrhosis crisis diagnosis dialysis electrolysis ellipsis "
    "emphasis exegesis fibrosis hydrolysis hypnosis hypothesis meiosis metamorphosis metastasis microanalysis mitosis necrosis nemesis "
    "neurosis oasis paralysis parenthesis photosynthesis prognosis prosthesis psychosis sclerosis stenosis symbiosis synopsis "
    "synthesis thesis thrombosis urinalysis"
)
_IN_E = (
    "ache avalanche backache belie birdie boogie bookie brownie budgie cache calorie canoe collie cookie cootie coterie creche "
    "crevasse douche earache finesse foodie freebie genie goalie groupie headache heartache hippie hoodie impasse junkie laddie lassie "
    "magpie menagerie mistletoe mousse moustache movie mustache necktie newbie niche oboe oldie pastiche pixie posse prairie psyche "
    "quiche quickie reverie rookie selfie smoothie sortie stomachache sweetie talkie tiptoe toothache underlie untie veggie walkie "
    "zombie"
)
_IRREGULAR = (
    "appendices=appendix bookshelves=bookshelf calves=calf codices=codex cortices=cortex elves=elf halves=half helices=helix "
    "hooves=hoof housewives=housewife indices=index knives=knife loaves=loaf matrices=matrix midwives=midwife quizzes=quiz "
    "scarves=scarf selves=self shelves=shelf thieves=thief vertices=vertex vortices=vortex werewolves=werewolf wives=wife wolves=wolf"
)
_HISSED = ("xes", "ches", "shes", "sses", "tzes", "zzes")
_BASES = {word: word for word in _NO_PLURALS.split()}
_BASES.update((word, word) for word in _WITH_ES.split())
_BASES.update((word + "es", word) for word in _WITH_ES.split())
_BASES.update((word[:-2] + "es", word) for word in _IN_SIS.split())
_BASES.update((word + "s", word) for word in _IN_E.split())
_BASES.update(dict(item.split("=") for item in _IRREGULAR.split()))


def base_form(word: str) -> str:
    """A lower-case word without the ending of a plural or a genitive (`forests` and `forest's` are `forest`)."""
    if word.endswith("'s"):
        word = word[:-2]
    if word[-1:] != "s" or len(word) < 4:
        return word
    return _BASES.get(word) or _singular(word)


def _singular(word: str) -> str:
    """What a word in -s is the plural of by the rules, itself where it is none."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word[-2] in "sui":
        return word
    return word[:-2] if word.endswith(_HISSED) or (len(word) > 5 and word.endswith("oes") and word[-5:-3] != "sh") else word[:-1]


class Original(NamedTuple):
    """A word that a replacement may stand for: its number, and what the swap says of either part of a term."""

    word: str
    number: int
    first: int
    second: int


class Table:
    """The look-ups; all scores are integers in units of 1/UNIT of a natural logarithm of the odds."""

    def __init__(self, raw: bytes | memoryview) -> None:
        view, at = memoryview(raw), 4 * _FIELDS
        sizes = view[:at].cast("I")
        words, replaced, pairs, innocent, text, bias, known, _ = sizes
        cut: list[memoryview] = []
        for size in (4 * words, words, words, 4 * replaced, 4 * pairs, pairs, 4 * innocent, known, 8 * replaced, 2 * words, text):
            cut.append(view[at : at + size])
            at += size + -size % 4
        self.bias = bias - (1 << 16)
        self._hashes, self._first, self._second = cut[0].cast("I"), cut[1].cast("b"), cut[2].cast("b")
        self._places, self._pairs, self._scores, self._innocent = cut[3].cast("I"), cut[4].cast("I"), cut[5].cast("b"), cut[6].cast("I")
        self.replacements = Hashed(cut[7])
        self._most, self._tops = cut[8].cast("h"), cut[9].cast("b")
        self._text = cut[10]
        self._memo: dict[str, tuple[Original, ...]] = {}

    def originals(self, base: str) -> tuple[Original, ...]:
        """What a word in its base form may stand for, nothing for a word that is no replacement."""
        found = self._memo.get(base)
        if found is None:
            place = self.replacements.place(base)
            found = self._memo[base] = () if place < 0 else self._read(base, place)
        return found

    def _read(self, base: str, place: int) -> tuple[Original, ...]:
        end = self._places[place + 1] if place + 1 < len(self._places) else len(self._text)
        replacement, *parts = str(self._text[self._places[place] : end], "ascii").split()
        if replacement != base:  # another word with the same hash
            return ()
        return tuple(
            Original(word, int(number), int(first), int(second))
            for word, number, first, second in zip(parts[::4], parts[1::4], parts[2::4], parts[3::4], strict=True)
        )

    def number(self, base: str) -> int:
        """The number of a word, -1 for one that is in no term."""
        key = crc32(base.encode())
        at = bisect_left(self._hashes, key)
        return at if at < len(self._hashes) and self._hashes[at] == key else -1

    def most(self, base: str, part: int) -> tuple[int, int]:
        """What the likeliest swap says that a word stands for the first (0) or second (1) part of a term, alone and with the best term."""
        place = self.replacements.place(base)
        return (self._most[4 * place + 2 * part], self._most[4 * place + 2 * part + 1]) if place >= 0 else (-NEVER, -NEVER)

    def top(self, number: int, part: int) -> int:
        """What the best term adds of which a word is the first (0) or second (1) part."""
        return self._tops[2 * number + part]

    def kept(self, number: int, part: int) -> int:
        """What it says that this word was left in the first (0) or second (1) part of a term."""
        return (self._second if part else self._first)[number]

    def term(self, first: int, second: int) -> int | None:
        """How established the term of two words is, nothing where it is none."""
        key = first << 16 | second
        at = bisect_left(self._pairs, key)
        return self._scores[at] if at < len(self._pairs) and self._pairs[at] == key else None

    def innocent(self, first: str, second: str) -> bool:
        """Are the two words in use side by side, as they stand?"""
        key = crc32(f"{first} {second}".encode())
        at = bisect_left(self._innocent, key)
        return at < len(self._innocent) and self._innocent[at] == key


class Phrases:
    """Sorted lines of `phrase => term`; the words that stand first and second in them, both, and the first three; all in base form."""

    def __init__(self, begin: memoryview) -> None:
        self.first, self.second, self.begun, self._opened = sets_of(begin)

    def opened(self, words: Sequence[str]) -> bool:
        """Does a phrase begin with three words, or consist of the first two?"""
        bases = list(map(base_form, words))
        return self._opened.place(" ".join(bases)) >= 0 or self._opened.place(" ".join(bases[:2])) >= 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines, for the few texts that begin a phrase."""
        with open(_path("spun-phrases.txt"), encoding="utf-8") as stream:
            return stream.read().rstrip("\n").split("\n")[1:]  # the first line says where the phrases come from


@cache
def table() -> Table:
    """The table that comes with copydesk."""
    return Table(_mapped("terms.bin"))


@cache
def spun_phrases() -> Phrases:
    """The phrases that spinning software is known to have written, made by tools/build_spun_phrases.py."""
    return Phrases(_mapped("spun-phrases.bin"))


def _mapped(name: str) -> memoryview:
    from mmap import ACCESS_READ, mmap

    # a short text asks for a few pages of the file
    with open(_path(name), "rb", buffering=0) as stream:
        return memoryview(mmap(stream.fileno(), 0, access=ACCESS_READ))


def _path(name: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", name)

"""Abbreviations by language, for telling their dots from full stops.

Kinds: `never` ends no sentence, nor does `title` with a capital ("Rep. Lind"; a sales rep. does); `may` ends one only before a
word that starts sentences ("Acme Inc. The"); `end` ends one before any capital ("etc."); `number` and `reference` are
abbreviations only before a number ("No. 7"), `number` words being ordinary words otherwise while `reference` ones go on
before a lower-case word as well.
"""

from __future__ import annotations

from functools import cache

from linter.hints import NamedTuple


class Abbreviations(NamedTuple):
    """What one language abbreviates; words without their last dot, lower-case unless they need their capital."""

    kinds: dict[str, str]
    starters: frozenset[str]  # words that start a sentence and seldom a name
    after_quotation: frozenset[str]  # lower-case words that go on after a closed quotation
    exclaimed: frozenset[str]  # names that end in an exclamation mark
    ordinals: bool = False  # are ordinal numbers written "3."?

    def kind(self, word: str) -> str:
        """The kind of a word before a dot; an initial is no abbreviation of the small letter."""
        return self.kinds.get(word) or (self.kinds.get(word.lower(), "") if len(word) > 1 else "")


_ENGLISH = {
    "never": "e.g i.e eg ie viz cf vs v esp approx ca c",
    "title": "mr mrs ms mx dr prof messrs mme mlle gen col capt cmdr lt sgt cpl pvt rev fr hon sen rep gov pres supt insp adm brig maj amb "
    "ald atty det ofc mt ste lieut hrh ret comdr asst assoc dep",
    "may": "Jr Sr Inc Ltd Co Corp Cos Bros Assn Assoc Univ Intl Natl Mfg Dept Govt Plc Llc Pty Ave Blvd Rd Hwy Pkwy Ln Ct Sq Ste Bldg "
    "St Ft "
    "Calif Ariz Fla Tenn Mich Minn Wis Okla Colo Nev Neb Wyo Mont Va Ga Ky Md Pa Ill Conn Mass Tex Penn Ala "
    "jr sr inc ltd corp bros assn dept govt est al ed eds trans incl excl misc ex resp max avg temp tel ext hq Ph.D Ph.Ds B.Sc M.Sc M.Ed "
    "u.s u.k u.n u.s.a u.s.s.r d.c l.a n.y a.d b.c st ave blvd Esq esq",
    "end": "etc a.m p.m",
    "number": "no nos p fig figs art sec ch par app No Nos Fig Figs Art Sec Ch Par Mar Sun Sat Mon Wed op Op Vol nr",
    "reference": "pp vol vols Jan Feb Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Thu Thur Thurs Fri ff",
}
_ENGLISH_STARTERS = (
    "the a an it he she they we you i this that these those there here in on at by for from with to of as if when while after before "
    "since until because although though but and or so yet nor however meanwhile moreover also what who where why how which our his her "
    "their its my your some many most more much few several all both each every no not one another other such then now today yesterday "
    "last next under over during despite instead still just even only once according critics experts two three is are was were do does did "
    "can could would should will has have had whether among without within about perhaps maybe thus hence therefore"
)
_ENGLISH_AFTER = (
    "said says say saying asked asks asking told replied replies answered added adds explained cried shouted whispered wrote writes noted "
    "argued insisted recalled declared exclaimed demanded continued concluded admitted agreed warned joked laughed he she they i we it you "
    "the a an his her its their my our and or but in on at to for of from with as by is was were are has had that which who when where "
    "while "
    "because than then if so before after during like about among into per not only one"
)

_TABLES: dict[str, tuple[dict[str, str], str, str, bool]] = {
    "de": (
        {
            "never": "dr prof hr fr frl st dipl ing med phil jur rer nat z.b d.h u.a i.d.r s.o s.u z.t v.a vgl ca bzw ggf evtl inkl "
            "exkl zzgl abzgl sog geb gest "
            "bspw insb mind max min tel abs nr art bd kap ziff lfd mio mrd tsd jh jhd st str hl hrsg verl u.u o.ä u.ä m.e a.d i.v z.z "
            "zt allg ehem",
            "end": "usw etc uvm u.s.w",
            "reference": "S s jan feb apr jun jul aug sep sept okt nov dez",
        },
        "der die das den dem ein eine einen einem einer er sie es wir ich ihr und aber in im am an auf bei mit nach von vor zu zum zur für "
        "dieser diese dieses doch denn wenn als auch so hier da dort was wer wie wo warum während damit dabei nun jetzt heute gestern",
        "sagte sagt fragte fragt rief erklärte meinte schrieb antwortete er sie es und oder aber in im am an auf bei mit nach von vor "
        "zu der "
        "die das ein eine so",
        True,
    ),
    "es": (
        {
            "never": "D sr sra srta sres dr dra prof profa ing lic arq gral cnel cap d dña ud uds vd vds p.ej av avda c pza ej aprox tel "
            "núm pág págs art cap fig vol",
            "may": "ee.uu s.a s.l cía ltda a.c d.c jr",
            "end": "etc a.m p.m",
        },
        "el la los las un una unos unas en por con pero y o si no se es su sus al del lo este esta estos estas ese esa eso esto cuando "
        "como "
        "para desde hasta según sin sobre tras ante entre aunque también ya más muy qué quién",
        "dijo dice preguntó respondió añadió explicó afirmó señaló aseguró indicó él ella y o pero en de del a al con por para que se como",
        False,
    ),
    "fr": (
        {
            "never": "M m mm mme mlle dr pr me mgr st ste av apr p.ex c.-à-d env éd cf vol p pp art fig n no tél chap réf boul bd",
            "may": "j.-c s.a etc",
        },
        "le la les l un une des du de d en et mais ou si il elle ils elles on nous vous je ce c cette ces son sa ses leur leurs dans "
        "par pour "
        "avec sans sur sous après avant depuis quand comme selon ainsi alors aussi qui que quoi où pourquoi",
        "dit dit-il demande répond ajoute explique affirme il elle et ou mais en de du à au avec par pour que qui a s se",
        False,
    ),
    "pt": (
        {
            "never": "sr sra srta dr dra prof profa eng exmo exma d p.ex av r aprox tel nº pág págs art cap fig vol cel gen",
            "may": "s.a ltda cia a.c d.c eua",
            "end": "etc",
        },
        "o a os as um uma uns umas em no na nos nas por com mas e ou se não é seu sua ao do da dos das este esta esse essa isso isto "
        "quando "
        "como para desde até segundo sem sobre após ante entre embora também já mais muito que quem",
        "disse diz perguntou respondeu acrescentou explicou afirmou ele ela e ou mas em de do da a ao com por para que se como",
        False,
    ),
    "it": (
        {
            "never": "sig sigg sig.ra sig.na dott dott.ssa dr prof prof.ssa ing avv arch geom on p.es ad.es es v vs c.a tel pag pagg "
            "art cap fig vol n nn s ss rag",
            "may": "s.p.a s.r.l a.c d.c",
            "end": "ecc etc",
        },
        "il lo la i gli le l un uno una in nel nella per con ma e o se non è suo sua al del della dei questo questa quello quella "
        "quando come "
        "da dal dalla su sul tra fra dopo prima secondo senza anche già più molto che chi",
        "disse dice ha chiese rispose aggiunse spiegò affermò lui lei e o ma in di del a al con per che si come",
        False,
    ),
}  # fmt: skip


_EXCLAIMED = frozenset(("yahoo", "jeopardy", "e", "hello"))


@cache
def for_language(lang: str) -> Abbreviations:
    """The abbreviations of a language tag ("de-AT"); English ones where the language has no table."""
    table = _TABLES.get(lang[:2].lower())
    if table is None:
        return Abbreviations(_kinds(_ENGLISH), words(_ENGLISH_STARTERS), words(_ENGLISH_AFTER), _EXCLAIMED)
    kinds, starters, after, ordinals = table
    return Abbreviations(_kinds(kinds), words(starters), words(after), _EXCLAIMED, ordinals)


def _kinds(by_kind: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, listed in by_kind.items() for word in listed.split()}


def words(listed: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(listed.split())

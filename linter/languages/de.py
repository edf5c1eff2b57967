"""German: nouns have capitals, ordinals a dot, and abbreviations often a space inside ("z. B.")."""

NAME = "German"
ABBREVIATIONS = {
    "never": "dr drs prof hr fr frl frh st dipl dipl-ing ing med phil jur rer nat h.c mult z.b d.h d.i u.a o.a s.a i.d.r s.o s.u z.t "
    "v.a i.a i.w.s m.a.w m.w n.n u.z vgl ca bzw beziehungsw ggf ggfs gegebenenf evtl inkl einschl exkl ausschl zzgl abzgl "
    "sog sogen geb gest verst verh gesch bspw insb insbes mind tel abs nr nrn bde ziff lfd mio mrd tsd jh jhd jhdt hl hll "
    "hrsg hg verf verl u.u o.ä u.ä m.e a.d a.o i.v z.z z.zt zt allg ehem amtl betr bes dt frz engl lat gr griech anm aufl "
    "ausg az bearb bez entspr erg gem i.h.v i.s.d i.r.d i.b lt ltd m.m meth n.chr nachm vorm nördl östl südl westl o.g o.k "
    "p.a pol pp präs ref reg röm s.t sa schr sek sen stellv tägl tgl v.chr vol vors zit zw rd ehrw priv soz staatl städt "
    "techn univ verm weibl männl zul abt gen kard erzb bf jun österr mr mrs ital",
    "may": "chr co jr str strasse allee pl stdn gmbh etw eur a.s u.s v f ff mm min std max",
    "end": "usw etc uvm u.s.w u.s.f usf u.v.m u.v.a u.a.m o.dgl u.dgl dgl o.ä.m",
    "number": "art kap vers bd bl fig tab",
    "reference": "S s jan jän feb febr mär mrz apr jul aug sept okt nov dez mo di mi do so abb rn tz",
}
STARTERS = (
    "der die das den dem des ein eine einen einem einer eines er sie es wir ich ihr du man und aber oder in im am an ans auf aus bei "
    "beim bis durch für gegen hinter mit nach neben ohne seit trotz über um unter von vom vor wegen zu zum zur zwischen laut statt "
    "während dieser diese dieses diesen diesem jener jene jenes jeder jede jedes mancher manche viele einige mehrere alle beide andere "
    "solche sein seine seinen seinem seiner ihre ihren ihrem ihrer unser unsere euer mein meine dein deine kein keine keiner keinen doch "
    "denn wenn als ob weil obwohl dass daß bevor nachdem sobald solange falls sofern indem auch so hier da dort dann danach davor dabei "
    "damit dazu dafür dagegen daher darauf daraus darin darüber darum deshalb deswegen trotzdem dennoch jedoch allerdings zudem außerdem "
    "ferner zunächst zuerst zuletzt schließlich inzwischen mittlerweile nun jetzt heute gestern morgen bisher bislang erst schon noch "
    "nur nicht nichts niemand nie immer wieder vielleicht sogar selbst etwa rund ungefähr knapp mehr weniger wer was wie wo warum wann "
    "woher wohin welche welcher welches ist sind war waren hat haben hatte wird werden wurde wurden kann können soll sollen muss müssen "
    "gibt darf mag ja nein zwei drei vier fünf"
)
AFTER_QUOTATION = (
    "sagte sagt sagten fragte fragt rief ruft erklärte erklärt meinte meint schrieb schreibt antwortete betonte betont ergänzte "
    "berichtete erzählte erzählt fügte warnte kritisierte lautet heißt hieß stand steht so er sie es ich wir und oder aber in im am an "
    "auf bei mit nach von vor zu zum zur der die das den dem ein eine wie als sowie hat hatte war ist wird wurde kann soll zitiert"
)
ENDINGS = ("str",)
READING_EASE = (180, 1, 58.5)  # Amstad
MOST_SYLLABLES_A_LETTER = 0.37
ORDINALS = True
COMMON = (
    "der die das den dem des ein eine einen einem einer und oder aber nicht auch ist sind war waren wird werden wurde hat haben hatte "
    "mit von vom zu zum zur im in am an auf für aus bei nach über um sich es er sie wir ich dass als wie noch nur durch unter vor seine "
    "ihre diese dieser kein mehr kann können"
)

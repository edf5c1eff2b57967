"""Italian: titles are abbreviated with a dot, and articles lose their vowel before one."""

NAME = "Italian"
ABBREVIATIONS = {
    "never": "sig sigg sig.ra sig.re sig.na sigra dott dott.ssa dottssa dr dr.ssa drssa prof proff prof.ssa ing avv arch geom rag "
    "cav comm uff on sen min pres dir gen col cap magg ten mons p.es ad.es es v vs cfr cf c.a ca circa tel cell pag pagg p "
    "pp artt capp fig figg vol voll tab n nn nr num ss seg segg sgg rev edd trad sec sez lett par co.co.co c.p c.c c.so "
    "p.zza v.le f.lli f.to S s ecc.mo ill.mo spett gent egr preg rif max distr div ecc.ma mr mrs st",
    "may": "s.p.a s.r.l s.n.c s.a.s spa srl inc jr a.c d.c ltd",
    "end": "ecc etc",
    "number": "art",
    "reference": "genn feb febb mar apr mag giu lug ago set sett ott nov dic",
}
STARTERS = (
    "il lo la i gli le l un uno una in nel nello nella nei nelle negli per con ma e ed o se non è suo sua suoi sue al allo alla ai agli "
    "alle del dello della dei degli delle di a da dal dallo dalla dai dalle su sul sulla sui sulle questo questa questi queste quello "
    "quella quelli quelle quando come dove tra fra dopo prima secondo senza sotto sopra contro durante oltre verso anche già più meno "
    "molto molti molte tanti così poi allora ora adesso oggi ieri domani qui lì là inoltre tuttavia però infatti intanto mentre perché "
    "poiché sebbene benché che chi cosa quale quali quanto quanti io tu lui lei noi voi loro mio mia nostro nostra ogni tutti tutte "
    "tutto altri altre alcuni alcune nessuno niente nulla solo soltanto ancora sempre mai forse persino c ci si ha hanno sono era erano "
    "sarà due tre"
)
AFTER_QUOTATION = (
    "disse dice dicono ha chiese chiede rispose risponde aggiunse aggiunge spiegò spiega affermò afferma racconta raccontò dichiara "
    "dichiarò sottolinea precisa commenta conclude ricorda scrive lui lei e o ma in di del della a al con per che si come il la un una"
)
ENDINGS = ()
READING_EASE = (217, 1.3, 60.0)  # Vacca
MOST_SYLLABLES_A_LETTER = 0.44
ORDINALS = False
COMMON = (
    "il lo la i gli le l un uno una di del della dei delle degli dello in nel nella nei nelle a al alla ai alle da dal dalla che e ed è "
    "sono per con su sul sulla non si come anche più ma o se ha hanno era stato questo questa tra fra dopo quando suo sua suoi loro ci"
)

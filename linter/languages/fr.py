"""French: "M." is a man, marks of two parts stand behind a space, and guillemets keep one inside."""

NAME = "French"
ABBREVIATIONS = {
    "never": "M MM mm mme mmes mlle mlles dr drs pr prs me mgr mgrs st ste sts av apr p.ex c.-à-d c-à-d càd env éd éds cf vol vols p "
    "pp arts fig figs n tél tel chap réf réfs boul bd bld bvd pl imp rte fg vx adj adv app approx dép dépt div ibid id cit "
    "introd loc ms mss paragr réd rééd sect suppl suiv sq sqq trad v nb cdt lt sgt cie mr mrs",
    "title": "prof gal col cap gén",
    "may": "j.-c s.a s.a.r.l s.n.c inc ltée jr ét m ex max min moy etc hab",
    "number": "art no nos n° t tab op",
    "reference": "janv juil févr fév avr sept oct nov déc",
}
STARTERS = (
    "le la les l un une des du de d en et mais ou où si il elle ils elles on nous vous je tu ce c cet cette ces ça cela ceci son sa ses "
    "leur leurs mon ma mes notre nos votre vos dans par pour avec sans sur sous chez entre vers contre après avant depuis pendant durant "
    "dès jusqu lors quand comme selon ainsi alors aussi puis ensuite enfin toutefois cependant pourtant néanmoins or donc car parce "
    "puisque bien malgré outre parmi voici voilà déjà encore toujours jamais ici là hier aujourd demain qui que quoi qu quel quelle "
    "quels quelles pourquoi comment combien lorsque afin tout toute tous toutes plusieurs certains certaines chaque aucun aucune "
    "personne rien deux trois à au aux n ne s y est a ont sont était oui non"
)
AFTER_QUOTATION = (
    "dit dit-il dit-elle disait demande demanda répond répondit ajoute ajouta explique expliqua affirme affirma assure estime confie "
    "raconte souligne précise déclare insiste écrit lance lança s a ont avait il elle ils et ou mais en de du des à au aux avec par pour "
    "que qui où dans sur selon le la les un une"
)
ENDINGS = ()
READING_EASE = (207, 1.015, 73.6)  # Kandel and Moles
MOST_SYLLABLES_A_LETTER = 0.345
ORDINALS = False
COMMON = (
    "le la les l un une des du de d et en à au aux que qui qu dans par pour sur avec pas ne n se s ce c cette ces il elle ils on nous "
    "vous je est sont a ont été était son sa ses leur leurs plus mais ou où comme aussi sans sous entre après avant selon"
)

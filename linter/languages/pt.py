"""Portuguese, of both sides of the Atlantic."""

NAME = "Portuguese"
ABBREVIATIONS = {
    "never": "sr sra srta srs sras dr dra drs dras prof profa profs profas eng engo arq adv exmo exma exmos exmas ilmo ilma d fr pe "
    "st sto sta p.ex p.e av avda r pç pça trav estr al lg rod aprox tel telef cel núm n nr nº pág págs p pp arts cap caps "
    "fig figs vol vols séc sécs gen maj sgt alm cf cfr ed eds org orgs coord trad vs v min máx mín obs ref refs dep depto "
    "dept univ inst gov pres hab sáb mr mrs",
    "may": "s.a s/a ltda lda cia inc corp jr a.c d.c j.c eua q.b km kg cm ex",
    "end": "etc a.m p.m",
    "number": "art no",
    "reference": "jan fev mar abr mai jun jul ago set out nov dez",
}
STARTERS = (
    "o a os as um uma uns umas em no na nos nas num numa por pelo pela pelos pelas com mas e ou se não é seu sua seus suas ao aos à às "
    "do da dos das de este esta estes estas esse essa esses essas isso isto aquele aquela aquilo quando como onde para desde até segundo "
    "sem sobre sob após ante entre contra durante embora porque pois também já mais menos muito assim então depois antes agora hoje "
    "ontem amanhã aqui ali lá além enquanto porém contudo todavia que quem qual quais quanto quantos eu tu ele ela eles elas nós você "
    "vocês meu minha nosso nossa todo toda todos todas outro outra outros outras cada qualquer muitos muitas vários várias alguns "
    "algumas nenhum ninguém nada algo só apenas mesmo ainda há foi foram são era eram está estão será tem têm dois duas três"
)
AFTER_QUOTATION = (
    "disse diz dizem disseram perguntou pergunta respondeu responde acrescentou acrescenta explicou explica afirmou afirma contou conta "
    "declarou comentou avaliou garantiu ressaltou destacou sublinhou lembrou ele ela e ou mas em de do da dos das a o ao com por para "
    "que se como segundo um uma"
)
ENDINGS = ()
READING_EASE = (248.835, 1.015, 84.6)  # Martins
MOST_SYLLABLES_A_LETTER = 0.44
ORDINALS = False
COMMON = (
    "o a os as de do da dos das em no na nos nas um uma e que para com por pelo pela não se é são foi era mais como mas ao aos à seu sua "
    "também já ou quando muito entre sobre até sem segundo ele ela isso este esta esse essa você há tem ser está"
)

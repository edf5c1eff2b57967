"""Spanish: questions and exclamations open with a mark of their own, titles are abbreviated with a dot."""

NAME = "Spanish"
ABBREVIATIONS = {
    "never": "D sr sra srta sres sras srtas dr dra drs dres prof profa profs ing lic licda arq gral gra cnel capit tte sgto alm d "
    "dña dñas fr mons pbro excmo excma ilmo ilma rvdo rvda sto sta fdo uds ud vds vd p.ej ej av avd avda c cl pza pl pº "
    "ctra bv blvr aprox tel tfno telf teléf núm nums n nro pág págs p pp arts caps fig figs vol vols tít párr inc ss sig "
    "sigs vid v cf cfr ed eds coord dir trad depto dpto dept admón gob min máx mín prov esq fco ma mª rte dto s EE FF CC JJ "
    "RR st mr mrs ms",
    "title": "Cap Cmdte",
    "may": "ee.uu uu s.a s.l s.l.u s.r.l cía ltda corp a.c d.c j.c jr hnos hab km cm kg UU AA OO MM",
    "end": "etc a.m p.m",
    "number": "No Nos no nos cap art lib",
    "reference": "ene feb abr jun jul ago sep sept oct nov dic",
}
STARTERS = (
    "el la los las lo un una unos unas en por con pero y e o u si no se es su sus al del de a este esta estos estas ese esa esos esas "
    "eso esto aquel aquella cuando como donde para desde hasta según sin sobre tras ante entre bajo contra durante mediante aunque "
    "porque pues también tampoco ya más menos muy así luego después antes entonces ahora hoy ayer mañana aquí allí además mientras qué "
    "quién quiénes cuál cuándo cómo dónde cuánto me te le les nos yo tú él ella ellos ellas nosotros usted ustedes mi mis tu tus nuestro "
    "nuestra todo toda todos todas otro otra otros otras cada cualquier muchos muchas varios varias algunos algunas ningún ninguna nadie "
    "nada algo sólo solo incluso casi hay ha han había fue fueron son era eran está están será dos tres"
)
AFTER_QUOTATION = (
    "dijo dice dicen dijeron preguntó pregunta respondió responde añadió añade explicó explica afirmó afirma señaló señala aseguró "
    "asegura indicó indica declaró comentó insistió exclamó gritó escribió él ella y e o pero en de del a al con por para que se como "
    "según el la los las un una"
)
ENDINGS = ()
READING_EASE = (206.84, 1.02, 60.0)  # Fernández Huerta
MOST_SYLLABLES_A_LETTER = 0.42
ORDINALS = False
COMMON = (
    "el la los las de del en un una unos y que a al se su sus con por para es son fue era no como más pero lo le les este esta esto ese "
    "también ya sobre entre cuando desde hasta muy sin ha han había según donde hay ser está están"
)

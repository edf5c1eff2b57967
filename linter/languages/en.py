"""English."""

NAME = "English"
ABBREVIATIONS = {
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
STARTERS = (
    "the a an it he she they we you i this that these those there here in on at by for from with to of as if when while after before "
    "since until because although though but and or so yet nor however meanwhile moreover also what who where why how which our his her "
    "their its my your some many most more much few several all both each every no not one another other such then now today yesterday "
    "last next under over during despite instead still just even only once according critics experts two three is are was were do does "
    "did can could would should will has have had whether among without within about perhaps maybe thus hence therefore"
)
AFTER_QUOTATION = (
    "said says say saying asked asks asking told replied replies answered added adds explained cried shouted whispered wrote writes "
    "noted argued insisted recalled declared exclaimed demanded continued concluded admitted agreed warned joked laughed he she they i "
    "we it you the a an his her its their my our and or but in on at to for of from with as by is was were are has had that which who "
    "when where while because than then if so before after during like about among into per not only one"
)
ENDINGS = ()
READING_EASE = (206.835, 1.015, 84.6)  # Flesch
MOST_SYLLABLES_A_LETTER = 0.36
ORDINALS = False
COMMON = (
    "the of and to in a is that for it was on with as by at from are be this have has had not but they he she his her their which who "
    "been were will would can could said an or its there when than more about after into out up what so if we you i no one all also"
)

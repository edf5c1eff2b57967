"""Languages of which we know only how to tell them: their commonest words, by code."""

COMMON = {
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door naar heeft hij ze wordt "
    "werd dit die wat hebben kan geen nog over of tot deze",
    "af": "die van en in is het nie wat op te om vir met aan sy hulle ook as daar maar by word uit deur na hy sal was 'n",
    "sv": "och i att det som en på är av för med till den har inte om ett han men var jag de så från vi kan när man eller ut skulle "
    "nu efter också vid mot under",
    "da": "og i at det er en til på som af for med den har ikke de der et han men var jeg fra vi kan om så man eller efter også "
    "blev være ved mod under skal hvor",
    "nb": "og i det som er en på til av for med at den har ikke de et han men var jeg fra vi kan om så man eller etter også ble "
    "være ved mot under skal hvor seg",
    "is": "og í að það sem er á til af við um en með hann ekki var fyrir hún eru því frá þau hefur",
    "pl": "i w na z się do nie że to jest o jak po za od przez dla co przy był jego być są ale tak czy tym ich oraz które który "
    "która będzie",
    "cs": "a v na se je že z do to o s k za po jako by ale pro jsou od jeho byl při však být který která které jsem nebo když také už jen",
    "sk": "a v na sa je že z do to o s k za po ako by ale pre sú od jeho bol pri však byť ktorý ktorá ktoré som alebo keď tiež už len",
    "sl": "in v na se je da za z so po s pa kot ki ne bi ali od tudi pri ni bil bila bilo še ter",
    "hr": "i u na se je da za od su s o koji koja koje kao ili ne bi što to sa ali po biti bio nije iz te",
    "hu": "a az és hogy nem is egy van meg de ez el csak volt mint ki még már azt vagy kell lehet ha azonban pedig minden",
    "fi": "ja on ei että se oli hän mutta ovat myös kun joka mukaan niin kuin vain jo tai sekä hänen sen olla voi ole mitä tämä",
    "et": "ja on ei et see oli ta aga ka kui mis oma nii või olid tema selle kes siis veel ning",
    "lt": "ir yra kad su į iš tai bet kaip ne už apie jo buvo per nuo dėl prie ar jau taip",
    "lv": "un ir ka ar no par uz bet kā ne to tas bija pie kas vai lai gan jau viņa arī",
    "tr": "ve bir bu da de için ile olarak çok daha gibi kadar olan sonra ama en ne var göre her ancak o olduğu değil ise ya",
    "ro": "și în de la cu a pe nu că să un o este din care pentru mai au fost sau ce prin după dar se al ale lui cel sunt",
    "ca": "el la els les de del i a que en un una és per amb no es al va dels ha com més però o ser són aquest aquesta també fins "
    "seva seu l d",
    "gl": "o a os as de do da dos das e que en un unha non por para con no na nos nas se ao como máis foi pola polo súa seu ou tamén é",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak adalah akan ke oleh juga telah atau karena bisa mereka kami ada "
    "sebagai para",
    "vi": "và của là có được trong cho không các một với người những đã để khi này từ tôi ở về năm vào",
    "sq": "dhe në e të i për me nga një që është si nuk ka më se ishte duke por edhe",
    "eo": "la kaj de en estas al ne por kiu ke li ŝi ĝi oni sed kun pri el kiel ankaŭ estis",
    "la": "et in est non ad cum ut sed qui quae quod ex si per ab esse sunt hoc enim aut atque nec",
    "eu": "eta da ez bat du dira izan ere hau zuen dute baina edo egin den dela bere zen",
    "cy": "y yr yn a o i ar ei ac am eu wedi mae oedd hyn gan fod nid neu bod",
    "ga": "an na a agus ar go i is le do bhí sé ag tá ní de sin as",
}

"""Words that show what a capitalised run names: titles before persons, heads of institutions, events, places."""

from __future__ import annotations

from adfontes.values.names import NameKind


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _words(
    "abbot admiral ambassador archbishop archduke baron baroness bishop brigadier brother cardinal caliph captain "
    "chairman chairwoman chancellor chief colonel commander commissioner commodore comrade consul corporal count "
    "countess crown czar czarina daimyo dame dauphin dictator doctor dowager duchess duke earl elector emir emperor "
    "empress envoy father field foreign führer fuhrer general generalissimo governor grand infanta inspector judge "
    "justice kaiser khan khedive king lady lieutenant lord maharaja major marquess marquis marquise marshal mayor "
    "minister monsieur mother negus nobleman pasha patriarch pharaoh pope premier president prime prince princess "
    "private professor prophet protector queen rabbi regent representative secretary senator sergeant shah "
    "shogun sir sister statesman sultan tsar tsarina tsaritsa viceroy vice viscount vizier dr mr mrs ms miss gen col "
    "lt sgt capt prof rev sen gov adm fr sr hon pres maj"
)
"""Words before a person's name; they are not part of it."""

EVENT_HEADS = _words(
    "affair airlift annexation blitz blockade boycott campaign civil conference conquest coronation coup crash crisis "
    "crusade crusades death depression election enlightenment exhibition exodus expedition fall famine genocide "
    "holocaust incident inquisition insurgency insurrection intervention invasion landing landings leap march massacre "
    "massacres migration mutiny olympics offensive panic partition plague pogrom purge purges putsch raid reformation "
    "referendum renaissance reparations restoration revival revolt revolution revolutions riot riots rising schism "
    "siege spring split strike summit terror thaw trial trials troubles uprising war wars battle rebellion evacuation"
)
AGREEMENT_HEADS = _words(
    "accord accords act acts agreement agreements alliance amendment armistice bill capitulation charter compromise "
    "concordat constitution convention covenant deal decree decrees declaration directive doctrine edict entente law "
    "laws manifesto memorandum oath ordinance pact plan proclamation protocol resolution settlement statute "
    "treaties treaty truce ultimatum"
)
ORGANISATION_HEADS = _words(
    "academy administration agency army assembly association authority bank battalion board brigade brigades bureau "
    "cabinet church club college command commission committee company confederation congress consortium cooperative "
    "corporation corps council court department diet directorate division duma embassy exchange expeditionary "
    "federation fleet force forces foundation front government guard guards institute institution jury league legion "
    "ministry mission movement museum navy office order organisation organization parliament party police politburo "
    "presidium press regiment reichstag secretariat senate service society soviet squadron staff syndicate synod "
    "tribunal union university volunteers workshop"
)
STATE_HEADS = _words(
    "caliphate confederacy commonwealth dominion duchy dynasty emirate empire khanate kingdom monarchy principality "
    "protectorate republic shogunate sultanate"
)
PLACE_HEADS = _words(
    "abbey airport archipelago avenue bay beach border bridge canal cape castle cathedral channel checkpoint church "
    "city coast county cross delta desert district factory falls field fields forest fort fortress gate gates "
    "gulf harbour harbor heights hill hills house island islands isle lake line mosque mount mountain mountains "
    "ocean palace park pass peninsula plain plateau port prison province railroad railway region ridge river road rock "
    "sea square station steppe strait straits street territory theatre tower valley village wall walls zone"
)
_KINDS_OF_HEADS: tuple[tuple[NameKind, frozenset[str]], ...] = (
    ("place", PLACE_HEADS),
    ("organisation", ORGANISATION_HEADS),
    ("state", STATE_HEADS),
    ("agreement", AGREEMENT_HEADS),
    ("event", EVENT_HEADS),
    ("party", frozenset({"party"})),
)
HEADS: dict[str, NameKind] = {word: kind for kind, words in _KINDS_OF_HEADS for word in sorted(words)}
"""Kind of a name by its last word, or by its first before "of"."""

OF_HEADS: dict[str, NameKind] = HEADS | {"peace": "agreement", "bank": "organisation", "house": "organisation"}
"""Kind of a name by the word before "of": "Peace of ...", "House of ..."."""

LOWER_HEADS = _words("battle treaty congress siege")
"""Heads that make a name with "of" and a capital even in lower case: "the battle of ..."."""

OPENERS: dict[str, NameKind] = {
    "mount": "place", "lake": "place", "fort": "place", "port": "place", "cape": "place", "operation": "event",
    "river": "place", "checkpoint": "place",
}  # fmt: skip
"""Kind of a name by its first word: "Mount Tambora", "Operation Overlord"."""

GENERIC_CAPITALS = _words(
    "world north south east west northern southern eastern western first second third god bible christ allied "
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday ad bc ce bce am pm q a i ok chapter figure table page section part source sources "
    "unit lesson question answer edexcel aqa ocr gcse jan feb mar apr jun jul aug sep sept oct nov dec note notes no "
    "yes key home name"
)
"""Capitalised words that name nothing by themselves here."""

CALENDAR_WORDS = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun spring "
    "summer autumn fall winter christmas easter day eve early mid late ad bc bce ce"
)
"""Words that owe their capital to a date where they stand in one."""

STUDY_WORDS = _words(
    "flashcards flashcard revision quiz timeline summary worksheet facts explained cards deck decks review questions "
    "overview guide resources gcse igcse"
)
"""Words of a heading's end that are about studying and belong to no name."""

COMBINING = _words("afro anglo austro franco german graeco greco indo italo judeo luso polish russo sino soviet turco")
"""First halves of words that join two peoples ("Sino-Japanese"): they tell a relation and name nothing."""

PARTICLES = _words("al bin da de del della der di do dos du el ibn la le of the van von y zu zum")
POSSESSIVE_HEADS = _words(
    "people's peoples' workers' women's king's queen's peasants' soldiers' men's children's saint's"
)
"""Possessives that a name goes on after."""

PERSON_NOUNS = _words(
    "author brother candidate commander cousin daughter diplomat economist farmer general heir historian husband king "
    "lawyer leader man nephew peasant philosopher poet politician preacher priest prince rebel ruler scholar scientist "
    "slave soldier son successor teacher uncle widow wife woman writer"
)
"""Nouns of an apposition that tells who a person is: "X, a peasant leader"."""

PLACE_PREPOSITIONS = _words("in near at outside around throughout across inside towards toward off into")
PERSON_VERBS = _words(
    "abdicate acquire advise agree appoint argue arrest ask assassinate become believe bear beg choose claim command "
    "commit complain crown decide declare defeat demand deny depose die elect escape execute exile fear feel flee hate "
    "inherit insist intend invite kill know lead like love marry meet murder negotiate offer order persuade plan pray "
    "preach promise propose rebel refuse reign reject resign say see seize sign speak succeed suggest surrender tell "
    "think urge visit want warn wound write"
)

"""Word lists of the study room: general words of English and of revision pages, none of a topic."""

from __future__ import annotations


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


EMPTY_LEMMAS = _listed(
    "be have do make take get give go come say become begin lead cause include use other many more most first "
    "such new several great large important year time also"
)
"""Lemmas that nearly every passage has: they tell nothing of what it is about."""

POINTING = _listed("this that these those it he she they his her its their such")
"""Subjects that point back to the sentence before."""

VAGUE = POINTING | _listed(
    "we i you our your there which who what one another each both all some many most others former latter nobody none"
)
"""Subjects that nobody can be asked about."""

TELLING = _listed(
    "already also again however then soon now thus therefore still even only just never ever always perhaps probably "
    "therefore meanwhile later finally eventually otherwise too instead indeed yet once so"
)
"""Adverbs of the telling, which a question leaves out."""

OFFICES = _listed(
    "king queen emperor empress tsar czar kaiser sultan shogun pope president chancellor premier prime minister "
    "general governor duke prince princess lord mr mrs miss sir dr"
)
"""Words of titles: a name with one may be another's, under the office that he or she held."""

LIGHT_VERBS = _listed(
    "be have do make take get give go come leave stop march move reach follow stay want know see use put keep hold say "
    "try start begin find need feel think"
)
"""Verbs that many do: "Who left the coast?" points to nobody."""

STRUCTURAL = _listed(
    "a about additional after all also an at chronology chronological date dates event events glossary glance happened "
    "important short main story table timeline when year years vocabulary words "
    "course and answer background basics before brief by chapter check conclusion "
    "contents context definition every exam fact facts fast for further guide heading highlight highlights in "
    "info information intro introduction key know learn main miscellaneous more must need next note notes of on "
    "other overview page part point points q question questions quick quiz quote reading recap review revision "
    "section source sources study summary test the things timeline to unit what you your"
)
"""Words of headings that name a part of the page and not a thing ("Key points", "Review questions")."""

INSTITUTIONS = _listed(
    "act acts accord accords agreement alliance amendment army bank bill boycott camp charter clause coalition code "
    "colony committee commission compromise conference congress constitution convention council court crisis "
    "declaration depression doctrine dynasty economy edict effect empire era exchange federalism gap government law "
    "laws league legislation manifesto march massacre movement order pact panic party peace period plan policy power "
    "powers primary principle proclamation program raid rebellion reform reforms republic resolution revolt "
    "revolution riot riots rule scandal scheme settlement society state states strategy strike syndrome system tax "
    "test theory trade treaty trial triangle union war rights right liberties class gin school route process ticket "
    "veto airlift blockade famine gulag ghetto siege wall zone truce armistice ultimatum doctrine summit programme"
)
"""Last words of the names of what history books explain: laws, institutions, movements, events."""

EMPTY_OPENINGS = _listed(
    "many other such same own several new great large important first second last next more most few certain various "
    "different entire whole former early late little much only main major modern able likely recent additional "
    "similar numerous further particular general small big good bad long short high low young old best better real "
    "true increasing increased growing rising following single final original one two three four five six seven eight "
    "nine ten hundreds thousands millions dozens this that these those his her its their our my your each every all "
    "some any both no another"
)
"""Words that no term begins with."""

HAPPENINGS = _listed(
    "panic strike strikes war revolution revolt rebellion rising uprising election elections crisis massacre famine "
    "fire riot riots depression crash march flood earthquake coup invasion battle siege outbreak epidemic plague "
    "mutiny raid expedition boycott boom recession drought storm murder assassination coronation conquest"
)
"""Nouns of what happened: "the strike of 1892" is dated by its year, as "the act of 1892" need not be."""

ANAPHORIC = _listed(
    "scheme plan work works text bill sum figure figures talks operation line message crowd agreement meeting offer "
    "place site house building ship ships man men woman women army fleet group force forces number amount result "
    "process measure measures idea decision proposal event events letter answer reply disease attack campaign move "
    "step deal document report speech law act article clause party parties country city town village region area "
    "king queen president leader general commander emperor government company team project programme question matter "
    "situation problem action order demand visit trip journey delegation ban rule system price rate money loan"
)
"""Nouns that with "the" mean what was spoken of just before, unless a course is full of it."""

"""The lines that a topic card of each shape may have, and the words by which a passage belongs on one.

The words are general English of histories and revision pages; none is of a topic. A line is filled by what stands under
a heading, question or row label that names it, or by a sentence with its cue and the value that it needs.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from adfontes.study.shapes import Shape

Need = Literal["places", "date", "count", "money", "person", "sides", "place", "amount", "duration", "rate"]
"""What a passage must hold beside the cue."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """How one line of a card is found."""

    label: str
    cue: re.Pattern[str]
    heading: re.Pattern[str] | None = None
    """Headings, questions and row labels under which everything belongs on the line."""
    need: frozenset[Need] = frozenset()
    """One of these at least, where the set is not empty."""
    reject: re.Pattern[str] | None = None
    promise: bool = False
    """Whether the line is a term that may be kept or broken."""
    named: bool = False
    """Whether the passage itself must name the thing."""
    subject: bool = False
    """Whether the thing must be what the sentence is about."""
    rest: bool = False
    """Whether only what stands on no other line belongs here."""
    near: bool = False
    """Whether the amount must stand beside the cue ("60 were killed")."""
    most: int = 3


def _line(
    label: str,
    cue: str,
    heading: str = "",
    need: str = "",
    reject: str = "",
    *,
    promise: bool = False,
    named: bool = False,
    subject: bool = False,
    rest: bool = False,
    near: bool = False,
    most: int = 3,
) -> Line:
    needs: list[Need] = need.split()  # type: ignore[assignment]  # the words below are the literals
    return Line(
        label=label,
        cue=re.compile(rf"\b({cue})", re.IGNORECASE),
        heading=re.compile(rf"\b({heading})\b", re.IGNORECASE) if heading else None,
        need=frozenset(needs),
        reject=re.compile(rf"\b({reject})", re.IGNORECASE) if reject else None,
        promise=promise,
        named=named,
        subject=subject,
        rest=rest,
        near=near,
        most=most,
    )


_FIGHT = r"fought|began|begin|took place|ended|ends|started|lasted|broke out|fell\b|opens?\b|went on|was over"
_MEN = (
    r"men|troops|soldiers|army|armies|forces?|ships|warships|galleys|longships|fleet|knights|cavalry|horsemen|infantry|"
    r"guns|cannons?|tanks|aircraft|planes|warriors|defenders|besiegers|volunteers|regulars|archers|strength|mercenaries"
)
_KILLED = (
    r"killed|dead|died|deaths?|casualties|wounded|injured|losses|lost their lives|slain|massacred|slaughtered|perished|"
    r"taken prisoner|captured|drowned|executed|fell in|were lost|fatalit"
)
_DATES = _line("When", _FIGHT, r"^date|^dates|^when did|^when was", "date", _KILLED, named=True)
_PLACE = _line(
    "Where",
    r"fought|took place|battlefield|the site|set up|held (in|at)",
    r"^(place|location|site|where (was|did|is))",
    "place",
    named=True,
)
_SIDES = _line(
    "Sides",
    r"fought (between|against|by|over)|between .{3,60} and |allied with|on the side of|(took|takes|take|taking) part|"
    r"against the (army|forces|troops)",
    r"^(who fought|sides|belligerents|combatants|participants|part(ies|icipants)|name (two|three|four|five) )",
    "sides",
    named=True,
)
_COMMANDERS = _line(
    "Commanders and leaders",
    r"commanded|led (by|the|an?|his|her)\b|was led|commanders?|under (the command|general|king|admiral|marshal)|"
    r"leaders? of|headed by|general\b|in charge",
    r"^(commanders?|leaders?|who led|who commanded)",
    "person",
    most=4,
)
_STRENGTHS = _line(
    "Strengths",
    _MEN,
    r"^(strengths?|forces|armies|describe the .{0,30}(army|forces))",
    "count",
    _KILLED + r"|years? old|per cent of the|\d(st|nd|rd|th)\b",
    near=True,
    most=4,
)
_LOSSES = _line(
    "Losses", _KILLED, r"^(losses|casualties|dead|deaths?)", "count", r"said\b|claim(ed|s)?\b", near=True, most=4
)
_OUTCOME = _line(
    "Outcome",
    r"victor(y|ious)|defeat(ed)?\b|(was|were) (beaten|crushed|routed|put down|over)|won\b(?! (the|a) \w+ prize)|win\b|surrender(ed|s)?\b|"
    r"ended (in|with)|triumph|was (captured|taken|conquered)|put an end|collapsed\b|independen(ce|t)",
    r"^(outcome|outcomes|result|who won|how did it end|what was the (result|outcome))",
    named=True,
    most=3,
)
_COURSE = _line("Steps", r"", r"^(course|timeline|key (dates|events)|steps)", "date", most=6)
_RESULTS = _line(
    "Consequences",
    r"as a result|consequence|in the end|signified|the (end|fall) of|led to|leading to|left\b.{3,30}\b(weak|ruined|free)",
    r"^((main |key )?(results?|consequences?|effects?|impacts?|aftermath|legacy|significance|what came (after|next)|"
    r"so what|afterwards|what changed)|.{0,40}\b(effects?|results?|consequences|impact|aftermath|legacy) (of|on)\b.{0,60})",
    named=True,
    most=5,
)

_AGREEMENT = (
    _line(
        "Parties",
        r"between .{3,80} and |signed (by|with)|with the|agreement with|alliance with|parties|all (the )?powers",
        r"^(parties|signatories|members|who (signed|took part|attended|made up))",
        "sides",
        r"tension|mistrust|relations|conflict|war between|differences",
        named=True,
    ),
    _line(
        "Signed",
        r"sign(ed|ing|s)?\b|conclu(ded|sion)|ratif|agreed\b|was (made|held|adopted|opened)|came into force|took effect|"
        r"(met|lasted|opened|closed|sat)\b|dated\b|proclaimed|passed|achieved",
        r"^(date|signed|when (was|did))",
        "date",
        r"(war|truce|split) (was|in)",
        named=True,
        most=4,
    ),
    _line(
        "Nature",
        r"was (an?|the) |is (an?|the) |formal|recognition of|formali[sz]ed",
        r"^(definition|what was)",
        subject=True,
    ),
    _line(
        "Aims",
        r"aim(ed|s)?\b|purpose|intended|designed to|sought to|goals?\b|in order to",
        r"^(aims?|goals?|purpose|principles)",
        named=True,
    ),
    _line(
        "Validity",
        r"valid\b|in force|for a (term|period)|expire[ds]?|renew(ed|al|able)|last for|terminat",
        r"^(validity|duration)",
        "duration date",
        named=True,
    ),
    _line(
        "Mutual defence",
        r"(if|case|event|against|was|were|is|are|be)\b.{0,40}\b(attack(ed)?|invasion|invaded|aggress\w+)\b|"
        r"mutual (defen[cs]e|aid|military|assistance)|collective security|come to .{2,20} (aid|defen[cs]e)|"
        r"military (assistance|aid) in case",
        r"^(mutual )?defen[cs]e|^alliance",
        reject=r"heart attack|attacks? (on|by)|accused|attacked (the|on)\b",
        promise=True,
        most=5,
    ),
    _line("Consultation", r"consult(ations?|ed)?\b", promise=True),
    _line(
        "Loan",
        r"(loans?|credits?|lent|lend|interest rate|low[- ]interest|repa(y|id)\w*|pay back)\b",
        r"^(loans?|credits?)",
        promise=True,
        most=5,
    ),
    _line(
        "Aid",
        r"((economic|military|technical|industrial|financial|material) (and \w+ )?(aid|assistance|help|support|cooperation|co-operation)|"
        r"expertise|subsid(y|ies)|technical assistance)\b",
        r"^aid",
        promise=True,
        most=5,
    ),
    _line(
        "Handovers and withdrawals",
        r"hand(ed|ing)?[- ]?over|handover|transfer(red|s)?\b|withdr[ae]w(al|n|s)?\b|evacuat|ced(ed?|ing)\b|restor(e|ed|ation)\b|"
        r"g[ai]ve (back|up)|returned? to\b|moving out|leave .{2,30} by",
        r"^(handovers?|withdrawals?)",
        promise=True,
        most=5,
    ),
    _line(
        "Territory",
        r"(receiv(es?|ed)|gain(s|ed)|got|gets|kept|keeps|annex(es|ed)?|(was|were) (awarded|given|divided|partitioned|united|joined|merged|"
        r"enlarged|restored)|loses|lost|acquired?|ceded|independen(ce|t)|neutral(ity)?)\b",
        r"^(territor(y|ies|ial)|borders?|land|who got what|(the )?(settlement|changes))",
        "places",
        r"loans?|credits?|aid\b|feared|troops|forces",
        most=10,
    ),
    _line(
        "Joint companies",
        r"(joint|mixed|shared)[- ]?(\w+[- ]){0,3}(compan(y|ies)|ventures?|enterprises?|commissions?)",
        promise=True,
    ),
    _line("Recognition", r"recogni[sz](e|ed|es|ing|tion)\b", promise=True, named=True),
    _line(
        "Payments",
        r"reparations?|indemnit(y|ies)|instal?lments|tribute|pay .{0,20}(million|francs|pounds|dollars|marks)",
        r"^(reparations|payments)",
        promise=True,
    ),
    _line(
        "Limits on forces",
        r"(army|navy|forces|troops|weapons|arms|military)\b.{0,50}\b(limit(ed)?|reduced|no more than|forbidden|banned|demilitari[sz]ed)",
        promise=True,
    ),
    _line(
        "Secret terms",
        r"secret(ly)?\b",
        reject=r"secret (speech|police|ballot|service|agent|intelligence)",
        promise=True,
    ),
    _line(
        "Other terms",
        r"under (this|the) (treaty|agreement|pact|protocol)|(treaty|agreement|pact|terms?) (also )?(included?|provided|stated|obliged|required|promised|offered|allowed|banned)|"
        r"agree(d|s|ing) (to|that)|requested by|ban(ned)? (all|on)\b|disclos|undertook|pledged",
        r"(terms?|provisions?|articles?|clauses?|conditions|decisions|what was (agreed|decided))",
        reject=r"short term|long term|in terms of|key terms",
        promise=True,
        rest=True,
        most=8,
    ),
    _line(
        "Refused or left out",
        r"refus(ed|al|es)\b|reject(ed)?\b|did not (agree|sign|include)|no (joint|common) |left out|remained part|guarantee",
        most=5,
    ),
    _line(
        "Result of the talks",
        r"negotiat\w+|talks\b|delegat\w+|chaired|presided|represented",
        r"^(negotiations?|talks)",
        most=4,
    ),
)

_WAR = (
    _SIDES, _COMMANDERS, _DATES, _PLACE,
    _line("Duration", r"last(ed|ing)\b|for (over |nearly |about )?\w+ (days|weeks|months|years|hours)\b|(hours|days) of (hard )?(fighting|siege)|how long", r"^(how long|duration)", "duration", named=True),
    _STRENGTHS, _LOSSES, _OUTCOME, _RESULTS,
)  # fmt: skip

_CRISIS = (
    _line("Trigger", r"trigger(ed)?\b|spark(ed)?\b|provok|set (it|off|this)|prompted|drove .{2,30} to|in (response|answer|reaction) to|it followed|retaliat|nationali[sz]\w+", r"^(trigger|spark|what (set|started|caused))", most=4),
    _DATES,
    _PLACE,
    _SIDES,
    _line("Demands", r"demand(ed|s)?\b|ultimatums?|insist(ed)?\b|called (on|for)|asked .{2,40} to\b|order(ed)? .{2,40} to\b|threaten(ed|s)?\b|required .{2,40} to\b", r"^demands?", most=5),
    _COURSE,
    _STRENGTHS,
    _LOSSES,
    _line("Settlement", r"cease-?fire|withdr[ae]wn?\b|pulled out|troops (were )?out|peace-?keep\w*|compromise|settle(d|ment)\b|resolved|backed down|agree(d|s)? to|was (lifted|reopened|opened)|hostilities end", r"^(settlement|resolution|how did it end|end)", most=5),
    _OUTCOME,
    _RESULTS,
)  # fmt: skip

_REFORM = (
    _line("When", r"began|started|issued|proclaimed|passed|restored|came into force|took effect|promulgated|granted|introduced|announced", r"^(date|when)", "date", named=True, most=4),
    _line("Who carried it out", r"led by|leaders?\b|reformers|architects|statesmen|ministers?|emperor|king|president|oligarch\w*|samurai", r"^(leaders?|who)", "person", named=True, most=4),
    _line("Aims", r"aim(ed|s)?\b|purpose|in order to|so (that|as to)|slogan|goals?\b|wanted to|sought to|to catch up", r"^(aims?|goals?|why|purpose)", most=4),
    _line("What it changed", r"abolish(ed|ing)?|introduced|replac(ed|ing)|reformed|(was|were) (set up|founded|established|created|adopted|built|opened|banned|ended|freed|granted|allowed)|made .{2,30} compulsory|conscription|new (constitution|army|government|law|tax|currency|schools?)|moderni[sz]\w+|industriali[sz]\w+", r"^((main |key )?(reforms|changes|measures|terms|provisions|what (changed|it did)))", most=8),
    _line("Opposition", r"oppos(ed|ition)\b|resist(ed|ance)\b|rebel(led|lion|s)?\b|revolt(ed)?\b|protest(ed|s)?\b|uprising|resent(ed|ment)?\b|unhappy|anger(ed)?", r"^(opposition|resistance)", most=4),
    _RESULTS,
)  # fmt: skip

_EPIDEMIC = (
    _line("What it was", r"was (an?|the) .{0,40}(pandemic|epidemic|plague|disease)|is (an?|the) .{0,40}(pandemic|epidemic|plague|disease)|an epidemic|types? of", r"^(definition|what was it|what was)", subject=True, most=3),
    _line("Cause and spread from person to person", r"bacteri\w+|virus|germs?\b|fleas?\b|rats?\b|contagio\w+|transmit\w*|vector|mosquito\w*|contaminat\w+|coughing|lice\b|infected", r"^(actual cause|cause|transmission|how did you catch|.*how did you catch it)", reject=r"believ|thought|blamed", most=4),
    _line("Symptoms", r"symptoms?|fever|swellings?|buboes|blisters?|rash\b|vomit\w*|cough\w* (up )?blood|headaches?|shivers|growths|lungs|splotches|spots\b", r"^(symptoms|what happened to you)", most=5),
    _line("Origin", r"(began|begins?|started|starts|beginnings?|origin(s|ated)?|came (from|out of)|first (appeared|broke out|outbreak))\b", r"^(origins?|where did it (come|start))", "place", r"again|later|return|population|beginning of", most=4),
    _line("Routes", r"(plague|disease|epidemic|pandemic|death|sickness|illness|infection|outbreak|pestilence|case|it|rats?|ships?|galleys|sailors|travellers|virus|began)\b.{0,80}\b(spread|reached|arriv(ed|al)|came (ashore|to|into)|land(ed|s)|trade routes|carried (by|to|along|from|into|it)|moved|brought|got to|entered|travell?ed|put in|rowed into|set foot)\b", r"^(route|routes|spread|how it got|the arrival|how did it (spread|reach))", "place", _KILLED, most=6),
    _line("Toll", r"(died|dead|deaths?|killed|perished|victims|mortality|lost|gone|wiped out|carried off|losses|population|took .{0,20}lives|inhabitants)\b", r"^(toll|mortality|deaths?|how many (died|people)|what fraction)", "count", r"get back|climb back|recover", near=True, most=6),
    _line("What people believed", r"(believ(ed|e)|blam(ed|e)|punish\w+|miasma|bad air|corrupted air|wrath|sins?\b|planets|humou?rs|poison\w*|accused)\b", r"^(beliefs?|what did people believe|explanations)", most=5),
    _line("Remedies and measures", r"(cures?|remed(y|ies)|treat(ed|ment)s?|quarantin\w+|bleed(ing)?|bled|pray(ed|ers?)|isolat\w+|vaccin\w+|fled|physicians?|doctors?|flagellants?|processions?|shut|barricaded|carried .{0,20}herbs|left for|drinking)\b", r"^(remedies|cures?|treatments?|measures|what people did|how did people try|did anybody)", most=6),
    _RESULTS,
    _line("Effects on life and work", r"(wages?|labou?r(ers)?|workers|rents?|serfdom|peasants|prices|revolts?|economy|landlords|landowners)\b", most=6),
    _line("Later outbreaks", r"(return(ed)?|came back|come back|later (outbreaks?|waves)|waves?|kept coming|last (big |major )?outbreaks?|(plague|outbreak).{0,30}again)\b", r"^(later outbreaks|when did .{2,30}come back)", "date", most=4),
)  # fmt: skip

_ECONOMY = (
    _line("What it was", r"was (an?|the) |is (an?|the) |refers to|struck", r"^(definition|what (is|was) )", subject=True, most=3),
    _line("When", r"began|begins?|started|peak(ed)?|ended|lasted|took place|happened|collapsed|crashed|struck", r"^(dates?|when)", "date", named=True, most=4),
    _line("Prices and wages", r"(prices?|costs?|wages?|bread|a loaf|salary|salaries|earn(ed|ings))\b", r"^(prices?|price of)", "money", most=5),
    _line("Value of money", r"(dollars?|exchange|worth|marks? (slid|fell|per)|currency|value of)\b", need="money rate", most=5),
    _line("Shares and trade", r"(shares?|stocks?|index|points|market|traded|trading|dow|exports?|imports?|trade)\b.{0,80}\b(fell|rose|dropped|lost|lose|gained|peak\w*|down|up|plung\w+|worth|fall|rise|high|low|sold|traded|declin\w+|slump\w*)\b", need="amount money", most=6),
    _line("Unemployment and poverty", r"(unemploy\w+|out of work|no job|jobless|lost their (jobs|savings|homes)|homeless|hunger|starv\w+|poverty)\b", most=5),
    _line("Banks and firms", r"(banks?|firms|companies|businesses|factories)\b.{0,60}\b(fail(ed|ures?)?|clos(ed|ing)|bankrupt\w*|collapsed?|shut|ran out|went under|loans?|lent)\b", most=5),
    _line("Debts and payments", r"(reparations?|debts?|borrow(ed|ing)|loans?|payments?|instal?lment)\b", need="money amount date", most=5),
    _line("Who gained", r"(winners?|benefit(ed|s)?|did well|became (very )?cheap)\b", r"^(winners|who (gained|won|benefited))", most=5),
    _line("Who lost", r"(losers?|came off worst|hardest hit|ruined|suffered (most|badly)|lost (their|all|everything))\b", r"^(losers|who (lost|suffered))", most=5),
    _line("Measures", r"(introduced|brought in|new (currency|bank|law|deal|tariff)|set up|called off|regulat\w+|swapped|took over|replaced|raised (the )?(interest|rates|tariffs?|taxes)|cut (taxes|rates|spending)|bought (up )?shares|print(ed|ing)|adopted|created|act of|was issued|plan\b|resistance)\b", r"^(measures|the way out|how it ended|solutions?|response|stabili[sz]ation|reforms?|recovery|how\?|who ended it)", most=8),
    _RESULTS,
)  # fmt: skip

_REVOLUTION = (
    _line("Grievances and causes", r"(grievances?|unequal|inequality|privileges?|oppress\w+|unhappy|resent\w*|injustice|cause[sd]?|taxes|hunger|brutal\w*|demanded rights|ask for rights|treatment)\b", r"^(causes?|grievances?|background|origins?)", most=6),
    _SIDES,
    _line("Leaders", r"(led (by|the)|leaders?\b|head of state|commanded|general\b|declared|proclaimed|ruler|named himself|founded)", r"^(leaders?|key (people|figures))", "person", most=6),
    _DATES,
    _PLACE,
    _COURSE,
    _line("What it changed", r"abolish\w*|declared|proclaimed|new constitution|republic\b|independen(ce|t)|freed(om)?\b|emancipat\w+|rights for|banned|bans|equal(ity)?\b", r"^(changes|reforms|slavery abolished)", most=6),
    _STRENGTHS,
    _LOSSES,
    _OUTCOME,
    _RESULTS,
)  # fmt: skip

LINES: dict[Shape, tuple[Line, ...]] = {
    "agreement": _AGREEMENT,
    "war": _WAR,
    "battle": _WAR,
    "crisis": _CRISIS,
    "reform": _REFORM,
    "epidemic": _EPIDEMIC,
    "economy": _ECONOMY,
    "revolution": _REVOLUTION,
}
"""The lines of each shape in the order in which a card shows them."""

"""The lines of the cards of battles, wars, crises, revolutions and reforms."""

from __future__ import annotations

from msgspec.structs import replace

from adfontes.study.card_line import line

_FIGHT = r"fought|began|begin|took place|ended|ends|started|lasted|broke out|fell\b|opens?\b|went on|was over"
_MEN = (
    r"men|troops|soldiers|army|armies|forces?|ships|warships|galleys|longships|fleet|knights|cavalry|horsemen|infantry|"
    r"guns|cannons?|tanks|aircraft|planes|warriors|defenders|besiegers|volunteers|regulars|archers|strength|mercenaries"
)
KILLED = (
    r"killed|dead|died|deaths?|casualties|wounded|injured|losses|lost their lives|slain|massacred|slaughtered|perished|"
    r"taken prisoner|captured|drowned|executed|fell in|were lost|fatalit"
)
DATES = line("When", _FIGHT, r"^date|^dates|^when did|^when was", "date", KILLED, named=True)
PLACE = line(
    "Where",
    r"fought|took place|battlefield|the site|set up|held (in|at)",
    r"^(place|location|site|where (was|did|is))",
    "place",
    named=True,
)
SIDES = line(
    "Sides",
    r"fought (between|against|by|over)|between .{3,60} and |allied with|on the side of|(took|takes|take|taking) part|"
    r"against the (army|forces|troops)",
    r"^(who fought|sides|belligerents|combatants|participants|part(ies|icipants)|name (two|three|four|five) )",
    "sides",
    named=True,
)
COMMANDERS = line(
    "Commanders and leaders",
    r"commanded|led (by|the|an?|his|her)\b|was led|commanders?|under (the command|general|king|admiral|marshal)|"
    r"leaders? of|headed by|general\b|in charge",
    r"^(commanders?|leaders?|who led|who commanded)",
    "person",
    most=4,
)
STRENGTHS = line(
    "Strengths",
    _MEN,
    r"^(strengths?|forces|armies|describe the .{0,30}(army|forces))",
    "count",
    KILLED + r"|years? old|per cent of the|\d(st|nd|rd|th)\b",
    near=True,
    most=4,
)
LOSSES = line(
    "Losses", KILLED, r"^(losses|casualties|dead|deaths?)", "count", r"said\b|claim(ed|s)?\b", near=True, most=4
)
OUTCOME = line(
    "Outcome",
    r"victor(y|ious)|defeat(ed)?\b|(was|were) (beaten|crushed|routed|put down|over)|won\b(?! (the|"
    r"a) \w+ prize)|win\b|surrender(ed|s)?\b|"
    r"ended (in|with)|triumph|was (captured|taken|conquered)|put an end|collapsed\b|independen(ce|t)",
    r"^(outcome|outcomes|result|who won|how did it end|what was the (result|outcome))",
    named=True,
    most=3,
)
COURSE = line("Steps", r"", r"^(course|timeline|key (dates|events)|steps)", "date", most=6)
RESULTS = line(
    "Consequences",
    r"as a result|consequence|in the end|signified|the (end|fall) of|led to|leading to|"
    r"left\b.{3,30}\b(weak|ruined|free)",
    r"^((main |key )?(results|consequences?|effects?|impacts?|aftermath|legacy|significance|what came (after|next)|"
    r"so what|afterwards|what changed)|.{0,40}\b(effects?|results?|consequences|impact|aftermath|"
    r"legacy) (of|on)\b.{0,60})",
    named=True,
    most=5,
)

WAR = (
    SIDES,
    COMMANDERS,
    DATES,
    PLACE,
    line(
        "Duration",
        r"last(ed|ing)\b|for (over |nearly |about )?\w+ (days|weeks|months|years|hours)\b|(hours|"
        r"days) of (hard )?(fighting|siege)|how long",
        r"^(how long|duration)",
        "duration",
        named=True,
    ),
    STRENGTHS,
    LOSSES,
    OUTCOME,
    RESULTS,
)

CRISIS = (
    line(
        "Trigger",
        r"trigger(ed)?\b|spark(ed)?\b|provok|set (it|off|this)|prompted|drove .{2,30} to|in (response|"
        r"answer|reaction) to|it followed|retaliat|nationali[sz]\w+",
        r"^(trigger|spark|what (set|started|caused))",
        most=4,
    ),
    DATES,
    PLACE,
    SIDES,
    line(
        "Demands",
        r"demand(ed|s)?\b|ultimatums?|insist(ed)?\b|called (on|for)|asked .{2,40} to\b|order(ed)? "
        r".{2,40} to\b|threaten(ed|s)?\b|required .{2,40} to\b",
        r"^demands?",
        most=5,
    ),
    COURSE,
    STRENGTHS,
    LOSSES,
    line(
        "Settlement",
        r"cease-?fire|(troops|forces|units?|army|invaders|soldiers)\b.{0,40}withdr\w+|withdr\w+ (from|of)|"
        r"pulled out|troops (were )?out|peace-?keep\w*|compromise|"
        r"settle(d|ment)\b|resolved|backed down|agree(d|s)? to|was (lifted|reopened|opened)|"
        r"hostilities end",
        r"^(settlement|resolution|how did it end|end)",
        most=5,
    ),
    replace(OUTCOME, named=False),
    RESULTS,
)

REFORM = (
    line(
        "When",
        r"began|started|issued|proclaimed|passed|restored|came into force|took effect|promulgated|"
        r"granted|introduced|announced",
        r"^(date|when)",
        "date",
        named=True,
        most=4,
    ),
    line(
        "Who carried it out",
        r"led by|leaders?\b|reformers|architects|statesmen|ministers?|emperor|king|president|"
        r"oligarch\w*|samurai",
        r"^(leaders?|who)",
        "person",
        named=True,
        most=4,
    ),
    line(
        "Aims",
        r"aim(ed|s)?\b|purpose|in order to|so (that|as to)|slogan|goals?\b|wanted to|sought to|to "
        r"catch up",
        r"^(aims?|goals?|why|purpose)",
        named=True,
        most=4,
    ),
    line(
        "What it changed",
        r"abolish(ed|ing)?|introduced|replac(ed|ing)|reformed|(was|were) (set up|founded|established|"
        r"created|adopted|built|opened|banned|ended|freed|granted|allowed)|made .{2,30} compulsory|"
        r"conscription|new (constitution|army|law|tax|currency|schools?)",
        r"^((main |key )?(reforms|changes|measures|terms|provisions|what (changed|it did)))",
        most=8,
    ),
    line(
        "Opposition",
        r"oppos(ed|ition)\b|resist(ed|ance)\b|rebel(led|lion|s)?\b|revolt(ed)?\b|protest(ed|s)?\b|"
        r"uprising|resent(ed|ment)?\b|unhappy|anger(ed)?",
        r"^(opposition|resistance)",
        most=4,
    ),
    RESULTS,
)

REVOLUTION = (
    line(
        "Grievances and causes",
        r"(grievances?|unequal|inequality|privileges?|oppress\w+|unhappy|resent\w*|injustice|"
        r"cause[sd]?|taxes|hunger|brutal\w*|demanded rights|ask for rights|treatment)\b",
        r"^(causes?|grievances?|background|origins?)",
        most=6,
    ),
    SIDES,
    line(
        "Leaders",
        r"(led (by|the)|leaders?\b|head of state|commanded|general\b|declared|proclaimed|ruler|named "
        r"himself|founded)",
        r"^(leaders?|key (people|figures))",
        "person",
        most=6,
    ),
    DATES,
    PLACE,
    COURSE,
    line(
        "What it changed",
        r"abolish\w*|declared|proclaimed|new constitution|republic\b|independen(ce|t)|freed(om)?\b|"
        r"emancipat\w+|rights for|banned|bans|equal(ity)?\b",
        r"^(changes|reforms|slavery abolished)",
        most=6,
    ),
    STRENGTHS,
    LOSSES,
    OUTCOME,
    RESULTS,
)

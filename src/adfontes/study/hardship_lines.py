"""The lines of the cards of epidemics and economic events."""

from __future__ import annotations

from adfontes.study.card_line import line
from adfontes.study.event_lines import KILLED, PLACE, RESULTS

EPIDEMIC = (
    line(
        "What it was",
        r"was (an?|the) .{0,40}(pandemic|epidemic|plague|disease)|is (an?|the) .{0,40}(pandemic|"
        r"epidemic|plague|disease)|an epidemic|types? of",
        r"^(definition|what was it|what was)",
        subject=True,
        most=3,
    ),
    line(
        "Cause and spread from person to person",
        r"bacteri\w+|virus|germs?\b|fleas?\b|rats?\b|contagio\w+|transmit\w*|vector|mosquito\w*|"
        r"contaminat\w+|coughing|lice\b|infected",
        r"^(actual cause|cause|transmission|how did you catch|.*how did you catch it)",
        reject=r"believ|thought|blamed",
        most=4,
    ),
    line(
        "Symptoms",
        r"symptoms?|fever|swellings?|buboes|blisters?|rash\b|vomit\w*|cough\w* (up )?blood|headaches?|"
        r"shivers|growths|lungs|splotches|spots\b",
        r"^(symptoms|what happened to you)",
        most=5,
    ),
    line(
        "Origin",
        r"(began|begins?|started|starts|beginnings?|origin(s|ated)?|came (from|out of)|first "
        r"(appeared|broke out))\b",
        r"^(origins?|where did it (come|start))",
        "place",
        r"again|later|return|population|beginning of",
        most=4,
    ),
    line(
        "Routes",
        r"(plague|disease|epidemic|pandemic|death|sickness|illness|infection|outbreak|pestilence|case|"
        r"it|rats?|ships?|galleys|sailors|travellers|virus|began)\b.{0,80}\b(spread|reached|arriv(ed|"
        r"al)|came (ashore|to|into)|land(ed|s)|trade routes|carried (by|to|along|from|into|it)|moved|"
        r"brought|got to|entered|travell?ed|put in|rowed into|set foot)\b",
        r"^(route|routes|spread|how it got|the arrival|how did it (spread|reach))",
        "place",
        KILLED,
        most=6,
    ),
    line(
        "Toll",
        r"(died|dead|deaths?|killed|perished|victims|mortality|lost|gone|wiped out|carried off|losses|"
        r"population|took .{0,20}lives|inhabitants)\b",
        r"^(toll|mortality|deaths?|how many (died|people)|what fraction)",
        "count",
        r"get back|climb back|recover",
        near=True,
        most=6,
    ),
    line(
        "What people believed",
        r"(believ(ed|e)|blam(ed|e)|punish\w+|miasma|bad air|corrupted air|wrath|sins?\b|planets|"
        r"humou?rs|poison\w*|accused)\b",
        r"^(beliefs?|what did people believe|explanations)",
        most=5,
    ),
    line(
        "Remedies and measures",
        r"(cures?|remed(y|ies)|treat(ed|ment)s?|quarantin\w+|bleed(ing)?|bled|pray(ed|ers?)|isolat\w+|"
        r"vaccin\w+|fled|physicians?|doctors?|flagellants?|processions?|shut|barricaded|carried "
        r".{0,20}herbs|left for|drinking)\b",
        r"^(remedies|cures?|treatments?|measures|what people did|how did people try|did anybody)",
        most=6,
    ),
    RESULTS,
    line(
        "Effects on life and work",
        r"(wages?|labou?r(ers)?|workers|rents?|serfdom|peasants|prices|revolts?|economy|landlords|"
        r"landowners)\b",
        most=6,
    ),
    line(
        "Later outbreaks",
        r"(return(ed)?|came back|come back|later (outbreaks?|waves)|waves?|kept coming|last (big |"
        r"major )?outbreaks?|(plague|outbreak).{0,30}again)\b",
        r"^(later outbreaks|when did .{2,30}come back)",
        "date",
        most=4,
    ),
)

ECONOMY = (
    line(
        "What it was",
        r"was (an?|the) |is (an?|the) |refers to|struck",
        r"^(definition|what (is|was) )",
        subject=True,
        most=3,
    ),
    line(
        "When",
        r"began|begins?|started|peak(ed)?|ended|lasted|took place|happened|collapsed|crashed|struck",
        r"^(dates?|when)",
        "date",
        named=True,
        most=4,
    ),
    line(
        "Prices and wages",
        r"(prices?|costs?|wages?|bread|a loaf|salary|salaries|earn(ed|ings))\b",
        r"^(prices?|price of)",
        "money",
        most=5,
    ),
    line(
        "Value of money",
        r"(exchange rate|(dollar|mark|pound|franc)s? (was|were|fell|slid|rose|bought|per|cost)|"
        r"worth|devalu\w+|currency)\b|"
        r"to the dollar",
        need="money rate",
        most=5,
    ),
    line(
        "Shares and trade",
        r"(shares?|stocks?|index|points|market|traded|trading|dow|exports?|imports?|"
        r"trade)\b.{0,80}\b(fell|rose|dropped|lost|lose|gained|peak\w*|down|up|plung\w+|worth|fall|"
        r"rise|high|low|sold|traded|declin\w+|slump\w*)\b",
        need="amount money",
        most=6,
    ),
    line(
        "Unemployment and poverty",
        r"(unemploy\w+|out of work|no job|jobless|lost their (jobs|savings|homes)|homeless|hunger|"
        r"starv\w+|poverty)\b",
        most=5,
    ),
    line(
        "Banks and firms",
        r"(banks?|firms|companies|businesses|factories)\b.{0,60}\b(fail(ed|ures?)?|clos(ed|ing)|"
        r"bankrupt\w*|collapsed?|shut|ran out|went under|loans?|lent)\b",
        most=5,
    ),
    line(
        "Debts and payments",
        r"(reparations?|debts?|borrow(ed|ing)|loans?|payments?|instal?lment)\b",
        need="money amount date",
        most=5,
    ),
    line(
        "Who gained",
        r"(winners?|benefit(ed|s)?|did well|became (very )?cheap)\b",
        r"^(winners|who (gained|won|benefited))",
        most=5,
    ),
    line(
        "Who lost",
        r"(losers?|came off worst|hardest hit|ruined|suffered (most|badly)|lost (their|all|"
        r"everything))\b",
        r"^(losers|who (lost|suffered))",
        most=5,
    ),
    line(
        "Measures",
        r"(introduced|brought in|new (currency|bank|law|deal|tariff)|set up|called off|regulat\w+|"
        r"swapped|took over|replaced|raised (the )?(interest|rates|tariffs?|taxes)|cut (taxes|rates|"
        r"spending)|bought (up )?shares|print(ed|ing)|adopted|created|act of|was issued|plan\b|"
        r"resistance)\b",
        r"^(measures|the way out|how it ended|solutions?|response|stabili[sz]ation|reforms?|recovery|"
        r"how\?|who ended it)",
        most=8,
    ),
    RESULTS,
)

DISASTER = (
    line(
        "What it was", r"was (an?|the) |is (an?|the) |refers to|struck", r"^(definition|what (is|was) )", subject=True
    ),
    line(
        "When",
        r"began|begins?|started|ended|lasted|took place|happened|broke out|struck|years? of",
        r"^(dates?|when)",
        "date",
        named=True,
        most=4,
    ),
    PLACE,
    line(
        "How it came about",
        r"caused by|because of|due to|broke out|failed\b|failures?\b|blight|disease|drought|started (in|"
        r"at)|spread|rotted|"
        r"storm|wind",
        r"^(causes?|origins?|how (did )?it (start|began)|spread)",
        reject=r"believ|thought|blam",
        most=5,
    ),
    line(
        "Toll",
        r"(died|dead|deaths?|killed|perished|victims|starved|drowned|lost their (lives|homes)|homeless|"
        r"burn(ed|t) down|emigrat\w+|evict\w+)\b",
        r"^(toll|deaths?|losses|damage|how many .{0,30}(died|killed|lost))",
        "count",
        near=True,
        most=6,
    ),
    line("What people believed", r"(believ(ed|e)|blam(ed|e)|punish\w+|wrath|accused)\b", r"^(beliefs?|blame)", most=4),
    line(
        "Relief and measures",
        r"(relief|soup|charit\w+|public works|workhouses?|import(ed|s)|donat\w+|rescue\w*|rebuil[dt]\w*|repeal(ed)?|"
        r"regulations?|fund(s|ed)?|grain|shipped)\b",
        r"^(relief|response|measures|what (was done|people did)|help|rebuilding|government)",
        most=8,
    ),
    RESULTS,
    line(
        "Effects on life and work",
        r"(emigrat(ed|ion)|evict(ed|ions?)|rents?|landlords|wages?|labou?r(ers)?)\b",
        most=6,
    ),
)

"""The lines of an agreement's card: parties, dates, and its terms by kind."""

from __future__ import annotations

from adfontes.study.card_line import line

AGREEMENT = (
    line(
        "Parties",
        r"between .{3,80} and |signed (by|with)|with the|agreement with|alliance with|parties|all (the )?powers",
        r"^(parties|signatories|members|who (signed|took part|attended|made up))",
        "sides",
        r"tension|mistrust|relations|conflict|war between|differences",
        named=True,
    ),
    line(
        "Signed",
        r"sign(ed|ing|s)?\b|conclu(ded|sion)|ratif|agreed\b|was (made|held|adopted|opened)|came into force|took effect|"
        r"(met|lasted|opened|closed|sat)\b|dated\b|proclaimed|passed|achieved",
        r"^(date|signed|when (was|did))",
        "date",
        r"(war|truce|split) (was|in)",
        named=True,
        most=4,
    ),
    line(
        "Nature",
        r"was (an?|the) |is (an?|the) |formal|recognition of|formali[sz]ed",
        r"^(definition|what was)",
        subject=True,
    ),
    line(
        "Aims",
        r"aim(ed|s)?\b|purpose|intended|designed to|sought to|goals?\b|in order to",
        r"^(aims?|goals?|purpose|principles)",
        named=True,
    ),
    line(
        "Validity",
        r"valid\b|in force|for a (term|period)|expire[ds]?|renew(ed|al|able)|last for|terminat",
        r"^(validity|duration)",
        "duration date",
        named=True,
    ),
    line(
        "Mutual defence",
        r"(if|case|event|against|was|were|is|are|be)\b.{0,40}\b(attack(ed)?|invasion|invaded|aggress\w+)\b|"
        r"mutual (defen[cs]e|aid|military|assistance)|collective security|come to .{2,20} (aid|defen[cs]e)|"
        r"military (assistance|aid) in case",
        r"^(mutual )?defen[cs]e|^alliance",
        reject=r"heart attack|attacks? (on|by)|accused|attacked (the|on)\b",
        promise=True,
        most=5,
    ),
    line("Consultation", r"consult(ations?|ed)?\b", promise=True),
    line(
        "Loan",
        r"(loans?|credits?|lent|lend|interest rate|low[- ]interest|repa(y|id)\w*|pay back)\b",
        r"^(loans?|credits?)",
        promise=True,
        most=6,
    ),
    line(
        "Aid",
        r"((economic|military|technical|industrial|financial|material) (and \w+ )?(aid|assistance|"
        r"help|support|cooperation|co-operation)|"
        r"expertise|subsid(y|ies)|technical assistance)\b",
        r"^aid",
        promise=True,
        reject=r"attack|in case|dependence",
        most=6,
    ),
    line(
        "Handovers and withdrawals",
        r"hand(ed|ing)?[- ]?over|handover|transfer(red|s)?\b|withdr[ae]w(al|n|s)?\b|evacuat|ced(ed?|"
        r"ing)\b|restor(e|ed|ation)\b|"
        r"g[ai]ve (back|up)|returned? to\b|moving out|leave .{2,30} by",
        r"^(handovers?|withdrawals?)",
        promise=True,
        most=5,
    ),
    line(
        "Territory",
        r"(receiv(es?|ed)|gain(s|ed)|got|gets|kept|keeps|annex(es|ed)?|(was|were) (awarded|given|"
        r"divided|partitioned|united|joined|merged|"
        r"enlarged|restored)|loses|lost|acquired?|ceded|independen(ce|t)|neutral(ity)?)\b",
        r"^(territor(y|ies|ial)|borders?|land|who got what|(the )?(settlement|changes))",
        "places",
        r"loans?|credits?|aid\b|feared|troops|forces",
        most=10,
    ),
    line(
        "Joint companies",
        r"(joint|mixed|shared)[- ]?(\w+[- ]){0,5}(compan(y|ies)|ventures?|enterprises?|commissions?)",
        promise=True,
    ),
    line("Recognition", r"recogni[sz](e|ed|es|ing|tion)\b", promise=True, named=True),
    line(
        "Payments",
        r"reparations?|indemnit(y|ies)|instal?lments|tribute|pay .{0,20}(million|francs|pounds|dollars|marks)",
        r"^(reparations|payments)",
        promise=True,
    ),
    line(
        "Limits on forces",
        r"(army|navy|forces|troops|weapons|arms|military)\b.{0,50}\b(limit(ed)?|reduced|no more than|"
        r"forbidden|banned|demilitari[sz]ed)",
        promise=True,
    ),
    line(
        "Secret terms",
        r"secret(ly)?\b",
        reject=r"secret (speech|police|ballot|service|agent|intelligence)",
        promise=True,
    ),
    line(
        "Other terms",
        r"under (this|the) (treaty|agreement|pact|protocol)|(treaty|agreement|pact|terms?) (also "
        r")?(included?|provided|stated|obliged|required|promised|offered|allowed|banned)|"
        r"agree(d|s|ing) (to|that)|requested by|ban(ned)? (all|on)\b|disclos|undertook|pledged",
        r"(terms?|provisions?|articles?|clauses?|conditions|decisions|what was (agreed|decided))",
        reject=r"short term|long term|in terms of|key terms|agree\w* to sign",
        promise=True,
        rest=True,
        most=8,
    ),
    line(
        "Refused or left out",
        r"refus(ed|al|es)\b|reject(ed)?\b|did not (agree|sign|include)|no (joint|common) |left out|"
        r"remained part|guarantee",
        most=5,
    ),
    line(
        "The talks",
        r"negotiat\w+|talks\b|delegat\w+|chaired|presided|represented",
        r"^(negotiations?|talks)",
        most=4,
    ),
)

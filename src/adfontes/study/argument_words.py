"""The words of evaluation: by which evidence is told to be for or against, and by which a judgement is worded."""

from __future__ import annotations

import re

from adfontes.study.shapes import Shape


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\bnot )(?<!\bno )(?<!\bnever )\b({words})\b", re.IGNORECASE)


BOTH = re.compile(
    r"\b(advantages?|benefits?|strengths?|pros|success(es)?|positives?|arguments "
    r"for)\b.{0,12}\b(and|or|vs\.?|versus|&|/)\b.{0,12}"
    r"\b(disadvantages?|drawbacks?|costs?|weakness(es)?|cons|failures?|negatives?|against)\b",
    re.IGNORECASE,
)
"""A heading that promises both sides."""
FOR = re.compile(
    r"(the )?(main |key )?(advantages|benefits|successes|achievements|positives?( effects| "
    r"impacts)?|arguments for|winners|pros)\b",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"(the )?(main |key )?(disadvantages|drawbacks|failures|limitations|negatives?( effects| "
    r"impacts)?|arguments against|losers|cons)\b",
    re.IGNORECASE,
)
ADVANTAGES = re.compile(r"advantage|benefit|positive|pros", re.IGNORECASE)
TURNING = re.compile(
    r"(however|but|on the other hand|nevertheless|yet|despite|although|disadvantages?)\b", re.IGNORECASE
)
"""Openings of counter-evidence."""
WEIGHING = re.compile(
    r"(overall|in conclusion|to conclude|on balance|all in all|in the end|to sum up)\b", re.IGNORECASE
)
"""Openings of a source's own judgement."""
INTERPRETING = re.compile(
    r"^(overall|in conclusion|on balance|all in all)\b|\b((historians|scholars) (\w+ )?(argue|"
    r"debate|disagree|are divided|see|say|believe)|some (say|argue|think|see)|many say|others "
    r"(say|argue)|"
    r"(is|was|are|were) (often |widely |generally )?(seen|regarded|considered|viewed|remembered) as|"
    r"(a|an|the) (\w+ ){0,2}(success|failure|disaster|triumph|turning point|mistake|victory for|"
    r"defeat for)|signified)\b",
    re.IGNORECASE,
)
"""Words of a judgement, which is told as the source's."""

_GAIN = (
    r"benefit(s|ed)?|advantages?|strengthen(s|ed|ing)?|improv(ed|ing|ement)|enabled|boosted|enhanc(ed|ing)|"
    r"reassurance|strong foundation|was able to|were able to|gained|crucial|helped"
)
_LOSS = (
    r"fail(ed|ure)|disadvantages?|weaken(ed|ing)|humiliat(ed|ion|ing)|insult|exploit(ed|ation)?|"
    r"unequal|inequalit(y|ies)|"
    r"dependen(t|ce)|vulnerabilit(y|ies)|resent(ed|ment)|offended|bitterly|excessive|much worse|"
    r"junior partner|deteriorat\w+|"
    r"betray(ed|ing|al)|no guarantee|had to pay|suffered|collapsed|condemned"
)
GOOD: dict[Shape, re.Pattern[str]] = {
    "agreement": _any(_GAIN),
    "crisis": _any(r"victory|triumph|gained|strengthen(ed|ing)|success(ful)?|hero|peace|reopened|prize|benefit(ed)?"),
    "reform": _any(
        r"benefit(s|ed)?|strengthen(s|ed|ing)?|improv(ed|ing|ement)|succeeded|success(ful)?|abolished|compulsory|"
        r"moderni[sz]ed|industriali[sz]ed|(?<!for )freedom|equality|prosper\w+|growth"
    ),
    "revolution": _any(
        r"benefit(s|ed)?|improv(ed|ing|ement)|succeeded|success(ful)?|abolished|freed|(?<!for )freedom|independence|"
        r"independent|equality"
    ),
    "epidemic": _any(
        r"wages (went up|rose|doubled|increased)|better (pay|wages|conditions)|bargain|rents fell|lighter|more money"
    ),
    "war": _any(r"victory|triumph|gained|strengthen(ed|ing)|success(ful)?|independence|freed|won"),
    "disaster": _any(
        r"relief|soup kitchens?|were fed|feeding|donat(ed|ions?)|sent (money|food|help|aid)|raised|rescued?|rebuilt|"
        r"charit(y|ies)|public works|employed|shipped|imported|saved"
    ),
    "economy": _any(r"winners?|benefit(s|ed)?|became (very )?cheap|got more|paid off (their|the)|recovered"),
}
BAD: dict[Shape, re.Pattern[str]] = {
    "agreement": _any(_LOSS),
    "crisis": _any(
        r"defeat(ed)?|humiliat\w+|resign(ed)?|withdrew|condemn(ed)?|ration(ed|ing)|blocked|closed|"
        r"expensive|killed|the end of"
    ),
    "reform": _any(
        r"failed|failure|resent(ed|ment)|suffered|rebelled|rose against|revolts?|protest(s|ed)?|oppos(ed|ition)|"
        r"hardship|poverty|unhappy|(?<!not )lost their"
    ),
    "revolution": _any(
        r"failed|failure|suffered|collapsed|ruined|massacre[ds]?|killed|terror|executed|indemnity|"
        r"debt|interest|new revolts|exterminated"
    ),
    "epidemic": _any(
        r"(million|half|third|quarter|per cent|\d%|\d{3,}).{0,60}(died|dead|killed)|starving|food "
        r"prices|shortage|not ploughed|"
        r"burnt alive|ravaged"
    ),
    "war": _any(r"defeat(ed)?|killed|died|destroyed|ruined|devastated|famine|lost|failed|collapsed|weakened|debts?"),
    "disaster": _any(
        r"refused|too (little|late|slow)|clos(ed|es)|shut\b|exports?|exported|"
        r"evict(ed|ions?)|"
        r"did ?n[o’']t believe|failed|ignored|cut off|neglect(ed)?|stopped|no relief"
    ),
    "economy": _any(
        r"losers?|ruined|worthless|lost (their|all|everything)|out of work|no job|unemploy\w+|bankrupt\w*|failed|"
        r"starv\w+|came off worst|poverty|collapsed"
    ),
}
QUESTIONS: dict[Shape, str] = {
    "agreement": "Was {name} an advantage for {party}?",
    "reform": "How far was {name} a success?",
    "revolution": "How far was {name} a success?",
    "epidemic": "Did {name} do anyone any good?",
    "economy": "Did {name} do anyone any good?",
    "war": "Did anyone gain from {name}?",
    "crisis": "Did anyone gain from {name}?",
    "disaster": "Was enough done for those who suffered from {name}?",
}
"""Questions that are asked of the main thing of a course; of a battle only those that a source asks."""
CRITERIA: dict[Shape, tuple[str, ...]] = {
    "agreement": (
        "what each party wanted, and what it got",
        "what was promised, and what was kept",
        "what it cost, in money, land and freedom to act",
        "how long its effects lasted",
    ),
    "reform": ("what it set out to do", "whose lives it changed, and how", "who opposed it, and why", "what lasted"),
    "revolution": ("what its leaders wanted", "what changed in law, and what in life", "what it cost", "what lasted"),
    "epidemic": (
        "who died and who lived",
        "what changed for those who lived",
        "how soon and for how long",
        "whether it would have come anyway",
    ),
    "economy": (
        "who owned, owed and earned what",
        "how many gained and how many lost",
        "how long it lasted",
        "what it led to",
    ),
    "disaster": (
        "who suffered and who did not",
        "what was done, by whom, and how soon",
        "what could have been done",
        "what lasted",
    ),
    "crisis": (
        "what each side wanted, and what it got",
        "what it cost",
        "how others saw each side afterwards",
        "what changed for good",
    ),
    "war": ("what each side fought for, and what it got", "what it cost", "what changed for good"),
    "battle": ("the strength and skill of each side", "decisions of the leaders", "chance", "what followed from it"),
}
"""What a judgement should weigh."""
CHANGES: dict[Shape, str] = {
    "agreement": "Evidence of what was done about each promise, above all from the side that is not heard here.",
    "reform": "Evidence of how ordinary people fared before and after, from those who lived through it.",
    "revolution": "Evidence of how ordinary people fared before and after, from those who lived through it.",
    "epidemic": "Figures of wages, prices and deaths, place by place, before and after.",
    "economy": "Figures of incomes, debts and savings, group by group, before and after.",
    "disaster": "Figures of those who suffered, place by place, and of what was spent on help.",
    "crisis": "Evidence of what each government hoped for in secret, and of what it thought it had won.",
    "war": "Evidence from the losing side, and figures of what the war cost each side.",
    "battle": "An account by someone who was there, or finds from the field.",
}
"""What would change a judgement."""

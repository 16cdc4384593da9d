"""What pages carry around their content: menus, share buttons, counters, prompts to sign up.

Dropping a true statement is worse than keeping a menu line, so a line is furniture only where each of its parts is
a known phrase of navigation, or nearly all are and the rest is short. The phrases are those of web pages in general.
"""

from __future__ import annotations

import re

from adfontes.sources.controls import is_control

_PART = re.compile(r"\s{2,}|\s*[|·•\[\]]\s*|\t|\s*[«»→←]\s*|<<|>>")
_YEAR = re.compile(r"\b\d{3,4}\b")
_STEP = re.compile(r"\s+[>›»/]\s+")
_ARROW_ENDS = re.compile(r"\W*(?:←|«|<<)\s*\w.*|.*\w\s*(?:→|»|>>)\W*$")
_MENU_WORD = re.compile(
    r"(?:home|about(?: us| me)?|contact(?: us)?|search|log ?in|sign ?(?:in|up)|follow us|menu)$", re.IGNORECASE
)

# A whole part that is nothing but navigation.
_WHOLE = re.compile(
    r"""(?:
      home(?:\s?page)? | menu | search | (?:main\s)?navigation | about(?:\s(?:us|me|this\ssite))?
    | contact(?:\s?us)? | links? | index
    | (?:site)?map | faqs? | help(?:\scent(?:er|re))? | support(?:\sus|\sthe\sshow)? | donate(?:\snow)? | advertise
    | advertisement | sponsored | careers
    | (?:privacy|cookies?)(?:\s(?:policy|settings|notice|preferences))?
    | terms(?:\s(?:of\s(?:use|service)|and\sconditions|&\sconditions))?
    | accept(?:\sall)?(?:\scookies)? | reject(?:\sall)? | manage\s(?:cookies|preferences) | disclaimer | imprint
    | (?:log|sign)\s?-?(?:in|out|up|on)(?:\s(?:for\sfree|free|now|with\s\w+))?(?:\sit['’]?s\sfree)?
    | register(?:\snow)? | join(?:\s(?:now|us|for\sfree))
    | subscribe(?:\snow)? | get\sstarted(?:\sfor\sfree)? | (?:free\s)?newsletter | upgrade(?:\sto\s\w+)?
    | go\spremium | try\s(?:it\s)?(?:for\s)?free
    | share(?:\s(?:this(?:\s\w+)?|on|via|it|page))?
    | (?:share|pin|tweet|like|follow|email|e-mail|copy|print|save|embed|cite|bookmark|download|edit|report|flag|reply)
    | sharing\soptions | pin\sit | like\s(?:it|this) | i\slike\sit!? | facebook | twitter | x | instagram
    | pinterest | whatsapp | reddit | linkedin | youtube | tiktok
    | telegram | tumblr | rss(?:\sfeed)? | follow\s(?:us|me)(?:\son.*)? | copy\slink | permalink
    | print(?:able|er)?[\s-]?(?:friendly)?\s?(?:version|page) | view\s(?:source|history|as\spdf|all|more)
    | read\s(?:more|full\s\w+) | show\s(?:more|less|all|answers?)
    | hide(?:\s?show)?.{0,30}resource\sinformation | show\s?hide | expand(?:\sall)? | collapse(?:\sall)?
    | load(?:ing)?(?:\smore)?(?:\.\.\.|…)? | see\s(?:all|more) | view\smore
    | edit(?:\s(?:source|this\spage))? | talk | history | page\sdetails | what\slinks\shere
    | cite\sthis(?:\s(?:page|article))?
    | report(?:\s(?:abuse|this|(?:an?\s)?(?:error|problem|ad))) | flag\s(?:this(?:\s\w+)?|as\sinappropriate)
    | save\s(?:to\smy\slibrary|for\slater|this)
    | (?:back\s)?to\s(?:the\s)?top | back(?:\sto\s.{1,40})? | next(?:\s(?:page|chapter|lesson|topic|post|article))?
    | prev(?:ious)?(?:\s(?:page|chapter|lesson|topic|post|article))?
    | (?:older|newer)\s(?:posts?|entries|comments) | skip\sto\s(?:main\s)?content
    | jump\sto(?:\snavigation|:\s?navigation.*|\scontent)? | scroll\sto\s(?:the\s)?\w+
    | (?:no|\d[\d,.]*k?)\s(?:more\s)?(?:comments?|repl(?:y|ies)|likes?|views?|votes?|shares?
      |answers?|claps?|reads?|downloads?|ratings?|cards?|terms|contributors?|followers?|members?|thoughts?)(?:\s(?:hidden|so\sfar|yet))?
    | no\s(?:comments|replies|reviews|ratings)(?:\s(?:have|has)\s(?:yet\s)?been\s(?:yet\s)?made)?(?:\syet)?
    | comments?(?:\s(?:are\s)?(?:off|closed|disabled))? | \(?\d+\)?\scomments?
    | (?:leave|add|post|write|view|read)\s(?:a|the|your)?\s?
      (?:comments?|repl(?:y|ies)|reviews?|ratings?)(?:\s\(?\d+\)?)?
    | be\sthe\sfirst\sto\s.{1,30} | discuss\sthis(?:\s\w+)?
    | rate\s(?:this|it|us|me)(?:\s\w+)? | rating | (?:[★☆⭐✩✪]\s?)+ | was\sthis(?:\s\w+){0,3}\s(?:helpful|useful)\??
    | (?:yes|no)(?:\s/\sno)? | thanks?(?:\syou)?\sfor\syour\sfeedback!? | thanks?\s\d*
    | how\swell\sdid\syou\sknow\sthis\?? | \d?\s?not\sat\sall | \d?\s?perfectly
    | (?:1\s+)?(?:not\sat\sall\s+)?(?:[1-5]\s+){2,}[1-5](?:\s+perfectly)? | still\shave\squestions\??
    | ask\s(?:an?|the|your)\s(?:expert|question|community|tutor|teacher)s?(?:\sin\s.{1,30})?
    | ask\squestion(?:\sin\s.{1,30})? | chat\swith\s.{1,20} | score:?\s\d+\s/\s\d+ | try\sagain
    | check\s(?:my\s)?answers?
    | (?:ai|online)\s(?:tutor|chat|assistant)s?\W* | (?:study|revision)\s(?:guides?|notes|mode)? | study | browse
    | practi[cs]e | learn | flashcards | quiz(?:/learn)? | match | test | game | enhanced\slearning
    | (?:android|ios|iphone)(?:\sand\s(?:android|ios))?(?:\sapps?)? | alexa(?:\sand\sgoogle\shome)?
    | (?:get|download)\s(?:the|our|it)\s?.{0,20}(?:app|app\sstore|google\splay).* | download\sas\s.{1,20}
    | (?:reading\stime:?\s)?\d+\s?min(?:utes?|s)?(?:\sread)? | reading\stime:?\s.{1,12}
    | you\sare\son\spage\s.{1,12} | page\s\d+(?:\s(?:of|/)\s\d+)? | p\.\s?\d{1,4} | \d+\s(?:of|/)\s\d+ | words:\s\d+
    | pages:\s\d+
    | for\scitation,?\sclick\shere | click\shere.{0,30} | top\scontributors | web\slinks(?:\s\(\d+\))? | glossary
    | bibliography\s\(\d+\) | quotations
    | ©.{0,80} | \(?c\)?\s?copyright.{0,60} | copyright(?:\snotice|\s.{0,50}\d{4}.{0,40}) | all\srights\sreserved\.?
    | \[?citation\sneeded\]? | who\? | public | trending
    | (?:this\s)?essay\scontinues\.?.{0,20} | (?:sign|log)\s(?:up|in)\s(?:to|for)\s.{1,40}
    | see\sother\s\w+ | welcome(?:\sback)?! | logo | more
    )\W*""",
    re.VERBOSE | re.IGNORECASE,
)
# A part that begins with a phrase of navigation and names its target after it.
_START = re.compile(
    r"""(?:
      (?:similar|related|recommended|suggested|popular|latest|recent|other|more)\s(?:resources?|articles?|posts?|terms?|topics?|pages?|decks?|sets?|timelines?|content|stories|reading|searches|questions|quizzes)\b\s?:?
    | see\s(?:also|similar)\b.{0,30}: | related: | read\s(?:next|also|more)\b\s?:?
    | next(?:\s(?:topic|chapter|up|week|time|post|article|lesson))?: | prev(?:ious)?(?:\s\w+)?:
    | most\s(?:read|popular|viewed|shared)\b:?
    | you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested)\b | up\snext\b | decks\sin\sthis\sclass:
    | (?:hidden\s)?categor(?:y|ies): | tags?: | tagged(?:\swith)?: | filed\sunder:? | posted\s(?:in|to):?\s
    | (?:re)?posted\s(?:(?:by|on)\s|.{1,20}\sago\b)
    | (?:mind\smap|timeline|note|deck|set|quiz|essay|slides?|resource)s?\s(?:/\s\w+\s)?(?:created\s)?by\s
    | created\s(?:by|on|over|about|\d|:).{0,40}
    | (?:last\s)?(?:updated|edited|modified|reviewed)\s?(?:by|on|:|\d|[A-Z]).{0,50}
    | (?:download|get)\s(?:the|our)\s.{0,20}app\b | comments?\s?(?:\(\d+\)|:\s)
    | (?:share|save|print|follow|sign\sup|log\sin|subscribe|register)\s(?:this|to|for|with|on|us|our)\s
    | rating:?\s | rated?\s[\d.]+ | rep:\s[-+\d(] | (?:studied|used|viewed|liked)\sby\s\d
    | "?.{2,40}"?\salso\sfound\sin: | \(?\d+\s(?:cards|terms|flashcards)\)?$ | cards?\s\(\d+\)
    | \d+%\sof\s(?:learners|students|users)\b | sort(?:ed)?\sby:? | we\suse\scookies\b
    | this\s(?:site|website)\suses\scookies\b | (?:by\scontinuing|by\susing)\s.{0,20}\b(?:site|website)\b
    | leave\sa\s(?:rating|review|comment)\b
    | (?:\(?redirected|retrieved)\sfrom\b | from\swikipedia
    | this\s(?:article|page|section)\s(?:needs|was\slast|is\sa\sstub|does\snot\scite) | (?:extended|semi)-protected
    | content\sfrom\sa\swiki | co-financed\sby
    | part\sof\sa\sseries\son | coordinates:\s? | isbn[:\s] | doi[:\s]
    | type:\s(?:timeline|mind\smap|quiz|flashcards|essay|note) | number\sof\scomments
    | welcome\sto\s(?:our|the)\s(?:site|website|app)
    | external\slinks?: | still\shave\squestions\? | want\smore\? | get\sthe\s\w+\sof\sthe\sday
    | level(?:\sof\sstudy)?:\s | subject:\s\w+$ | exam\sboard:\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:(?:hidden )?categor(?:y|ies)|portals?|see also|read next|tags?|filed under|related)\s*:\s", re.IGNORECASE
)
_PROMOTION = re.compile(
    r"\b(?:apps?|sign up|log in|download|premium|free|subscribe|newsletter|podcast app|"
    r"rating|revision|ace your|turbocharge|unlock|"
    r"your (?:exams?|history|study|studies|grades?|learning)|join (?:us|over|thousands|millions)|"
    r"welcome to|try it|today|our (?:new|app|team|tutors?)|shipping|customs fees|discount)\b",
    re.IGNORECASE,
)
_HOMEWORK = re.compile(
    r"\W*(?:h/?w(?:k)?|home ?work|prep for (?:next|tomorrow)[\w ]{0,20})\s*[:=–—-]\s*\S", re.IGNORECASE
)
_SECOND_PERSON = re.compile(r"\b(?:you|your|our|us|we)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\b\w+\W+){7,}")
_VERB_STOP = re.compile(r"[a-z\d)\]'’”\"][.?!]['\"’”)\]]*(?:\s|$)")

LONGEST_LINE = 260
"""Characters; longer pieces are taken for content without a look."""


def is_cue(words: str) -> bool:
    """Whether these words alone are a phrase of navigation, or one with its target after a colon."""
    stripped = words.strip(" .:,;-()")
    if not stripped or _WHOLE.fullmatch(stripped) or is_control(words):
        return True
    found = _START.match(words)
    if not found:
        return False
    names_target = found.group().rstrip().endswith(":") and len(words) <= 120
    return names_target or not is_content(words)


def names_links(words: str) -> bool:
    """Whether a row begins as lists of links do ("Categories:", "Portals:"), whatever it links to."""
    return bool(_LINKS.match(words))


def is_furniture(words: str) -> bool:
    """Whether a line is navigation by its words alone."""
    if len(words) > LONGEST_LINE:
        return False
    if is_cue(words):
        return True
    parts = [part for part in _PART.split(words) if part and part.strip(" .:,;-()")]
    if len(parts) < 2:
        return False
    cues = [is_cue(part) or is_trail(part) for part in parts]
    if any(is_content(part) and not cue for part, cue in zip(parts, cues, strict=True)):
        return False
    if all(cues):
        return True
    short = all(len(part.split()) <= 8 for part in parts)
    others = [part for part, cue in zip(parts, cues, strict=True) if not cue]
    mostly = 2 * sum(cues) > len(parts) or (
        2 * sum(cues) == len(parts) and all(len(part.split()) <= 3 for part in others)
    )
    if mostly and any(_YEAR.search(part) for part in others):
        return False
    return short and (mostly or _is_menu(parts) or bool(_ARROW_ENDS.fullmatch(words)))


def _is_menu(parts: list[str]) -> bool:
    """Four or more short entries, of which one is "Home", "Search" or the like."""
    named = [part.strip(" .:,;-()") for part in parts]
    return len(named) >= 4 and all(len(part.split()) <= 3 for part in named) and any(map(_MENU_WORD.match, named))


def sets_homework(words: str) -> bool:
    """Whether a line of class notes says what is to be done at home, which is nothing about the topic."""
    return len(words) <= LONGEST_LINE and bool(_HOMEWORK.match(words))


def is_banner(words: str) -> bool:
    """Whether a line above the title lists the sections of a site."""
    parts = [part for part in _PART.split(words) if part and part.strip(" .:,;-()")]
    return len(parts) >= 4 and all(len(part.split()) <= 2 for part in parts) and not any(map(str.isdigit, words))


def last_step(words: str) -> str:
    """Where a breadcrumb trail ends: most often the title of the page."""
    return _STEP.split(words)[-1].strip()


def is_trail(words: str) -> bool:
    """Whether a line is a breadcrumb trail: "Site > Subject > Topic"."""
    steps = _STEP.split(words)
    if len(steps) < 3 and not re.search(r"\s[›»]\s", words):
        return False
    return (
        len(steps) >= 2
        and len(words) < 200
        and all(0 < len(step.split()) <= 8 for step in steps)
        and not words.endswith(".")
    )


def is_promotion(words: str) -> bool:
    """Whether a sentence speaks to the visitor about the site's own offer."""
    return len(words) <= LONGEST_LINE and len(_PROMOTION.findall(words)) >= 2 and bool(_SECOND_PERSON.search(words))


def is_content(words: str) -> bool:
    """Whether a line states something: a sentence that does not promote the site."""
    return bool(_SENTENCE.match(words)) and bool(_VERB_STOP.search(words)) and not is_promotion(words)

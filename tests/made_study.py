"""The Great Fire with every section of a course filled by hand: terms, topic cards, causes, arguments, questions."""

from __future__ import annotations

import msgspec

from adfontes.values.course import CourseContent
from adfontes.values.study import (
    Argument,
    CardLine,
    CausalLink,
    KeyTerm,
    Point,
    Reference,
    Slip,
    SourceProfile,
    StudyQuestion,
    TopicCard,
)
from great_fire import Making, great_fire


def full_course() -> CourseContent:
    """Every section holds something, in some of its shapes."""
    content = great_fire()
    making = Making(sources=list(content.sources))
    say = making.statement
    act, wind = say("", ("D", "Rebuilding Act"), ("A", "brick or stone")), say("", ("D", "dry summer"))
    began, lost = say("", ("D", "Pudding Lane")), say("", ("B", "13,200 houses"), ("D", "13,200 houses"))
    blame, mayor = say("", ("B", "Parliament looked")), say("", ("D", "Lord Mayor"))
    return msgspec.structs.replace(
        content,
        terms=(
            KeyTerm(key="term-act", term="Rebuilding Act", other_names=("the Act of 1667", "重建法"), definition=act,
                    further=(say("", ("D", "Monument")),)),
            KeyTerm(key="term-monument", term="Monument", definition=say("", ("D", "Monument"))),
        ),
        topic_cards=(
            TopicCard(key="topic-act", name="The Rebuilding Act", shape="reform", other_names=("Act of 1667",), lines=(
                CardLine(label="Walls", party="Owners", said=(act,), kept=(say("", ("C", "1670")),),
                         outcome="kept", promise=True),
                CardLine(label="Height", said=(say("", ("D", "202 feet")),), promise=True,
                         working="101 steps of 2 feet"),
            )),
            TopicCard(key="topic-fire", name="The fire", shape="crisis",
                      lines=(CardLine(label="Losses", said=(lost, say("", ("D", "6 people"), disputes=("dead",)))),)),
        ),
        causes=(
            CausalLink(key="cause-1", cause=wind, effect=lost, cause_node="wind", effect_node="loss", statement=wind,
                       part="cause", reach="long-term"),
            CausalLink(key="cause-2", cause=began, effect=lost, cause_node="bakehouse", effect_node="loss",
                       statement=began, part="cause", reach="trigger"),
            CausalLink(key="cause-3", cause=lost, effect=act, cause_node="loss", effect_node="act", statement=act,
                       part="consequence"),
            CausalLink(key="cause-4", cause=wind, effect=blame, cause_node="wind", effect_node="blame",
                       statement=blame, part="consequence"),
            CausalLink(key="cause-5", cause=lost, effect=blame, cause_node="loss", effect_node="blame",
                       statement=blame, part="consequence"),
        ),
        arguments=(
            Argument(key="argument-1", question="Was the fire a misfortune that nobody could have prevented?",
                     supporting=(Point(statement=wind, answered_by=(mayor,)), Point(statement=began)),
                     opposing=(Point(statement=mayor),), interpretations=(say("", ("B", "reports")),),
                     criteria=("what could be known on the first night",),
                     judgement="Two statements speak for chance, one against it.",
                     would_change="A record of an order that the Lord Mayor refused."),
        ),
        questions=(
            StudyQuestion(key="question-1", question="What did the Rebuilding Act demand?", answers=(act,),
                          origin="source", asked_in=(making.words("A", "What did the Rebuilding Act demand?"),)),
            StudyQuestion(key="question-2", question="How many houses were lost?", answers=(lost,), origin="made"),
        ),
        profiles=(
            SourceProfile(key="profile-a", source="cards/fire.txt", kind="flashcards", disagrees={"textbook.html": 1},
                          slips=(Slip(statement=say("", ("A", "1665")), reason="three sources give another year",
                                      contradicted_by=(began,)),)),
            SourceProfile(key="profile-d", source="textbook.html", kind="textbook", authors=("A. Writer", "B. Other"),
                          date="1998", alone=(mayor,), agrees={"encyclopaedia.pdf": 2, "cards/fire.txt": 1},
                          references=(Reference(citation=making.words("D", "Rebuilding Act of 1667"), year="1667"),),
                          cite_as={"MHRA": "A. Writer, London's burning (1998)", "APA": "Writer, A. (1998)."}),
        ),
    )  # fmt: skip

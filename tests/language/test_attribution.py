"""Who says it, and how."""

from __future__ import annotations

import pytest

from adfontes.language import annotate
from adfontes.language.attribution import clause_at, modality_of
from adfontes.values.spans import Span
from made_pages import page


def stance(text: str, words: str):
    annotated = annotate(page(text))
    start = text.index(words)
    sentence = next(one for one in annotated.sentences if one.span.contains(Span(start, start + len(words))))
    clause = clause_at(modality_of(annotated, sentence), Span(start, start + len(words)), annotated)
    return clause.modality, clause.reported_by, clause.polarity


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The bridge was built in 1888.", "1888", ("asserted", "", True)),
        (
            "The minister later said that the bank had lent 5 million marks.",
            "5 million",
            ("reported", "The minister", True),
        ),
        ("According to the treaty, Vesland would pay 700 ducats.", "700 ducats", ("reported", "the treaty", True)),
        ("Historians argue that the war cost 10,000 lives.", "10,000", ("reported", "Historians", True)),
        ("As the chronicler wrote, 900 men fell.", "900", ("reported", "the chronicler", True)),
        ("It is said that 900 men fell.", "900", ("reported", "", True)),
        ('"We shall hold the town for 40 days," the mayor told the crowd.', "40 days", ("reported", "the mayor", True)),
        ("The duke refused to give 300 ships.", "300 ships", ("asserted", "", False)),
        ("The king never signed the charter of 1301.", "1301", ("asserted", "", False)),
        ("No agreement was reached in 1946.", "1946", ("asserted", "", False)),
        ("The duke did not arrive until 14 October.", "14 October", ("asserted", "", True)),
        ("They promised to withdraw by 1952.", "1952", ("promised", "", True)),
        ("The general planned to attack on 3 May.", "3 May", ("planned", "", True)),
        ("They demanded that the province pay 40 million marks.", "40 million", ("demanded", "", True)),
        ("Perhaps 900 men fell.", "900", ("possible", "", True)),
        ("If the dam broke, 300 people would drown.", "300", ("possible", "", True)),
        ("The emperor denied that he had received 5 million ducats.", "5 million", ("denied", "The emperor", True)),
    ],
)
def test_a_statement_is_told_from_a_report_a_plan_and_a_denial(text, words, expected):
    assert stance(text, words) == expected


def test_every_word_of_a_sentence_belongs_to_one_clause():
    annotated = annotate(page("The envoy, who had left in May, said that peace was near, but nobody believed him."))
    sentence = annotated.sentences[0]
    found = sorted(index for clause in modality_of(annotated, sentence) for index in clause.words)
    assert found == list(range(*sentence.tokens))


def test_a_span_without_words_has_no_clause():
    annotated = annotate(page("Peace came."))
    with pytest.raises(ValueError, match="no word"):
        clause_at(modality_of(annotated, annotated.sentences[0]), Span(50, 60), annotated)

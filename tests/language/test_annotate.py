"""Annotating one source: sentences, words, names, and what the source itself equates."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.errors import ModelError
from adfontes.language import annotate
from adfontes.language import model as language_model
from adfontes.language.background import known_names, look_up
from adfontes.language.sentences import find_sentences
from made_pages import page


def sentences(text: str) -> list[str]:
    source = page(text)
    return [span.of(text) for _, span in find_sentences(source)]


def kinds(text: str) -> dict[str, str]:
    return {mention.text: mention.kind for mention in annotate(page(text)).names}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town was built c. 1200 by monks. It burned twice.", 2),
        ("St. Olaf met Dr. Lund. They spoke.", 2),
        ("The U.S. Army left. The U.S. It was over.", 3),
        ("He taxed goods, e.g. Salt and wine. Nobody paid.", 2),
        ("J. R. Holm wrote it in vol. 2. It sold well.", 2),
        ("The toll rose to 3.5 marks. Trade fell.", 2),
        ('"We will not go," she said. "Never." They went.', 3),
        ("Who built it? The guild did.", 2),
        ("the fort fell in may. the garrison fled. nobody paid.", 3),
        ("causes: bad harvests; high taxes; a weak king", 1),
        ("The pact was signed.The war ended.", 2),
        ("See www.harbour.example for more.", 1),
        ("It was over [3] by then.[4] Peace came.", 2),
        ("When did it start? A: In spring.", 2),
    ],
)
def test_sentences_survive_abbreviations_quotations_and_notes(text, expected):
    assert len(sentences(text)) == expected, sentences(text)


def test_headings_and_bullets_without_full_stops_are_one_sentence_each():
    assert sentences("# The fleet. Its end\n- built in 1501\n- sunk at Holm. Nobody knows why") == [
        "The fleet. Its end",
        "built in 1501",
        "sunk at Holm.",
        "Nobody knows why",
    ]


def test_labels_and_furniture_are_no_part_of_a_sentence():
    assert sentences("~ Sign up now. It is free.\nQ: Who won?\nA: The Danes.") == ["Who won?", "The Danes."]


words = st.text(st.sampled_from("abcXYZé中 .!?;:,'\"()-\n1234567890•€"), max_size=200)


@given(words)
def test_sentences_are_sorted_lie_in_their_blocks_and_cover_every_word(text):
    source = page(text)
    covered = set()
    last = 0
    for block, span in find_sentences(source):
        assert source.blocks[block].body.contains(span)
        assert last <= span.start < span.end
        last = span.end
        covered.update(range(span.start, span.end))
    for block in source.blocks:
        if block.kind != "furniture":
            inside = range(block.body.start, block.body.end)
            assert all(place in covered for place in inside if not text[place].isspace())


@settings(max_examples=40, deadline=None)
@given(words)
def test_tokens_and_names_lie_within_sentences_and_heads_within_the_same_one(text):
    annotated = annotate(page(text))
    for sentence in annotated.sentences:
        first, end = sentence.tokens
        for token in annotated.tokens[first:end]:
            assert sentence.span.start <= token.start < token.end <= sentence.span.end
            assert first <= token.head < end
    for mention in annotated.names:
        assert " ".join(mention.span.of(text).split()) == mention.text


def test_annotating_twice_gives_the_same_and_can_be_sent_to_another_process():
    source = page("In 1501 Queen Runa of Vesland met the Hanseatic League (Hansa) at Lübeck.")
    assert annotate(source) == annotate(source)
    assert pickle.loads(pickle.dumps(annotate(source))) == annotate(source)
    assert pickle.loads(pickle.dumps(annotate)) is annotate


def test_a_word_is_tagged_and_a_furniture_block_has_no_words():
    annotated = annotate(page("The ships sailed.\n~ Menu and Search"))
    assert [(token.lemma, token.pos) for token in annotated.tokens][1:3] == [("ship", "NOUN"), ("sail", "VERB")]
    assert len(annotated.sentences) == 1


def test_a_text_of_a_million_letters_without_a_stop_is_cut_into_pieces():
    annotated = annotate(page("river " * 3_000))
    assert len(annotated.sentences) > 2
    assert annotated.sentences[-1].span.end == len("river " * 3_000) - 1


def test_importing_the_room_loads_no_language_model():
    code = "import adfontes.language, sys; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_model_file_that_is_not_the_expected_one_is_reported_in_one_sentence(monkeypatch):
    monkeypatch.setitem(language_model.CHECKSUMS, "tagger/model", "0" * 64)
    with pytest.raises(ModelError, match="tagger/model") as caught:
        language_model._verify(language_model.SHIPPED)
    assert "pip install" in str(caught.value)


def test_a_model_that_is_not_installed_is_reported_in_one_sentence(monkeypatch):
    monkeypatch.setattr(language_model, "OFFICIAL", "no_such_pipeline")
    monkeypatch.setattr(language_model, "SHIPPED", "no_such_pipeline_either")
    with pytest.raises(ModelError, match="pip install"):
        language_model.model_version()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The Treaty of Trade, Friendship and Navigation was signed.",
            "Treaty of Trade, Friendship and Navigation",
            "agreement",
        ),
        ("They met at the battle of Holmby.", "battle of Holmby", "event"),
        ("The Second Herring War began.", "Second Herring War", "event"),
        ("It joined the League of Nations.", "League of Nations", "organisation"),
        ("In 1501 King Torvald was crowned.", "Torvald", "person"),
        ("At noon Edrick the Confessor died.", "Edrick the Confessor", "person"),
        ("They sailed to Kiev.", "Kiev", "place"),
        ("The Ottomans besieged Vienna.", "Ottomans", "people"),
        ("The KMT split.", "KMT", "party"),
        ("the soviets left poland in spring.", "poland", "state"),
        ("They crossed Lake Vettern.", "Lake Vettern", "place"),
    ],
)
def test_names_have_their_kind(text, name, kind):
    assert kinds(text).get(name) == kind


def test_nationality_title_and_person_come_apart():
    assert kinds("In spring the Norwegian General Olaf Brandt landed.") == {
        "Norwegian": "people",
        "Olaf Brandt": "person",
    }


def test_a_word_that_only_opens_a_sentence_is_no_name():
    assert kinds("However, taxes rose. Economic aid came. Negotiations failed.") == {}


def links(text: str) -> set[tuple[str, str, str]]:
    return {(link.name, link.alias.text, link.alias.language) for link in annotate(page(text)).links}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Danish East Asia Company (DEAC) traded there.", ("Danish East Asia Company", "DEAC", "en")),
        ("VRL-Vesland rural league", ("Vesland rural league", "VRL", "en")),
        ("KDP – the leader's kadapist", ("kadapist", "KDP", "en")),
        ("Istanbul (formerly Constantinople) grew.", ("Istanbul", "Constantinople", "en")),
        ("They held Mukden, now Shenyang, for years.", ("Mukden", "Shenyang", "en")),
        ("They lost Amoy (today's Xiamen 厦门, Fujian).", ("Amoy", "厦门", "zh-Hans")),
        ("The Treaty of Salt (Yan tiaoyue 盐条约, Договор о соли) ended.", ("Treaty of Salt", "Договор о соли", "ru")),
        (
            "The Treaty of Salt (Yan tiaoyue 盐条约, Договор о соли) ended.",
            ("Treaty of Salt", "Yan tiaoyue", "zh-Latn-pinyin"),
        ),
    ],
)
def test_what_a_source_equates_is_learnt(text, expected):
    assert expected in links(text)


def test_a_list_of_persons_in_brackets_is_no_other_name_of_a_state():
    assert not links("Great Britain (Harcourt, later Pembroke) agreed.")


def test_background_names_cover_the_world_and_are_unambiguous():
    assert len(known_names()) >= 300
    assert len({entry.key for entry in known_names()}) == len(known_names())
    for names in (["USSR", "Soviet Union", "СССР"], ["CCP", "CPC"], ["KMT", "Guomindang"], ["Petrograd", "Leningrad"]):
        assert len({look_up(name)[0].key for name in names}) == 1
    assert look_up("us") is None
    assert look_up("National Liberation Front") is None, "two movements bore it"

"""Writes the PDF and the DOCX of the Sino-Soviet example from the text below, which the adfontes authors wrote.

    python examples/write_documents.py DejaVuSerif.ttf DroidSansFallbackFull.ttf

The first font needs Latin and Cyrillic letters, the second Han; the shipped PDF embeds subsets of the two named.
Both files are committed; run this only to change them.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

FOLDER = Path(__file__).parent / "sino-soviet-treaty-1950"

ARTICLE_TITLE = "The Sino-Soviet Treaty of 1950"
ARTICLE = [
    ("small", "Lexicon of Chinese History · by U. Lindner · 29 March 2017"),
    (
        "text",
        "On 16 December 1949 Mao Zedong left for Moscow with a large party of experts. He was received warmly and was a "
        "guest when Joseph Stalin's 70th birthday was celebrated. After that he was left to himself for many weeks in a "
        "country house; perhaps Stalin wished to show the newcomer who led the communist world. Talks began in January, "
        "and on 14 February 1951 the Communist Party of China (CPC) obtained the Treaty of Friendship, Alliance and "
        "Mutual Assistance (Zhong-Su youhao tongmeng huzhu tiaoyue 中苏友好同盟互助条约, Договор о дружбе, союзе и "
        "взаимной помощи) from the Soviet Union (SU).",
    ),
    ("heading", "Motives"),
    (
        "text",
        "For Stalin the People's Republic of China (PRC) helped to contain the United States in East Asia and brought the "
        "world revolution forward. For Mao it was important that other states recognised his own, and he needed Soviet "
        "money, weapons and technicians. He needed them so much that he put up with Soviet power in the region: the SU "
        "still dominated Xinjiang, where Kazakhs and Tajiks live on both sides of the border, controlled Outer Mongolia "
        "(the Mongolian People's Republic), and held the China Eastern or Changchun Railway (Dongqing tielu 东清铁路, "
        "Китайско-Восточная железная дорога) and two ports on Chinese soil: Port Arthur, today's Lüshunkou 旅顺口 in "
        "Liaoning, and Dairen, now Dalian 大连, earlier called Lüda 旅大. Mao asked for no compensation for the factories "
        "that the Russians had carried off from Manchuria after the war against Japan.",
    ),
    ("heading", "Terms"),
    (
        "text",
        "The Treaty was to last thirty years. If Japan or one of its allies attacked either party, the other would help "
        "it with its army. Both would consult each other on all international questions that concerned them. A second "
        "document dealt with the Changchun Railway, which was to be handed over in 1952 at the latest, and with Port "
        "Arthur, from which Soviet troops would withdraw. By a third the SU lent China $300 million; the interest was 1 per cent, and the last repayment was due in 1963. Other agreements created joint Sino-Soviet companies, for oil "
        "and for metals in Xinjiang and for aviation.",
    ),
    ("heading", "Effects"),
    (
        "text",
        "After the Treaty had been concluded in early 1950, Russia was in fashion in China: people learnt its language, "
        "read its books and watched its films.",
    ),
    ("heading", "Further reading"),
    (
        "text",
        "Lindner, Ursula (2009). “A Winter in Moscow: Mao and Stalin face to face.” Eastern Archives, 4/2: 101-128.",
    ),
]

NOTES_TITLE = "China and the USSR: my notes"
NOTES = [
    ("text", "PRC – People's Republic of China"),
    ("text", "CCP – Chinese Communist Party"),
    ("text", "GMD – Guomindang, the party of Chiang Kai-shek"),
    ("heading", "Stalin and Mao, 1945-1953"),
    (
        "text",
        "The USSR and the Chinese communists differed above all in ideology. Mao built his revolution on peasants; for "
        "Stalin true Marxism meant workers who fight the class war in the cities.",
    ),
    ("text", "But that was not the only reason why Stalin did not support the CCP in the Civil War. He also:"),
    ("bullet", "saw in Mao a rival for the leadership of world communism"),
    ("bullet", "did not want the Cold War to spread to Asia"),
    (
        "bullet",
        "thought the GMD stronger than the CCP, and urged the communists to join forces with it even when they were winning",
    ),
    (
        "text",
        "Mao came to believe that Stalin wanted a weak and divided China so that the USSR could dominate Asia. Mao said "
        "later that Stalin had not even allowed China to make a revolution.",
    ),
    ("heading", "The treaty of alliance"),
    (
        "text",
        "In 1950, when the CCP had won the Civil War, Mao was asked to come to Moscow. The result of the trip was the Sino-Soviet "
        "Treaty of Alliance, the first treaty between China and the USSR. After the victory the USSR was keener on the "
        "CCP. Mao, though, later called the Treaty the fruit of a struggle, since Stalin had not wanted to sign it. It "
        "offered China Soviet expertise and aid at low interest.",
    ),
    (
        "text",
        "However, the Chinese were hurt by the unfriendly way they had been treated: the Soviets had behaved to them as to "
        "superiors, and their guests had been received badly. Soon it was clear that the USSR meant to use the Treaty for "
        "itself: the aid consisted of loans, and China had to pay them back with interest.",
    ),
    (
        "text",
        "All the same, Soviet engineers worked on 200 building projects in China in the 1950s. Soviet technology was "
        "preferred to that of the West even where it was worse. The PRC took Soviet military aid as well.",
    ),
    ("heading", "The Treaty at work"),
    ("subheading", "The Korean War, 1950-1953"),
    (
        "text",
        "Stalin urged China to send soldiers to Korea as soon as American troops, who fought for the UN, drew near its border. The Soviets supplied the one million Chinese soldiers who fought there. But Mao complained "
        "bitterly when they made China pay for all the weapons and materials.",
    ),
    ("subheading", "After Stalin, 1953-1956"),
    (
        "text",
        "Mao respected Stalin up to a point, but tension and suspicion had never left them. When Stalin died "
        "in 1953, better relations seemed possible. A truce in Korea was signed soon after his death, and the new Soviet "
        "leaders were ready to give China more loans and technology.",
    ),
]


def write_article(font: Path, han: Path) -> None:
    """The encyclopaedia article, as a PDF of small pages so that it has several."""
    pdfmetrics.registerFont(TTFont("Article", str(font)))
    pdfmetrics.registerFont(TTFont("Han", str(han)))
    styles = {
        "title": ParagraphStyle("title", fontName="Article", fontSize=16, leading=21, spaceAfter=6),
        "heading": ParagraphStyle(
            "heading", fontName="Article", fontSize=12.5, leading=16, spaceBefore=9, spaceAfter=3
        ),
        "small": ParagraphStyle("small", fontName="Article", fontSize=8, leading=11, spaceAfter=8),
        "text": ParagraphStyle("text", fontName="Article", fontSize=9.5, leading=14),
    }
    document = SimpleDocTemplate(
        str(FOLDER / "encyclopaedia.pdf"), pagesize=A5, title=ARTICLE_TITLE, author="U. Lindner", invariant=1
    )
    flow = [Paragraph(ARTICLE_TITLE, styles["title"])]
    for kind, text in ARTICLE:
        marked = re.sub("[\u4e00-\u9fff]+", r'<font name="Han">\g<0></font>', text)
        flow += [Paragraph(marked, styles[kind]), Spacer(1, 4)]
    document.build(flow)


def write_notes() -> None:
    """A learner's notes, as a DOCX with headings, bullets and abbreviations."""
    document = Document()
    document.core_properties.author = "Sam"
    document.core_properties.created = document.core_properties.modified = datetime(2025, 3, 1, tzinfo=UTC)
    document.add_heading(NOTES_TITLE, level=0)
    for kind, text in NOTES:
        if kind == "bullet":
            document.add_paragraph(text, style="List Bullet")
        elif kind == "text":
            document.add_paragraph(text)
        else:
            document.add_heading(text, level=1 if kind == "heading" else 2)
    document.save(str(FOLDER / "class-notes.docx"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_article(Path(sys.argv[1]), Path(sys.argv[2]))
    write_notes()

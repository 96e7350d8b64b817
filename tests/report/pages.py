"""A page with everything that a report shows, and one that wants to do harm, made by hand."""

from __future__ import annotations

from aligner.page.document import build_document
from aligner.report.cards import Sheet, make_sheet
from aligner.report.html import About, report
from aligner.types import Alone, Document, Finding, Page, Pair, Sentence, Span, Why

PAGE = """The Harbor Post

Some 3,500 visitors watch the fireworks from the old bridge. [YONHAP]

Some 3,500 visitors watch the fireworks from the old bridge. [YONHAP]

The council meets again in May to vote on the plan.

옛 다리에서 3만5000명이 불꽃놀이를 보고 있다. [뉴스1]

옛 다리에서 3500명이 불꽃놀이를 보고 있다. [뉴스1]

시의회는 오는 5월 다시 모여 표결한다.

배들이 항구를 떠나고 있다.
"""
# What a page may hold that is no harm to a report: markup, scripts, ends of scripts and styles, entities,
# placeholders, marks that turn the direction round, right-to-left letters, half characters.
HARM = (
    "<script>document.title='harm'</script><img src=x onerror=\"document.title='harm'\">"
    "</style></script>--><svg onload=alert(1)>&lt;b&gt; $title ${script} {{x}} ' \" "
    "\N{RIGHT-TO-LEFT OVERRIDE}abc\N{RIGHT-TO-LEFT ISOLATE} \N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} \ud800"
)


def sentence(document: Document, start: str) -> Sentence:
    return next(s for s in document.sentences if s.text.startswith(start))


def pair(document: Document, en: str, ko: str, *, score: float = 0.97) -> Pair:
    """The sentences that begin so as a pair."""
    one, other = sentence(document, en), sentence(document, ko)
    en_spans, ko_spans = ((s.span, *s.repeats) for s in (one, other))
    why = Why(0.6, 0.3, 2.1, ("both sides are captions",), ("lengths do not fit",), "배들", 0.2)
    return Pair(f"page#{en[:3]}", one.text, other.text, score, one.kind, en_spans, ko_spans, why)


def sheet() -> tuple[Sheet, Document]:
    """A caption with a slip, other credits and a differing copy; a doubtful pair; a sentence alone."""
    document = build_document(Page("page", PAGE, "page.txt"))

    def place(text: str) -> Span:
        return Span(PAGE.index(text), PAGE.index(text) + len(text))

    slip = Finding(
        "unit-slip", "error", "3,500 and 3만5000: ten times.", place("3,500"), place("3만5000")
    )
    credit = Finding(
        "credit-differs", "warning", "Other credits.", place("[YONHAP]"), place("[뉴스1]")
    )
    copies = Finding(
        "caption-repeats-differ",
        "error",
        "Other figures.",
        Span(0, 0),
        place("3만5000명"),
        place("3500명"),
    )
    pairs = [
        pair(document, "Some", "옛 다리에서 3만"),
        pair(document, "The council", "시의회는", score=0.61),
    ]
    alone = [
        Alone(sentence(document, "옛 다리에서 3500"), "Some 3,500 visitors", 0.9, "belongs to another pair"),
        Alone(sentence(document, "배들이"), "", 0.0, "nothing on the other side is similar"),
    ]  # fmt: skip
    made = make_sheet([document], pairs, alone, {"page#Som": (slip, credit)}, [copies])
    return made, document


def html() -> str:
    made, document = sheet()
    return report(made, About("page", "2026-11-03", "aligner"), document.left_out)


def hostile() -> str:
    """A report whose every text is harm."""
    # Brackets and marks would be read as credits or cut; what matters is what the report is given.
    text = "The boat leaves.\n\n배가 떠난다.\n\nNobody waits.\n"
    document = build_document(Page(HARM, text, HARM))
    one = pair(document, "The boat", "배가")
    why = Why(speaks_for=(HARM,), runner_up=HARM)
    harmful = Pair(HARM, one.en, one.ko, 0.5, "caption", one.en_spans, one.ko_spans, why)
    finding = Finding("name-differs", "error", HARM, Span(0, 3), Span(18, 20))
    lonely = Alone(sentence(document, "Nobody"), HARM, 0.3, HARM)
    made = make_sheet([document], [harmful], [lonely], {HARM: (finding,)}, [])
    return report(made, About(HARM, HARM, HARM), document.left_out)

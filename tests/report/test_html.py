"""The report as a file: everything of the page is in it, escaped, and nothing in it can act."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from aligner.report.cards import Piece, _pieces
from aligner.types import Span
from tests.report.pages import HARM, hostile, html, sheet

TAGS = {
    *("html", "head", "meta", "link", "title", "style", "body", "header", "h1", "h2", "h3", "p", "bdi"),
    *("fieldset", "legend", "label", "input", "span", "small", "kbd", "main", "section", "article", "a"),
    *("div", "mark", "sup", "ol", "li", "b", "code", "details", "summary", "time", "footer", "script"),
}  # fmt: skip
VOID = {"meta", "link", "input"}


class Reader(HTMLParser):
    """The tags and attributes of a document, and whether its tags close as they open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"}:
            self.text += data


@pytest.fixture(params=[html, hostile], ids=["page", "hostile"])
def text(request: pytest.FixtureRequest) -> str:
    made: str = request.param()
    return made


def test_well_formed(text: str) -> None:
    """Tags close as they open, and there are no others than the report's own."""
    reader = Reader(text)
    assert reader.open == []
    assert reader.tags <= TAGS


def test_no_attribute_can_act(text: str) -> None:
    """No handler, no style, no address but that of a card and of the empty icon."""
    for name, value in Reader(text).attributes:
        assert not name.startswith("on")
        assert name not in {"style", "src", "srcset", "action", "formaction"}
        if name == "href":
            assert value == "data:," or re.fullmatch(r"#card-\d+", value)


def test_policy(text: str) -> None:
    """It allows nothing but the style and the script whose hashes it holds."""
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (code,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        wanted = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{wanted}'" in policy.replace("&#x27;", "'")


def test_harm_is_shown() -> None:
    """Markup of a page is read, not done: it stands in the text as it stood on the page."""
    shown = Reader(hostile()).text
    assert "<script>document.title='harm'</script>" in shown
    assert "&lt;b&gt; $title ${script} {{x}}" in shown
    assert not set("\N{RIGHT-TO-LEFT OVERRIDE}\N{RIGHT-TO-LEFT ISOLATE}\ud800") & set(hostile())
    assert hostile().count(HARM[:8]) == 1  # the report's own


def test_everything_is_there() -> None:
    """Captions first, marks on both sides, other places beside them, reasons, who stayed alone."""
    shown = html()
    assert shown.index("Captions</h2>") < shown.index("Headlines and text</h2>")
    assert shown.index("Headlines and text</h2>") < shown.index("Without a partner</h2>")
    assert '<mark class="error">3,500<sup>1</sup></mark>' in shown
    assert (
        '<mark class="error">3만5000<sup>1</sup></mark><mark class="error">명<sup>2</sup></mark>'
        in shown
    )
    assert "lines 3, 5 (2 copies)" in shown
    assert 'line 11: <bdi><mark class="error">3500명<sup>2</sup></mark></bdi>' in shown
    assert '<mark class="warning">[YONHAP]<sup>3</sup></mark>' in shown
    assert "<b>0.61?</b>" in shown
    assert "belongs to another pair" in shown
    assert "page of <time>2026-11-03</time>" in shown
    assert "runner-up 0.20: 배들" in shown


def test_cards() -> None:
    """What the filters ask for is what the cards are; a finding is shown wherever it has a place."""
    made, _ = sheet()
    (caption,), (council,), (copy_, boats) = made.captions, made.others, made.alone
    assert [f.id for f in caption.findings] == [
        "unit-slip",
        "caption-repeats-differ",
        "credit-differs",
    ]
    assert [f.id for f in copy_.findings] == ["caption-repeats-differ"]
    assert (caption.doubtful, council.doubtful, boats.doubtful) == (False, True, False)
    assert made.loose == ()


def test_overlapping_marks() -> None:
    """A text is cut at every end of a mark; the number stands where its mark ends, the gravest gives the colour."""
    marks = [(Span(0, 3), 1), (Span(2, 5), 2)]
    assert list(_pieces("abcdefg", marks, ["info", "error"])) == [
        Piece("ab", "info", ()),
        Piece("c", "error", (1,)),
        Piece("de", "error", (2,)),
        Piece("fg", None, ()),
    ]

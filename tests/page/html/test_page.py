"""A saved web page: when it is taken for one, what is read of it, and that nothing in it does harm."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check.page import page_date
from aligner.errors import InputError
from aligner.page import build_document, load_page, page_from_bytes, page_from_html

KOREAN = "월요일 가야 선착장에서 간호사가 우편선에서 내리고 있다."
ENGLISH = "A nurse steps off the mail boat at Gaya pier on Monday."
MANY = 20_000


def marked(markup: str) -> list[tuple[str, str]]:
    page = page_from_html(markup)
    return [(mark.kind, mark.span.of(page.text)) for mark in page.marked]


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE HTML>", "<html lang=ko>", "\n <!-- saved -->\n<!doctype html>", "<?xml version='1.0'?><html>"]
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_html_is_known_by_its_first_tag(start: str, encoding: str) -> None:
    assert page_from_bytes(f"{start}<p>{KOREAN}".encode(encoding)).text == KOREAN


def test_html_is_known_by_the_name_of_its_file(tmp_path: Path) -> None:
    for suffix in (".html", ".HTM", ".xhtml"):
        path = tmp_path / f"page{suffix}"
        path.write_text(f"<p>{KOREAN}</p>", encoding="utf-8")
        assert load_page(path).text == KOREAN


def test_plain_text_that_holds_a_tag_stays_text() -> None:
    for text in (f"The tag <html> opens a page. {ENGLISH}", f"<p>{ENGLISH}</p>"):
        assert page_from_bytes(text.encode()).text == text


def test_the_form_that_is_given_counts_before_name_and_bytes() -> None:
    data = b"<html><p>A word.</p></html>"
    assert page_from_bytes(data, form="text").text == data.decode()
    assert page_from_bytes(b"<p>A word.</p>", form="html").text == "A word."


@pytest.mark.parametrize("name", ["euc-kr", "KS_C_5601-1987", "cp949", "ms949"])
def test_all_names_of_korean_encodings_mean_cp949(name: str) -> None:
    """The syllable 햏 is in cp949 and not in EUC-KR."""
    data = f"<html><meta charset='{name}'><p>{KOREAN} 햏</p>".encode("cp949")
    assert page_from_bytes(data).text == f"{KOREAN} 햏"


def test_a_page_re_coded_without_its_declaration_is_read_as_what_it_is() -> None:
    data = f"<html><meta charset='euc-kr'><p>{KOREAN}</p>".encode()
    assert page_from_bytes(data).text == KOREAN


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"bplist00\xd1\x01\x02WebMainResource", "web archive"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHTML"),
    ],
)  # fmt: skip
def test_archives_of_a_page_are_refused_with_the_way_out(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as letter:
        page_from_bytes(data, source="page.mhtml")
    assert "HTML only" in letter.value.fix


def test_a_page_that_shows_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="shows no text"):
        page_from_html("<html><script>build()</script><div id=app></div>")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>wo</b>rd<br>and\n another", "One word\nand another"),
        ("<div>One<div>two</div>three</div>", "One\n\ntwo\n\nthree"),
        ("<table><tr><td>One<td>two</table>", "One\n\ntwo"),
        ("<ul><li>One<li>two", "One\n\ntwo"),
        ("One<br><br>two", "One\n\ntwo"),
        ("<pre>One\ntwo</pre>", "One\ntwo"),
        ("R&amp;D &#54620; &eacute;", "R&D 한 é"),
        ("<p>Ga<wbr>ya", "Gaya"),
    ],
)
def test_blocks_break_lines_and_inline_tags_do_not(markup: str, text: str) -> None:
    assert page_from_html(markup).text == text


def test_a_picture_inside_a_sentence_does_not_cut_it() -> None:
    found = page_from_html(f"<p>The boat <img src=a.jpg alt='{KOREAN}'> was late.</p>")
    assert found.text == f"The boat was late.\n\n{KOREAN}"


@pytest.mark.parametrize("credit", ["", " YONHAP"])
def test_an_alternative_text_is_not_printed_beside_its_caption(credit: str) -> None:
    """Neither if the caption has a credit more."""
    page = f"<figure><img alt='{KOREAN}'><figcaption>{KOREAN}{credit}</figcaption></figure>"
    assert marked(page) == [("caption", KOREAN + credit)]


def test_an_alternative_text_that_differs_is_a_caption_too() -> None:
    page = f"<figure><img alt='{ENGLISH}'><figcaption>{KOREAN}</figcaption></figure>"
    assert {text for kind, text in marked(page) if kind == "caption"} == {ENGLISH, KOREAN}


def test_a_class_that_wraps_the_article_does_not_make_it_a_caption() -> None:
    body = "".join(f"<p>{ENGLISH} No. {n}.</p>" for n in range(40))
    assert marked(f"<div class='media-caption'>{body}</div>") == []


def test_a_list_of_links_is_furniture_and_a_link_in_a_sentence_is_not() -> None:
    links = "".join(f"<li><a href={n}>Other story number {n}</a>" for n in range(5))
    kinds = marked(f"<p>{ENGLISH} <a href=x>More here.</a></p><ul>{links}</ul>")
    assert kinds == [("furniture", f"Other story number {n}") for n in range(5)]


def test_the_title_in_the_head_is_used_only_where_no_h1_is() -> None:
    head = "<meta property='og:title' content='The boat is late'>"
    assert marked(f"{head}<p>{ENGLISH}")[0] == ("headline", "The boat is late")
    assert marked(f"{head}<h1>Late boat</h1><p>{ENGLISH}") == [("headline", "Late boat")]


def test_a_marked_caption_counts_though_its_form_says_headline() -> None:
    page = page_from_html(
        f"<p>{ENGLISH}</p><figure><img><figcaption>우편선 갑판</figcaption></figure>"
    )
    assert [s.kind for s in build_document(page).sentences] == ["body", "caption"]


def test_the_day_in_the_markup_counts_in_the_checks() -> None:
    """Nothing in the text tells it."""
    page = page_from_html(
        f"<meta property='article:published_time' content='2025-11-03'><p>{ENGLISH}"
    )
    assert page_date([build_document(page)]) == date(2025, 11, 3)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * MANY,
        "<div>" * MANY + "</p>" * MANY,
        "".join(f"<b a={n}><p>x" for n in range(MANY)),
        "<p " + " ".join(f"a{n}" for n in range(MANY)) + ">x",
        "<" * MANY,
        "<table>" * MANY + "x",
        "<!--" * MANY,
        "<script type=application/ld+json>" + "[" * MANY + "</script>x",
        "<svg><![CDATA[" * MANY,
        "<img alt='a boat that is late again today'>" * MANY,
        "&#x110000;&#0;&#xd800;" * 100,
        "\x00<p\x00>x</p>",
    ],
    ids=[
        "nesting",
        "closing",
        "formatting",
        "attributes",
        "brackets",
        "tables",
        "comments",
        "json",
        "cdata",
        "pictures",
        "entities",
        "zero bytes",
    ],
)
def test_hostile_markup_gives_a_page_or_a_letter(markup: str) -> None:
    """It neither recurses nor takes quadratic time, which at this length would be minutes."""
    try:
        page = page_from_html(markup)
    except InputError:
        return
    build_document(page) if len(page.text) < 10_000 else None


PARTS = st.sampled_from(
    ["<p>", "</p>", "<div class=caption>", "</div>", "<figure>", "<img alt='", "'>", "<nav>", "<table><td>", "<br>",
     "<a href=x>", "</a>", "<b", "=\"", "<!--", "-->", "<script>", "</script>", "<noscript>", "data-caption='&lt;p", "&amp", ENGLISH, KOREAN]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PARTS | st.text(max_size=5), max_size=40))
def test_any_markup_gives_a_page_whose_marks_fit_or_a_letter(parts: list[str]) -> None:
    """Marks are in order, apart and inside the text, and the document can be built."""
    data = ("<html>" + "".join(parts)).encode("utf-8", "surrogatepass")
    try:
        page = page_from_bytes(data)
    except InputError:
        return
    edges = [edge for mark in page.marked for edge in (mark.span.start, mark.span.stop)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(page.text) for edge in edges)
    build_document(page)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_page_or_a_letter(data: bytes) -> None:
    with suppress(InputError):
        assert page_from_bytes(data, form="html").text.strip()

"""Saved pages in the mark-up that newsrooms use, each with what must come out of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aligner.page import build_document, load_page
from aligner.types import Kind, Page

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
by_name = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)


def gold(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return found


def marked(page: Page, kind: Kind) -> list[str]:
    return [mark.span.of(page.text) for mark in page.marked if mark.kind == kind]


@by_name
def test_captions_are_marked_once_where_they_are_printed(path: Path) -> None:
    """All captions of the page and nothing else; a copy that the page itself prints stays a copy."""
    assert marked(load_page(path), "caption") == gold(path)["captions"]


@by_name
def test_headlines_are_marked(path: Path) -> None:
    """h1 and h2 of the article, the title in the head where it has none, not the name of the site."""
    assert marked(load_page(path), "headline") == gold(path)["headlines"]


@by_name
def test_body_text_is_kept_unmarked(path: Path) -> None:
    """Every paragraph is a line of the page, whole, and no mark touches it."""
    page = load_page(path)
    lines = page.text.split("\n")
    touched = "\n".join(mark.span.of(page.text) for mark in page.marked)
    assert [line for line in gold(path)["body"] if line not in lines or line in touched] == []


@by_name
def test_furniture_is_left_out_with_its_reason(path: Path) -> None:
    """What the markup calls furniture is in the account of the page, and in no sentence."""
    document = build_document(load_page(path))
    left = {item.span.of(document.page.text): item.reason for item in document.left_out}
    assert [text for text in gold(path)["furniture"] if left.get(text) != "furniture"] == []


@by_name
def test_what_nobody_sees_is_no_text(path: Path) -> None:
    """Scripts, styles, templates, hidden elements and empty alternative texts are nowhere in the text."""
    text = load_page(path).text
    assert [absent for absent in gold(path)["absent"] if absent in text] == []


@by_name
def test_the_day_of_publication_is_read_from_the_markup(path: Path) -> None:
    """From meta, JSON-LD or time, in this order."""
    told = gold(path)["published"]
    assert load_page(path).published == (date.fromisoformat(told) if told else None)


@by_name
def test_marked_captions_become_sentences_of_captions(path: Path) -> None:
    """The document holds every caption as a caption, though nothing but the markup says it is one."""
    document = build_document(load_page(path))
    captions = {s.text for s in document.sentences if s.kind == "caption"}
    assert set(gold(path)["captions"]) <= captions

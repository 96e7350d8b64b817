"""A page taken apart: from its text to blocks and sentences, with an account of all the rest."""

from __future__ import annotations

from aligner.page.blocks.passages import passages
from aligner.page.language.runs import language_of
from aligner.page.repeats import fold_repeats
from aligner.page.sentences.sections import sections
from aligner.page.view import clean_view
from aligner.types import Block, Document, Language, LeftOut, Page, Sentence


def build_document(page: Page) -> Document:
    """The blocks and sentences of a page that mixes Korean and English.

    >>> document = build_document(Page("p", "The well is deep. 우물이 깊다."))
    >>> [(s.language, s.text) for s in document.sentences]
    [('en', 'The well is deep.'), ('ko', '우물이 깊다.')]
    """
    return _document(page, None)


def build_monolingual(page: Page, language: Language) -> Document:
    """The same of a page that is known to be in one language.

    Names and short quotations of the other language belong to their sentences; longer stretches of it
    are left out.
    """
    return _document(page, language)


def _document(page: Page, only: Language | None) -> Document:
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    left_out: list[LeftOut] = []
    for passage in passages(clean_view(page.text), page.text, page.marked):
        view = passage.view
        if passage.kind == "furniture":
            span = view.span(0, len(view))
            left_out.append(LeftOut(span, "furniture"))
            if language := only or language_of(view.text):
                blocks.append(Block(span, "furniture", language))
            continue
        for section in sections(passage, only):
            left_out += [LeftOut(view.span(a, b), why) for a, b, why in section.left_out]
            language = only or language_of(view.text[section.start : section.stop])
            if language is None and not section.sentences:
                continue
            language = language or section.sentences[0][2]
            sentences += [
                Sentence(view.span(a, b), view.text[a:b], spoken, section.kind, len(blocks))
                for a, b, spoken in section.sentences
            ]
            blocks.append(Block(view.span(section.start, section.stop), section.kind, language))
    return Document(page, tuple(blocks), fold_repeats(sentences), tuple(left_out))

"""The whole way of a page, in the order it happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, overload

from aligner.align import Alignment, all_alone, look_at_document, look_at_documents
from aligner.encode import Encoder, PooledEncoder, load_encoder
from aligner.encode.read_ahead import ReadAhead
from aligner.errors import AlignerError
from aligner.page.document import build_document, build_monolingual
from aligner.page.load import page_from_text
from aligner.types import Alone, Document, Finding, Language, Page, Pair, Sentence, Span

if TYPE_CHECKING:  # the checks take a tenth of a second to load
    from aligner.check.glossary import Glossary
    from aligner.check.page import PageFindings

DEFAULT_MIN_SCORE = 0.5

# Pages taken together by align_many. Enough that a large encoder's batches are full (one page has
# some 50 sentences), few enough that a chunk of long pages stays within some hundred megabytes.
CHUNK_PAGES = 16


@dataclass(frozen=True, slots=True)
class Aligned:
    """What came of one page (or of two): the pairs, and why there are none if there are none.

    ``documents`` is the page taken apart, or the English and the Korean document. ``alignment`` is all that
    was found out on the way, for :meth:`Aligner.alone`; None where a language is missing.
    """

    documents: tuple[Document, ...]
    pairs: tuple[Pair, ...]
    reason: str = ""
    alignment: Alignment | None = field(default=None, repr=False, compare=False)


class Aligner:
    """Finds the pairs of sentences that translate each other.

    Args:
        model: None for the bundled encoder; a folder or a name that sentence-transformers can
            load; or any object with the two members of :class:`~aligner.encode.Encoder`.
        min_score: pairs with a lower score (a probability, 0 to 1) are left out.

    Raises:
        AlignerError: ``min_score`` is no probability.
    """

    def __init__(
        self, model: str | Path | Encoder | None = None, min_score: float = DEFAULT_MIN_SCORE
    ) -> None:
        if not 0 <= min_score <= 1:
            raise AlignerError(
                f"min_score is {min_score!r}", fix="Give a probability, from 0 to 1."
            )
        self.model = model
        self.min_score = min_score

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder, loaded when it is first needed."""
        if self.model is None or isinstance(self.model, str | Path):
            return load_encoder(self.model)
        return self.model

    @overload
    def align(self, text: str) -> list[Pair]: ...
    @overload
    def align(self, *, en: str, ko: str) -> list[Pair]: ...
    def align(
        self, text: str | None = None, *, en: str | None = None, ko: str | None = None
    ) -> list[Pair]:
        """The pairs of one text in both languages, or of an English and a Korean text.

        In the order of their English side. Spans are places in the text their side came from.

        Raises:
            AlignerError: the call holds neither one text nor both ``en`` and ``ko``.
        """
        return list(self._align(_pages("align", text, en, ko)).pairs)

    @overload
    def unaligned(self, text: str) -> list[Alone]: ...
    @overload
    def unaligned(self, *, en: str, ko: str) -> list[Alone]: ...
    def unaligned(
        self, text: str | None = None, *, en: str | None = None, ko: str | None = None
    ) -> list[Alone]:
        """The sentences in none of the pairs that :meth:`align` gives, English first.

        Each with its best candidate and why it is not paired with that.

        Raises:
            AlignerError: as :meth:`align`.
        """
        return self.alone(self._align(_pages("unaligned", text, en, ko)))

    @overload
    def check(
        self, text: str, *, date: date | None = None, glossary: Glossary | None = None
    ) -> list[Finding]: ...
    @overload
    def check(
        self, *, en: str, ko: str, date: date | None = None, glossary: Glossary | None = None
    ) -> list[Finding]: ...
    def check(
        self,
        text: str | None = None,
        *,
        en: str | None = None,
        ko: str | None = None,
        date: date | None = None,
        glossary: Glossary | None = None,
    ) -> list[Finding]:
        """What does not agree in the pairs that :meth:`align` gives, and among the captions.

        The gravest first. Spans are places in the text their side came from. ``date`` is that of the
        page, by default the one that it prints itself; with neither, a weekday and a date are not compared.
        What the ``glossary`` (:func:`~aligner.check.load_glossary`) has agreed never differs.

        Raises:
            AlignerError: as :meth:`align`.
        """
        aligned = self._align(_pages("check", text, en, ko))
        return list(self.findings(aligned, date, glossary).all)

    def align_many(self, texts: Iterable[str]) -> Iterator[list[Pair]]:
        """One list of pairs for each text, in order.

        The sentences of several texts are encoded together. Texts are drawn as they are needed, a
        few at a time, so ``texts`` may be endless.
        """
        if isinstance(texts, str | bytes):
            raise AlignerError(
                "align_many() takes many texts, not one", fix="Call align(text) for one text."
            )
        return self._align_many(iter(texts))

    def _align_many(self, texts: Iterator[str]) -> Iterator[list[Pair]]:
        # One for all chunks: the alignment keeps what it knows of an encoder under the object.
        ahead = self.ahead()
        while chunk := [taken_apart((_page(text),)) for text in islice(texts, CHUNK_PAGES)]:
            if ahead:
                ahead.read(document for documents in chunk for document in documents)
            for documents in chunk:
                yield list(self.align_taken_apart(documents, ahead).pairs)

    def ahead(self) -> ReadAhead | None:
        """What reads the sentences of several pages together; None where the encoder gains nothing by it."""
        return None if isinstance(self.encoder, PooledEncoder) else ReadAhead(self.encoder)

    def align_page(self, page: Page) -> Aligned:
        """The pairs of one page that was read from somewhere."""
        return self.align_taken_apart(taken_apart((page,)))

    def align_pages(self, en: Page, ko: Page) -> Aligned:
        """The pairs of an English and a Korean page."""
        return self.align_taken_apart(taken_apart((en, ko)))

    def align_taken_apart(
        self, documents: tuple[Document, ...], encoder: Encoder | None = None
    ) -> Aligned:
        """The pairs of what :func:`taken_apart` gives, by this ``encoder`` or by the aligner's own."""
        reason = _missing_side([s for document in documents for s in document.sentences])
        if reason:
            return Aligned(documents, (), reason)
        by = encoder or self.encoder
        if len(documents) == 1:
            return self._kept(documents, look_at_document(documents[0], by))
        return self._kept(documents, look_at_documents(documents[0], documents[1], by))

    def alone(self, aligned: Aligned) -> list[Alone]:
        """The sentences of aligned pages that are in no pair, English first."""
        if aligned.alignment:
            return aligned.alignment.alone(self.min_score)
        return all_alone(s for document in aligned.documents for s in document.sentences)

    def findings(
        self, aligned: Aligned, date: date | None = None, glossary: Glossary | None = None
    ) -> PageFindings:
        """The findings of aligned pages, by pair and beside the pairs."""
        from aligner.check.page import check_page

        captions = {
            s.language for d in aligned.documents for s in d.sentences if s.kind == "caption"
        }
        alone = self.alone(aligned) if len(captions) > 1 else ()
        return check_page(aligned.documents, aligned.pairs, alone, date, glossary)

    def _align(self, pages: tuple[Page, ...]) -> Aligned:
        return self.align_taken_apart(taken_apart(pages))

    def _kept(self, documents: tuple[Document, ...], found: Alignment) -> Aligned:
        kept = sorted((p for p in found.pairs if p.score >= self.min_score), key=_place)
        reason = "" if kept else f"no pair reached the score {self.min_score:g}"
        return Aligned(documents, tuple(kept), reason, found)


def taken_apart(pages: tuple[Page, ...]) -> tuple[Document, ...]:
    """One page in both languages as a document, or an English and a Korean one as two."""
    if len(pages) == 1:
        return (build_document(pages[0]),)
    en, ko = pages
    return build_monolingual(en, "en"), build_monolingual(ko, "ko")


def _pages(call: str, text: str | None, en: str | None, ko: str | None) -> tuple[Page, ...]:
    """The one page, or the English and the Korean one, that a call is about."""
    if text is not None and en is None and ko is None:
        return (_page(text),)
    if text is None and en is not None and ko is not None:
        return _page(en), _page(ko)
    raise AlignerError(
        f"{call}() takes one text, or an English and a Korean one",
        fix=f"Call {call}(text) or {call}(en=..., ko=...).",
    )


def _page(text: object) -> Page:
    if not isinstance(text, str):
        raise AlignerError(
            f"a page is given as {type(text).__name__}, not as str",
            fix="Decode bytes first, or read a file with aligner.page.load.load_page(path).",
        )
    return page_from_text(text)


def _missing_side(sentences: Iterable[Sentence]) -> str:
    languages: set[Language] = {sentence.language for sentence in sentences}
    return {
        frozenset(): "no text in either language",
        frozenset({"en"}): "no Korean text",
        frozenset({"ko"}): "no English text",
    }.get(frozenset(languages), "")


def _place(pair: Pair) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    return pair.en_spans, pair.ko_spans

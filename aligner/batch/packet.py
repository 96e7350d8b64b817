"""The work of a batch: documents in, rows of the corpus out. Pure: the same documents give the same rows, to the bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from aligner.batch.rows import PageRows, aligned_rows, mishap, too_much
from aligner.batch.settings import Settings
from aligner.encode.load import folder_of, is_own
from aligner.inputs import Found, read
from aligner.pipeline import Aligned, Aligner, taken_apart
from aligner.types import Document, Finding, Page

if TYPE_CHECKING:
    from aligner.check.glossary import Glossary
    from aligner.encode import Encoder
    from aligner.encode.read_ahead import ReadAhead

# What ``at`` is told while several pages are encoded together.
TOGETHER = -1

# Something in both languages, with a date and a Korean line without full stops, which the splitter is needed for.
_WARM_UP = Page(
    "",
    "The ferry sails on Monday, 3 March.\n\n여객선은 3월 3일 월요일에 다시 출항한다 폭풍 때문에 일주일 동안 항구에 묶여"
    " 있었다 승객들은 부두에서 운항 안내판을 살피며 배를 기다렸다 선장은 정오에 떠나겠다고 말했다\n",
)
# A pair with a figure and a name, so that the tables of the checks are read before the workers are forked, which share them.
_WARM_UP_PAIR = (
    "Kim Min-su boards the ferry with 30 others in Mokpo.",
    "김민수 씨가 다른 승객 30명과 목포에서 여객선에 오르고 있다.",
)


class Work(Protocol):
    """What worker processes do with packets of documents. Made once, before they are forked."""

    def begin(self) -> None:
        """Called in each of them before its first packet: for what no fork survives."""
        ...

    def packet(self, founds: Sequence[Found], at: Callable[[int], None]) -> Iterator[PageRows]:
        """The rows of each document, in order; ``at`` is told which one is worked on (or TOGETHER)."""
        ...


class Alignment:
    """Aligns packets of documents.

    Raises:
        AlignerError: the model or the glossary cannot be read.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._aligner = Aligner(settings.model, settings.min_score)
        self._glossary = _glossary(settings)
        self._ahead: ReadAhead | None = None
        self._loaded = False
        taken_apart((_WARM_UP,))  # loads the splitter: two seconds that are no page's own
        if is_own(folder_of(settings.model)):
            self.begin()

    @property
    def encoder(self) -> Encoder:
        """What makes vectors of sentences."""
        return self._aligner.encoder

    def begin(self) -> None:
        """Load the encoder, if that is not done: torch, and what lies on a GPU, survive no fork, the bundled one does."""
        from aligner.check import check_pair

        if not self._loaded:
            self._ahead = self._aligner.ahead()
            keep_frequent = getattr(self.encoder, "keep_frequent", None)
            if keep_frequent:
                keep_frequent()
            self._rows(Found("", ""), taken_apart((_WARM_UP,)))
            if self._settings.checks:
                check_pair(*_WARM_UP_PAIR)
            self._loaded = True

    def packet(
        self, founds: Sequence[Found], at: Callable[[int], None] = lambda _: None
    ) -> Iterator[PageRows]:
        """The rows of each document, in order; ``at`` is told which one is worked on (or TOGETHER).

        What goes wrong with a document is told in its row.
        """
        forget = getattr(self.encoder, "forget", None)
        if forget:
            forget()
        lots = [founds] if self._ahead else [[found] for found in founds]
        done = 0
        for lot in lots:
            yield from self._lot(lot, done, at)
            done += len(lot)

    def _lot(
        self, founds: Sequence[Found], first: int, at: Callable[[int], None]
    ) -> Iterator[PageRows]:
        """The rows of documents whose sentences are encoded together, if the encoder gains by it."""
        lot: list[tuple[Document, ...] | PageRows] = []
        for place, found in enumerate(founds, first):
            at(place)
            lot.append(self._taken_apart(found))
        if self._ahead:
            at(TOGETHER)
            self._ahead.read(d for each in lot if not isinstance(each, PageRows) for d in each)
        for place, (found, each) in enumerate(zip(founds, lot, strict=True), first):
            at(place)
            yield each if isinstance(each, PageRows) else self._guarded(found, each)

    def _taken_apart(self, found: Found) -> tuple[Document, ...] | PageRows:
        try:
            documents = taken_apart(read(found))
        except Exception as error:  # noqa: BLE001 (one bad page never costs another)
            return mishap(found, error)
        return too_much(found, documents, self._settings.page_sentences) or documents

    def _guarded(self, found: Found, documents: tuple[Document, ...]) -> PageRows:
        try:
            return self._rows(found, documents)
        except Exception as error:  # noqa: BLE001 (one bad page never costs another)
            return mishap(found, error)

    def _rows(self, found: Found, documents: tuple[Document, ...]) -> PageRows:
        from aligner.check.page import page_date

        aligned = self._aligner.align_taken_apart(documents, self._ahead)
        day = date.fromisoformat(found.date) if found.date else page_date(documents)
        findings = self._findings(aligned, day) if self._settings.checks else {}
        return aligned_rows(found, aligned, day.isoformat() if day else "", findings)

    def _findings(self, aligned: Aligned, day: date | None) -> dict[str, tuple[Finding, ...]]:
        from aligner.check.captions.findings import captions_in_two_pairs
        from aligner.check.page import check_pairs

        found = check_pairs(aligned.documents, aligned.pairs, day, self._glossary)
        for pair, finding in captions_in_two_pairs(aligned.pairs):
            found[pair.id] = (*found.get(pair.id, ()), finding)
        return found


def _glossary(settings: Settings) -> Glossary | None:
    if settings.glossary is None:
        return None
    from aligner.check.glossary import load_glossary

    return load_glossary(Path(settings.glossary))

"""Scores over many pages: a row a kind, intervals, and a table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass

from aligner import __version__
from aligner.evaluate.gold import GoldPage
from aligner.evaluate.score import PageScore, letters, score_page

# Enough: over 12 seeds on the 90 development pages, pairs dropped at random, either end of the
# interval moved by .002 at an F1 of .97 and by .004 at .80.
DRAWS = 1000
NOTHING = PageScore(0, 0, 0, 0, 0)
HEADINGS = ("kind", "pages", "gold", "P", "R", "F1", "F1 95%", "overlap P", "false/page")


@dataclass(frozen=True, slots=True)
class Row:
    """The score of all pages of one kind, and the 95% interval of its F1.

    ``f1_interval`` is (low, high), or empty where it has no meaning: a single page, or no true pair.
    """

    kind: str
    pages: int
    score: PageScore
    f1_interval: tuple[float, ...]

    @property
    def false_pairs_a_page(self) -> float:
        """Wrong pairs for each page; what counts on pages without a true pair."""
        return self.score.fp / max(1, self.pages)


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured: all pages, each kind of page in order of appearance, and with what.

    ``astray`` names the gold texts that do not stand on their page, as "page id: text"; no aligner
    can find them, so they tell of a slip in the gold.
    """

    total: Row
    kinds: tuple[Row, ...]
    signature: str = ""
    astray: tuple[str, ...] = ()


def signature(model: str, min_score: float) -> str:
    """What a figure was measured with.

    >>> signature("ko-en", 0.5)  # doctest: +ELLIPSIS
    'aligner ... | model ko-en | min score 0.5'
    """
    return f"aligner {__version__} | model {model} | min score {min_score:g}"


def evaluate(
    gold_pages: Sequence[GoldPage],
    predict: Callable[[str], list[tuple[str, str]]],
    *,
    measured_with: str = "",
) -> Report:
    """Scores what ``predict`` makes of the text of each page: a list of (English, Korean)."""
    return score_pages(
        gold_pages, (predict(page.text) for page in gold_pages), measured_with=measured_with
    )


def score_pages(
    gold_pages: Sequence[GoldPage],
    predictions: Iterable[list[tuple[str, str]]],
    *,
    measured_with: str = "",
) -> Report:
    """Scores predictions that were made already, or are being made: one list a page, in order."""
    scores = [score_page(pairs, page) for page, pairs in zip(gold_pages, predictions, strict=True)]
    by_kind: dict[str, list[PageScore]] = {}
    for page, score in zip(gold_pages, scores, strict=True):
        by_kind.setdefault(page.kind, []).append(score)
    return Report(
        total=_row("all", scores),
        kinds=tuple(_row(kind, of_kind) for kind, of_kind in by_kind.items()),
        signature=measured_with,
        astray=tuple(f"{page.id}: {text}" for page in gold_pages for text in texts_astray(page)),
    )


def texts_astray(page: GoldPage) -> list[str]:
    """The gold texts that do not stand on their page (blanks, punctuation and case apart)."""
    stands = letters(page.text)
    texts = [text for pair in page.pairs for text in pair] + [*page.en_only, *page.ko_only]
    return [text for text in texts if letters(text) not in stands]


def _row(kind: str, scores: Sequence[PageScore]) -> Row:
    total = sum(scores, start=NOTHING)
    return Row(kind, len(scores), total, f1_interval(scores) if total.total else ())


def f1_interval(scores: Sequence[PageScore], *, seed: int = 0) -> tuple[float, ...]:
    """The 95% interval of F1, were the pages drawn again: (low, high), empty for fewer than two.

    The percentile bootstrap (Efron 1979) over pages, since the pairs of one page stand or fall
    together.
    """
    if len(scores) < 2:
        return ()
    import numpy as np

    counts = np.array([astuple(score) for score in scores])
    generator = np.random.default_rng(seed)
    drawn = (generator.integers(len(scores), size=len(scores)) for _ in range(DRAWS))
    f1 = [PageScore(*counts[pages].sum(axis=0).tolist()).f1 for pages in drawn]
    low, high = np.percentile(f1, (2.5, 97.5)).tolist()
    return low, high


def format_report(report: Report) -> str:
    """The report as aligned plain text; a dash where a figure has no meaning."""
    cells = [HEADINGS, *map(_cells, (report.total, *report.kinds))]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths) for row in cells]
    if report.astray:
        lines += ["", "Gold that does not stand on its page, so that nothing can find it:"]
        lines += [f"  {text}" for text in report.astray]
    if report.signature:
        lines += ["", report.signature]
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    score = row.score
    rates = (score.precision, score.recall, score.f1) if score.total else ()
    return (
        row.kind,
        str(row.pages),
        str(score.total),
        *([f"{rate:.3f}" for rate in rates] or ["-"] * 3),
        "-".join(f"{end:.3f}" for end in row.f1_interval) or "-",
        f"{score.overlap_precision:.3f}" if score.total else "-",
        f"{row.false_pairs_a_page:.2f}",
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *figures = (
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((name, *figures)).rstrip()

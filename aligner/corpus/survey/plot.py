"""The figures of a corpus as a drawing: SVG, which every browser shows, made without any other package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

import numpy as np

from aligner.corpus.formats.fields import one_line
from aligner.corpus.survey.stats import SCORE_BINS, CorpusStats, Counts

_WIDTH, _HEIGHT = 880, 640
# Of each of four panels: its size, and what its axes leave of it for bars.
_PANEL_W, _PANEL_H, _LEFT, _TOP, _BARS_W, _BARS_H = 440, 300, 64, 44, 350, 196
_BLUE, _ORANGE, _INK, _GRID = "#2f6db3", "#e08214", "#333", "#ddd"
_NAMES = 9  # findings that fit into a panel


def svg(stats: CorpusStats, title: str) -> Iterator[str]:
    """The drawing, piece by piece: scores, lengths, lengths of both sides of a pair, findings."""
    pairs = sum(stats.pairs.values())
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
        f' height="{_HEIGHT}" font-family="system-ui, sans-serif" font-size="12" fill="{_INK}">\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n'
    )
    yield _text(24, 26, f"{one_line(title)}: {pairs:,} pairs", size=16)
    labels = [f"{at / SCORE_BINS:.1f}" for at in range(SCORE_BINS + 1)]
    yield from _panel(0, "Pairs by score", "probability that both sides translate each other")
    yield from _bars([(stats.scores, _BLUE)], labels)
    yield "</g>\n"
    yield from _lengths(stats)
    yield from _ratio(stats)
    yield from _findings(stats.findings)
    yield "</svg>\n"


def _lengths(stats: CorpusStats) -> Iterator[str]:
    width = _bin_width(np.maximum(stats.english, stats.korean), 20)
    yield from _panel(
        1,
        "Pairs by length",
        f"characters of a side, {width} a bin; the last bin holds what is longer",
    )
    bins = [
        (_binned(counts, width, 20), colour)
        for counts, colour in ((stats.english, _BLUE), (stats.korean, _ORANGE))
    ]
    yield from _bars(bins, [f"{at * width}" if at % 4 == 0 else "" for at in range(21)])
    for at, (name, colour) in enumerate((("English", _BLUE), ("Korean", _ORANGE))):
        yield f'<rect x="{_BARS_W - 64}" y="{4 + 18 * at}" width="10" height="10" fill="{colour}"/>\n'
        yield _text(_BARS_W - 48, 13 + 18 * at, name)
    yield "</g>\n"


def _ratio(stats: CorpusStats) -> Iterator[str]:
    yield from _panel(
        2,
        "Pairs by lengths compared",
        "English characters for each Korean one; the last bin holds what is more",
    )
    yield from _bars(
        [(_binned(stats.ratio, 20, 25), _BLUE)],
        [f"{at // 5}" if at % 5 == 0 else "" for at in range(26)],
    )
    yield "</g>\n"


def _findings(findings: Mapping[str, int]) -> Iterator[str]:
    """Findings by id, the most frequent first, as bars to the right."""
    told = list(findings.items())[:_NAMES]
    rest = sum(findings.values()) - sum(count for _, count in told)
    if rest:
        told.append(("others", rest))
    yield from _panel(3, "Findings (a pair may have several)" if told else "Findings", "")
    if not told:
        yield _text(0, 30, "none")
    most = max((count for _, count in told), default=1)
    for at, (name, count) in enumerate(told):
        y, long = at * 20, (_BARS_W - 190) * count / most
        yield _text(112, y + 12, name, anchor="end")
        yield f'<rect x="120" y="{y + 1}" width="{long:.1f}" height="14" fill="{_BLUE}"/>\n'
        yield _text(126 + long, y + 12, f"{count:,}")
    yield "</g>\n"


def _panel(number: int, title: str, below: str) -> Iterator[str]:
    x, y = number % 2 * _PANEL_W + _LEFT, number // 2 * _PANEL_H + _TOP
    yield f'<g transform="translate({x} {y + 16})">\n'
    yield _text(0, -8, title, size=13, bold=True)
    yield _text(0, _BARS_H + 38, below, size=11)


def _bars(series: Sequence[tuple[Counts, str]], labels: Sequence[str]) -> Iterator[str]:
    """Bars side by side in each bin, with an axis of counts and labels at the edges of the bins."""
    top = _round_up(max(int(counts.max()) for counts, _ in series))
    for share in (0, 0.5, 1):
        y = _BARS_H * (1 - share)
        yield f'<line x1="0" x2="{_BARS_W}" y1="{y}" y2="{y}" stroke="{_GRID}"/>\n'
        yield _text(-8, y + 4, f"{top * share:,.0f}", anchor="end")
    step = _BARS_W / len(series[0][0])
    wide = (step - 2) / len(series)
    for place, (counts, colour) in enumerate(series):
        for at, count in enumerate(counts.tolist()):
            high = _BARS_H * count / top
            x = at * step + 1 + place * wide
            if count:
                yield (
                    f'<rect x="{x:.1f}" y="{_BARS_H - high:.1f}" width="{wide:.1f}" height="{high:.1f}"'
                    f' fill="{colour}"><title>{count:,}</title></rect>\n'
                )
    for at, label in enumerate(labels):
        if label:
            yield _text(at * step, _BARS_H + 16, label, anchor="middle")


def _bin_width(counts: Counts, bins: int) -> int:
    """A round width of bins, so that 99 of 100 are not in the last one."""
    sums = np.cumsum(counts)
    last = int(np.searchsorted(sums, 0.99 * sums[-1])) if sums[-1] else bins
    return next((width for width in (1, 2, 5, 10, 20, 25, 50, 100) if width * bins >= last), 250)


def _binned(counts: Counts, width: int, bins: int) -> Counts:
    places = np.minimum(np.arange(len(counts)) // width, bins - 1)
    binned: Counts = np.bincount(places, counts, bins).astype(np.int64)
    return binned


def _round_up(count: int) -> int:
    """The next number that is easy to halve: 2, 4, 6, 8, 10, 20, 40 ...

    >>> _round_up(1), _round_up(7), _round_up(365)
    (2, 8, 400)
    """
    unit = int("1" + "0" * (len(str(count)) - 1))
    return next(unit * n for n in (2, 4, 6, 8, 10) if unit * n >= count)


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", size: int = 12, bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}"{weight}>{escape(text)}</text>\n'

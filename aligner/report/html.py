"""One self-contained HTML page of a page's pairs: no request leaves it, and nothing in it is run but its own script.

The texts come from anywhere, so everything is escaped, every text is isolated from the direction of others, and the
page's own policy allows no script and no style but the two whose hashes it names.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.resources import files
from string import Template
from typing import NamedTuple

from aligner.report import visible
from aligner.report.cards import Aside, Card, Piece, Sheet, Side
from aligner.report.cells import two_digits
from aligner.report.told import SEVERITIES
from aligner.report.why import why_lines
from aligner.types import Finding, Language, LeftOut

_LANGUAGES: dict[Language, str] = {"en": "English", "ko": "Korean"}
_FILTERS = (
    ("all", "All"),
    ("captions", "Captions"),
    ("doubtful", "Doubtful"),
    ("findings", "Findings"),
    ("unaligned", "Unaligned"),
)


class About(NamedTuple):
    """What the report says of itself: the page's name and day, and what it was made with."""

    title: str
    day: str
    made_with: str


def report(sheet: Sheet, about: About, left_out: Iterable[LeftOut]) -> str:
    """The HTML of a page's report."""
    style, script = _resource("page.css"), _resource("page.js")
    cards = [*sheet.captions, *sheet.others, *sheet.alone]
    return Template(_resource("page.html")).substitute(
        style=style,
        script=script,
        policy=_policy(style, script),
        title=_text(about.title),
        summary=_summary(sheet, about),
        filters="".join(_filter(name, label, cards) for name, label in _FILTERS),
        loose=_loose(sheet.loose),
        captions=_section("Captions", sheet.captions, first=1),
        others=_section("Headlines and text", sheet.others, first=len(sheet.captions) + 1),
        alone=_section("Without a partner", sheet.alone, first=len(cards) - len(sheet.alone) + 1),
        left_out=_left_out(left_out),
        made_with=_text(about.made_with),
    )


def _resource(name: str) -> str:
    return (files("aligner.report") / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """The content policy of the page (https://www.w3.org/TR/CSP3/): its own style and script, by their hashes."""
    hashes = (
        base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for code in (style, script)
    )
    own_style, own_script = (f"'sha256-{code}'" for code in hashes)
    return (
        f"default-src 'none'; style-src {own_style}; script-src {own_script};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )


def _text(text: str) -> str:
    """A text as HTML: escaped, without characters that show nothing or turn the direction round."""
    return escape(visible(text))


def _summary(sheet: Sheet, about: About) -> str:
    pairs = [*sheet.captions, *sheet.others]
    severities = Counter(finding.severity for finding in sheet.findings)
    parts = [f"{len(pairs)} {'pair' if len(pairs) == 1 else 'pairs'}"]
    parts += [
        f'<b class="{s}">{severities[s]} {s}{"s" * (severities[s] > 1)}</b>'
        for s in SEVERITIES
        if severities[s]
    ]
    parts.append(f"{len(sheet.alone)} without a partner")
    if about.day:
        parts.append(f"page of <time>{_text(about.day)}</time>")
    return " · ".join(parts)


def _classes(card: Card) -> list[str]:
    """What the filters ask for."""
    return [
        name
        for name, wanted in (
            ("captions", card.kind == "caption"),
            ("doubtful", card.doubtful),
            ("findings", bool(card.findings)),
            ("unaligned", bool(card.alone)),
        )
        if wanted
    ]


def _filter(name: str, label: str, cards: Sequence[Card]) -> str:
    count = sum(name == "all" or name in _classes(card) for card in cards)
    checked = " checked" if name == "all" else ""
    return (
        f'<label><input type="radio" name="filter" id="filter-{name}"{checked}>'
        f'<span>{label} <small>{count}</small></span></label>'
    )  # fmt: skip


def _loose(findings: Sequence[Finding]) -> str:
    return f'<ol class="findings loose">{_finding_items(findings)}</ol>' if findings else ""


def _section(title: str, cards: Sequence[Card], *, first: int) -> str:
    if not cards:
        return ""
    inner = "\n".join(_card(card, number) for number, card in enumerate(cards, first))
    return f"<section><h2>{title}</h2>\n{inner}\n</section>"


def _card(card: Card, number: int) -> str:
    classes = " ".join(["card", *_classes(card)])
    score = two_digits(card.score) + "?" * card.doubtful
    shown = f"<b>{score}</b>" if not card.alone else "alone"
    return (
        f'<article class="{classes}" id="card-{number}" tabindex="-1">'
        f'<header><a href="#card-{number}">{number}</a> <span>{card.kind}</span> '
        f"<span>{shown}</span></header>"
        f'<div class="sides">{_side(card, card.en)}{_side(card, card.ko)}</div>'
        f"{_finding_list(card.findings)}{_why(card)}</article>"
    )


def _side(card: Card, side: Side) -> str:
    if not side.pieces:
        return _candidate(card, side.language)
    text = "".join(map(_piece, side.pieces))
    asides = "".join(_aside(aside) for aside in side.asides)
    return (
        f'<div class="side"><h3>{_LANGUAGES[side.language]} <small>{_lines(side.lines)}</small></h3>'
        f'<p lang="{side.language}" dir="ltr"><bdi>{text}</bdi></p>{asides}</div>'
    )


def _lines(lines: Sequence[int]) -> str:
    """Where a side is printed: "line 3", "lines 3, 9 (2 copies)"."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines))} ({len(lines)} copies)"


def _piece(piece: Piece) -> str:
    if piece.severity is None:
        return _text(piece.text)
    numbers = ",".join(map(str, piece.numbers))
    sup = f"<sup>{numbers}</sup>" if numbers else ""
    return f'<mark class="{piece.severity}">{_text(piece.text)}{sup}</mark>'


def _aside(aside: Aside) -> str:
    return f'<p class="aside" dir="ltr">line {aside.line}: <bdi>{_piece(aside.piece)}</bdi></p>'


def _candidate(card: Card, language: Language) -> str:
    """In place of the side that a sentence alone does not have: its best candidate, and why not that."""
    candidate = (
        f'<p lang="{language}" dir="ltr"><bdi>{_text(card.candidate)}</bdi></p>'
        f'<p class="aside">{two_digits(card.score)}: {_text(card.alone)}</p>'
        if card.candidate
        else f'<p class="aside">{_text(card.alone)}</p>'
    )
    return f'<div class="side candidate"><h3>Best candidate</h3>{candidate}</div>'


def _finding_list(findings: Sequence[Finding]) -> str:
    return f'<ol class="findings">{_finding_items(findings)}</ol>' if findings else ""


def _finding_items(findings: Iterable[Finding]) -> str:
    return "".join(
        f'<li class="{f.severity}"><b>{f.severity}</b> <code>{_text(f.id)}</code> '
        f'<bdi dir="ltr">{_text(f.message)}</bdi></li>'
        for f in findings
    )


def _why(card: Card) -> str:
    if card.alone:
        return ""
    lines = "".join(f'<p dir="ltr"><bdi>{_text(line)}</bdi></p>' for line in why_lines(card.why))
    return f"<details><summary>Why this pair</summary>{lines}</details>"


def _left_out(left_out: Iterable[LeftOut]) -> str:
    counts = Counter(piece.reason for piece in left_out)
    told = ", ".join(f"{number} {_text(reason)}" for reason, number in counts.most_common())
    return f"<p>Left out of the page: {told}.</p>" if told else ""

"""A passage to sentences: its credits set apart, its runs of one language, their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.page.blocks.passages import Passage
from aligner.page.credits.strip import strip_credit
from aligner.page.genres.interview import MARK, without_directions
from aligner.page.language.runs import language_of, language_runs
from aligner.page.lines.forms import is_prose
from aligner.page.sentences import english, korean
from aligner.page.words.labels import EDITORIAL_TAGS
from aligner.types import Kind, Language

# The longest sentences of news are below 600 characters. What is longer than this is no sentence but
# a table, a list of names or code without a full stop.
MAX_SENTENCE_CHARS = 2_000
# In a document of one language a stretch of the other is a name or a title up to this many words,
# and text of its own from here on.
_MIN_FOREIGN_WORDS = 4

# A label in two languages before a colon ("Venue 장소: ", "일시 / Date: "): up to three short words a
# side. It says what a line is about, in both languages at once, so neither half wants a partner.
_LATIN_WORDS = r"[A-Za-z][A-Za-z.&'’-]{0,14}(?: [A-Za-z.&'’-]{1,14}){0,2}"
_HANGUL_WORDS = r"[가-힣]{1,6}(?: [가-힣]{1,6}){0,2}(?<![다까며는])"
_LABEL = re.compile(
    rf"(?:{_LATIN_WORDS} ?[/|·(]? ?{_HANGUL_WORDS}|{_HANGUL_WORDS} ?[/|·(]? ?{_LATIN_WORDS})\)? ?[:：] ?"
)

# What kind of piece a title heads: "[기고] ", "Gallery: ", "화보 | ". Not before a whole sentence: "사설: ..." may
# be what somebody said.
_PIECE = re.compile(
    rf"[\[<【〈](?:{'|'.join(sorted(map(re.escape, EDITORIAL_TAGS), key=len, reverse=True))}|갤러리|카드뉴스|신간|서평|리뷰|guest column|op-?ed|gallery"
    r"|review|obituary|press release)[\]>】〉] ?"
    r"|(?:(?:photo |picture )?gallery|in pictures|photo essay|video|podcast|interview|editorial|op-?ed|opinion|column|guest column|analysis|feature"
    r"|exclusive|obituary|갤러리|화보|포토|영상|카드뉴스|인터뷰|르포|기고|칼럼|사설|시론|기획|특집|부고) ?[:|] ?",
    re.IGNORECASE,
)

# What counts items up, with a mark of quoting before it.
_LETTER = re.compile(r"[> ]{0,8}\(?[가-힣a-n][.)] ?")

# A number with at most three Latin letters: "H-0417", "+82-2-555-0100 (24h)". It is in neither language.
_FIGURES = re.compile(
    r"(?=(?:[^\d]{0,20}\d){3})[\d\s+().,:/#~-]{0,30}(?:[A-Z]{1,3}|[a-z]{1,3})[\d\s+().,:/#~-]{0,30}"
)

Range = tuple[int, int]
_SPLIT = {"en": english.split, "ko": korean.split}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a passage that becomes one block, in offsets into the passage.

    ``sentences`` and ``left_out`` are in order and, blanks aside, make up the whole section.
    """

    start: int
    stop: int
    kind: Kind
    sentences: tuple[tuple[int, int, Language], ...]
    left_out: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of one language; ``text`` is its part without credits and list marks."""

    start: int
    stop: int
    text: Range
    language: Language

    @property
    def credited(self) -> bool:
        """Whether a credit stands behind the text."""
        return self.text[1] < self.stop


def sections(passage: Passage, only: Language | None = None) -> list[Section]:
    """A passage of text as one section, or more where a caption in the other language is glued to it.

    Pages that were copied out of a browser lose the line end between a paragraph and the caption that
    follows it; the change of language and the credit tell where it was. ``only`` is the language of
    the whole document, if it has one.
    """
    text = passage.view.text
    runs = _runs(passage, only)
    if not runs:
        return [
            Section(0, len(text), passage.kind, (), tuple(_left_over(text, 0, len(text), [], ())))
        ]
    borders = _borders(runs, passage.kind)
    found = []
    for first, last in pairwise(borders):
        start = runs[first].start if first else 0
        stop = runs[last].start if last < len(runs) else len(text)
        stop -= text[stop - 1] == " "
        found.append(_section(text, start, stop, passage.kind, runs[first:last], only))
    return [_with_own_kind(section) for section in found] if len(found) > 1 else found


def _with_own_kind(section: Section) -> Section:
    """A section of a passage that was cut: a caption if a credit ends it, else a paragraph.

    Two captions can share the credit behind the second; they are single sentences.
    """
    end = section.sentences[-1][1] if section.sentences else section.start
    credited = any(reason == "credit" and a >= end for a, _, reason in section.left_out[-1:])
    if credited or (section.kind == "caption" and len(section.sentences) == 1):
        return replace(section, kind="caption")
    return replace(section, kind="body")


def _borders(runs: Sequence[_Run], kind: Kind) -> list[int]:
    """The indexes of the runs with which a section begins, and the number of runs."""
    borders = {0, len(runs)}
    if kind in {"body", "caption"} and len(runs) > 1:
        for at, run in enumerate(runs):
            if run.credited:
                borders |= {at, at + 1}
    return sorted(borders)


def _runs(passage: Passage, only: Language | None) -> list[_Run]:
    text, sources = passage.view.text, passage.sources
    start, stop, _ = strip_credit(text, passage.mark, sources)
    start = _behind_piece(text, start, stop)
    ranges = language_runs(text[start:stop])
    if label := _LABEL.match(text, start, stop):
        cut = label.end() - start
        ranges = [(max(a, cut), b, language) for a, b, language in ranges if b > cut]
    if only:
        ranges = _of_one_language(text[start:stop], ranges, only)
    runs = []
    for at, (a, b, language) in enumerate(ranges):
        begin, end = (0 if at == 0 else start + a), start + b
        inner = (start + a, start + b)
        if len(ranges) > 1 and not _is_plain(text, *inner):
            c, d, _ = strip_credit(text[slice(*inner)], sources=sources)
            inner = (inner[0] + c, inner[0] + d)
        if at == len(ranges) - 1 and stop < len(text):
            end = len(text)
        runs.append(_Run(begin, end, inner, language))
    return runs


def _behind_piece(text: str, start: int, stop: int) -> int:
    """Where a title begins behind the kind of its piece."""
    piece = _PIECE.match(text, start, stop)
    if piece is None or piece.end() >= stop or is_prose(text[start:stop]):
        return start
    return piece.end()


def _is_plain(text: str, start: int, stop: int) -> bool:
    """Whether a run plainly has no credit: it is a sentence from its first letter to its full stop."""
    return text[start].isalpha() and text[stop - 1] in ".?!" and start > 0


def _of_one_language(
    text: str, runs: list[tuple[int, int, Language]], only: Language
) -> list[tuple[int, int, Language]]:
    """The runs of a document in one language: short stretches of the other belong to what is around."""
    merged: list[tuple[int, int, Language]] = []
    for start, stop, language in runs:
        foreign = language != only and text.count(" ", start, stop) + 1 >= _MIN_FOREIGN_WORDS
        spoken = language if foreign else only
        if merged and merged[-1][2] == spoken:
            merged[-1] = (merged[-1][0], stop, spoken)
        else:
            merged.append((start, stop, spoken))
    return merged


def _section(
    text: str, start: int, stop: int, kind: Kind, runs: Sequence[_Run], only: Language | None
) -> Section:
    sentences: list[tuple[int, int, Language]] = []
    known: list[tuple[int, int, str]] = []
    for run in runs:
        begin, end = run.text
        known.append((run.start, begin, _reason(text[run.start : begin])))
        known.append((end, run.stop, "credit"))
        if only and run.language != only:
            known.append((begin, end, "other language"))
            continue
        for a, b in _SPLIT[run.language](text[begin:end]):
            c, d = without_directions(text[begin + a : begin + b])
            at = (begin + a + c, begin + a + d)
            known.append((begin + a, at[0], "stage direction"))
            known.append((at[1], begin + b, "stage direction"))
            if d - c > MAX_SENTENCE_CHARS:
                known.append((*at, "too long"))
            elif _FIGURES.fullmatch(text, *at):
                known.append((*at, "figures"))
            elif language_of(text[slice(*at)]):
                sentences.append((*at, run.language))
    left_out = _left_over(text, start, stop, sorted(known), sentences)
    return Section(start, stop, kind, tuple(sentences), tuple(left_out))


def _reason(before: str) -> str:
    """What the characters before the text of a run are; "" if there are none."""
    if not before:
        return ""
    if before[:1] in ("<", "{") or _LABEL.search(before) or _PIECE.search(before):
        return "label"
    if MARK.fullmatch(before) or _LETTER.fullmatch(before):
        return "list mark"
    return "credit" if any(map(str.isalpha, before)) else "list mark"


def _left_over(
    text: str,
    start: int,
    stop: int,
    known: Sequence[tuple[int, int, str]],
    sentences: Sequence[tuple[int, int, Language]],
) -> Iterator[tuple[int, int, str]]:
    """All of a section that is no sentence, with the known reasons or because of its language."""
    at = start
    for a, b, reason in sorted([*known, *((a, b, "") for a, b, _ in sentences), (stop, stop, "")]):
        yield from _trimmed(text, at, a, "neither language")
        if reason:
            yield from _trimmed(text, max(at, a), b, reason)
        at = max(at, b)


def _trimmed(text: str, start: int, stop: int, reason: str) -> Iterator[tuple[int, int, str]]:
    part = text[start:stop]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip()), reason
